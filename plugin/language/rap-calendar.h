// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the Gregorian calendar, which is reckoned backwards without end. */
typedef struct
{
  int year;
  int month; /* 1 to 12 */
  int day;
} RapDay;

/* Days since 1 January 1970. */
int    rap_day_to_number (RapDay day);
RapDay rap_day_from_number (int number);
RapDay rap_day_add (RapDay day, int days);
/* The day keeps within the month it comes to. */
RapDay rap_day_add_months (RapDay day, int months);
int    rap_day_get_weekday (RapDay day); /* Monday is 1, Sunday 7 */
int    rap_day_compare (RapDay a, RapDay b);
int    rap_month_get_length (int year, int month);
/* The week by ISO 8601; *year is the year that the week belongs to. */
int rap_day_get_week (RapDay day, int *year);
/* The Monday of a week by ISO 8601. */
RapDay rap_week_get_monday (int year, int week);
/* A feast in a year, as the table writes it: "12-25", "easter-2", "nth:11:4:4" (the fourth
 * Thursday of November), "last:5:1", "after:…" for days after a day given so. FALSE when it
 * cannot be reckoned. */
gboolean rap_feast_in_year (const char *rule, gsize length, int year, RapDay *day);

G_END_DECLS
