// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-numbers.h"

#include <string.h>

#define MAX_DIGITS 24

/* The classes of number-words.tsv that make up numbers. */
typedef enum
{
  PART_CARDINAL,
  PART_ORDINAL,
  PART_SCALE,
  PART_FRACTION, /* its value is the denominator */
  PART_VAGUE,
  PART_JOINER,
  PART_ARTICLE,
  PART_SUFFIX, /* of an ordinal in figures */
  PART_GLYPH,  /* a fraction in one character */
  PART_SIGN,
  PART_OF,
  PART_UNITS, /* of time: "quarters" are both */
  PART_HYPHEN,
  PART_SLASH,
  N_PARTS
} Part;

static const char *const part_names[N_PARTS] = {
  "CARDINAL", "ORDINAL", "SCALE", "FRACTION", "VAGUE", "JOINER", "ARTICLE",
  "SUFFIX",   "GLYPH",   "SIGN",  "OF_WORD",  "UNITS", "-",      "/",
};

/* What is known of the vocabulary: the class of each part, and for each phrase a bit for
 * each part that it can be. */
typedef struct
{
  guint16  symbols[N_PARTS];
  guint16 *parts;
} Lore;

typedef struct
{
  const RapVocabulary *vocabulary;
  const Lore          *lore;
  const char          *text;
  const RapPiece      *pieces;
  guint                n;
  guint                i;
  double               total;
  double               group;
  double               last_scale;
  guint                form;
} Reader;

static void
learn (Lore *lore, const RapVocabulary *vocabulary)
{
  guint n_phrases = rap_vocabulary_n_phrases (vocabulary), n;

  for (guint i = 0; i < N_PARTS; i++)
    lore->symbols[i] = rap_vocabulary_find_symbol (vocabulary, part_names[i]);
  lore->parts = g_new0 (guint16, n_phrases);
  for (guint phrase = 1; phrase < n_phrases; phrase++)
    {
      guint16         literal = rap_vocabulary_get_literal (vocabulary, phrase);
      const RapSense *senses = rap_vocabulary_get_senses (vocabulary, phrase, &n);
      for (guint i = 0; i < N_PARTS; i++)
        {
          if (literal != RAP_SYMBOL_NONE && literal == lore->symbols[i])
            lore->parts[phrase] |= (guint16) (1u << i);
          for (guint k = 0; k < n; k++)
            if (senses[k].symbol == lore->symbols[i])
              lore->parts[phrase] |= (guint16) (1u << i);
        }
    }
}

static const Lore *
lore_of (const RapVocabulary *vocabulary)
{
  static gsize once;
  static Lore  lore;

  if (g_once_init_enter (&once))
    {
      learn (&lore, vocabulary);
      g_once_init_leave (&once, 1);
    }
  return &lore;
}

/* FALSE when piece i is not of that part; *value is its value. */
static gboolean
part_at (const Reader *r, guint i, Part part, double *value)
{
  const RapSense *sense;
  char            buffer[MAX_DIGITS + 1];

  if (i >= r->n || (r->lore->parts[r->pieces[i].phrase] >> part & 1) == 0 ||
      (i > r->i && (r->pieces[i].flags & RAP_PIECE_GAP) != 0))
    return FALSE;
  if (rap_vocabulary_get_literal (r->vocabulary, r->pieces[i].phrase) ==
      r->lore->symbols[part])
    return TRUE;
  sense =
    rap_piece_get_sense (&r->pieces[i], r->vocabulary, r->text, r->lore->symbols[part]);
  if (sense == NULL)
    return FALSE;
  if (value != NULL && sense->value.length <= MAX_DIGITS)
    {
      memcpy (buffer, sense->value.text, sense->value.length);
      buffer[sense->value.length] = '\0';
      *value = g_ascii_strtod (buffer, NULL);
    }
  return TRUE;
}

static gboolean
is_figure (const Reader *r, guint i)
{
  return i < r->n && (r->pieces[i].flags & RAP_PIECE_NUMBER) != 0 &&
         (r->pieces[i].flags & RAP_PIECE_GAP) == 0;
}

static gboolean
is_glued (const Reader *r, guint i)
{
  return i < r->n && (r->pieces[i].flags & RAP_PIECE_GLUED) != 0;
}

static guint
count_digits (const char *text, guint i, guint end)
{
  guint n = 0;

  while (i + n < end && n < 4 && g_ascii_isdigit (text[i + n]))
    n++;
  return n;
}

/* A comma with three figures after it, or with two and then such a group: 12,34,567. */
static gboolean
is_group (const char *text, guint i, guint end)
{
  if (text[i] != ',')
    return FALSE;
  guint n = count_digits (text, i + 1, end);
  return n == 3 || (n == 2 && i + 3 < end && text[i + 3] == ',' &&
                    count_digits (text, i + 4, end) == 3);
}

guint
rap_number_read_digits (const char *text, guint start, guint end, RapPiece *piece)
{
  char  buffer[MAX_DIGITS + 1];
  guint i = start, n = 0;

  piece->form = RAP_NUMBER_CARDINAL;
  piece->digits = 0;
  while (i < end && n < MAX_DIGITS)
    {
      if (g_ascii_isdigit (text[i]))
        {
          buffer[n++] = text[i++];
          piece->digits++;
        }
      else if (i > start && (piece->form & RAP_NUMBER_DECIMAL) == 0 &&
               is_group (text, i, end))
        {
          piece->form |= RAP_NUMBER_GROUPED;
          i++;
        }
      else if (text[i] == '.' && (piece->form & RAP_NUMBER_DECIMAL) == 0 && i + 1 < end &&
               g_ascii_isdigit (text[i + 1]))
        {
          piece->form |= RAP_NUMBER_DECIMAL;
          buffer[n++] = text[i++];
        }
      else
        break;
    }
  if (n == MAX_DIGITS)
    return 0;
  buffer[n] = '\0';
  piece->value = piece->high = g_ascii_strtod (buffer, NULL);
  return i;
}

/* Whether a cardinal continues the words read so far: "two hundred" + "four", "twenty" + "one". */
static gboolean
cardinal_fits (const Reader *r, double value)
{
  int group = (int) r->group, last = (int) value;

  if (r->group == 0 && (r->form & RAP_NUMBER_CARDINAL) == 0)
    return TRUE;
  if (r->group == 0)
    return r->last_scale > 0 && value < r->last_scale;
  if (r->group >= 1000)
    return FALSE;
  if (group % 100 == 0)
    return last < 100 && last > 0;
  return group % 100 >= 20 && group % 10 == 0 && last < 10 && last > 0;
}

static gboolean
take_scale (Reader *r, double scale)
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
skip_joiner (const Reader *r, guint i)
{
  if (part_at (r, i, PART_HYPHEN, NULL) && (int) r->group % 100 >= 20 &&
      (int) r->group % 10 == 0 && r->group > 0)
    return i + 1;
  if (part_at (r, i, PART_JOINER, NULL) && r->last_scale > 0 &&
      (r->form & RAP_NUMBER_WORDS) != 0)
    return i + 1;
  return i;
}

static gboolean
take_word (Reader *r, guint i)
{
  double value;

  if (part_at (r, i, PART_CARDINAL, &value) && cardinal_fits (r, value))
    {
      r->group += value;
      r->form |= RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS;
    }
  else if (part_at (r, i, PART_ORDINAL, &value) && cardinal_fits (r, value) &&
           (r->group > 0 || r->total == 0 || i > r->i))
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
read_words (Reader *r)
{
  double scale;

  while ((r->form & RAP_NUMBER_ORDINAL) == 0)
    {
      guint next = skip_joiner (r, r->i);
      if (take_word (r, next))
        continue;
      guint joined = part_at (r, r->i, PART_HYPHEN, NULL) ? r->i + 1 : r->i;
      if ((r->form & RAP_NUMBER_CARDINAL) == 0 ||
          !part_at (r, joined, PART_SCALE, &scale) || !take_scale (r, scale))
        return;
      r->form |= RAP_NUMBER_WORDS;
      r->i = joined + 1;
    }
}

/* "nineteen ninety-six", "twenty sixteen": two pairs of figures in words. */
static void
read_second_pair (Reader *r)
{
  Reader second = *r;
  double century = r->group;

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

/* A figure with what may follow it: an ordinal's suffix, a fraction, a scale. */
static void
read_after_figure (Reader *r, const RapPiece *figure)
{
  double   scale, glyph;
  gboolean plain = (figure->form & RAP_NUMBER_DECIMAL) == 0;

  r->group = figure->value;
  r->form |= figure->form;
  r->i++;
  if (is_glued (r, r->i) && plain && part_at (r, r->i, PART_SUFFIX, NULL))
    {
      r->form = (r->form & ~(guint) RAP_NUMBER_CARDINAL) | RAP_NUMBER_ORDINAL;
      r->i++;
      return;
    }
  if (part_at (r, r->i, PART_GLYPH, &glyph) && plain)
    {
      r->group += glyph;
      r->form |= RAP_NUMBER_DECIMAL;
      r->i++;
    }
  else if (plain && is_figure (r, r->i) && !is_glued (r, r->i) &&
           part_at (r, r->i + 1, PART_SLASH, NULL) && is_glued (r, r->i + 1) &&
           is_figure (r, r->i + 2) && is_glued (r, r->i + 2) &&
           r->pieces[r->i].value < r->pieces[r->i + 2].value &&
           r->pieces[r->i + 2].value <= 16 && !part_at (r, r->i + 3, PART_SLASH, NULL))
    {
      r->group += r->pieces[r->i].value / r->pieces[r->i + 2].value;
      r->form |= RAP_NUMBER_DECIMAL;
      r->i += 3;
    }
  guint next =
    part_at (r, r->i, PART_HYPHEN, NULL) && is_glued (r, r->i) ? r->i + 1 : r->i;
  while (part_at (r, next, PART_SCALE, &scale) && take_scale (r, scale))
    r->i = ++next;
}

/* "two thirds", "a third", "half": after how many parts were read. */
static gboolean
read_fraction (Reader *r)
{
  double denominator, scale;
  guint  i = part_at (r, r->i, PART_HYPHEN, NULL) ? r->i + 1 : r->i;

  if ((r->form & (RAP_NUMBER_ORDINAL | RAP_NUMBER_SCALED | RAP_NUMBER_DECIMAL)) != 0 ||
      r->total > 0 || r->group > 20 || r->group < 1 ||
      !part_at (r, i, PART_FRACTION, &denominator) || denominator <= 0)
    return FALSE;
  if (i == r->i && part_at (r, i, PART_UNITS, NULL) &&
      !part_at (r, i + 1, PART_OF, NULL) && !part_at (r, i + 1, PART_SCALE, NULL))
    return FALSE;
  r->group /= denominator;
  r->form |= RAP_NUMBER_FRACTION;
  r->i = i + 1;
  if (part_at (r, r->i, PART_SCALE, &scale) && scale >= 1000)
    {
      r->group *= scale;
      r->i++;
    }
  return TRUE;
}

/* A hyphen may stand between the words of one number. */
static guint
skip_hyphen (const Reader *r, guint i)
{
  return part_at (r, i, PART_HYPHEN, NULL) && is_glued (r, i) ? i + 1 : i;
}

/* "and a half", "-and-a-half", "and three quarters" after a whole number or its scale. */
static void
read_joined_fraction (Reader *r)
{
  double numerator = 1, denominator, scale;
  guint  i = skip_hyphen (r, r->i);

  if (!part_at (r, i, PART_JOINER, NULL) || (r->form & RAP_NUMBER_ORDINAL) != 0)
    return;
  i = skip_hyphen (r, i + 1);
  if (part_at (r, i, PART_ARTICLE, NULL) || part_at (r, i, PART_CARDINAL, &numerator))
    i++;
  if (part_at (r, i, PART_HYPHEN, NULL))
    i++;
  if (!part_at (r, i, PART_FRACTION, &denominator) || denominator <= 0)
    return;
  if (r->group == 0 && r->last_scale > 0)
    r->total += r->last_scale * numerator / denominator;
  else
    r->group += numerator / denominator;
  r->form |= RAP_NUMBER_DECIMAL;
  r->i = i + 1;
  if (part_at (r, r->i, PART_SCALE, &scale) && take_scale (r, scale))
    r->i++;
}

/* "half a million", "a quarter million", "half a dozen". */
static gboolean
read_part_of_scale (Reader *r)
{
  double denominator, scale;
  guint  i = r->i;

  if (part_at (r, i, PART_ARTICLE, NULL))
    i++;
  if (!part_at (r, i, PART_FRACTION, &denominator) || denominator <= 0)
    return FALSE;
  i++;
  if (part_at (r, i, PART_HYPHEN, NULL))
    i++;
  if (part_at (r, i, PART_ARTICLE, NULL))
    i++;
  if (!part_at (r, i, PART_SCALE, &scale) || scale / denominator < 2)
    return FALSE;
  r->total = scale / denominator;
  r->form = RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS | RAP_NUMBER_SCALED;
  r->i = i + 1;
  return TRUE;
}

/* "a hundred", "a dozen", "a third". */
static gboolean
read_after_article (Reader *r)
{
  double scale, denominator;

  if (!part_at (r, r->i, PART_ARTICLE, NULL))
    return FALSE;
  if (part_at (r, r->i + 1, PART_SCALE, &scale) && take_scale (r, scale))
    {
      r->form |= RAP_NUMBER_CARDINAL | RAP_NUMBER_WORDS;
      r->i += 2;
      return TRUE;
    }
  if (!part_at (r, r->i + 1, PART_FRACTION, &denominator) || denominator <= 0 ||
      part_at (r, r->i + 2, PART_HYPHEN, NULL))
    return FALSE;
  r->group = 1 / denominator;
  r->form = RAP_NUMBER_FRACTION;
  r->i += 2;
  return TRUE;
}

/* "several hundred thousand": *high is the upper end, as read in "3..9". */
static gboolean
read_vague (Reader *r, double *high)
{
  const RapSense *sense;
  char            buffer[2 * MAX_DIGITS];
  const char     *dots;
  double          scale;

  if (!part_at (r, r->i, PART_VAGUE, NULL))
    return FALSE;
  sense = rap_piece_get_sense (&r->pieces[r->i],
                               r->vocabulary,
                               r->text,
                               r->lore->symbols[PART_VAGUE]);
  g_strlcpy (buffer, sense->value.text, MIN (sense->value.length + 1, sizeof buffer));
  dots = strstr (buffer, "..");
  if (dots == NULL)
    return FALSE;
  r->total = g_ascii_strtod (buffer, NULL);
  *high = dots[2] != '\0' ? g_ascii_strtod (dots + 2, NULL) : r->total * 5;
  r->form = RAP_NUMBER_VAGUE | RAP_NUMBER_WORDS;
  r->i++;
  while (part_at (r, r->i, PART_SCALE, &scale))
    {
      r->total *= scale;
      *high *= scale;
      r->form |= RAP_NUMBER_SCALED;
      r->i++;
    }
  return TRUE;
}

static gboolean
read_start (Reader *r, double *high)
{
  double glyph, denominator;

  if (is_figure (r, r->i) || (r->pieces[r->i].flags & RAP_PIECE_NUMBER) != 0)
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
  if (part_at (r, r->i, PART_GLYPH, &glyph) ||
      (part_at (r, r->i, PART_FRACTION, &denominator) && denominator == 2))
    {
      r->group = part_at (r, r->i, PART_GLYPH, &glyph) ? glyph : 0.5;
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
  Reader   r = { vocabulary, lore_of (vocabulary), text, pieces, n, i, 0, 0, 0, 0 };
  double   high = 0;
  gboolean negative = FALSE;
  guint    first = i;

  /* Most words are no part of any number. */
  if ((pieces[i].flags & RAP_PIECE_NUMBER) == 0 && r.lore->parts[pieces[i].phrase] == 0)
    return first;
  if (part_at (&r, i, PART_SIGN, NULL) && i + 1 < n &&
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
