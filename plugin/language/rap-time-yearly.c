// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-yearly.h"

/* The occurrence in a year; FALSE when there is none. */
typedef gboolean (*Occurrence) (const RapTimeSaid *said, int year, RapPoint *point);

static gboolean
month_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  int month = said->values[RAP_SAID_MONTH],
      day = rap_time_said_get (said, RAP_SAID_DAY, 0);

  if (month < 1 || month > 12)
    return FALSE;
  *point = rap_point_new (day > 0 ? RAP_GRAIN_DAY : RAP_GRAIN_MONTH,
                          (RapDay){ year, month, MAX (day, 1) });
  return TRUE;
}

static gboolean
quarter_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  int quarter = said->values[RAP_SAID_QUARTER];

  if (quarter < 1 || quarter > 4)
    return FALSE;
  *point = rap_point_new (RAP_GRAIN_QUARTER, (RapDay){ year, quarter * 3 - 2, 1 });
  return TRUE;
}

static gboolean
half_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  int half = said->values[RAP_SAID_HALF];

  if (half < 1 || half > 2)
    return FALSE;
  *point = rap_point_new (RAP_GRAIN_HALF, (RapDay){ year, half * 6 - 5, 1 });
  return TRUE;
}

/* A season begins in the month that its number says. */
static gboolean
season_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  *point =
    rap_point_new (RAP_GRAIN_SEASON,
                   (RapDay){ year, CLAMP (said->values[RAP_SAID_SEASON], 1, 12), 1 });
  point->part = said->names[RAP_SAID_SEASON];
  return TRUE;
}

static gboolean
feast_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  const RapSense *rule = said->names[RAP_SAID_FEAST];
  RapDay          day;

  if (rule == NULL ||
      !rap_feast_in_year (rule->value.text, rule->value.length, year, &day))
    return FALSE;
  *point = rap_point_new (RAP_GRAIN_DAY, day);
  return TRUE;
}

static gboolean
week_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  if (said->values[RAP_SAID_WEEK] < 1 || said->values[RAP_SAID_WEEK] > 53)
    return FALSE;
  *point = rap_point_new (RAP_GRAIN_WEEK,
                          rap_week_get_monday (year, said->values[RAP_SAID_WEEK]));
  return TRUE;
}

/* What comes back every year, by the field that says so; the finer ones first. */
static const struct
{
  RapSaidField field;
  Occurrence   in_year;
} yearly[] = {
  { RAP_SAID_MONTH, month_in_year },     { RAP_SAID_FEAST, feast_in_year },
  { RAP_SAID_QUARTER, quarter_in_year }, { RAP_SAID_HALF, half_in_year },
  { RAP_SAID_SEASON, season_in_year },   { RAP_SAID_WEEK, week_in_year },
};

static gboolean
holds (const RapPoint *point, RapDay day)
{
  RapDay last = rap_point_get_last_day (point);

  return rap_day_compare (point->first, day) <= 0 && rap_day_compare (last, day) >= 0;
}

/* Nobody names a day of ten months ago without its year, whatever the tense; a quarter is
 * ahead only when it is the next one. */
static const struct
{
  int age[3]; /* in days, past which the future is taken: by past, no and future tense */
  int wait;   /* if it is no longer than this */
} horizons[RAP_N_GRAINS] = {
  [RAP_GRAIN_HALF] = { { 9999, 9999, 180 }, 190 },
  [RAP_GRAIN_SEASON] = { { 9999, 9999, 90 }, 300 },
  [RAP_GRAIN_QUARTER] = { { 9999, 9999, 90 }, 100 },
  [RAP_GRAIN_MONTH] = { { 340, 300, 30 }, 400 },
  [RAP_GRAIN_WEEK] = { { 9999, 9999, 7 }, 400 },
  [RAP_GRAIN_DAY] = { { 270, 240, 20 }, 400 },
};

/* A word that only hints at the future does not reach over a month much nearer in the past. */
static gboolean
is_ahead (const RapPoint *past, const RapPoint *future, RapDay base, int tense)
{
  int age = rap_day_compare (base, past->first),
      wait = rap_day_compare (future->first, base);

  if (tense < -1 || (tense == 1 && past->grain < RAP_GRAIN_DAY && wait > 2 * age))
    return FALSE;
  return age > horizons[past->grain].age[MIN (tense, 1) + 1] &&
         wait <= horizons[past->grain].wait;
}

/* The month before this one is "last month": "last February" in March is a year older. */
static gboolean
is_just_over (const RapPoint *past, RapDay base)
{
  RapDay last = rap_day_add_months ((RapDay){ base.year, base.month, 1 }, -1);

  return past->grain == RAP_GRAIN_MONTH && past->first.month == last.month;
}

/* Which of the occurrences around the base is meant: by "last", "next", "this", else by the
 * tense and by how far they are. */
static gboolean
choose_near (const RapTimeSaid *said,
             Occurrence         in_year,
             RapDay             base,
             int                tense,
             RapPoint          *point)
{
  RapPoint past, future;
  int      year = base.year + 1;
  gboolean same = rap_time_said_has (said, RAP_SAID_SAME);

  while (in_year (said, year, &past) && rap_day_compare (past.first, base) > 0)
    year--;
  if (!in_year (said, year, &past) || !in_year (said, year + 1, &future))
    return FALSE;
  gboolean now = holds (&past, base);
  if (rap_time_said_has (said, RAP_SAID_SHIFT) && !same)
    {
      int shift = said->values[RAP_SAID_SHIFT];
      if (shift == 0)
        return in_year (said, base.year, point);
      if (shift < 0)
        return in_year (said, now || is_just_over (&past, base) ? year - 1 : year, point);
      *point = future;
      return TRUE;
    }
  *point = !now && is_ahead (&past, &future, base, tense) ? future : past;
  if (same)
    return in_year (said,
                    point->first.year + rap_time_said_get (said, RAP_SAID_SHIFT, 0),
                    point);
  return TRUE;
}

static Occurrence
find_occurrence (const RapTimeSaid *said)
{
  for (guint i = 0; i < G_N_ELEMENTS (yearly); i++)
    if (rap_time_said_has (said, yearly[i].field))
      return yearly[i].in_year;
  return NULL;
}

gboolean
rap_time_yearly_in_year (const RapTimeSaid *said, int year, RapPoint *point)
{
  Occurrence in_year = find_occurrence (said);

  return in_year != NULL && in_year (said, year, point);
}

gboolean
rap_time_yearly_choose (const RapTimeSaid *said, RapDay base, int tense, RapPoint *point)
{
  Occurrence in_year = find_occurrence (said);

  /* A feast that is past in words is past, however long ago. */
  if (tense == -1 && rap_time_said_has (said, RAP_SAID_FEAST))
    tense = -2;
  return in_year != NULL && choose_near (said, in_year, base, tense, point);
}
