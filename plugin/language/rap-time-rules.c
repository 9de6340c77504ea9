// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-rules.h"

#define MAX_BINDINGS 16

static const char *const field_names[] = {
  "year",    "yy",      "month",   "day",    "ymd",     "weekday", "week",   "hour",
  "minute",  "second",  "halfday", "part",   "season",  "quarter", "half",   "decade",
  "century", "era",     "feast",   "fiscal", "count",   "unit",    "count2", "unit2",
  "shift",   "way",     "base",    "ref",    "every",   "nth",     "edge",   "within",
  "to",      "open",    "lasting", "halves", "same",    "day2",    "month2", "year2",
  "inner",   "part-of", "ahead",   "hour2",  "minute2", "clock",   NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == RAP_SAID_N_FIELDS + 1);

/* The first number of a match; NULL when it has none. */
static const RapPiece *
first_number (const RapStretch *stretch, const RapMatch *match)
{
  for (guint i = match->first; i < match->end; i++)
    if ((stretch->pieces[i].flags & RAP_PIECE_NUMBER) != 0)
      return &stretch->pieces[i];
  return NULL;
}

/* No number hangs on an unknown word on either side. */
static gboolean
is_loose (const RapStretch *stretch, const RapMatch *match)
{
  for (guint i = match->first; i < match->end; i++)
    if ((stretch->pieces[i].flags & (RAP_PIECE_STUCK | RAP_PIECE_NUMBER)) ==
        (RAP_PIECE_STUCK | RAP_PIECE_NUMBER))
      return FALSE;
  return TRUE;
}

/* Written with a capital letter. */
static gboolean
is_capital (const RapStretch *stretch, const RapMatch *match)
{
  return (stretch->pieces[match->first].flags & RAP_PIECE_CAPITAL) != 0;
}

/* Not written so, or only because it opens a sentence: no name. */
static gboolean
is_common (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = &stretch->pieces[match->first];

  return (first->flags & RAP_PIECE_CAPITAL) == 0 || (first->flags & RAP_PIECE_FIRST) != 0;
}

/* 1990, not 1992. */
static gboolean
is_round (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = first_number (stretch, match);

  return number != NULL && (int) number->value % 10 == 0 && is_loose (stretch, match);
}

/* What follows is no name. */
static gboolean
is_before_small (const RapStretch *stretch, const RapMatch *match)
{
  const char *text = stretch->text + stretch->pieces[match->end - 1].end;

  return text[0] != ' ' || !g_ascii_isupper (text[1]);
}

/* In figures, no part of an unknown word, and not before a name: "on the 3rd District". */
static gboolean
is_figured (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = first_number (stretch, match);

  return number != NULL && number->digits > 0 && is_loose (stretch, match) &&
         is_before_small (stretch, match);
}

/* A number that can be a year without any word that says so. */
static gboolean
is_year (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = first_number (stretch, match);

  const RapPiece *next =
    match->end < stretch->n_pieces ? &stretch->pieces[match->end] : NULL;

  if (next != NULL && (next->flags & RAP_PIECE_GLUED) != 0 &&
      g_ascii_isalpha (stretch->text[next->start]))
    return FALSE;
  return number != NULL && number->value >= 1700 && number->value < 2060 &&
         is_loose (stretch, match);
}

/* 2008-09 and 1914-18 are years; 2008-11 is a month. */
static gboolean
is_later_year (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = first_number (stretch, match);
  const RapPiece *last = &stretch->pieces[match->end - 1];

  if (first == NULL || last->digits != 2 || !is_loose (stretch, match))
    return FALSE;
  int from = (int) first->value % 100, to = (int) last->value;
  return to == (from + 1) % 100 || (to > from && to > 12);
}

/* No capital word follows: "Jan" before one is a name. */
static gboolean
is_lone (const RapStretch *stretch, const RapMatch *match)
{
  return is_capital (stretch, match) && is_before_small (stretch, match);
}

/* No word follows in its clause. */
static gboolean
is_ending (const RapStretch *stretch, const RapMatch *match)
{
  return stretch->text[stretch->pieces[match->end - 1].end] != ' ';
}

/* The hour and the minute of 1930 or 19.30, as 1930; below 0 when that is no time. */
static int
read_clock (const RapPiece *piece)
{
  gboolean dotted = (piece->form & RAP_NUMBER_DECIMAL) != 0;
  int      clock = (int) (dotted ? piece->value * 100 + 0.5 : piece->value);

  /* "9.3" has no minutes. */
  if (dotted && piece->digits != (clock >= 1000 ? 4 : 3))
    return -1;
  return clock % 100 < 60 && clock <= 2400 ? clock : -1;
}

static gboolean
is_clock (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = first_number (stretch, match);

  return number != NULL && read_clock (number) >= 0 && is_loose (stretch, match);
}

/* No possessive: "after Friday's vote" is a part of Friday. */
static gboolean
is_unowned (const RapStretch *stretch, const RapMatch *match)
{
  const char *end = stretch->text + stretch->pieces[match->end - 1].end;

  return *end != '\'' && (guchar) *end != 0xE2;
}

/* And nothing that it says more about: "before 2014 levels". */
static gboolean
is_whole (const RapStretch *stretch, const RapMatch *match)
{
  return is_unowned (stretch, match) &&
         (match->end < stretch->n_pieces || is_ending (stretch, match));
}

static gboolean (*const tests[]) (const RapStretch *stretch, const RapMatch *match) = {
  is_loose, is_capital,    is_common, is_round, is_figured, is_year,
  is_lone,  is_later_year, is_ending, is_clock, is_whole,   is_unowned,
};

static const char *const test_names[] = {
  "loose",      "capital", "common", "round", "figured", "year", "lone",
  "later-year", "ending",  "clock",  "whole", "unowned", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (test_names) == G_N_ELEMENTS (tests) + 1);

static gboolean
check (guint test, const RapStretch *stretch, const RapMatch *match)
{
  return tests[test](stretch, match);
}

const RapPatternNames *
rap_time_rules_names (void)
{
  static const RapPatternNames names = { field_names, test_names, check };

  return &names;
}

static void
take_number (RapTimeSaid *said, RapSaidField field, int number)
{
  said->has |= G_GUINT64_CONSTANT (1) << field;
  said->values[field] = number;
}

/* Takes a field over; the count of a vague number has two ends. */
static void
take_binding (RapTimeSaid *said, const RapBinding *binding)
{
  RapSaidField field = binding->field;

  take_number (said, field, binding->number);
  said->names[field] = binding->sense;
  if (field == RAP_SAID_CLOCK && binding->piece != NULL)
    {
      int clock = read_clock (binding->piece);
      take_number (said, RAP_SAID_HOUR, clock / 100);
      take_number (said, RAP_SAID_MINUTE, clock % 100);
    }
  if (field == RAP_SAID_COUNT)
    {
      said->count = binding->piece != NULL ? binding->piece->value : binding->number;
      said->count_high =
        binding->piece != NULL && binding->piece->high > binding->piece->value
          ? G_MAXDOUBLE
          : said->count;
      if (binding->sense != NULL)
        said->count = said->count_high = binding->sense->number;
    }
  if (field == RAP_SAID_HALVES)
    {
      said->has |= G_GUINT64_CONSTANT (1) << RAP_SAID_COUNT;
      said->count = said->count_high = binding->number / 2.0;
    }
  if (field == RAP_SAID_OF && binding->piece != NULL)
    said->of = binding->piece->index;
  if (field == RAP_SAID_TO && binding->piece != NULL)
    said->to = binding->piece->index;
}

/* A field taken from another time is what that one says, unless this one says it itself. */
static void
take_over (RapTimeSaid *said, const RapTimeSaid *from)
{
  for (guint field = 0; field < RAP_SAID_N_FIELDS; field++)
    if (rap_time_said_has (from, field) && !rap_time_said_has (said, field))
      {
        said->has |= G_GUINT64_CONSTANT (1) << field;
        said->values[field] = from->values[field];
        said->names[field] = from->names[field];
        if (field == RAP_SAID_COUNT)
          {
            said->count = from->count;
            said->count_high = from->count_high;
          }
        if (field == RAP_SAID_OF)
          said->of = from->of;
      }
}

typedef struct
{
  const RapPatterns *patterns;
  GArray            *said;
} Taker;

static guint
take (const RapStretch *stretch, const RapMatch *match, gpointer data)
{
  Taker     *taker = data;
  RapBinding bindings[MAX_BINDINGS];
  guint n = rap_patterns_bind (taker->patterns, stretch, match, bindings, MAX_BINDINGS);
  RapTimeSaid made = { .start = stretch->pieces[match->first].start,
                       .end = stretch->pieces[match->end - 1].end,
                       .of = RAP_TIME_NO_PART,
                       .to = RAP_TIME_NO_PART };

  for (guint i = 0; i < n; i++)
    if (bindings[i].field != RAP_SAID_INNER)
      take_binding (&made, &bindings[i]);
  for (guint i = 0; i < n; i++)
    if (bindings[i].field == RAP_SAID_INNER && bindings[i].piece != NULL)
      take_over (&made,
                 &g_array_index (taker->said, RapTimeSaid, bindings[i].piece->index));
  g_array_append_val (taker->said, made);
  return taker->said->len - 1;
}

void
rap_time_rules_find (const RapPatterns *patterns,
                     const char        *text,
                     const RapPiece    *pieces,
                     guint              n_pieces,
                     GArray            *said,
                     GArray            *outer)
{
  RapStretch stretch = { text, pieces, n_pieces };
  Taker      taker = { patterns, said };
  g_autoptr (GArray) left = rap_patterns_run (patterns, &stretch, take, &taker);

  for (guint i = 0; left != NULL && i < left->len; i++)
    if (g_array_index (left, RapPiece, i).symbol != RAP_SYMBOL_NONE)
      {
        guint index = g_array_index (left, RapPiece, i).index;
        g_array_append_val (outer, index);
      }
}
