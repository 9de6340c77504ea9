// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Reads any bytes as a pasted text and checks what every reader promises: blocks and repairs
 * in order, inside the text, on character boundaries; pairs of marks inside each other. */

#include "config.h"

#include "text/rap-decode.h"
#include "text/rap-marks.h"
#include "text/rap-plain.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_span (const char *text, gsize length, const RapSpan *span, guint *end)
{
  g_assert (span->start >= *end && span->end >= span->start && span->end <= length);
  g_assert (span->start == length || (text[span->start] & 0xC0) != 0x80);
  g_assert (span->end == length || (text[span->end] & 0xC0) != 0x80);
  *end = span->end;
}

static void
check_draft (const RapDraft *draft)
{
  guint end = 0;
  for (guint i = 0; i < draft->blocks->len; i++)
    check_span (draft->text->str,
                draft->text->len,
                &g_array_index (draft->blocks, RapBlock, i).span,
                &end);
  end = 0;
  for (guint i = 0; i < draft->repairs->len; i++)
    check_span (draft->text->str,
                draft->text->len,
                &g_array_index (draft->repairs, RapRepair, i).span,
                &end);
}

static void
check_marks (RapDocument *document)
{
  const RapMarks *marks = rap_marks_of (document);
  guint           start = 0;

  for (guint i = 0; i < marks->n_pairs; i++)
    {
      const RapMarkPair *pair = &marks->pairs[i];
      g_assert (pair->open.start >= start);
      g_assert (pair->open.end <= pair->content.start);
      g_assert (pair->content.start < pair->content.end);
      g_assert (pair->content.end <= pair->close.start);
      g_assert (pair->close.end <= rap_document_get_length (document));
      start = pair->open.start;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize            length;
  g_autofree char *used = NULL;
  g_autofree char *text =
    rap_decode ((const char *) data, size, NULL, &length, &used, NULL);
  g_autoptr (RapDraft) draft = rap_draft_new ();

  if (text == NULL)
    return 0;
  g_assert (g_utf8_validate (text, length, NULL));
  g_string_append_len (draft->text, text, length);
  rap_plain_read (draft);
  check_draft (draft);

  g_autoptr (RapDocument) document =
    rap_document_new_for_draft (g_steal_pointer (&draft));
  RapSpan          all = { 0, rap_document_get_length (document) };
  g_autofree char *reading = rap_document_dup_reading (document, &all);
  g_assert (g_utf8_validate (reading, -1, NULL));
  check_marks (document);
  return 0;
}
