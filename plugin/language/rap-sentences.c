// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "language/rap-breaks.h"
#include "language/rap-model.h"
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

/* A line of a text that was typed may be taken for a heading because it is short. */
static gboolean
can_break (RapDocument *document, const RapBlock *block)
{
  gboolean typed = rap_document_get_draft (document)->origins == NULL;

  return block->role == RAP_BLOCK_BODY ||
         (typed && (block->role == RAP_BLOCK_TITLE || block->role == RAP_BLOCK_HEADING));
}

/* So many words in small letters that begin a paragraph are an item of a list. */
#define MAX_ITEM 3

static gboolean
is_small (const RapWord *word)
{
  return g_unichar_islower (rap_utf8_get (word->form));
}

static gboolean
is_item (const RapWord *words, guint first, guint end)
{
  if (end - first > MAX_ITEM)
    return FALSE;
  for (guint i = first; i < end; i++)
    if (!is_small (&words[i]))
      return FALSE;
  return TRUE;
}

/* A mark that cannot begin a line, or a bracket that says more of what stands before. */
static gboolean
begins_inside (const RapWord *words, guint first, guint end)
{
  static const char marks[] = ".,;:!?)";
  const char       *form = words[first].form;

  if (form[1] != '\0' || first + 1 >= end)
    return FALSE;
  return strchr (marks, form[0]) != NULL ||
         (form[0] == '(' && (words[first + 1].flags & RAP_WORD_CAPITAL) == 0);
}

/* A line that was broken in the middle of a sentence: nothing ends it, the next begins in
 * lower case, and there is no empty line between. Or words of one paragraph that was cut for
 * other reasons. */
static gboolean
is_broken_line (RapDocument        *document,
                const RapWordStore *store,
                const RapBlock     *block,
                guint               first,
                guint               end)
{
  const RapWord *words = (const RapWord *) (gpointer) store->words->data;
  const char    *text = rap_document_get_text (document);
  guint          n_lines = 0;

  if (first == end || !can_break (document, &block[0]) ||
      !can_break (document, &block[1]) || end == store->words->len)
    return FALSE;
  if (block[1].continues)
    return TRUE;
  if ((words[end - 1].flags & RAP_WORD_MARK) != 0)
    return FALSE;
  for (guint i = words[end - 1].span.end; i < words[end].span.start; i++)
    n_lines += text[i] == '\n';
  return n_lines == 1 && ((is_small (&words[end]) && !is_item (words, first, end)) ||
                          begins_inside (words, end, store->words->len));
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
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  rap_word_store_read (store, document, starts);
  for (guint i = 0, end; i + 1 < starts->len; i = end)
    {
      guint first = g_array_index (starts, guint, i);
      end = i + 1;
      while (end < n_blocks && is_broken_line (document,
                                               store,
                                               &blocks[end - 1],
                                               first,
                                               g_array_index (starts, guint, end)))
        end++;
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
