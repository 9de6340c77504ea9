// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-breaks.h"
#include "language/rap-model.h"
#include "language/rap-paragraphs.h"
#include "language/rap-words-private.h"
#include "text/rap-utf8.h"
#include "text/rap-work.h"

static gboolean
breaks (const RapModel *model, const RapWord *words, guint first, guint next, guint end)
{
  guint32 features[RAP_N_BREAK_FEATURES], mask = model->header.n_breaks - 1;
  gint    sum = 0;
  RapGap  gap = rap_gap_look (words, first, next, end, features);

  if (gap != RAP_GAP_OPEN || model->header.n_breaks == 0)
    return gap == RAP_GAP_BREAK;
  for (guint i = 0; i < RAP_N_BREAK_FEATURES; i++)
    sum += model->breaks[features[i] & mask];
  return sum > 0;
}

static void
add_sentence (RapWordStore *store, guint first, guint end, guint block)
{
  RapSentence sentence = { .first = first, .end = end, .block = block };
  RapWord    *words = (RapWord *) (gpointer) store->words->data;

  sentence.span = (RapSpan){ words[first].span.start, words[end - 1].span.end };
  for (guint i = first; i < end; i++)
    words[i].sentence = store->sentences->len;
  g_array_append_val (store->sentences, sentence);
}

/* How many words a place, a date and an agency may be. */
#define MAX_DATELINE 16

static gboolean
is_dash (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return (word->flags & RAP_WORD_MARK) != 0 && (c == '-' || c == 0x2013 || c == 0x2014);
}

/* The end of "TALLINN, March 7 (Wire) -" at the start of a block, or first: place and date
 * are no part of the sentence that follows. A place in small letters wants a comma or a
 * bracket behind it, and a colon wants a bracket. */
static guint
dateline_end (const RapWord *words, guint first, guint end)
{
  gboolean sure = first < end && (words[first].flags & RAP_WORD_ALL_CAPITALS) != 0,
           bracket = FALSE;

  for (guint i = first; i + 1 < end && i < first + MAX_DATELINE; i++)
    {
      char     mark = words[i].form[0];
      gboolean dash =
        is_dash (&words[i]) && (words[i].flags & RAP_WORD_SPACE_BEFORE) != 0;
      guint next = dash && is_dash (&words[i + 1]) ? i + 2 : i + 1;
      if (i > first && sure && dash && next < end &&
          (words[next].flags & RAP_WORD_SPACE_BEFORE) != 0)
        return next;
      if (i > first && bracket && mark == ':')
        return i + 1;
      bracket |= mark == '(';
      sure |= i > first && (mark == '(' || mark == ',');
      if ((words[i].flags & (RAP_WORD_CAPITAL | RAP_WORD_DIGITS | RAP_WORD_MARK)) == 0)
        break;
    }
  return first;
}

static void
split_block (const RapModel *model,
             RapWordStore   *store,
             guint           first,
             guint           end,
             guint           block)
{
  const RapWord *words = (const RapWord *) (gpointer) store->words->data;

  guint start = dateline_end (words, first, end);

  if (start > first)
    {
      add_sentence (store, first, start, block);
      first = start;
    }
  for (guint next = first + 1; next <= end && first < end; next++)
    if (next == end || breaks (model, words, first, next, end))
      {
        add_sentence (store, first, next, block);
        first = next;
        if (rap_work_is_cancelled ())
          return;
      }
}

/* Every word stands in a sentence; those that were not reached are left out. */
static void
leave_rest (RapWordStore *store)
{
  guint n = store->sentences->len;

  if (rap_work_is_cancelled ())
    g_array_set_size (store->words,
                      n > 0 ? g_array_index (store->sentences, RapSentence, n - 1).end
                            : 0);
}

static gpointer
make (RapDocument *document)
{
  const RapModel *model = rap_model_get ();
  RapWordStore   *store = rap_word_store_new ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  rap_word_store_read (store, document, starts);
  for (guint i = 0, end; i + 1 < starts->len; i = end)
    {
      guint first = g_array_index (starts, guint, i);
      end = rap_paragraph_end (document, store, starts, i);
      split_block (model, store, first, g_array_index (starts, guint, end), i);
      if (rap_work_is_cancelled ())
        break;
    }
  leave_rest (store);
  store->view = (RapWords){ (const RapWord *) (gpointer) store->words->data,
                            store->words->len,
                            (const RapSentence *) (gpointer) store->sentences->data,
                            store->sentences->len,
                            store->n_forms };
  return store;
}

const RapWords *
rap_words_of (RapDocument *document)
{
  static const RapDerivation words = { "words", make, rap_word_store_free };

  return &((const RapWordStore *) rap_document_derive (document, &words))->view;
}
