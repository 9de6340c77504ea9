// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-decode.h"
#include "text/rap-digest.h"
#include "text/rap-document-private.h"
#include "text/rap-error.h"
#include "text/rap-page.h"
#include "text/rap-plain.h"
#include "text/rap-repair.h"

static void
finish_draft (RapDraft *draft, const char *bytes, gsize length)
{
  draft->bytes = length;
  if (draft->sha256 == NULL)
    draft->sha256 = rap_digest (bytes, length);
  if (draft->id == NULL && draft->uri != NULL)
    draft->id = g_path_get_basename (draft->uri);
  if (draft->id == NULL)
    draft->id = g_strndup (draft->sha256, 16);
}

static char *
decode (RapDraft   *draft,
        const char *bytes,
        gsize       length,
        gboolean    page,
        const char *given,
        gsize      *text_length,
        GError    **error)
{
  g_autofree char *declared =
    given != NULL || !page ? g_strdup (given) : rap_page_sniff_charset (bytes, length);
  g_autofree char *charset = NULL;
  char *text = rap_decode (bytes, length, declared, text_length, &charset, error);

  if (text != NULL && page)
    draft->recoding = rap_recoding_new (bytes, length, text, *text_length, charset);
  if (text != NULL && !g_str_equal (charset, "utf-8"))
    rap_draft_note (draft, "read as %s", charset);
  return text;
}

gboolean
rap_intake_fill_as (RapDraft   *draft,
                    const char *bytes,
                    gsize       length,
                    gboolean    page,
                    const char *given,
                    GError    **error)
{
  gsize            text_length = length;
  g_autofree char *decoded = NULL;
  const char      *text = bytes;

  if (!rap_decode_is_needless (bytes, length))
    text = decoded = decode (draft, bytes, length, page, given, &text_length, error);
  if (text == NULL)
    return FALSE;
  draft->media_type = g_strdup (page ? "text/html" : "text/plain");
  if (page)
    {
      rap_page_read (draft, text, text_length);
      rap_repair_blocks (draft);
    }
  else
    {
      g_string_append_len (draft->text, text, text_length);
      rap_plain_read (draft);
    }
  finish_draft (draft, bytes, length);
  return TRUE;
}

gboolean
rap_intake_fill (RapDraft   *draft,
                 const char *bytes,
                 gsize       length,
                 gboolean    page,
                 GError    **error)
{
  return rap_intake_fill_as (draft, bytes, length, page, NULL, error);
}

RapDocument *
rap_intake_finish (const RapIntake *intake, RapDraft *draft)
{
  rap_draft_offer (&draft->published, intake->published);
  rap_draft_offer (&draft->language, intake->language);
  return rap_document_new_for_draft (draft);
}

void
rap_intake_set_too_long (guint64 limit, GError **error)
{
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_INVALID_TEXT,
               _ ("longer than the limit of %lu bytes"),
               (gulong) limit);
}

/**
 * rap_document_new:
 * @text: (nullable): plain text in UTF-8
 * @error: return location for an error
 *
 * Makes a document of plain text in memory.
 *
 * Returns: (transfer full): a new document, or %NULL with @error set
 *
 * Since: 1.0
 */
RapDocument *
rap_document_new (const char *text, GError **error)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();

  text = text != NULL ? text : "";
  if (!rap_intake_fill (draft, text, strlen (text), FALSE, error))
    return NULL;
  return rap_document_new_for_draft (g_steal_pointer (&draft));
}

/**
 * rap_document_new_for_bytes:
 * @bytes: what a file holds
 * @media_type: (nullable): `text/html`, `text/plain`, or %NULL to look at the bytes
 * @uri: (nullable): where it came from
 * @error: return location for an error
 *
 * Makes a document of the contents of a file.
 *
 * Returns: (transfer full): a new document, or %NULL with @error set
 *
 * Since: 1.0
 */
RapDocument *
rap_document_new_for_bytes (GBytes     *bytes,
                            const char *media_type,
                            const char *uri,
                            GError    **error)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean    page = media_type != NULL ? g_str_equal (media_type, "text/html")
                                        : rap_page_sniff (data, length);

  rap_draft_offer (&draft->uri, uri);
  if (!rap_intake_fill (draft, data != NULL ? data : "", length, page, error))
    return NULL;
  return rap_document_new_for_draft (g_steal_pointer (&draft));
}
