// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-breaks.h"

#include <string.h>

#include "language/rap-list-markers.h"
#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* What the last word before a gap, closing marks left aside, says about it. */
typedef enum
{
  STOP_NONE,
  STOP_MARK, /* some other mark */
  STOP_COLON,
  STOP_FULL,
  STOP_SHOUT,
  STOP_ELLIPSIS,
  STOP_INITIAL, /* a capital and its stop */
  STOP_NEVER,   /* an abbreviation that stands before something */
  STOP_RARELY,
  STOP_OFTEN,
  STOP_DOTTED /* an abbreviation of several letters that is not listed */
} Stop;

static Stop
stop_of_abbreviation (const RapWord *word, gsize length)
{
  static const struct
  {
    const char *value;
    Stop        stop;
  } values[] = { { "no", STOP_NEVER }, { "rare", STOP_RARELY }, { "yes", STOP_OFTEN } };
  const RapLexicon *lexicon = rap_lexicon_get ("abbreviations");
  guint             column = rap_lexicon_column (lexicon, "sentence_end");
  guint             row = rap_lexicon_find (lexicon, word->form, length);

  for (guint i = 0; row != RAP_LEXICON_NONE && i < G_N_ELEMENTS (values); i++)
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), values[i].value))
      return values[i].stop;
  return length == 2 ? STOP_INITIAL : STOP_DOTTED;
}

static Stop
stop_of (const RapWord *word)
{
  gsize length = strlen (word->form);

  if ((word->flags & RAP_WORD_MARK) == 0)
    return length > 1 && word->form[length - 1] == '.'
             ? stop_of_abbreviation (word, length)
             : STOP_NONE;
  if (rap_utf8_get (word->form) == 0x2026 || strspn (word->form, ".") > 1)
    return STOP_ELLIPSIS;
  if (strspn (word->form, "!?") > 0)
    return STOP_SHOUT;
  if (word->form[0] == '.' || rap_utf8_get (word->form) == 0x3002)
    return STOP_FULL;
  return word->form[0] == ':' ? STOP_COLON : STOP_MARK;
}

static gboolean
is_closing (const RapWord *word)
{
  static const char closers[] = ")]}'";
  gunichar          c = rap_utf8_get (word->form);

  if ((word->flags & RAP_WORD_MARK) == 0)
    return FALSE;
  if ((word->flags & RAP_WORD_QUOTE) != 0)
    return (word->flags & RAP_WORD_QUOTE_OPENS) == 0;
  return c == 0x2019 ||
         (word->form[1] == '\0' && strchr (closers, word->form[0]) != NULL);
}

static gboolean
is_spaced (const RapWord *word)
{
  return (word->flags & RAP_WORD_SPACE_BEFORE) != 0;
}

/* More closing marks in a row are no end of anything. */
#define MAX_CLOSING 6

/* The word that ends what stands before the gap: closing marks without a space before
 * them are passed over when a stop stands before them. */
static guint
last_before (const RapWord *words, guint first, guint next)
{
  guint last = next - 1, i = last;

  while (i > first && i + MAX_CLOSING > next && is_closing (&words[i]) &&
         !is_spaced (&words[i]))
    i--;
  Stop stop = stop_of (&words[i]);
  return stop > STOP_COLON ? i : last;
}

typedef enum
{
  LOOK_LOWER,
  LOOK_CAPITAL,
  LOOK_ALL_CAPITALS,
  LOOK_OPENER,
  LOOK_DIGIT,
  LOOK_MARK,
  LOOK_QUOTE,
  LOOK_BRACKET,
  LOOK_END
} Look;

static Look
look_of (const RapWord *words, guint at, guint end)
{
  const RapWord *word = &words[at];

  if (at >= end)
    return LOOK_END;
  if ((word->flags & RAP_WORD_QUOTE) != 0)
    return LOOK_QUOTE;
  if ((word->flags & RAP_WORD_MARK) != 0)
    return strchr ("([{<", word->form[0]) != NULL ? LOOK_BRACKET : LOOK_MARK;
  if ((word->flags & RAP_WORD_CAPITAL) == 0)
    return g_ascii_isdigit (word->form[0]) ? LOOK_DIGIT : LOOK_LOWER;
  if (rap_lexicon_find (rap_lexicon_get ("openers"), word->lower, strlen (word->lower)) !=
      RAP_LEXICON_NONE)
    return LOOK_OPENER;
  return (word->flags & RAP_WORD_ALL_CAPITALS) != 0 ? LOOK_ALL_CAPITALS : LOOK_CAPITAL;
}

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

static guint32
mix (guint32 kind, guint32 a, guint32 b)
{
  guint32 h = (kind + 1) * 0x9E3779B1u;

  h = (h ^ a) * 0x85EBCA6Bu;
  h = ((h ^ (h >> 15)) ^ b) * 0xC2B2AE35u;
  return h ^ (h >> 13);
}

static guint
bucket (guint n)
{
  return n < 4 ? n : n < 8 ? 4 : n < 15 ? 5 : n < 30 ? 6 : n < 60 ? 7 : 8;
}

static gboolean
is_form (const RapWord *words, guint at, guint end, char mark)
{
  return at < end && words[at].form[0] == mark && words[at].form[1] == '\0';
}

/* Brackets and quotation marks that opened in the sentence; only the last fifty words
 * count. */
static guint
depth_at (const RapWord *words, guint first, guint next)
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
  if (strchr (word->form, '@') != NULL || strstr (word->form, "://") != NULL)
    return 17;
  if (length <= 4)
    return hash_word (words, first, at, end) * 2 + capital;
  return hash_text (word->lower + length - 2) * 2 + capital;
}

/* How many of the words since the sentence began are in small letters, of at most eight. */
static guint
count_small (const RapWord *words, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to && i < from + 8; i++)
    n += (words[i].flags & (RAP_WORD_MARK | RAP_WORD_CAPITAL | RAP_WORD_DIGITS)) == 0;
  return n;
}

/* How many words with capitals and small letters stand beside the gap, of at most three. */
static guint
count_names (const RapWord *words, guint from, guint to, gint step)
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
  guint   small = count_small (words, first, next);
  guint   n = 0;

  f[n++] = mix (16, before, after);
  f[n++] = mix (18, mix (18, before, after), then);
  f[n++] = mix (21, two, before);
  f[n++] = mix (22, bucket (next - first) * 16 + small, state);
  f[n++] = mix (24, count_small (words, next, end) * 16 + bucket (end - next), state);
  f[n++] = mix (25, before, state);
  f[n++] = mix (26, after, state);
  f[n++] = mix (27, then, state);
  f[n++] = mix (28, look_of (words, first, end), state);
  f[n++] = mix (29, stop_of (&words[end - 1]), state);
  f[n++] =
    mix (30,
         count_names (words, first, next, -1) * 4 + count_names (words, next, end, 1),
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
  Stop     stop = stop_of (&words[last]);
  Look     look = look_of (words, next, end);
  gboolean alone = last > first && (words[last].flags & RAP_WORD_MARK) != 0;
  guint    inner = alone ? last - 1 : last;
  guint32  before = hash_word (words, first, inner, end),
          after = hash_word (words, first, next, end);
  guint32 closed = last + 1 < next, mark = hash_word (words, first, last, end);
  Look    shape = look_of (words, inner, end);
  guint   n = 0;

  f[n++] = mix (0, stop, 0);
  f[n++] = mix (1, stop * 16 + look, closed);
  f[n++] = mix (3, before, 0);
  f[n++] = mix (4, before, stop * 16 + look);
  f[n++] = mix (5, after, look);
  f[n++] = mix (7, mark, look);
  f[n++] = mix (8, shape * 16 + look, stop);
  f[n++] = mix (9, bucket (next - first), stop);
  f[n++] = mix (10, hash_word (words, first, next + 1, end), look * 16 + stop);
  f[n++] = mix (11, inner > first ? hash_word (words, first, inner - 1, end) : 7, stop);
  f[n++] = mix (12, before, after);
  f[n++] = mix (13, depth_at (words, first, next), stop * 16 + look);
  f[n++] = mix (14, bucket (end - next), stop);
  f[n++] =
    mix (15, bucket ((guint) strlen (words[inner].form)), shape * 256 + stop * 16 + look);
  fill_kinds (words, first, next, end, stop * 16 + look, f + n);
}

/* A stop with no space behind it ends a sentence only when the next one is glued on:
 * "said.The". */
static gboolean
is_glued (const RapWord *words, guint next, guint last)
{
  return last + 1 == next && last > 0 && words[last].form[0] == '.' &&
         words[last].form[1] == '\0' && (words[next].flags & RAP_WORD_CAPITAL) != 0 &&
         (words[last - 1].flags & RAP_WORD_MARK) == 0;
}

static gboolean
is_dash (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return c == '-' || c == 0x2013 || c == 0x2014;
}

/* A mark that opens a quotation: a capital is glued to it. A double one of the typewriter may
 * as well close. */
static gboolean
opens_quotation (const RapWord *words, guint next, guint end)
{
  static const gunichar openers[] = { '\'', '`', 0x2018, 0x201C, 0x201E, 0xAB };
  gunichar              c = rap_utf8_get (words[next].form);
  gboolean              opens = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    opens |= c == openers[i];
  return opens && (words[next].flags & RAP_WORD_MARK) != 0 && next + 1 < end &&
         !is_spaced (&words[next + 1]) && (words[next + 1].flags & RAP_WORD_CAPITAL) != 0;
}

static gboolean
is_of_kind (const char *list, const char *form, gsize length, const char *kind)
{
  const RapLexicon *lexicon = rap_lexicon_get (list);
  guint             column = rap_lexicon_column (lexicon, "kind");

  for (guint row = rap_lexicon_find (lexicon, form, length); row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), kind))
      return TRUE;
  return FALSE;
}

/* So many words go before the number of an hour that ends a sentence. */
#define MIN_BEFORE_HOUR 3

/* "at 6 p.m." before a gap. */
static gboolean
is_hour (const RapWord *words, guint first, guint last)
{
  return last > first && (words[last - 1].flags & RAP_WORD_DIGITS) != 0 &&
         is_of_kind ("abbreviations",
                     words[last].form,
                     strlen (words[last].form),
                     "time");
}

/* A day, a month or a zone, which belong to the hour before them. */
static gboolean
belongs_to_hour (const RapWord *words, guint next, guint end)
{
  const RapWord *after = &words[next];

  return is_of_kind ("calendar", after->lower, strlen (after->lower), "weekday") ||
         is_of_kind ("calendar", after->lower, strlen (after->lower), "month") ||
         is_of_kind ("time-words", after->form, strlen (after->form), "zone") ||
         (next + 1 < end && is_of_kind ("time-words",
                                        words[next + 1].lower,
                                        strlen (words[next + 1].lower),
                                        "zone"));
}

/* "left at 6 p.m. Travellers who …": an hour late in a sentence, and behind it no name, or
 * one with a title. */
static gboolean
ends_with_hour (const RapWord *words, guint first, guint next, guint end, guint last)
{
  return last > first + MIN_BEFORE_HOUR && next + 1 < end &&
         ((words[next + 1].flags & RAP_WORD_CAPITAL) == 0 ||
          is_of_kind ("abbreviations",
                      words[next].form,
                      strlen (words[next].form),
                      "title"));
}

static gboolean
is_address (const RapWord *word)
{
  return strstr (word->form, "://") != NULL;
}

static gboolean
is_dash_bullet (const RapWord *words, guint at, guint end)
{
  return at + 1 < end && is_dash (&words[at]) && is_spaced (&words[at + 1]);
}

/* Rows of addresses, and lists whose marks are dashes. */
static gboolean
goes_on_as_row (const RapWord *words, guint first, guint next, guint end)
{
  return (is_address (&words[next - 1]) && is_address (&words[next])) ||
         (is_dash_bullet (words, first, end) && is_dash_bullet (words, next, end) &&
          first + 1 < next && (words[next - 1].flags & RAP_WORD_MARK) == 0);
}

#define MAX_LABEL 4

/* "Otto Berg: It was signed": a few words with capitals and a colon say who speaks. */
static gboolean
is_label (const RapWord *words, guint first, guint next)
{
  if (next - first > MAX_LABEL + 1 || next < first + 2)
    return FALSE;
  for (guint i = first; i + 1 < next; i++)
    if ((words[i].flags & RAP_WORD_CAPITAL) == 0)
      return FALSE;
  return TRUE;
}

/* "Jr." belongs to the name before it. */
static gboolean
is_suffix (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0 &&
         is_of_kind ("abbreviations", word->form, strlen (word->form), "name-suffix");
}

/* What is certain without looking at the words. */
static RapGap
decide (const RapWord *words, guint first, guint next, guint end, guint last)
{
  Stop     stop = stop_of (&words[last]);
  Look     look = look_of (words, next, end);
  gboolean quoted =
    last + 1 < next && (words[next - 1].flags & (RAP_WORD_QUOTE | RAP_WORD_MARK)) != 0;

  if (rap_list_goes_on (words, first, next, end) ||
      goes_on_as_row (words, first, next, end))
    return RAP_GAP_BREAK;
  if (stop == STOP_NEVER || rap_list_is_in_marker (words, first, next, end) ||
      (stop == STOP_NONE && is_suffix (&words[next])) ||
      (stop == STOP_COLON && is_label (words, first, next)))
    return RAP_GAP_INSIDE;
  if (look == LOOK_LOWER && (stop == STOP_NONE || quoted || stop >= STOP_INITIAL))
    return RAP_GAP_INSIDE;
  if ((stop == STOP_SHOUT && is_dash (&words[next]) &&
       look_of (words, next + 1, end) != LOOK_CAPITAL) ||
      (stop >= STOP_FULL && is_form (words, next, end, '.')))
    return RAP_GAP_INSIDE;
  if ((stop == STOP_FULL || stop == STOP_SHOUT) && opens_quotation (words, next, end))
    return RAP_GAP_BREAK;
  if (look == LOOK_OPENER &&
      (stop >= STOP_RARELY || (stop == STOP_ELLIPSIS && words[next].form[1] != '\0')))
    return RAP_GAP_BREAK;
  if (look == LOOK_CAPITAL && stop == STOP_OFTEN && is_hour (words, first, last))
    return belongs_to_hour (words, next, end)               ? RAP_GAP_INSIDE
           : ends_with_hour (words, first, next, end, last) ? RAP_GAP_BREAK
                                                            : RAP_GAP_OPEN;
  return RAP_GAP_OPEN;
}

RapGap
rap_gap_look (const RapWord *words,
              guint          first,
              guint          next,
              guint          end,
              guint32        features[RAP_N_BREAK_FEATURES])
{
  guint last = last_before (words, first, next);

  if (!is_spaced (&words[next]))
    return is_glued (words, next, last) && last > first ? RAP_GAP_BREAK : RAP_GAP_INSIDE;
  RapGap gap = decide (words, first, next, end, last);
  if (gap != RAP_GAP_OPEN)
    return gap;
  fill (words, first, next, end, last, features);
  return RAP_GAP_OPEN;
}
