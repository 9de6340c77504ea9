// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-figure-rules.h"

static const char *const field_names[] = {
  "value", "high",  "over",    "small",  "smaller", "scale",
  "unit",  "bound", "counted", "figure", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == RAP_COUNTED_N_FIELDS + 1);

static gboolean
is_loose (const RapStretch *stretch, const RapMatch *match)
{
  for (guint i = match->first; i < match->end; i++)
    if ((stretch->pieces[i].flags & RAP_PIECE_STUCK) != 0)
      return FALSE;
  return TRUE;
}

static const RapPiece *
number_at (const RapStretch *stretch, const RapMatch *match, guint turn)
{
  for (guint i = match->first; i < match->end; i++)
    if ((stretch->pieces[i].flags & RAP_PIECE_NUMBER) != 0 && turn-- == 0)
      return &stretch->pieces[i];
  return NULL;
}

/* "3 dollars 50": a whole number, and a second one of two figures or words. */
static gboolean
is_cents (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = number_at (stretch, match, 0),
                 *second = number_at (stretch, match, 1);

  return second != NULL && second->value < 100 && second->digits != 1 &&
         (second->flags & RAP_PIECE_GLUED) == 0 &&
         ((first->form | second->form) & (RAP_NUMBER_DECIMAL | RAP_NUMBER_SCALED)) == 0;
}

/* "5 feet 2 inches": below twelve. */
static gboolean
is_inches (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *second = number_at (stretch, match, 1);

  return second != NULL && second->value < 12;
}

/* "one in five": the first number is the lower one. */
static gboolean
is_ratio (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = number_at (stretch, match, 0),
                 *second = number_at (stretch, match, 1);

  return first != NULL && second != NULL && first->value < second->value &&
         second->value <= 1000;
}

/* "G-20": a hyphen without spaces joins the number to the word before. */
static gboolean
hangs_on_word (const RapStretch *stretch, guint i)
{
  const RapPiece *pieces = stretch->pieces;
  guint           glued = RAP_PIECE_GLUED;

  return i >= 2 && (pieces[i].flags & glued) != 0 && (pieces[i - 1].flags & glued) != 0 &&
         stretch->text[pieces[i - 1].start] == '-' &&
         (pieces[i - 2].flags & RAP_PIECE_NUMBER) == 0;
}

/* A number that counts something: no year, no bare "one", no ordinal. */
static gboolean
is_counted (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = number_at (stretch, match, 0);

  if (number == NULL || !is_loose (stretch, match) ||
      hangs_on_word (stretch, match->first))
    return FALSE;
  if (number->digits == 4 &&
      (number->form & (RAP_NUMBER_GROUPED | RAP_NUMBER_SCALED | RAP_NUMBER_DECIMAL)) ==
        0 &&
      number->value >= 1900 && number->value < 2060)
    return FALSE;
  return number->value != 1;
}

/* "dollar 22.5 million": no mere number. */
static gboolean
is_scaled (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = number_at (stretch, match, 0);

  return number != NULL && (number->form & RAP_NUMBER_SCALED) != 0;
}

/* "3 to 5", not a score of 47 to 41; the scale of the second holds for the first. */
static gboolean
is_rising (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = number_at (stretch, match, 0),
                 *second = number_at (stretch, match, 1);

  return is_loose (stretch, match) && second != NULL && first->value < second->value;
}

/* "from $2.4bn to 1.9bn" is no stretch. */
static gboolean
is_higher (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *first = number_at (stretch, match, 0),
                 *second = number_at (stretch, match, 1);

  return second != NULL && first->value < second->value;
}

/* "2. They met": a small number that begins its line, before more words. */
static gboolean
is_marker (const RapStretch *stretch, const RapMatch *match)
{
  const RapPiece *number = number_at (stretch, match, 0);
  const char     *text = stretch->text;
  guint           start = stretch->pieces[match->first].start;
  guint           end = stretch->pieces[match->end - 1].end;

  while (start > 0 && text[start - 1] == ' ')
    start--;
  return (start == 0 || text[start - 1] == '\n') && number->digits > 0 &&
         number->digits < 4 && (number->form & RAP_NUMBER_DECIMAL) == 0 &&
         text[end] == ' ' && text[end + 1] != '\0' && text[end + 1] != '\n';
}

static gboolean (*const tests[]) (const RapStretch *stretch, const RapMatch *match) = {
  is_loose,  is_cents,  is_inches, is_ratio,  is_counted,
  is_scaled, is_rising, is_higher, is_marker,
};

static const char *const test_names[] = { "loose",   "cents",  "inches", "ratio",
                                          "counted", "scaled", "rising", "higher",
                                          "marker",  NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (test_names) == G_N_ELEMENTS (tests) + 1);

static gboolean
check (guint test, const RapStretch *stretch, const RapMatch *match)
{
  return tests[test](stretch, match);
}

const RapPatternNames *
rap_figure_rules_names (void)
{
  static const RapPatternNames names = { field_names, test_names, check };

  return &names;
}
