// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-bytes.h"
#include "text/rap-document-private.h"

/* Appends the text from one byte to another with every run of white space as one space; what
 * begins at start begins with none. */
static void
append_folded (GString *out, gsize start, const char *text, guint from, guint to)
{
  while (from < to)
    {
      gboolean spaced = out->len > start && out->str[out->len - 1] == ' ';
      guint    run = (guint) rap_bytes_folded (text + from, to - from);
      if (run > 0 && !(text[from] == ' ' && (spaced || out->len == start)))
        {
          g_string_append_len (out, text + from, run);
          from += run;
          continue;
        }
      if (!g_ascii_isspace (text[from]))
        g_string_append_c (out, text[from]);
      else if (out->len > start && !spaced)
        g_string_append_c (out, ' ');
      from++;
    }
}

void
rap_document_append_reading (RapDocument *self, const RapSpan *span, GString *out)
{
  gsize            start = out->len;
  guint            n, at = span->start;
  const RapRepair *repairs = rap_document_get_repairs (self, &n);

  for (guint i = rap_document_find_repair (self, at);
       i < n && repairs[i].span.start < span->end;
       i++)
    {
      append_folded (out,
                     start,
                     rap_document_get_text (self),
                     at,
                     MAX (at, repairs[i].span.start));
      g_string_append (out, repairs[i].reading);
      at = repairs[i].span.end;
    }
  append_folded (out, start, rap_document_get_text (self), at, MAX (at, span->end));
}

gboolean
rap_document_reads_as_is (RapDocument *self, const RapSpan *span)
{
  guint            n, i = rap_document_find_repair (self, span->start);
  const RapRepair *repairs = rap_document_get_repairs (self, &n);
  const char      *text = rap_document_get_text (self) + span->start;
  gsize            length = span->end - span->start;

  return (i >= n || repairs[i].span.start >= span->end) && length > 0 && *text != ' ' &&
         rap_bytes_folded (text, length) == length;
}

/**
 * rap_document_dup_reading:
 * @self: a document
 * @span: a span of its text
 *
 * Copies the text of a span as it is read: broken words whole, leftovers gone, white space
 * folded.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
rap_document_dup_reading (RapDocument *self, const RapSpan *span)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (span->start <= span->end &&
                          span->end <= rap_document_get_length (self),
                        NULL);

  GString *out = g_string_sized_new (span->end - span->start + 1);
  rap_document_append_reading (self, span, out);
  return g_string_free (out, FALSE);
}
