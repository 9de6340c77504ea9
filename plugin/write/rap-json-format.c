// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-json-format.h"

#include "text/rap-document-private.h"
#include "text/rap-error.h"
#include "text/rap-json.h"

#define SCHEMA "rapporteur/1"

/* What a reader ought to know of how the document was read. */
static void
append_notes (RapFields *fields, GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  rap_fields_begin_array (fields, "notes");
  for (guint i = 0; i < notes->len; i++)
    rap_fields_string (fields, NULL, g_ptr_array_index (notes, i));
  rap_fields_end_array (fields);
}

static void
append_document (RapFields   *fields,
                 const char  *name,
                 RapDocument *document,
                 gboolean     with_text)
{
  rap_fields_begin_object (fields, name);
  rap_fields_string (fields, "id", rap_document_get_id (document));
  rap_fields_string (fields, "uri", rap_document_get_uri (document));
  rap_fields_string (fields, "sha256", rap_document_get_sha256 (document));
  rap_fields_string (fields, "media_type", rap_document_get_media_type (document));
  rap_fields_int (fields, "characters", rap_document_get_characters (document));
  rap_fields_int (fields, "bytes", rap_document_get_length (document));
  rap_fields_string (fields, "title", rap_document_get_title (document));
  rap_fields_string (fields, "byline", rap_document_get_byline (document));
  rap_fields_string (fields, "published", rap_document_get_published (document));
  rap_fields_string (fields, "language", rap_document_get_language (document));
  append_notes (fields, rap_document_get_draft (document)->notes);
  if (with_text)
    rap_fields_string (fields, "text", rap_document_get_text (document));
  rap_fields_end_object (fields);
}

static void
append_head (RapFields *fields, RapReport *report, gboolean with_text)
{
  RapDossier *dossier = rap_report_get_dossier (report);
  GPtrArray  *actions = rap_report_get_actions (report);
  guint       n_documents = rap_dossier_get_n_documents (dossier);

  rap_fields_string (fields, "schema", SCHEMA);
  rap_fields_string (fields, "version", PACKAGE_VERSION);
  rap_fields_begin_array (fields, "actions");
  for (guint i = 0; i < actions->len; i++)
    rap_fields_string (fields, NULL, g_ptr_array_index (actions, i));
  rap_fields_end_array (fields);
  if (rap_dossier_get_id (dossier) != NULL)
    rap_fields_string (fields, "id", rap_dossier_get_id (dossier));
  if (n_documents == 1)
    append_document (fields,
                     "document",
                     rap_dossier_get_document (dossier, 0),
                     with_text);
  else
    {
      rap_fields_begin_array (fields, "documents");
      for (guint i = 0; i < n_documents; i++)
        append_document (fields, NULL, rap_dossier_get_document (dossier, i), with_text);
      rap_fields_end_array (fields);
    }
}

static void
append_report (RapReport *report, gboolean with_text, GString *out)
{
  g_autoptr (RapFields) fields = rap_fields_new (FALSE);
  gsize length;

  append_head (fields, report, with_text);
  const char *head = rap_fields_peek (fields, &length);
  g_string_append_c (out, '{');
  g_string_append_len (out, head, length);
  g_string_append (out, ",\"actors\":[");
  rap_report_append_actors (report, out);
  g_string_append_c (out, ']');
  rap_report_append_extras (report, out);
  g_string_append (out, ",\"items\":[");
  rap_report_append_items (report, out);
  g_string_append (out, "]}");
}

static void
append_failure (const char *place, const GError *failure, GString *out)
{
  g_autoptr (RapFields) fields = rap_fields_new (FALSE);
  gsize length;

  rap_fields_string (fields, "schema", SCHEMA);
  rap_fields_string (fields, "version", PACKAGE_VERSION);
  rap_fields_begin_object (fields, "error");
  rap_fields_string (fields, "place", place);
  rap_fields_string (fields, "message", failure->message);
  rap_fields_end_object (fields);
  g_string_append_c (out, '{');
  g_string_append (out, rap_fields_peek (fields, &length));
  g_string_append_c (out, '}');
}

static void
write_line (const RapWriteState *state, RapReport *report, GString *out)
{
  append_report (report, state->with_text, out);
  g_string_append_c (out, '\n');
}

static void
write_failure_line (G_GNUC_UNUSED const RapWriteState *state,
                    const char                        *place,
                    const GError                      *failure,
                    GString                           *out)
{
  append_failure (place, failure, out);
  g_string_append_c (out, '\n');
}

static void
begin_array (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  g_string_append_c (out, '[');
}

static void
write_element (const RapWriteState *state, RapReport *report, GString *out)
{
  g_string_append (out, state->n_reports > 0 ? ",\n" : "\n");
  append_report (report, state->with_text, out);
}

static void
end_array (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  g_string_append (out, "\n]\n");
}

const RapFormat rap_json_lines_format = {
  .name = "jsonl",
  .write = write_line,
  .write_failure = write_failure_line,
};

const RapFormat rap_json_format = {
  .name = "json",
  .begin = begin_array,
  .write = write_element,
  .end = end_array,
};

/**
 * rap_report_to_string:
 * @self: a report
 * @with_text: whether the text of the documents is part of the result
 *
 * Gets the result as one line of JSON, in the schema `rapporteur/1`.
 *
 * Returns: (transfer full): JSON text
 *
 * Since: 1.0
 */
char *
rap_report_to_string (RapReport *self, gboolean with_text)
{
  GString *out = g_string_new (NULL);

  append_report (self, with_text, out);
  return g_string_free (out, FALSE);
}

/**
 * rap_report_to_json:
 * @self: a report
 *
 * Gets the result as JSON, in the schema `rapporteur/1`.
 *
 * Returns: (transfer full): an object node
 *
 * Since: 1.0
 */
JsonNode *
rap_report_to_json (RapReport *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_report (self, FALSE, out);
  return rap_json_parse (out->str, out->len, NULL);
}
