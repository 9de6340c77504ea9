// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-annotation-format.h"

#include "text/rap-utf8.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
/* Bytes of text before and after that help to find the passage again. */
#define AROUND 32

static void
begin (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  g_string_append (out,
                   "{\"@context\":\"" CONTEXT
                   "\",\"type\":\"AnnotationPage\",\"items\":[");
}

static void
end (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  g_string_append (out, "\n]}\n");
}

static char *
dup_part (RapDocument *document, guint from, guint to)
{
  const RapSpan span = { from, to };
  return rap_document_dup_exact (document, &span);
}

static guint
step_back (const char *text, guint byte)
{
  guint from = byte > AROUND ? byte - AROUND : 0;
  while (from > 0 && ((guchar) text[from] & 0xC0) == 0x80)
    from--;
  return from;
}

static guint
step_on (const char *text, guint byte, guint length)
{
  guint to = MIN (byte + AROUND, length);
  while (to < length && ((guchar) text[to] & 0xC0) == 0x80)
    to++;
  return to;
}

static void
append_selectors (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  const char      *text = rap_document_get_text (document);
  guint            length = rap_document_get_length (document), start, stop;
  g_autofree char *exact = rap_document_dup_exact (document, span);
  g_autofree char *prefix =
    dup_part (document, step_back (text, span->start), span->start);
  g_autofree char *suffix =
    dup_part (document, span->end, step_on (text, span->end, length));

  rap_document_to_characters (document, span, &start, &stop);
  rap_fields_begin_array (fields, "selector");
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "type", "TextPositionSelector");
  rap_fields_int (fields, "start", start);
  rap_fields_int (fields, "end", stop);
  rap_fields_end_object (fields);
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "type", "TextQuoteSelector");
  rap_fields_string (fields, "exact", exact);
  rap_fields_string (fields, "prefix", prefix);
  rap_fields_string (fields, "suffix", suffix);
  rap_fields_end_object (fields);
  rap_fields_end_array (fields);
}

static const char *
source_of (RapDocument *document)
{
  const char *uri = rap_document_get_uri (document);
  return uri != NULL ? uri : rap_document_get_id (document);
}

static void
append_targets (RapFields *fields, RapItem *item)
{
  rap_fields_begin_array (fields, "target");
  for (guint i = 0; i < rap_item_get_n_evidence (item); i++)
    {
      RapDocument     *document = rap_item_get_document (item, i);
      g_autofree char *hash =
        g_strconcat ("urn:sha256:", rap_document_get_sha256 (document), NULL);
      rap_fields_begin_object (fields, NULL);
      rap_fields_string (fields, "source", source_of (document));
      rap_fields_string (fields, "via", hash);
      append_selectors (fields, document, rap_item_get_span (item, i));
      rap_fields_end_object (fields);
    }
  rap_fields_end_array (fields);
}

static void
append_body (RapFields *fields, const char *purpose, const char *value)
{
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "type", "TextualBody");
  rap_fields_string (fields, "purpose", purpose);
  rap_fields_string (fields, "value", value);
  rap_fields_end_object (fields);
}

static void
append_annotation (RapItem *item, guint report, GString *out)
{
  g_autoptr (RapFields) fields = rap_fields_new (FALSE);
  g_autofree char *id =
    g_strdup_printf ("urn:rapporteur:%u:%s", report, rap_item_get_id (item));
  gsize length;

  rap_fields_string (fields, "id", id);
  rap_fields_string (fields, "type", "Annotation");
  rap_fields_string (fields, "motivation", "tagging");
  rap_fields_begin_array (fields, "body");
  append_body (fields, "tagging", rap_item_get_kind (item));
  append_body (fields, "describing", rap_item_get_label (item));
  rap_fields_end_array (fields);
  append_targets (fields, item);
  const char *members = rap_fields_peek (fields, &length);
  g_string_append (out, "\n{");
  g_string_append_len (out, members, (gssize) length);
  g_string_append_c (out, '}');
}

static void
write_annotations (const RapWriteState *state, RapReport *report, GString *out)
{
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      if (i > 0 || state->n_items > 0)
        g_string_append_c (out, ',');
      append_annotation (rap_report_get_item (report, i), state->n_reports, out);
    }
}

const RapFormat rap_annotation_format = {
  .name = "annotation",
  .begin = begin,
  .write = write_annotations,
  .end = end,
};
