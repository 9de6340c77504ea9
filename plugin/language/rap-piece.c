// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-piece.h"

#include <string.h>

/* The classes of numbers, by what their figures look like. */
static const struct
{
  const char *name;
  guint       with;    /* needs one of these forms */
  guint       without; /* and none of these */
  guint8      digits_min;
  guint8      digits_max;
  int         min;
  int         max;
} number_classes[] = {
#define PLAIN (RAP_NUMBER_GROUPED | RAP_NUMBER_DECIMAL | RAP_NUMBER_SCALED)
  { "NUM",
    RAP_NUMBER_CARDINAL | RAP_NUMBER_FRACTION | RAP_NUMBER_VAGUE,
    0,
    0,
    255,
    0,
    -1 },
  { "COUNT", RAP_NUMBER_CARDINAL | RAP_NUMBER_VAGUE, PLAIN, 0, 4, 0, 100000 },
  { "FIG", RAP_NUMBER_CARDINAL, RAP_NUMBER_WORDS, 1, 255, 0, -1 },
  { "WORDED", RAP_NUMBER_WORDS, RAP_NUMBER_ORDINAL, 0, 0, 0, -1 },
  { "FRAC", RAP_NUMBER_FRACTION, 0, 0, 255, 0, -1 },
  { "VAGUE", RAP_NUMBER_VAGUE, 0, 0, 255, 0, -1 },
  { "ORD", RAP_NUMBER_ORDINAL, 0, 0, 4, 1, 1000 },
  { "YEAR", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 4, 4, 1000, 2199 },
  { "NEARYEAR", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 4, 4, 1800, 2059 },
  { "WYEAR", RAP_NUMBER_YEAR, 0, 0, 0, 1000, 2100 },
  { "MILLYEAR",
    RAP_NUMBER_WORDS,
    RAP_NUMBER_ORDINAL | RAP_NUMBER_VAGUE,
    0,
    0,
    2000,
    2099 },
  /* nineteen hundred ninety-three */
  { "HYEAR",
    RAP_NUMBER_SCALED,
    RAP_NUMBER_ORDINAL | RAP_NUMBER_VAGUE | RAP_NUMBER_DECIMAL | RAP_NUMBER_GROUPED,
    0,
    0,
    1100,
    1999 },
  { "YY", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 2, 2, 0, 99 },
  { "DAY", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 1, 2, 1, 31 },
  { "WDAY",
    RAP_NUMBER_WORDS,
    RAP_NUMBER_ORDINAL | RAP_NUMBER_SCALED | RAP_NUMBER_VAGUE,
    0,
    0,
    1,
    31 },
  { "ORDDAY", RAP_NUMBER_ORDINAL, 0, 0, 2, 1, 31 },
  { "MON", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 1, 2, 1, 12 },
  { "DD", RAP_NUMBER_CARDINAL, PLAIN, 2, 2, 1, 31 },
  { "MM", RAP_NUMBER_CARDINAL, PLAIN, 2, 2, 1, 12 },
  { "HOUR", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_SCALED, 1, 2, 0, 24 },
  { "WHOUR",
    RAP_NUMBER_CARDINAL,
    PLAIN | RAP_NUMBER_SCALED | RAP_NUMBER_VAGUE,
    0,
    2,
    1,
    12 },
  { "MIN", RAP_NUMBER_CARDINAL, PLAIN, 2, 2, 0, 59 },
  /* 9.30 */
  { "DOTTED",
    RAP_NUMBER_DECIMAL,
    RAP_NUMBER_GROUPED | RAP_NUMBER_SCALED | RAP_NUMBER_WORDS,
    3,
    4,
    0,
    24 },
  { "HHMM", RAP_NUMBER_CARDINAL, PLAIN, 4, 4, 0, 2400 },
  { "YMD", RAP_NUMBER_CARDINAL | RAP_NUMBER_DATE, PLAIN, 8, 8, 10000101, 21001231 },
  { "ONE", RAP_NUMBER_CARDINAL, PLAIN, 0, 1, 1, 1 },
  { "NINE", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 1, 1, 9, 9 },
  { "ELEVEN", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 2, 2, 11, 11 },
  { "DECADE", RAP_NUMBER_CARDINAL, PLAIN, 4, 4, 1000, 2090 },
  { "TENS", RAP_NUMBER_CARDINAL, PLAIN | RAP_NUMBER_WORDS, 2, 2, 0, 90 },
#undef PLAIN
};

static gboolean
fits (const RapPiece *piece, guint i)
{
  if ((piece->form & number_classes[i].with) == 0 ||
      (piece->form & number_classes[i].without) != 0)
    return FALSE;
  if (piece->digits < number_classes[i].digits_min ||
      piece->digits > number_classes[i].digits_max)
    return FALSE;
  if (number_classes[i].max < number_classes[i].min)
    return TRUE;
  return piece->value >= number_classes[i].min && piece->value <= number_classes[i].max;
}

/* Symbols are given in the order of their first use, so the classes of numbers are looked
 * up once for each vocabulary; there is one vocabulary. */
static const guint16 *
number_symbols (const RapVocabulary *vocabulary)
{
  static gsize   once;
  static guint16 symbols[G_N_ELEMENTS (number_classes)];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (number_classes); i++)
        symbols[i] = rap_vocabulary_find_symbol (vocabulary, number_classes[i].name);
      g_once_init_leave (&once, 1);
    }
  return symbols;
}

static gboolean
written_as (const RapSense *sense, const RapPiece *piece, const char *text)
{
  guint n = 1;

  if (sense->form == NULL)
    return TRUE;
  /* "ET" is not "Et", but "MAY" is "May". */
  while (n < piece->end - piece->start && g_ascii_isupper (sense->form[n]))
    n++;
  return strncmp (sense->form, text + piece->start, n) == 0;
}

const RapSense *
rap_piece_get_sense (const RapPiece      *piece,
                     const RapVocabulary *vocabulary,
                     const char          *text,
                     guint16              symbol)
{
  guint           n;
  const RapSense *senses;

  if (piece->phrase == 0 || symbol == RAP_SYMBOL_NONE)
    return NULL;
  senses = rap_vocabulary_get_senses (vocabulary, piece->phrase, &n);
  for (guint i = 0; i < n; i++)
    if (senses[i].symbol == symbol && written_as (&senses[i], piece, text))
      return &senses[i];
  return NULL;
}

guint
rap_piece_get_symbols (const RapPiece      *piece,
                       const RapVocabulary *vocabulary,
                       const char          *text,
                       guint16             *symbols)
{
  guint n = 0, n_senses;

  if (piece->symbol != RAP_SYMBOL_NONE)
    {
      symbols[n++] = piece->symbol;
      return n;
    }
  if (piece->flags & RAP_PIECE_NUMBER)
    {
      const guint16 *known = number_symbols (vocabulary);
      for (guint i = 0; i < G_N_ELEMENTS (number_classes); i++)
        if (known[i] != RAP_SYMBOL_NONE && fits (piece, i))
          symbols[n++] = known[i];
    }
  if (piece->phrase == 0)
    return n;
  const RapSense *senses =
    rap_vocabulary_get_senses (vocabulary, piece->phrase, &n_senses);
  if (rap_vocabulary_get_literal (vocabulary, piece->phrase) != RAP_SYMBOL_NONE)
    symbols[n++] = rap_vocabulary_get_literal (vocabulary, piece->phrase);
  for (guint i = 0; i < n_senses && n < RAP_PIECE_MAX_SYMBOLS; i++)
    if ((n == 0 || symbols[n - 1] != senses[i].symbol) &&
        written_as (&senses[i], piece, text))
      symbols[n++] = senses[i].symbol;
  return n;
}
