// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-point.h"

#include "language/rap-time-yearly.h"

#define MAX_DEPTH 4

/* "Ten days later", and nothing was named that it is later than: not ahead, unless the clause
 * says so. */
static gboolean
is_lost (const RapReckoner *self, const RapTimeSaid *said)
{
  int way = rap_time_said_get (said, RAP_SAID_WAY, 0) +
            rap_time_said_get (said, RAP_SAID_SHIFT, 0);

  return rap_time_said_get (said, RAP_SAID_BASE, 0) == 1 && way >= 0 &&
         self->anchor->tense.tense <= 0;
}

/* The day that everything is reckoned from; FALSE when nobody said. */
static gboolean
base_day (RapReckoner *self, const RapTimeSaid *said, RapDay *day)
{
  RapPoint of;

  if (said->of != RAP_TIME_NO_PART && self->depth < MAX_DEPTH)
    {
      self->depth++;
      gboolean found = rap_time_reckon_point (self, &self->all[said->of], &of);
      self->depth--;
      *day = of.first;
      self->named = of.grain;
      return found;
    }
  /* "On Thursday" after "2011" is any Thursday. */
  gboolean vague = rap_time_said_has (said, RAP_SAID_WEEKDAY) &&
                   self->anchor->mentioned.grain < RAP_GRAIN_DAY;
  /* "This November", "this year" are of the day of publication even there. */
  gboolean now =
    rap_time_said_has (said, RAP_SAID_SHIFT) && said->names[RAP_SAID_SHIFT] != NULL;
  gboolean story = self->anchor->narrative && !vague && !now &&
                   rap_time_said_get (said, RAP_SAID_SHIFT, 0) == 0 &&
                   !rap_time_said_has (said, RAP_SAID_WAY);
  if ((story || rap_time_said_get (said, RAP_SAID_BASE, 0) == 1) &&
      self->anchor->has_mentioned)
    {
      self->named = self->anchor->mentioned.grain;
      self->from_mentioned = TRUE;
      *day = self->anchor->mentioned.first;
      return TRUE;
    }
  if (!self->anchor->has_published || is_lost (self, said))
    return FALSE;
  self->from_published = TRUE;
  *day = self->anchor->published;
  return TRUE;
}

/* "'98", "87": within the century that ends ten years after the publication. */
static int
full_year (const RapReckoner *self, int year)
{
  int limit = (self->anchor->has_published ? self->anchor->published.year : 2020) + 10;
  int full = limit - limit % 100 + year;

  return full > limit ? full - 100 : full;
}

/* Whether a year is told, and which one. */
static gboolean
year_of (RapReckoner *self, const RapTimeSaid *said, int *year)
{
  RapDay base;

  if (rap_time_said_has (said, RAP_SAID_YEAR))
    *year = said->values[RAP_SAID_YEAR];
  else if (rap_time_said_has (said, RAP_SAID_YY))
    *year = full_year (self, said->values[RAP_SAID_YY]);
  else if (said->of != RAP_TIME_NO_PART && base_day (self, said, &base))
    *year = base.year;
  else
    return FALSE;
  if (rap_time_said_get (said, RAP_SAID_ERA, 1) < 0)
    *year = 1 - *year;
  return TRUE;
}

/* A story goes on in the year of the time before, or in the next one when it has come to a
 * month long before that. */
static gboolean
reckon_in_story (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  const RapPoint *mentioned = &self->anchor->mentioned;

  self->from_mentioned = TRUE;
  if (!rap_time_yearly_in_year (said, mentioned->first.year, point))
    return FALSE;
  return mentioned->grain <= RAP_GRAIN_YEAR ||
         mentioned->first.month - point->first.month < 8 ||
         rap_time_yearly_in_year (said, mentioned->first.year + 1, point);
}

static gboolean
reckon_same (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  if (said->of == RAP_TIME_NO_PART || self->depth >= MAX_DEPTH)
    return FALSE;
  self->depth++;
  gboolean found = rap_time_reckon_point (self, &self->all[said->of], point);
  self->depth--;
  return found;
}

/* The half of a year; of another stretch only that is told. */
static gboolean
reckon_yearly (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  RapDay base;
  int    year;

  if (rap_time_said_has (said, RAP_SAID_HALF) && said->of != RAP_TIME_NO_PART &&
      reckon_same (self, said, point) && point->grain != RAP_GRAIN_YEAR)
    return TRUE;
  if (year_of (self, said, &year))
    return rap_time_yearly_in_year (said, year, point);
  if (self->anchor->narrative && self->anchor->has_mentioned &&
      !rap_time_said_has (said, RAP_SAID_SHIFT))
    return reckon_in_story (self, said, point);
  return base_day (self, said, &base) &&
         rap_time_yearly_choose (said, base, self->anchor->tense.tense, point);
}

/* "The following Monday", "this coming Monday", but "next Monday" is of the week to come. */
static gboolean
is_very_next (const RapTimeSaid *said)
{
  return rap_time_said_get (said, RAP_SAID_BASE, 0) == 1 ||
         rap_time_said_has (said, RAP_SAID_WAY);
}

/* The weekday by tense or by "last", "this", "next". */
static gboolean
reckon_weekday (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  int    weekday = said->values[RAP_SAID_WEEKDAY];
  RapDay base;

  if (weekday < 1 || weekday > 7 || !base_day (self, said, &base))
    return FALSE;
  int ahead = (weekday - rap_day_get_weekday (base) + 7) % 7;
  int of_week = weekday - rap_day_get_weekday (base);
  int days = self->anchor->tense.tense > 0 ? (ahead == 0 ? 0 : ahead)
                                           : (ahead == 0 ? 0 : ahead - 7);

  if (said->of != RAP_TIME_NO_PART)
    days = of_week;
  else if (rap_time_said_has (said, RAP_SAID_SHIFT))
    {
      int shift = said->values[RAP_SAID_SHIFT];
      days = shift < 0             ? (ahead == 0 ? -7 : ahead - 7)
             : shift == 0          ? of_week
             : is_very_next (said) ? (ahead == 0 ? 7 : ahead)
                                   : of_week + 7;
    }
  *point = rap_point_new (RAP_GRAIN_DAY, rap_day_add (base, days));
  return TRUE;
}

/* "a year earlier" after a quarter: that quarter of the year before. */
static void
reckon_quarter_again (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  int shift = rap_time_said_get (said, RAP_SAID_SHIFT, 0);

  *point = self->anchor->quarter;
  point->first.year = rap_time_said_get (said, RAP_SAID_YEAR, point->first.year + shift);
  self->from_mentioned = TRUE;
}

/* "A year and a half ago", "half a decade later": so many whole months. */
static gboolean
count_months (const RapTimeSaid *said, const RapTimeUnit *unit, int *months)
{
  double wanted = said->count * unit->multiple;

  *months = said->values[RAP_SAID_WAY] * (int) CLAMP (wanted, 0, 100000);
  return rap_time_said_has (said, RAP_SAID_HALVES) && unit->in_months &&
         wanted == (int) CLAMP (wanted, 1, 100000);
}

/* How many units away; FALSE when that is no whole number. */
static gboolean
count_shift (const RapTimeSaid *said, int *count)
{
  double wanted = rap_time_said_has (said, RAP_SAID_COUNT) ? said->count : 1;

  *count = rap_time_said_get (said, RAP_SAID_SHIFT, 0);
  if (!rap_time_said_has (said, RAP_SAID_WAY))
    return TRUE;
  *count = said->values[RAP_SAID_WAY] * (int) CLAMP (wanted, 0, 100000);
  return rap_time_said_has (said, RAP_SAID_COUNT) && said->count_high <= wanted &&
         wanted == (int) CLAMP (wanted, -1, 1000000);
}

/* "and ten days" of "a month and ten days ago": moves on and tells the finer unit. */
static const RapTimeUnit *
move_second (const RapTimeSaid *said, const RapTimeUnit *unit, RapDay *day)
{
  if (!rap_time_said_has (said, RAP_SAID_COUNT2))
    return unit;
  const RapTimeUnit *second =
    rap_time_unit_get (said->names[RAP_SAID_UNIT2], said->values[RAP_SAID_UNIT2]);
  if (second == NULL || second->clock)
    return unit;
  *day = rap_time_move_day (*day,
                            second,
                            said->values[RAP_SAID_WAY] * said->values[RAP_SAID_COUNT2]);
  return second;
}

/* Of a point so many units away: "a decade ago" is a year, "a week from Tuesday" a day. */
static RapGrain
shifted_grain (const RapReckoner *self, const RapTimeSaid *said, const RapTimeUnit *unit)
{
  if (!rap_time_said_has (said, RAP_SAID_WAY))
    return unit->grain;
  if (unit->grain == RAP_GRAIN_WEEK && said->of != RAP_TIME_NO_PART &&
      self->named >= RAP_GRAIN_DAY)
    return RAP_GRAIN_DAY;
  return MAX (unit->grain, RAP_GRAIN_YEAR);
}

/* "last week", "two years ago", "three days later", "the day after". */
static gboolean
reckon_shift (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  const RapTimeUnit *unit =
    rap_time_unit_get (said->names[RAP_SAID_UNIT], said->values[RAP_SAID_UNIT]);
  RapDay base;
  int    count;

  if (rap_time_said_has (said, RAP_SAID_SAME) && self->anchor->has_quarter)
    {
      reckon_quarter_again (self, said, point);
      return TRUE;
    }
  if (unit == NULL || !base_day (self, said, &base))
    return FALSE;
  if (self->from_mentioned && unit->grain > self->named && !unit->clock)
    {
      /* "That day" after "in May" is some day of it, "three days later" nobody knows. */
      *point = self->anchor->mentioned;
      return !rap_time_said_has (said, RAP_SAID_WAY);
    }
  if (count_months (said, unit, &count))
    unit = rap_time_unit_get_months (&count);
  else if (!count_shift (said, &count))
    return FALSE;
  if (unit->clock)
    {
      *point = rap_point_new (RAP_GRAIN_DAY, base);
      return count == 0;
    }
  base = rap_time_move_day (base, unit, count);
  RapGrain grain = shifted_grain (self, said, move_second (said, unit, &base));
  *point = rap_point_new (grain, rap_grain_get_first (grain, base));
  return base.year > -9999 && base.year < 10000;
}

/* "The first Monday of May", "the last Friday of the month". */
static RapDay
nth_weekday (const RapPoint *of, int weekday, int nth)
{
  RapDay edge = nth > 0 ? of->first : rap_point_get_last_day (of);
  int    days = weekday - rap_day_get_weekday (edge);

  if (nth > 0)
    return rap_day_add (edge, (days + 7) % 7 + (nth - 1) * 7);
  return rap_day_add (edge, -((7 - days) % 7));
}

/* "the first week of May", "the last day of the year". */
static gboolean
reckon_nth (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  const RapTimeUnit *unit =
    rap_time_unit_get (said->names[RAP_SAID_UNIT], said->values[RAP_SAID_UNIT]);
  RapPoint of;
  int      nth = said->values[RAP_SAID_NTH],
      weekday = rap_time_said_get (said, RAP_SAID_WEEKDAY, 0);

  if (said->of == RAP_TIME_NO_PART && (weekday == 0 || unit == NULL))
    return nth < 0 && reckon_shift (self, said, point);
  if (weekday == 0 && (unit == NULL || unit->clock))
    return FALSE;
  if (self->depth >= MAX_DEPTH)
    return FALSE;
  self->depth++;
  gboolean found = said->of == RAP_TIME_NO_PART
                     ? reckon_shift (self, said, &of)
                     : rap_time_reckon_point (self, &self->all[said->of], &of);
  self->depth--;
  if (!found || nth > 400)
    return FALSE;
  if (weekday != 0)
    {
      *point = rap_point_new (RAP_GRAIN_DAY, nth_weekday (&of, weekday, nth));
      return TRUE;
    }
  RapDay day =
    nth > 0 ? rap_time_move_day (of.first, unit, nth - 1) : rap_point_get_last_day (&of);
  *point = rap_point_new (unit->grain, rap_grain_get_first (unit->grain, day));
  return TRUE;
}

static gboolean
reckon_year (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  int year, century = rap_time_said_get (said, RAP_SAID_CENTURY, 0),
            decade = rap_time_said_get (said, RAP_SAID_DECADE, -1);

  if (century > 0 && century < 100)
    *point = rap_point_new (RAP_GRAIN_CENTURY,
                            rap_time_said_get (said, RAP_SAID_ERA, 1) < 0
                              ? (RapDay){ -century * 100 + 2, 1, 1 }
                              : (RapDay){ (century - 1) * 100, 1, 1 });
  else if (decade >= 0)
    {
      if (decade < 100)
        decade = full_year (self, decade);
      *point = rap_point_new (RAP_GRAIN_DECADE, (RapDay){ decade - decade % 10, 1, 1 });
    }
  else if (rap_time_said_has (said, RAP_SAID_YMD))
    {
      int ymd = said->values[RAP_SAID_YMD];
      *point = rap_point_new (RAP_GRAIN_DAY,
                              (RapDay){ ymd / 10000, ymd / 100 % 100, ymd % 100 });
      return ymd / 100 % 100 >= 1 && ymd / 100 % 100 <= 12 && ymd % 100 >= 1 &&
             ymd % 100 <= 31;
    }
  else if ((rap_time_said_has (said, RAP_SAID_YEAR) ||
            rap_time_said_has (said, RAP_SAID_YY)) &&
           year_of (self, said, &year))
    *point = rap_point_new (RAP_GRAIN_YEAR, (RapDay){ year, 1, 1 });
  else
    return FALSE;
  return TRUE;
}

/* "the 18th": of the month around, or of the last or the next one. */
static gboolean
reckon_day_of_month (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  RapDay base;

  if (!base_day (self, said, &base))
    return FALSE;
  base.day = 1;
  base = rap_day_add_months (base, rap_time_said_get (said, RAP_SAID_SHIFT, 0));
  base.day = said->values[RAP_SAID_DAY];
  *point = rap_point_new (RAP_GRAIN_DAY, base);
  return TRUE;
}

static gboolean
reckon_now (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  RapDay base;

  if (said->values[RAP_SAID_REF] != 0 || !base_day (self, said, &base))
    return FALSE;
  *point = rap_point_new (RAP_GRAIN_DAY, base);
  return TRUE;
}

/* The same stretch as before: "the 1988 quarter". */
static gboolean
reckon_stretch (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  if (rap_time_said_has (said, RAP_SAID_UNIT) || self->anchor->has_quarter)
    return reckon_shift (self, said, point);
  return reckon_year (self, said, point);
}

/* The date of a time; the first way that has its field. */
static gboolean
reckon_date (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  static const struct
  {
    RapSaidField field;
    gboolean (*reckon) (RapReckoner *, const RapTimeSaid *, RapPoint *);
  } ways[] = {
    { RAP_SAID_MONTH, reckon_yearly },   { RAP_SAID_FEAST, reckon_yearly },
    { RAP_SAID_QUARTER, reckon_yearly }, { RAP_SAID_HALF, reckon_yearly },
    { RAP_SAID_SEASON, reckon_yearly },  { RAP_SAID_WEEK, reckon_yearly },
    { RAP_SAID_NTH, reckon_nth },        { RAP_SAID_WEEKDAY, reckon_weekday },
    { RAP_SAID_SAME, reckon_stretch },   { RAP_SAID_UNIT, reckon_shift },
    { RAP_SAID_CENTURY, reckon_year },   { RAP_SAID_DECADE, reckon_year },
    { RAP_SAID_YMD, reckon_year },       { RAP_SAID_YEAR, reckon_year },
    { RAP_SAID_YY, reckon_year },        { RAP_SAID_DAY, reckon_day_of_month },
    { RAP_SAID_OF, reckon_same },        { RAP_SAID_REF, reckon_now },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (rap_time_said_has (said, ways[i].field))
      return ways[i].reckon (self, said, point);
  return FALSE;
}

static gboolean
has_clock (const RapTimeSaid *said)
{
  return rap_time_said_has (said, RAP_SAID_HOUR) ||
         rap_time_said_has (said, RAP_SAID_PART);
}

gboolean
rap_time_reckon_point (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  gboolean found = reckon_date (self, said, point);
  RapDay   base;

  if (!found && !has_clock (said))
    return FALSE;
  if (!found)
    {
      /* A bare time of day belongs to the day that was named last. */
      RapTimeSaid mentioned = *said;
      mentioned.has |= G_GUINT64_CONSTANT (1) << RAP_SAID_BASE;
      mentioned.values[RAP_SAID_BASE] =
        self->anchor->has_mentioned && self->anchor->mentioned.grain >= RAP_GRAIN_DAY;
      *point = rap_point_new (RAP_GRAIN_DAY, (RapDay){ 0, 0, 0 });
      point->dateless = (!self->anchor->has_mentioned && is_lost (self, said)) ||
                        !base_day (self, &mentioned, &base);
      if (!point->dateless)
        point->first = base;
    }
  if (has_clock (said))
    rap_point_set_clock (point, said);
  return TRUE;
}
