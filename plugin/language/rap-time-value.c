// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-value.h"

#include <stdio.h>
#include <string.h>

static void
print_ends (const RapPoint *first, const RapPoint *last, RapTime *time)
{
  if (first != NULL && !first->dateless)
    rap_point_print_first (first, time->begin, sizeof time->begin);
  if (last != NULL && !last->dateless)
    rap_point_print_last (last, time->end, sizeof time->end);
}

/* "Since 2014" has no end, "until Friday" no beginning; "after 2014" begins when that is
 * over, "before Friday" ends when that begins. */
static void
print_open_ends (int open, const RapPoint *point, RapTime *time)
{
  RapPoint edge = *point;

  if ((open == 2 || open == -2) && point->grain <= RAP_GRAIN_DAY)
    edge = rap_point_new (RAP_GRAIN_DAY,
                          open > 0 ? rap_day_add (rap_point_get_last_day (point), 1)
                                   : rap_day_add (point->first, -1));
  edge.dateless = point->dateless;
  print_ends (open >= 0 ? &edge : NULL, open <= 0 ? &edge : NULL, time);
}

/* The other end of a range, which may lend its year to the first. */
static gboolean
reckon_end (RapReckoner *self, const RapTimeSaid *said, RapPoint *from, RapPoint *to)
{
  *to = *from;
  if (rap_time_said_has (said, RAP_SAID_YEAR2))
    {
      int century = from->first.year - from->first.year % 100;
      to->first.year = century + said->values[RAP_SAID_YEAR2];
      to->first.year += to->first.year < from->first.year ? 100 : 0;
      return TRUE;
    }
  if (rap_time_said_has (said, RAP_SAID_HOUR2))
    {
      rap_point_set_end_clock (to, said);
      /* "From 11 to 1 p.m." begins before noon. */
      if (from->hour > to->hour && from->hour >= 12 &&
          rap_time_said_has (said, RAP_SAID_HALF_DAY))
        from->hour -= 12;
      return to->hour <= 24 && to->minute < 60;
    }
  if (rap_time_said_has (said, RAP_SAID_DAY2) ||
      rap_time_said_has (said, RAP_SAID_MONTH2))
    {
      to->first.day = rap_time_said_get (said, RAP_SAID_DAY2, from->first.day);
      to->first.month = rap_time_said_get (said, RAP_SAID_MONTH2, from->first.month);
      if (to->first.month < from->first.month && to->first.month > 0)
        from->first.year--;
      return to->first.month >= 1 && to->first.month <= 12 && to->first.day <= 31;
    }
  if (said->to == RAP_TIME_NO_PART ||
      !rap_time_reckon_point (self, &self->all[said->to], to))
    return FALSE;
  gboolean has_year = rap_time_said_has (&self->all[said->to], RAP_SAID_YEAR);
  if (has_year && said->of != RAP_TIME_NO_PART &&
      rap_time_said_has (&self->all[said->of], RAP_SAID_MONTH) &&
      !rap_time_said_has (&self->all[said->of], RAP_SAID_YEAR) &&
      self->all[said->of].of == RAP_TIME_NO_PART)
    {
      from->first.year = to->first.year;
      if (rap_day_compare (from->first, to->first) > 0)
        from->first.year--;
    }
  return TRUE;
}

static gboolean
reckon_range (RapReckoner       *self,
              const RapTimeSaid *said,
              const RapPoint    *first,
              RapTime           *time)
{
  RapPoint from = *first, to;
  char     end[20];

  if (!reckon_end (self, said, &from, &to))
    return FALSE;
  /* "From 8 p.m. to 6 a.m." */
  if (from.grain >= RAP_GRAIN_HOUR && to.grain >= RAP_GRAIN_HOUR &&
      rap_day_compare (from.first, to.first) == 0 && to.hour < from.hour)
    to.first = rap_day_add (to.first, 1);
  /* "Monday to Friday": the one that comes after the other. */
  if (said->to != RAP_TIME_NO_PART &&
      rap_time_said_has (&self->all[said->to], RAP_SAID_WEEKDAY) &&
      !rap_time_said_has (&self->all[said->to], RAP_SAID_DAY) &&
      rap_day_compare (to.first, from.first) < 0)
    to.first = rap_day_add (to.first, 7);
  rap_point_print (&from, time->value, 19);
  rap_point_print (&to, end, sizeof end);
  g_strlcat (time->value, "/", sizeof time->value);
  g_strlcat (time->value, end, sizeof time->value);
  print_ends (&from, &to, time);
  return TRUE;
}

static gboolean
is_duration (const RapTimeSaid *said)
{
  return rap_time_said_has (said, RAP_SAID_LASTING) ||
         (rap_time_said_has (said, RAP_SAID_UNIT) &&
          !rap_time_said_has (said, RAP_SAID_SHIFT) &&
          !rap_time_said_has (said, RAP_SAID_WAY) &&
          !rap_time_said_has (said, RAP_SAID_NTH) &&
          !rap_time_said_has (said, RAP_SAID_EVERY));
}

/* What is said to be within another time. */
static gboolean
reckon_within (RapReckoner *self, const RapTimeSaid *said, RapPoint *point)
{
  return said->of != RAP_TIME_NO_PART &&
         rap_time_reckon_point (self, &self->all[said->of], point);
}

/* The unit that is counted in days or in more; NULL when there is none, or too many. */
static const RapTimeUnit *
counted_unit (const RapTimeSaid *said)
{
  const RapTimeUnit *unit =
    rap_time_unit_get (said->names[RAP_SAID_UNIT], said->values[RAP_SAID_UNIT]);

  return unit == NULL || unit->clock || said->count < 1 || said->count > 10000 ? NULL
                                                                               : unit;
}

/* "three weeks starting on Monday". */
static gboolean
print_ends_from (RapReckoner *self, const RapTimeSaid *said, RapTime *time)
{
  const RapTimeUnit *unit = counted_unit (said);
  RapPoint           from;

  if (unit == NULL || !reckon_within (self, said, &from))
    return FALSE;
  RapPoint to =
    rap_point_new (RAP_GRAIN_DAY,
                   rap_day_add (rap_time_move_day (from.first, unit, (int) said->count),
                                -1));
  print_ends (&from, &to, time);
  return TRUE;
}

/* "the last three weeks" has an end as well as a length. */
static void
print_duration_ends (RapReckoner *self, const RapTimeSaid *said, RapTime *time)
{
  const RapTimeUnit *unit = counted_unit (said);
  int                way = rap_time_said_get (said, RAP_SAID_SHIFT, 0);

  if (print_ends_from (self, said, time) || way == 0 || unit == NULL ||
      !self->anchor->has_published)
    return;
  RapPoint here = rap_point_new (RAP_GRAIN_DAY, self->anchor->published);
  RapPoint there =
    rap_point_new (RAP_GRAIN_DAY,
                   rap_time_move_day (here.first, unit, way * (int) said->count));
  self->from_published = TRUE;
  if (way < 0)
    print_ends (&there, &here, time);
  else
    print_ends (&here, &there, time);
}

/* "The second half", "the third week": of a match, a book, nobody knows. */
static gboolean
is_part_of_nothing (const RapTimeSaid *said)
{
  gboolean named =
    rap_time_said_has (said, RAP_SAID_WEEKDAY) && rap_time_said_has (said, RAP_SAID_UNIT);

  return said->of == RAP_TIME_NO_PART && !named &&
         (rap_time_said_has (said, RAP_SAID_NTH) ||
          (rap_time_said_has (said, RAP_SAID_HALF) &&
           !rap_time_said_has (said, RAP_SAID_YEAR)));
}

/* "For the nine months …, a year earlier": of that stretch, no more of the quarter. */
static void
forget_quarter (RapReckoner *self, const RapTimeSaid *said)
{
  const RapTimeUnit *unit = counted_unit (said);

  if (unit != NULL && unit->in_months && (int) said->count * unit->multiple >= 6)
    self->anchor->has_quarter = FALSE;
}

/* "PXD", no "PAST_REF". */
static gboolean
is_length (const char *value)
{
  return value[0] == 'P' && strchr (value, '_') == NULL;
}

static gboolean
reckon_all (RapReckoner *self, const RapTimeSaid *said, RapTime *time)
{
  static const char *const references[] = { "PAST_REF", "PRESENT_REF", "FUTURE_REF" };
  RapPoint                 point;

  if (rap_time_said_has (said, RAP_SAID_REF))
    {
      /* "He was soon released." */
      if (rap_time_said_has (said, RAP_SAID_AHEAD) && self->anchor->tense.tense < 0)
        return FALSE;
      time->type = RAP_TIME_DATE;
      g_strlcpy (time->value,
                 references[CLAMP (said->values[RAP_SAID_REF], -1, 1) + 1],
                 sizeof time->value);
      return TRUE;
    }
  if (rap_time_said_has (said, RAP_SAID_EVERY))
    {
      time->type = RAP_TIME_SET;
      return rap_time_print_set (said, time->value, sizeof time->value);
    }
  if (is_duration (said))
    {
      time->type = RAP_TIME_DURATION;
      forget_quarter (self, said);
      print_duration_ends (self, said, time);
      return rap_time_print_duration (said, time->value, sizeof time->value);
    }
  if (is_part_of_nothing (said))
    return FALSE;
  if (!rap_time_reckon_point (self, said, &point))
    {
      gboolean printed = rap_time_print_unknown (said, time->value, sizeof time->value);
      time->type = is_length (time->value) ? RAP_TIME_DURATION : RAP_TIME_DATE;
      return printed;
    }
  time->type = point.grain >= RAP_GRAIN_PART ? RAP_TIME_TIME : RAP_TIME_DATE;
  /* A story goes on from what it tells, not from the day it is told. */
  if (!point.dateless && !(self->anchor->narrative && self->from_published))
    {
      self->anchor->mentioned = point;
      self->anchor->has_mentioned = TRUE;
      if (point.grain == RAP_GRAIN_QUARTER && !rap_time_said_has (said, RAP_SAID_SAME))
        {
          self->anchor->quarter = point;
          self->anchor->has_quarter = TRUE;
        }
    }
  if (reckon_range (self, said, &point, time))
    return TRUE;
  rap_point_print (&point, time->value, sizeof time->value);
  print_open_ends (rap_time_said_get (said, RAP_SAID_OPEN, 0), &point, time);
  return TRUE;
}

gboolean
rap_time_value_is_ahead (const RapTimeSaid *said, const RapTimeAnchor *anchor)
{
  return rap_time_said_has (said, RAP_SAID_AHEAD) && anchor->tense.tense > 0 &&
         !anchor->tense.first && counted_unit (said) != NULL;
}

gboolean
rap_time_value_reckon (const RapTimeSaid *all,
                       guint              index,
                       RapTimeAnchor     *anchor,
                       RapTime           *time)
{
  RapReckoner self = { .all = all, .anchor = anchor };
  RapTimeSaid said = all[index];

  if (rap_time_value_is_ahead (&said, anchor))
    {
      said.has |= G_GUINT64_CONSTANT (1) << RAP_SAID_WAY;
      said.values[RAP_SAID_WAY] = 1;
    }
  /* "At the weekend they will meet." */
  if (rap_time_said_has (&said, RAP_SAID_AHEAD) && anchor->tense.tense > 0 &&
      rap_time_said_has (&said, RAP_SAID_SHIFT))
    said.values[RAP_SAID_SHIFT]++;

  time->value[0] = time->begin[0] = time->end[0] = '\0';
  gboolean found = reckon_all (&self, &said, time);
  time->anchor = self.from_mentioned   ? "mentioned"
                 : self.from_published ? "published"
                                       : "none";
  return found;
}

static gboolean
parse_day (const char *text, RapDay *day)
{
  return strlen (text) == 10 &&
         sscanf (text, "%4d-%2d-%2d", &day->year, &day->month, &day->day) == 3;
}

void
rap_time_value_share (const RapTimeSaid *said, const RapTime *of, RapTime *time)
{
  const RapTimeUnit *unit = counted_unit (said);
  RapDay             first, last;

  if (unit == NULL || !parse_day (of->begin, &first) || !parse_day (of->end, &last))
    return;
  RapDay after = rap_day_add (last, 1);
  int    count = (int) said->count;
  /* "The three months to September" end with it. */
  if (rap_time_said_get (said, RAP_SAID_PART_OF, 0) == 2)
    first = rap_time_move_day (after, unit, -count);
  else if (rap_time_said_get (said, RAP_SAID_NTH, 1) < 0)
    first = rap_time_move_day (after, unit, -count);
  else
    last = rap_day_add (rap_time_move_day (first, unit, count), -1);
  RapPoint from = rap_point_new (RAP_GRAIN_DAY, first),
           to = rap_point_new (RAP_GRAIN_DAY, last);
  print_ends (&from, &to, time);
  time->anchor = of->anchor;
}
