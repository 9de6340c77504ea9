// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-break-inputs.h"
#include "language/rap-model.h"
#include "language/rap-paragraphs.h"
#include "language/rap-words-private.h"
#include "text/rap-trees.h"
#include "text/rap-utf8.h"
#include "text/rap-work.h"

static RapTreesModel trees = { .name = "breaks.bin", .n_features = RAP_N_BREAK_INPUTS };

/* A document on its way into sentences. */
typedef struct
{
  RapWordStore *store;
  RapManner     manner;
  guint         n_looked; /* gaps that were looked at closely */
} Split;

/* So many gaps may be looked at closely, and then one in so many words. */
#define FREE_LOOKS 64
#define EACH_LOOK  12

static gboolean
breaks_closely (Split *split, const RapOpenGap *gap)
{
  int inputs[RAP_N_BREAK_INPUTS];

  if (split->n_looked > FREE_LOOKS + gap->next / EACH_LOOK)
    return gap->sum > 0;
  split->n_looked++;
  rap_break_inputs (gap, inputs);
  return rap_trees_score (rap_trees_get (&trees), inputs) > 0;
}

static gboolean
breaks (Split *split, guint from, guint first, guint next, guint end)
{
  const RapModel *model = rap_model_get ();
  const RapWord  *words = (const RapWord *) (gpointer) split->store->words->data;
  guint32         features[RAP_N_BREAK_FEATURES], mask = model->header.n_breaks - 1;
  RapOpenGap      open = { words, from, first, next, end, 0, split->manner };
  RapGap          gap = rap_gap_look (words, first, next, end, features);

  if (gap != RAP_GAP_OPEN || model->header.n_breaks == 0)
    return gap == RAP_GAP_BREAK;
  for (guint i = 0; i < RAP_N_BREAK_FEATURES; i++)
    open.sum += model->breaks[features[i] & mask];
  return open.sum <= RAP_BREAK_LEAST || open.sum >= RAP_BREAK_MOST
           ? open.sum > 0
           : breaks_closely (split, &open);
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
  int depth = 0;

  for (guint i = first; i + 1 < end && i < first + MAX_DATELINE; i++)
    {
      char     mark = words[i].form[0];
      gboolean dash =
        is_dash (&words[i]) && (words[i].flags & RAP_WORD_SPACE_BEFORE) != 0;
      guint next = dash && is_dash (&words[i + 1]) ? i + 2 : i + 1;
      depth += (mark == '(') - (mark == ')');
      if (i > first && sure && dash && depth == 0 && next < end &&
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
split_paragraph (Split *split, guint first, guint end, guint block)
{
  RapWordStore  *store = split->store;
  const RapWord *words = (const RapWord *) (gpointer) store->words->data;
  guint          start = dateline_end (words, first, end);

  if (start > first)
    {
      add_sentence (store, first, start, block);
      first = start;
    }
  for (guint next = first + 1, from = first; next <= end && first < end; next++)
    if (next == end || breaks (split, from, first, next, end))
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
  RapWordStore *store = rap_word_store_new ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  rap_word_store_read (store, document, starts);
  Split split = { store, rap_manner_of (document, store, starts), 0 };
  for (guint i = 0, end; i + 1 < starts->len; i = end)
    {
      end = rap_paragraph_end (document, store, starts, i);
      split_paragraph (&split,
                       g_array_index (starts, guint, i),
                       g_array_index (starts, guint, end),
                       i);
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
