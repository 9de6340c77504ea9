// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-breaks.h"

#include <string.h>

#include "language/rap-stops.h"
#include "text/rap-hash.h"

static guint32
hash_text (const char *text)
{
  guint32 h = 2166136261u;

  for (const char *p = text; *p != '\0'; p++)
    h = (h ^ (g_ascii_isdigit (*p) ? '0' : (guint8) *p)) * 16777619u;
  return h;
}

static guint32
hash_word (const RapWord *words, guint first, guint at, guint end)
{
  guint32 h = 2166136261u;

  if (at < first || at >= end)
    return 7;
  for (const char *p = words[at].lower; *p != '\0'; p++)
    h = (h ^ (g_ascii_isdigit (*p) ? '0' : (guint8) *p)) * 16777619u;
  return h;
}

static guint
bucket (guint n)
{
  return n < 4 ? n : n < 8 ? 4 : n < 15 ? 5 : n < 30 ? 6 : n < 60 ? 7 : 8;
}

guint
rap_depth_at (const RapWord *words, guint first, guint next)
{
  guint brackets = 0, quotes = 0, from = next > first + 50 ? next - 50 : first;

  for (guint i = from; i < next; i++)
    {
      if ((words[i].flags & RAP_WORD_MARK) == 0)
        continue;
      quotes += (words[i].flags & RAP_WORD_QUOTE) != 0;
      if (words[i].form[0] == '(')
        brackets++;
      else if (words[i].form[0] == ')' && brackets > 0)
        brackets--;
    }
  return MIN (brackets, 1) + 2 * (quotes & 1);
}

/* What kind of word this is: itself when it is short, its end when it is long; addresses,
 * numbers and lines of marks are alike. */
static guint32
kind_of (const RapWord *words, guint first, guint at, guint end)
{
  const RapWord *word = &words[at];

  if (at < first || at >= end)
    return 7;
  gsize length = strlen (word->lower);
  guint capital = (word->flags & RAP_WORD_CAPITAL) != 0;
  if ((word->flags & RAP_WORD_MARK) != 0)
    return length > 2 && word->form[0] == word->form[1] && word->form[0] != '.'
             ? 11
             : hash_word (words, first, at, end);
  if ((word->flags & RAP_WORD_DIGITS) != 0)
    return 13 + capital;
  if (strchr (word->form, '@') != NULL || (word->flags & RAP_WORD_ADDRESS) != 0)
    return 17;
  if (length <= 4)
    return hash_word (words, first, at, end) * 2 + capital;
  return hash_text (word->lower + length - 2) * 2 + capital;
}

guint
rap_count_small (const RapWord *words, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to && i < from + 8; i++)
    n += (words[i].flags & (RAP_WORD_MARK | RAP_WORD_CAPITAL | RAP_WORD_DIGITS)) == 0;
  return n;
}

guint
rap_count_names (const RapWord *words, guint from, guint to, gint step)
{
  guint n = 0, at = step > 0 ? from : to - 1;

  while (n < 3 && n < to - from &&
         (words[at].flags & (RAP_WORD_CAPITAL | RAP_WORD_ALL_CAPITALS)) ==
           RAP_WORD_CAPITAL)
    {
      n++;
      at += (guint) step;
    }
  return n;
}

static void
fill_kinds (const RapWord *words,
            guint          first,
            guint          next,
            guint          end,
            guint32        state,
            guint32       *f)
{
  guint32 two = kind_of (words, first, next - 1 > first ? next - 2 : end, end);
  guint32 before = kind_of (words, first, next - 1, end);
  guint32 after = kind_of (words, first, next, end);
  guint32 then = kind_of (words, first, next + 1, end);
  guint   small = rap_count_small (words, first, next);
  guint   n = 0;

  f[n++] = rap_hash_mix (16, before, after);
  f[n++] = rap_hash_mix (18, rap_hash_mix (18, before, after), then);
  f[n++] = rap_hash_mix (21, two, before);
  f[n++] = rap_hash_mix (22, bucket (next - first) * 16 + small, state);
  f[n++] = rap_hash_mix (24,
                         rap_count_small (words, next, end) * 16 + bucket (end - next),
                         state);
  f[n++] = rap_hash_mix (25, before, state);
  f[n++] = rap_hash_mix (26, after, state);
  f[n++] = rap_hash_mix (27, then, state);
  f[n++] = rap_hash_mix (28, rap_look_of (words, first, end), state);
  f[n++] = rap_hash_mix (29, rap_stop_of (&words[end - 1]), state);
  f[n++] = rap_hash_mix (30,
                         rap_count_names (words, first, next, -1) * 4 +
                           rap_count_names (words, next, end, 1),
                         state);
}

static void
fill (const RapWord *words,
      guint          first,
      guint          next,
      guint          end,
      guint          last,
      guint32        f[RAP_N_BREAK_FEATURES])
{
  RapStop  stop = rap_stop_of (&words[last]);
  RapLook  look = rap_look_of (words, next, end);
  gboolean alone = last > first && (words[last].flags & RAP_WORD_MARK) != 0;
  guint    inner = alone ? last - 1 : last;
  guint32  before = hash_word (words, first, inner, end),
          after = hash_word (words, first, next, end);
  guint32 closed = last + 1 < next, mark = hash_word (words, first, last, end);
  RapLook shape = rap_look_of (words, inner, end);
  guint   n = 0;

  f[n++] = rap_hash_mix (0, stop, 0);
  f[n++] = rap_hash_mix (1, stop * 16 + look, closed);
  f[n++] = rap_hash_mix (3, before, 0);
  f[n++] = rap_hash_mix (4, before, stop * 16 + look);
  f[n++] = rap_hash_mix (5, after, look);
  f[n++] = rap_hash_mix (7, mark, look);
  f[n++] = rap_hash_mix (8, shape * 16 + look, stop);
  f[n++] = rap_hash_mix (9, bucket (next - first), stop);
  f[n++] = rap_hash_mix (10, hash_word (words, first, next + 1, end), look * 16 + stop);
  f[n++] =
    rap_hash_mix (11, inner > first ? hash_word (words, first, inner - 1, end) : 7, stop);
  f[n++] = rap_hash_mix (12, before, after);
  f[n++] = rap_hash_mix (13, rap_depth_at (words, first, next), stop * 16 + look);
  f[n++] = rap_hash_mix (14, bucket (end - next), stop);
  f[n++] = rap_hash_mix (15,
                         bucket ((guint) strlen (words[inner].form)),
                         shape * 256 + stop * 16 + look);
  fill_kinds (words, first, next, end, stop * 16 + look, f + n);
}

/* A stop with no space behind it ends a sentence only when the next one is glued on:
 * "said.The". */
static gboolean
is_glued (const RapWord *words, guint next)
{
  const RapWord *last = &words[next - 1];

  if (rap_mark_is_wide_stop (last))
    return (words[next].flags & RAP_WORD_MARK) == 0;
  return next > 1 && last->form[0] == '.' && last->form[1] == '\0' &&
         (words[next].flags & RAP_WORD_CAPITAL) != 0 &&
         (words[next - 2].flags & RAP_WORD_MARK) == 0;
}

/* Most gaps: a word in small letters that is no number of a list follows one without a mark.
 * The rules would say the same, later. */
static gboolean
is_running (const RapWord *words, guint next)
{
  static const char  numbers[] = "ivxlc.";
  const RapWordFlags marked = RAP_WORD_MARK | RAP_WORD_STOPPED | RAP_WORD_ADDRESS;
  const RapWord     *word = &words[next];

  return (words[next - 1].flags & marked) == 0 &&
         (word->flags & (marked | RAP_WORD_CAPITAL)) == 0 &&
         g_ascii_islower (word->form[0]) && strchr (numbers, word->form[1]) == NULL;
}

RapGap
rap_gap_look (const RapWord *words,
              guint          first,
              guint          next,
              guint          end,
              guint32        features[RAP_N_BREAK_FEATURES])
{
  if (is_running (words, next))
    return RAP_GAP_INSIDE;
  if (!rap_word_is_spaced (&words[next]))
    return next - 1 > first && is_glued (words, next) ? RAP_GAP_BREAK : RAP_GAP_INSIDE;
  guint  last = rap_stop_before (words, first, next);
  RapGap gap = rap_gap_decide (words, first, next, end, last);
  if (gap != RAP_GAP_OPEN)
    return gap;
  fill (words, first, next, end, last, features);
  return RAP_GAP_OPEN;
}
