// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-calendar.h"

#include <stdio.h>
#include <string.h>

/* Counts in eras of 400 years that begin on 1 March, so that the leap day comes last. */
int
rap_day_to_number (RapDay day)
{
  int year = day.month <= 2 ? day.year - 1 : day.year;
  int era = (year >= 0 ? year : year - 399) / 400;
  int of_era = year - era * 400;
  int of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

RapDay
rap_day_from_number (int number)
{
  int shifted = number + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int of_era = shifted - era * 146097;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int month = (5 * of_year + 2) / 153;

  RapDay day = { year + era * 400,
                 month < 10 ? month + 3 : month - 9,
                 of_year - (153 * month + 2) / 5 + 1 };
  day.year += day.month <= 2;
  return day;
}

RapDay
rap_day_add (RapDay day, int days)
{
  return rap_day_from_number (rap_day_to_number (day) + days);
}

int
rap_month_get_length (int year, int month)
{
  RapDay first = { year, month, 1 };
  RapDay next = { month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1 };

  return rap_day_to_number (next) - rap_day_to_number (first);
}

RapDay
rap_day_add_months (RapDay day, int months)
{
  int    index = day.year * 12 + day.month - 1 + months;
  int    year = index >= 0 ? index / 12 : -((11 - index) / 12);
  RapDay moved = { year, index - year * 12 + 1, 1 };

  moved.day = MIN (day.day, rap_month_get_length (moved.year, moved.month));
  return moved;
}

int
rap_day_get_weekday (RapDay day)
{
  int rest = (rap_day_to_number (day) + 3) % 7;

  return (rest < 0 ? rest + 7 : rest) + 1;
}

int
rap_day_compare (RapDay a, RapDay b)
{
  return rap_day_to_number (a) - rap_day_to_number (b);
}

RapDay
rap_week_get_monday (int year, int week)
{
  RapDay fourth = { year, 1, 4 }; /* is always in week 1 */

  return rap_day_add (fourth, 1 - rap_day_get_weekday (fourth) + (week - 1) * 7);
}

int
rap_day_get_week (RapDay day, int *year)
{
  RapDay thursday = rap_day_add (day, 4 - rap_day_get_weekday (day));
  RapDay first = { thursday.year, 1, 1 };

  *year = thursday.year;
  return (rap_day_to_number (thursday) - rap_day_to_number (first)) / 7 + 1;
}

/* The reckoning of Gauss in the form of Meeus, Jones and Butcher. */
static RapDay
easter_of (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  return (RapDay){ year, n / 31, n % 31 + 1 };
}

static RapDay
nth_weekday (int year, int month, int weekday, int n)
{
  RapDay first = { year, month, 1 };
  int    wait = (weekday - rap_day_get_weekday (first) + 7) % 7;

  return rap_day_add (first, wait + (n - 1) * 7);
}

static RapDay
last_weekday (int year, int month, int weekday)
{
  RapDay last = { year, month, rap_month_get_length (year, month) };

  return rap_day_add (last, -((rap_day_get_weekday (last) - weekday + 7) % 7));
}

gboolean
rap_feast_in_year (const char *rule, gsize length, int year, RapDay *day)
{
  char text[32];
  int  a, b, c, d;

  if (length >= sizeof text || year < 1 || year > 9999)
    return FALSE;
  memcpy (text, rule, length);
  text[length] = '\0';
  if (sscanf (text, "easter%d", &a) == 1)
    *day = rap_day_add (easter_of (year), a);
  else if (sscanf (text, "nth:%d:%d:%d%d", &a, &b, &c, &d) == 4)
    *day = rap_day_add (nth_weekday (year, a, b, c), d);
  else if (sscanf (text, "nth:%d:%d:%d", &a, &b, &c) == 3)
    *day = nth_weekday (year, a, b, c);
  else if (sscanf (text, "last:%d:%d", &a, &b) == 2)
    *day = last_weekday (year, a, b);
  else if (sscanf (text, "%2d-%2d", &a, &b) == 2 && a >= 1 && a <= 12)
    *day = (RapDay){ year, a, b };
  else
    return FALSE;
  return TRUE;
}
