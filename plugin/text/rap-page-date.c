// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-date.h"

#include <string.h>

#include "text/rap-utf8.h"

#define MAX_PARTS  60
#define MAX_LENGTH 400
#define FIRST_YEAR 1990
#define LAST_YEAR  2035

/* A number, or a word that may name a month; what lies between is kept as one sign. */
typedef struct
{
  guint value;
  guint digits; /* 0: a word */
  guint month;  /* of a word; 0: none */
  guint end;    /* byte after it */
  char
    before; /* the sign before it: ' ' when there is only white space, '?' for others */
  guint letters;
} Part;

typedef struct
{
  Part                parts[MAX_PARTS];
  guint               n;
  const RapPageModel *model;
} Parts;

static guint
month_of (const Parts *self, guint32 hash)
{
  const RapPhraseEntry *entry =
    self->model != NULL ? rap_page_model_phrase (self->model, rap_hash_end (hash)) : NULL;
  return entry != NULL ? entry->place >> RAP_PHRASE_MONTH_SHIFT : 0;
}

static inline gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? (c | 0x20) - 'a' < 26 : g_unichar_isalpha (c);
}

static guint
read_number (Part *part, const char *text, guint at, guint length)
{
  while (at < length && g_ascii_isdigit (text[at]))
    {
      part->value =
        MIN (part->value * 10 + (guint) g_ascii_digit_value (text[at]), 100000000);
      part->digits++;
      at++;
    }
  return at;
}

static guint
read_word (const Parts *self, Part *part, const char *text, guint at, guint length)
{
  guint32 hash = RAP_HASH_SEED;
  while (at < length)
    {
      gunichar c = rap_utf8_get (text + at);
      if (!is_letter (c))
        break;
      at += rap_utf8_width (text + at);
      part->letters++;
      for (c = c < 0x80 ? c | 0x20 : g_unichar_tolower (c); c >= 0x80; c >>= 7)
        hash = rap_hash_byte (hash, (guchar) (c | 0x80));
      hash = rap_hash_byte (hash, (guchar) c);
    }
  part->month = month_of (self, hash);
  return at;
}

static void
split (Parts *self, const char *text, guint length)
{
  char before = ' ';
  for (guint at = 0; at < length && self->n < MAX_PARTS;)
    {
      gunichar c = rap_utf8_get (text + at);
      Part     part = { .before = before };
      if (g_ascii_isdigit (text[at]))
        at = read_number (&part, text, at, length);
      else if (is_letter (c))
        at = read_word (self, &part, text, at, length);
      else
        {
          before = c == ' ' && before != '\0'                      ? before
                   : c < 0x80 && (before == '\0' || before == ' ') ? (char) c
                                                                   : '?';
          at += rap_utf8_width (text + at);
          continue;
        }
      part.end = at;
      self->parts[self->n++] = part;
      before = '\0'; /* nothing between, so far */
    }
}

static gboolean
is_day (RapPageDate *date, guint year, guint month, guint day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > 31)
    return FALSE;
  date->year = year;
  date->month = month;
  date->day = day;
  return TRUE;
}

static gboolean
is_number (const Part *part, guint least, guint most)
{
  return part->digits >= least && part->digits <= most;
}

static gboolean
joined (const Part *part, const char *signs)
{
  return part->before != '\0' && strchr (signs, part->before) != NULL;
}

/* 2020-03-31 */
static gboolean
year_first (RapPageDate           *date,
            const Part            *p,
            guint                  left,
            G_GNUC_UNUSED gboolean day_first)
{
  return left >= 3 && is_number (&p[0], 4, 4) && is_number (&p[1], 1, 2) &&
         is_number (&p[2], 1, 2) && joined (&p[1], "-/.") && joined (&p[2], "-/.") &&
         is_day (date, p[0].value, p[1].value, p[2].value);
}

/* 31st of March, 2020; one or two words may stand between. */
static gboolean
day_month_year (RapPageDate           *date,
                const Part            *p,
                guint                  left,
                G_GNUC_UNUSED gboolean day_first)
{
  guint k = 1;
  if (left < 3 || !is_number (&p[0], 1, 2))
    return FALSE;
  while (k < 3 && k + 1 < left && p[k].digits == 0 && p[k].month == 0 &&
         p[k].letters <= 3)
    k++;
  if (p[k].month == 0)
    return FALSE;
  guint month = p[k].month;
  k++;
  if (k + 1 < left && p[k].digits == 0 && p[k].letters <= 3)
    k++;
  return k < left && is_number (&p[k], 4, 4) &&
         is_day (date, p[k].value, month, p[0].value);
}

/* 2020 March 31, 2020/march/31 */
static gboolean
year_month_day (RapPageDate           *date,
                const Part            *p,
                guint                  left,
                G_GNUC_UNUSED gboolean day_first)
{
  return left >= 3 && is_number (&p[0], 4, 4) && p[1].month != 0 &&
         is_number (&p[2], 1, 2) && is_day (date, p[0].value, p[1].month, p[2].value);
}

/* March 31st, 2020 */
static gboolean
month_day_year (RapPageDate           *date,
                const Part            *p,
                guint                  left,
                G_GNUC_UNUSED gboolean day_first)
{
  guint k = 2;
  if (left < 3 || p[0].month == 0 || !is_number (&p[1], 1, 2))
    return FALSE;
  while (k < 4 && k + 1 < left && p[k].digits == 0 && p[k].letters <= 3)
    k++;
  return is_number (&p[k], 4, 4) && is_day (date, p[k].value, p[0].month, p[1].value);
}

/* 31.3.2020, 31 | 03 | 2020, 3/31/20 */
static gboolean
numbers_only (RapPageDate *date, const Part *p, guint left, gboolean day_first)
{
  if (left < 3 || !is_number (&p[0], 1, 2) || !is_number (&p[1], 1, 2) ||
      (p[2].digits != 2 && p[2].digits != 4) || !joined (&p[1], "-/.|") ||
      p[1].before != p[2].before)
    return FALSE;
  guint    year = p[2].digits == 2 ? p[2].value + 2000 : p[2].value;
  gboolean days =
    p[0].value > 12 || (p[1].value <= 12 && (day_first || p[1].before == '.'));
  date->in_doubt = p[0].value <= 12 && p[1].value <= 12 && p[1].before != '.';
  return days ? is_day (date, year, p[1].value, p[0].value)
              : is_day (date, year, p[0].value, p[1].value);
}

/* Numbers each followed by a sign of one letter that says what it counts, as in East Asia:
 * year, month, day. */
static gboolean
counted (RapPageDate *date, const Part *p, guint left, G_GNUC_UNUSED gboolean day_first)
{
  return left >= 5 && is_number (&p[0], 4, 4) && p[1].letters == 1 &&
         p[1].before == '\0' && is_number (&p[2], 1, 2) && p[3].letters == 1 &&
         p[3].before == '\0' && is_number (&p[4], 1, 2) &&
         is_day (date, p[0].value, p[2].value, p[4].value);
}

/* 20200331 */
static gboolean
run_together (RapPageDate           *date,
              const Part            *p,
              guint                  left,
              G_GNUC_UNUSED gboolean day_first)
{
  return left >= 1 && p[0].digits == 8 &&
         is_day (date, p[0].value / 10000, p[0].value / 100 % 100, p[0].value % 100);
}

/* "T10:30:00Z" after a date. */
static void
read_clock (RapPageDate *date, const char *text, gsize length)
{
  guint n = 1;
  if (length < 6 || (text[0] != 'T' && text[0] != ' ') || !g_ascii_isdigit (text[1]) ||
      !g_ascii_isdigit (text[2]) || text[3] != ':')
    return;
  while (n < length && n < sizeof date->clock - 1 &&
         (g_ascii_isdigit (text[n]) || strchr (":.", text[n]) != NULL) && text[n] != '\0')
    n++;
  if (n < length && text[n] == 'Z')
    n++;
  else if (n + 3 <= length && (text[n] == '+' || text[n] == '-') &&
           g_ascii_isdigit (text[n + 1]))
    for (n++; n < length && n < sizeof date->clock - 1 &&
              (g_ascii_isdigit (text[n]) || text[n] == ':');
         n++)
      ;
  memcpy (date->clock, text, n);
  date->clock[0] = 'T';
  date->clock[n] = '\0';
}

/* 3/4/20: no date has fewer digits. */
#define LEAST_DIGITS 4

static gboolean
has_digits (const char *text, gsize length)
{
  guint n = 0;
  for (gsize i = 0; i < length && n < LEAST_DIGITS; i++)
    n += (guchar) (text[i] - '0') < 10;
  return n >= LEAST_DIGITS;
}

gboolean
rap_page_date_find (RapPageDate        *date,
                    const char         *text,
                    gsize               length,
                    gboolean            day_first,
                    const RapPageModel *model)
{
  static gboolean (*const forms[]) (RapPageDate *, const Part *, guint, gboolean) = {
    year_first,     day_month_year, month_day_year, numbers_only,
    year_month_day, run_together,   counted,
  };
  Parts parts = { .n = 0, .model = model };
  memset (date, 0, sizeof *date);
  if (!has_digits (text, MIN (length, MAX_LENGTH)))
    return FALSE;
  split (&parts, text, (guint) MIN (length, MAX_LENGTH));
  for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
    for (guint i = 0; i < parts.n; i++)
      if (forms[f](date, &parts.parts[i], parts.n - i, day_first))
        {
          if (f == 0)
            read_clock (date,
                        text + parts.parts[i + 2].end,
                        length - parts.parts[i + 2].end);
          return TRUE;
        }
  return FALSE;
}
