// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-numbers.h"

#include "language/rap-number-reader.h"

#include <string.h>

#define MAX_DIGITS 24

/* Whether a cardinal continues the words read so far: "two hundred" + "four", "twenty" + "one". */
static gboolean
cardinal_fits (const RapNumberReader *r, double value)
{
  int group = (int) r->group, last = (int) value;

  if (r->group == 0 && (r->form & RAP_NUMBER_CARDINAL) == 0)
    return TRUE;
  if (r->group == 0)
    return r->last_scale > 0 && value < r->last_scale;
  if (r->group >= 1000 && r->last_scale != 100)
    return FALSE;
  if (group % 100 == 0)
    return last < 100 && last > 0;
  return group % 100 >= 20 && group % 10 == 0 && last < 10 && last > 0;
}

static gboolean
take_scale (RapNumberReader *r, double scale)
{
  if (scale == 100)
    {
      if (r->group >= 100)
        return FALSE;
      r->group = (r->group > 0 ? r->group : 1) * 100;
    }
  else
    {
      if (r->last_scale > 0 && scale > r->last_scale && r->group == 0 && r->total > 0)
        r->total *= scale; /* "a hundred thousand million" */
      else
        r->total += (r->group > 0 ? r->group : 1) * scale;
      r->group = 0;
    }
  r->last_scale = scale;
  r->form |= RAP_NUMBER_SCALED;
  return TRUE;
}

/* What joins words of one number: a hyphen in "twenty-one", "and" in "a hundred and one". */
static guint
skip_joiner (const RapNumberReader *r, guint i)
{
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_HYPHEN, NULL) &&
      (int) r->group % 100 >= 20 && (int) r->group % 10 == 0 && r->group > 0)
    return i + 1;
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_JOINER, NULL) && r->last_scale > 0 &&
      (r->form & RAP_NUMBER_WORDS) != 0)
    return i + 1;
  return i;
}

static gboolean
take_word (RapNumberReader *r, guint i)
{
  double value;

  if (rap_number_part_at (r, i, RAP_NUMBER_PART_CARDINAL, &value) &&
      cardinal_fits (r, value))
    {
      r->group += value;
      r->form |= RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS;
    }
  else if (rap_number_part_at (r, i, RAP_NUMBER_PART_ORDINAL, &value) &&
           cardinal_fits (r, value) && (r->group > 0 || r->total == 0 || i > r->i))
    {
      r->group += value;
      r->form =
        (r->form & ~(guint) RAP_NUMBER_CARDINAL) | RAP_NUMBER_ORDINAL | RAP_NUMBER_WORDS;
    }
  else
    return FALSE;
  r->i = i + 1;
  return TRUE;
}

static void
read_words (RapNumberReader *r)
{
  double scale;

  while ((r->form & RAP_NUMBER_ORDINAL) == 0)
    {
      guint next = skip_joiner (r, r->i);
      if (take_word (r, next))
        continue;
      guint joined =
        rap_number_part_at (r, r->i, RAP_NUMBER_PART_HYPHEN, NULL) ? r->i + 1 : r->i;
      if ((r->form & RAP_NUMBER_CARDINAL) == 0 ||
          !rap_number_part_at (r, joined, RAP_NUMBER_PART_SCALE, &scale) ||
          !take_scale (r, scale))
        return;
      r->form |= RAP_NUMBER_WORDS;
      r->i = joined + 1;
    }
}

/* "nineteen ninety-six", "twenty sixteen": two pairs of figures in words. */
static void
read_second_pair (RapNumberReader *r)
{
  RapNumberReader second = *r;
  double          century = r->group;

  if ((r->form & (RAP_NUMBER_SCALED | RAP_NUMBER_ORDINAL)) != 0 || r->total > 0 ||
      century < 10 || century > 20)
    return;
  second.total = second.group = second.last_scale = 0;
  second.form = 0;
  read_words (&second);
  if ((second.form & (RAP_NUMBER_SCALED | RAP_NUMBER_ORDINAL)) != 0 ||
      second.group < 10 || second.group > 99)
    return;
  *r = second;
  r->group = century * 100 + second.group;
  r->form |= RAP_NUMBER_YEAR;
}

/* "1,5 million", "2,25 percent": a comma where English has a point. */
static gboolean
has_decimal_comma (const RapNumberReader *r, const RapPiece *figure)
{
  return figure->digits <= 3 &&
         rap_number_part_at (r, r->i, RAP_NUMBER_PART_COMMA, NULL) &&
         rap_number_glued_at (r, r->i) && rap_number_figure_at (r, r->i + 1) &&
         rap_number_glued_at (r, r->i + 1) &&
         r->pieces[r->i + 1].form == RAP_NUMBER_CARDINAL &&
         r->pieces[r->i + 1].digits <= 2 &&
         (rap_number_part_at (r, r->i + 2, RAP_NUMBER_PART_SCALE, NULL) ||
          rap_number_part_at (r, r->i + 2, RAP_NUMBER_PART_PERCENT, NULL));
}

/* A figure with what may follow it: an ordinal's suffix, a fraction, a scale. */
static void
read_after_figure (RapNumberReader *r, const RapPiece *figure)
{
  double   scale, glyph;
  gboolean plain = (figure->form & RAP_NUMBER_DECIMAL) == 0;

  r->group = figure->value;
  r->form |= figure->form;
  r->i++;
  if (rap_number_glued_at (r, r->i) && plain &&
      rap_number_part_at (r, r->i, RAP_NUMBER_PART_SUFFIX, NULL))
    {
      r->form = (r->form & ~(guint) RAP_NUMBER_CARDINAL) | RAP_NUMBER_ORDINAL;
      r->i++;
      return;
    }
  if (plain && has_decimal_comma (r, figure))
    {
      const RapPiece *part = &r->pieces[r->i + 1];
      r->group += part->value / (part->digits == 1 ? 10 : 100);
      r->form |= RAP_NUMBER_DECIMAL;
      r->i += 2;
    }
  else if (rap_number_part_at (r, r->i, RAP_NUMBER_PART_GLYPH, &glyph) && plain)
    {
      r->group += glyph;
      r->form |= RAP_NUMBER_DECIMAL;
      r->i++;
    }
  else if (plain && rap_number_figure_at (r, r->i) && !rap_number_glued_at (r, r->i) &&
           rap_number_part_at (r, r->i + 1, RAP_NUMBER_PART_SLASH, NULL) &&
           rap_number_glued_at (r, r->i + 1) && rap_number_figure_at (r, r->i + 2) &&
           rap_number_glued_at (r, r->i + 2) &&
           r->pieces[r->i].value < r->pieces[r->i + 2].value &&
           r->pieces[r->i + 2].value <= 16 &&
           !rap_number_part_at (r, r->i + 3, RAP_NUMBER_PART_SLASH, NULL))
    {
      r->group += r->pieces[r->i].value / r->pieces[r->i + 2].value;
      r->form |= RAP_NUMBER_DECIMAL;
      r->i += 3;
    }
  guint next = rap_number_part_at (r, r->i, RAP_NUMBER_PART_HYPHEN, NULL) &&
                   rap_number_glued_at (r, r->i)
                 ? r->i + 1
                 : r->i;
  while (rap_number_part_at (r, next, RAP_NUMBER_PART_SCALE, &scale) &&
         take_scale (r, scale))
    r->i = ++next;
}

/* "two thirds", "a third", "half": after how many parts were read. */
static gboolean
read_fraction (RapNumberReader *r)
{
  double denominator, scale;
  guint  i = rap_number_part_at (r, r->i, RAP_NUMBER_PART_HYPHEN, NULL) ? r->i + 1 : r->i;

  if ((r->form & (RAP_NUMBER_ORDINAL | RAP_NUMBER_SCALED | RAP_NUMBER_DECIMAL)) != 0 ||
      r->total > 0 || r->group > 20 || r->group < 1 ||
      !rap_number_part_at (r, i, RAP_NUMBER_PART_FRACTION, &denominator) ||
      denominator <= 0)
    return FALSE;
  if (i == r->i && rap_number_part_at (r, i, RAP_NUMBER_PART_UNITS, NULL) &&
      !rap_number_part_at (r, i + 1, RAP_NUMBER_PART_OF, NULL) &&
      !rap_number_part_at (r, i + 1, RAP_NUMBER_PART_SCALE, NULL))
    return FALSE;
  r->group /= denominator;
  r->form |= RAP_NUMBER_FRACTION;
  r->i = i + 1;
  if (rap_number_part_at (r, r->i, RAP_NUMBER_PART_SCALE, &scale) && scale >= 1000)
    {
      r->group *= scale;
      r->i++;
    }
  return TRUE;
}

/* A hyphen may stand between the words of one number. */
static guint
skip_hyphen (const RapNumberReader *r, guint i)
{
  return rap_number_part_at (r, i, RAP_NUMBER_PART_HYPHEN, NULL) &&
             rap_number_glued_at (r, i)
           ? i + 1
           : i;
}

/* "and a half", "-and-a-half", "and three quarters" after a whole number or its scale. */
static void
read_joined_fraction (RapNumberReader *r)
{
  double numerator = 1, denominator, scale;
  guint  i = skip_hyphen (r, r->i);

  if (!rap_number_part_at (r, i, RAP_NUMBER_PART_JOINER, NULL) ||
      (r->form & RAP_NUMBER_ORDINAL) != 0)
    return;
  i = skip_hyphen (r, i + 1);
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_ARTICLE, NULL) ||
      rap_number_part_at (r, i, RAP_NUMBER_PART_CARDINAL, &numerator))
    i++;
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_HYPHEN, NULL))
    i++;
  if (!rap_number_part_at (r, i, RAP_NUMBER_PART_FRACTION, &denominator) ||
      denominator <= 0)
    return;
  if (r->group == 0 && r->last_scale > 0)
    r->total += r->last_scale * numerator / denominator;
  else
    r->group += numerator / denominator;
  r->form |= RAP_NUMBER_DECIMAL;
  r->i = i + 1;
  if (rap_number_part_at (r, r->i, RAP_NUMBER_PART_SCALE, &scale) &&
      take_scale (r, scale))
    r->i++;
}

/* "half a million", "a quarter of a million", "half a dozen". */
static gboolean
read_part_of_scale (RapNumberReader *r)
{
  double denominator, scale;
  guint  i = r->i;

  if (rap_number_part_at (r, i, RAP_NUMBER_PART_ARTICLE, NULL))
    i++;
  if (!rap_number_part_at (r, i, RAP_NUMBER_PART_FRACTION, &denominator) ||
      denominator <= 0)
    return FALSE;
  i++;
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_HYPHEN, NULL))
    i++;
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_OF, NULL) &&
      rap_number_part_at (r, i + 1, RAP_NUMBER_PART_ARTICLE, NULL))
    i++;
  if (rap_number_part_at (r, i, RAP_NUMBER_PART_ARTICLE, NULL))
    i++;
  if (!rap_number_part_at (r, i, RAP_NUMBER_PART_SCALE, &scale) ||
      scale / denominator < 2)
    return FALSE;
  r->total = scale / denominator;
  r->form = RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS | RAP_NUMBER_SCALED;
  r->i = i + 1;
  return TRUE;
}

/* "a hundred", "a dozen", "a third". */
static gboolean
read_after_article (RapNumberReader *r)
{
  double scale, denominator;

  if (!rap_number_part_at (r, r->i, RAP_NUMBER_PART_ARTICLE, NULL))
    return FALSE;
  if (rap_number_part_at (r, r->i + 1, RAP_NUMBER_PART_SCALE, &scale) &&
      take_scale (r, scale))
    {
      r->form |= RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS;
      r->i += 2;
      return TRUE;
    }
  if (!rap_number_part_at (r, r->i + 1, RAP_NUMBER_PART_FRACTION, &denominator) ||
      denominator <= 0 || rap_number_part_at (r, r->i + 2, RAP_NUMBER_PART_HYPHEN, NULL))
    return FALSE;
  r->group = 1 / denominator;
  r->form = RAP_NUMBER_FRACTION;
  r->i += 2;
  return TRUE;
}

/* "several hundred thousand": *high is the upper end, as read in "3..9". */
static gboolean
read_vague (RapNumberReader *r, double *high)
{
  const RapSense *sense;
  char            buffer[2 * MAX_DIGITS];
  const char     *dots;
  double          scale;

  if (!rap_number_part_at (r, r->i, RAP_NUMBER_PART_VAGUE, NULL))
    return FALSE;
  sense = rap_piece_get_sense (&r->pieces[r->i],
                               r->vocabulary,
                               r->text,
                               r->lore->symbols[RAP_NUMBER_PART_VAGUE]);
  g_strlcpy (buffer, sense->value.text, MIN (sense->value.length + 1, sizeof buffer));
  dots = strstr (buffer, "..");
  if (dots == NULL)
    return FALSE;
  r->total = g_ascii_strtod (buffer, NULL);
  *high = dots[2] != '\0' ? g_ascii_strtod (dots + 2, NULL) : r->total * 5;
  r->form = RAP_NUMBER_VAGUE | RAP_NUMBER_WORDS;
  r->i++;
  while (rap_number_part_at (r, r->i, RAP_NUMBER_PART_SCALE, &scale))
    {
      r->total *= scale;
      *high *= scale;
      r->form |= RAP_NUMBER_SCALED;
      r->i++;
    }
  return TRUE;
}

static gboolean
read_start (RapNumberReader *r, double *high)
{
  double glyph, denominator;

  if (rap_number_figure_at (r, r->i) || (r->pieces[r->i].flags & RAP_PIECE_NUMBER) != 0)
    {
      read_after_figure (r, &r->pieces[r->i]);
      if ((r->form & RAP_NUMBER_SCALED) != 0 && (r->form & RAP_NUMBER_DECIMAL) == 0)
        read_words (r);
      return TRUE;
    }
  if (read_vague (r, high) || read_part_of_scale (r))
    return TRUE;
  if (read_after_article (r))
    {
      read_words (r);
      return TRUE;
    }
  if (rap_number_part_at (r, r->i, RAP_NUMBER_PART_GLYPH, &glyph) ||
      (rap_number_part_at (r, r->i, RAP_NUMBER_PART_FRACTION, &denominator) &&
       denominator == 2))
    {
      r->group =
        rap_number_part_at (r, r->i, RAP_NUMBER_PART_GLYPH, &glyph) ? glyph : 0.5;
      r->form = RAP_NUMBER_FRACTION;
      r->i++;
      return TRUE;
    }
  read_words (r);
  if ((r->form & RAP_NUMBER_CARDINAL) != 0)
    read_second_pair (r);
  return r->form != 0;
}

guint
rap_number_read (const RapVocabulary *vocabulary,
                 const char          *text,
                 const RapPiece      *pieces,
                 guint                i,
                 guint                n,
                 RapPiece            *number)
{
  RapNumberReader r = {
    vocabulary, rap_number_lore_of (vocabulary), text, pieces, n, i, 0, 0, 0, 0
  };
  double   high = 0;
  gboolean negative = FALSE;
  guint    first = i;

  /* Most words are no part of any number. */
  if ((pieces[i].flags & RAP_PIECE_NUMBER) == 0 && r.lore->parts[pieces[i].phrase] == 0)
    return first;
  if (rap_number_part_at (&r, i, RAP_NUMBER_PART_SIGN, NULL) && i + 1 < n &&
      (pieces[i + 1].flags & RAP_PIECE_GAP) == 0)
    {
      negative = TRUE;
      r.i = ++i;
    }
  if (!read_start (&r, &high) || r.i <= i)
    return first;
  if (!read_fraction (&r))
    read_joined_fraction (&r);
  *number = pieces[first];
  /* One word keeps its other senses: "second" is a unit of time as well. */
  if (r.i - first > 1)
    number->phrase = 0;
  number->flags = (guint16) ((pieces[first].flags & ~RAP_PIECE_STUCK) |
                             (pieces[i].flags & RAP_PIECE_STUCK) | RAP_PIECE_NUMBER);
  number->form = (guint16) r.form;
  number->digits = r.form & RAP_NUMBER_WORDS ? pieces[i].digits : pieces[i].digits;
  number->value = (r.total + r.group) * (negative ? -1 : 1);
  number->high = (r.form & RAP_NUMBER_VAGUE) != 0 ? high : number->value;
  number->end = pieces[r.i - 1].end;
  return r.i;
}
