// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-break-inputs.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* The network looks at so many words on each side. */
#define REACH 6
/* What it makes of so many is looked at. */
#define BESIDE 2
/* Words that are counted to the next mark, at most. */
#define MOST_COUNTED 40
/* How far a word beside the gap is looked at, before it and behind it. */
#define BEFORE 3
#define BEHIND 3

static int
weight_of (const RapOpenGap *gap, int at)
{
  const RapLexicon *lexicon = rap_lexicon_get ("word-weights");

  if (at < (int) gap->first || at >= (int) gap->end)
    return -1;
  const char *form = gap->words[at].lower;
  guint       row = rap_lexicon_find (lexicon, form, strlen (form));
  if (row == RAP_LEXICON_NONE)
    return 300;
  guint column = rap_lexicon_column (lexicon, "weight");
  return (int) g_ascii_strtoll (rap_lexicon_field (lexicon, row, column).text, NULL, 10);
}

static int
kind_of (const RapOpenGap *gap, int at)
{
  const int looked_at = RAP_WORD_SPACE_BEFORE | RAP_WORD_CAPITAL | RAP_WORD_ALL_CAPITALS |
                        RAP_WORD_DIGITS | RAP_WORD_MARK;

  return at < (int) gap->first || at >= (int) gap->end
           ? -1
           : (int) gap->words[at].flags & looked_at;
}

static int
is_listed (const char *list, const RapWord *word)
{
  return rap_lexicon_find (rap_lexicon_get (list), word->lower, strlen (word->lower)) !=
         RAP_LEXICON_NONE;
}

static int
count_to_mark (const RapOpenGap *gap, int at, int step)
{
  int n = 0;

  while (n < MOST_COUNTED && at >= (int) gap->first && at < (int) gap->end &&
         (gap->words[at].flags & RAP_WORD_MARK) == 0)
    {
      n++;
      at += step;
    }
  return n;
}

static int
character_of (const RapWord *word)
{
  return (word->flags & RAP_WORD_MARK) != 0 ? (int) MIN (rap_utf8_get (word->form), 9999)
                                            : 0;
}

static gboolean
is_address (const RapWord *word)
{
  return strstr (word->form, "://") != NULL || strchr (word->form, '@') != NULL;
}

static void
fill_numbers (const RapOpenGap *gap, int *inputs)
{
  const RapWord *words = gap->words, *before = &words[gap->next - 1],
                *behind = &words[gap->next];
  guint last = rap_stop_before (words, gap->first, gap->next);
  int   n = 0, next = (int) gap->next;

  inputs[n++] = (int) rap_stop_of (&words[last]);
  inputs[n++] = (int) rap_look_of (words, gap->next, gap->end);
  inputs[n++] = (int) MIN (gap->next - gap->first, 999);
  inputs[n++] = (int) MIN (gap->end - gap->next, 999);
  inputs[n++] = (int) MIN (gap->end - gap->from, 999);
  inputs[n++] = gap->first == gap->from;
  inputs[n++] = count_to_mark (gap, next - 1, -1);
  inputs[n++] = count_to_mark (gap, next, 1);
  inputs[n++] = (int) rap_count_small (words, gap->first, gap->next);
  inputs[n++] = (int) rap_count_small (words, gap->next, gap->end);
  inputs[n++] = (int) rap_depth_at (words, gap->first, gap->next);
  inputs[n++] = (int) rap_stop_of (&words[gap->end - 1]);
  inputs[n++] = (int) rap_look_of (words, gap->first, gap->end);
  inputs[n++] = (int) rap_count_names (words, gap->first, gap->next, -1);
  inputs[n++] = (int) rap_count_names (words, gap->next, gap->end, 1);
  for (int i = next - BEFORE; i < next + BEHIND; i++)
    {
      inputs[n++] = weight_of (gap, i);
      inputs[n++] = kind_of (gap, i);
    }
  inputs[n++] = (int) MIN (strlen (before->form), 99);
  inputs[n++] = (int) MIN (strlen (behind->form), 99);
  inputs[n++] = is_listed ("openers", behind);
  inputs[n++] = character_of (behind);
  inputs[n++] = is_address (before);
  inputs[n++] = gap->manner.small;
  inputs[n++] = gap->manner.open;
  inputs[n++] = gap->sum;
  g_assert (n == RAP_N_BREAK_NUMBERS);
}

/* Of the two words before the gap and the two behind it. */
static void
fill_vectors (const RapOpenGap *gap, int *inputs)
{
  guint from = gap->next > gap->first + REACH ? gap->next - REACH : gap->first;
  guint to = MIN (gap->next + REACH, gap->end);
  guint first = gap->next > from + BESIDE ? gap->next - BESIDE : from;
  guint end = MIN (gap->next + BESIDE, to);
  RAP_ALIGNED gint16 rows[RAP_MAX_FEW * RAP_WIDTH];

  rap_network_read (gap->words + from, to - from, first - from, end - from, rows);
  for (int k = 0; k < 2 * BESIDE; k++)
    {
      int           at = (int) gap->next - BESIDE + k;
      const gint16 *row = rows + (at - (int) from) * RAP_WIDTH;
      for (guint i = 0; i < RAP_WIDTH; i++)
        inputs[k * RAP_WIDTH + i] = at < (int) from || at >= (int) to ? 0 : row[i];
    }
}

void
rap_break_inputs (const RapOpenGap *gap, int inputs[RAP_N_BREAK_INPUTS])
{
  fill_numbers (gap, inputs);
  fill_vectors (gap, inputs + RAP_N_BREAK_NUMBERS);
}
