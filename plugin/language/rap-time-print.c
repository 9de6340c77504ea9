// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-print.h"

#include <string.h>

RapPoint
rap_point_new (RapGrain grain, RapDay first)
{
  return (RapPoint){ grain, first, 0, 0, 0, NULL, FALSE };
}

RapDay
rap_point_get_last_day (const RapPoint *point)
{
  /* Months of each grain that is made of months; else days. */
  static const struct
  {
    int months;
    int days;
  } lengths[RAP_N_GRAINS] = {
    { 1200, 0 }, { 120, 0 }, { 12, 0 }, { 6, 0 }, { 3, 0 }, { 3, 0 }, { 1, 0 },
    { 0, 7 },    { 0, 2 },   { 0, 1 },  { 0, 1 }, { 0, 1 }, { 0, 1 }, { 0, 1 },
  };
  RapDay end = rap_day_add_months (point->first, lengths[point->grain].months);

  return rap_day_add (end, lengths[point->grain].days - 1);
}

/* The parts of a day whose hours are counted from noon, from which hour on. */
static const struct
{
  const char *part;
  int         from;
} halves[] = { { "AF", 1 }, { "EV", 1 }, { "NI", 5 } };

/* An hour of twelve as one of the day: "2 p.m.", "2 in the afternoon". */
static int
whole_hour (const RapTimeSaid *said, int hour)
{
  const RapSense *part =
    rap_time_said_has (said, RAP_SAID_PART) ? said->names[RAP_SAID_PART] : NULL;

  if (rap_time_said_has (said, RAP_SAID_HALF_DAY))
    return hour <= 12 ? hour % 12 + said->values[RAP_SAID_HALF_DAY] : hour;
  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (halves); i++)
    if (rap_field_is (part->value, halves[i].part) && hour >= halves[i].from && hour < 12)
      return hour + 12;
  return hour;
}

void
rap_point_set_end_clock (RapPoint *point, const RapTimeSaid *said)
{
  point->hour = whole_hour (said, said->values[RAP_SAID_HOUR2]);
  point->minute = rap_time_said_get (said, RAP_SAID_MINUTE2, 0);
  point->grain = RAP_GRAIN_MINUTE;
}

void
rap_point_set_clock (RapPoint *point, const RapTimeSaid *said)
{
  if (rap_time_said_has (said, RAP_SAID_PART))
    {
      point->grain = RAP_GRAIN_PART;
      point->part = said->names[RAP_SAID_PART];
    }
  if (!rap_time_said_has (said, RAP_SAID_HOUR))
    return;
  point->hour = whole_hour (said, said->values[RAP_SAID_HOUR]);
  point->minute = rap_time_said_get (said, RAP_SAID_MINUTE, 0);
  point->second = rap_time_said_get (said, RAP_SAID_SECOND, 0);
  if (point->minute < 0)
    {
      point->minute += 60;
      point->hour = (point->hour + 23) % 24;
    }
  point->grain = rap_time_said_has (said, RAP_SAID_SECOND) ? RAP_GRAIN_SECOND
                 : rap_time_said_has (said, RAP_SAID_MINUTE) || point->hour != 24
                   ? RAP_GRAIN_MINUTE
                   : RAP_GRAIN_HOUR;
}

/* The first digits of a year of four; "BC" before one before our era. */
static void
print_year (int year, guint digits, char *value, gsize size)
{
  if (year > 0)
    g_snprintf (value, MIN (size, digits + 1), "%04d", MIN (year, 9999));
  else
    g_snprintf (value, MIN (size, digits + 3), "BC%04d", MIN (1 - year, 9999));
}

static void
print_day (RapDay day, char *value, gsize size)
{
  char rest[16];

  print_year (day.year, 4, value, size);
  g_snprintf (rest, sizeof rest, "-%02d-%02d", day.month, day.day);
  g_strlcat (value, rest, size);
}

/* What follows the year: "-Q3", "-W14", "-SU". */
static void
print_in_year (const RapPoint *point, int week, char *rest, gsize size)
{
  int             month = point->first.month;
  const RapSense *season = point->part;

  *rest = '\0';
  switch (point->grain)
    {
    case RAP_GRAIN_HALF:
      g_snprintf (rest, size, "-H%d", month > 6 ? 2 : 1);
      break;
    case RAP_GRAIN_SEASON:
      if (season != NULL && season->value.length >= 2)
        g_snprintf (rest, size, "-%.2s", season->value.text + season->value.length - 2);
      break;
    case RAP_GRAIN_QUARTER:
      g_snprintf (rest, size, "-Q%d", (month + 2) / 3);
      break;
    case RAP_GRAIN_MONTH:
      g_snprintf (rest, size, "-%02d", month);
      break;
    case RAP_GRAIN_WEEK:
    case RAP_GRAIN_WEEKEND:
      g_snprintf (rest,
                  size,
                  "-W%02d%s",
                  week,
                  point->grain == RAP_GRAIN_WEEKEND ? "-WE" : "");
      break;
    default:
      break;
    }
}

static void
print_date (const RapPoint *point, char *value, gsize size)
{
  static const guint digits[] = { 2, 3 }; /* of centuries and decades */
  int                year = point->first.year, week = 0;
  char               rest[16];

  if (point->grain >= RAP_GRAIN_DAY)
    {
      print_day (point->first, value, size);
      return;
    }
  if (point->grain == RAP_GRAIN_WEEK || point->grain == RAP_GRAIN_WEEKEND)
    week = rap_day_get_week (point->first, &year);
  print_year (year,
              point->grain < G_N_ELEMENTS (digits) ? digits[point->grain] : 4,
              value,
              size);
  print_in_year (point, week, rest, sizeof rest);
  g_strlcat (value, rest, size);
}

void
rap_point_print (const RapPoint *point, char *value, gsize size)
{
  char clock[20] = "";

  if (point->dateless)
    g_strlcpy (value, "XXXX-XX-XX", size);
  else
    print_date (point, value, size);
  if (point->grain == RAP_GRAIN_PART && point->part != NULL)
    g_snprintf (clock,
                sizeof clock,
                "T%.*s",
                (int) MIN (point->part->value.length, 5),
                point->part->value.text);
  else if (point->grain == RAP_GRAIN_HOUR)
    g_snprintf (clock, sizeof clock, "T%02d", point->hour);
  else if (point->grain == RAP_GRAIN_MINUTE)
    g_snprintf (clock, sizeof clock, "T%02d:%02d", point->hour, point->minute);
  else if (point->grain == RAP_GRAIN_SECOND)
    g_snprintf (clock,
                sizeof clock,
                "T%02d:%02d:%02d",
                point->hour,
                point->minute,
                point->second);
  g_strlcat (value, clock, size);
}

void
rap_point_print_first (const RapPoint *point, char *value, gsize size)
{
  if (point->grain > RAP_GRAIN_PART)
    rap_point_print (point, value, size);
  else if (point->first.year > 0)
    print_day (point->first, value, size);
}

void
rap_point_print_last (const RapPoint *point, char *value, gsize size)
{
  if (point->grain > RAP_GRAIN_PART)
    rap_point_print (point, value, size);
  else if (point->first.year > 0)
    print_day (rap_point_get_last_day (point), value, size);
}

static void
append_count (GString *out, double count, const RapTimeUnit *unit)
{
  int    whole = (int) (count * unit->in_value);
  double rest = count * unit->in_value - whole;

  if (whole > 0 || rest == 0)
    g_string_append_printf (out, "%d%s", whole, unit->symbol);
  if (rest > 0 && unit->smaller != NULL)
    g_string_append_printf (out, "%d%s", (int) (rest * unit->parts + 0.5), unit->smaller);
}

static void
append_unit (GString *out, const RapTimeSaid *said, const RapTimeUnit *unit)
{
  gboolean counted = rap_time_said_has (said, RAP_SAID_COUNT);

  if (unit->clock)
    g_string_append_c (out, 'T');
  if (!counted || said->count_high > said->count)
    g_string_append_printf (out, "X%s", unit->symbol);
  else if (unit->grain == RAP_GRAIN_DAY && said->count != (int) said->count &&
           said->count < 10)
    g_string_append_printf (out, "T%dH", (int) (said->count * 24));
  else
    append_count (out, CLAMP (said->count, 0, 1000000), unit);
}

gboolean
rap_time_print_duration (const RapTimeSaid *said, char *value, gsize size)
{
  g_autoptr (GString) out = g_string_new ("P");
  const RapTimeUnit *unit =
    rap_time_unit_get (said->names[RAP_SAID_UNIT], said->values[RAP_SAID_UNIT]);
  const RapTimeUnit *second = NULL;

  if (!rap_time_said_has (said, RAP_SAID_UNIT) || unit == NULL)
    g_string_append (out, "XX");
  else
    append_unit (out, said, unit);
  if (rap_time_said_has (said, RAP_SAID_UNIT2) && unit != NULL)
    second =
      rap_time_unit_get (said->names[RAP_SAID_UNIT2], said->values[RAP_SAID_UNIT2]);
  if (second != NULL)
    {
      if (second->clock && !unit->clock)
        g_string_append_c (out, 'T');
      append_count (out, said->values[RAP_SAID_COUNT2], second);
    }
  /* "A third quarter" is no third of one. */
  if (out->str[out->len - 1] == 'P' || out->str[out->len - 1] == 'T')
    return FALSE;
  g_strlcpy (value, out->str, size);
  return TRUE;
}

/* "biweekly" has the number in its value: "2 week". */
static gboolean
print_frequency (RapField value, GString *out)
{
  RapField number, nick;

  if (!rap_field_next_part (&value, ' ', &number) ||
      !rap_field_next_part (&value, ' ', &nick))
    return FALSE;
  const RapTimeUnit *unit = rap_time_unit_find (nick);
  if (unit == NULL)
    return FALSE;
  g_string_append (out, unit->clock ? "PT" : "P");
  append_count (out, rap_field_to_int (number), unit);
  return TRUE;
}

/* "Every Friday at noon", "daily at 9 a.m.": the hour of each. */
static void
append_hour (GString *out, const RapTimeSaid *said)
{
  RapPoint point = { .grain = RAP_GRAIN_DAY, .dateless = TRUE };
  char     value[40];

  if (!rap_time_said_has (said, RAP_SAID_HOUR))
    return;
  rap_point_set_clock (&point, said);
  rap_point_print (&point, value, sizeof value);
  if (strcmp (out->str, "P1D") == 0)
    g_string_assign (out, value);
  else if (out->str[0] != 'P')
    g_string_append (out, strchr (value, 'T'));
}

gboolean
rap_time_print_set (const RapTimeSaid *said, char *value, gsize size)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const RapTimeUnit *unit = NULL;

  if (rap_time_said_has (said, RAP_SAID_UNIT))
    unit = rap_time_unit_get (said->names[RAP_SAID_UNIT], said->values[RAP_SAID_UNIT]);
  if (said->names[RAP_SAID_EVERY] != NULL &&
      print_frequency (said->names[RAP_SAID_EVERY]->value, out))
    ;
  else if (unit != NULL)
    {
      g_string_append (out, unit->clock ? "PT" : "P");
      append_count (out,
                    rap_time_said_has (said, RAP_SAID_COUNT)
                      ? CLAMP (said->count, 0, 100000)
                      : 1,
                    unit);
    }
  else
    {
      char buffer[40];
      if (!rap_time_print_unknown (said, buffer, sizeof buffer))
        return FALSE;
      g_string_append (out, buffer);
    }
  if (rap_time_said_has (said, RAP_SAID_PART) && said->names[RAP_SAID_PART] != NULL)
    g_string_append_printf (out,
                            "T%.*s",
                            (int) MIN (said->names[RAP_SAID_PART]->value.length, 5),
                            said->names[RAP_SAID_PART]->value.text);
  append_hour (out, said);
  g_strlcpy (value, out->str, size);
  return TRUE;
}

/* "A few days later" is as long after what was told before, "the next week" some week. */
static gboolean
print_later (const RapTimeSaid *said, const RapTimeUnit *unit, char *value, gsize size)
{
  if (rap_time_said_has (said, RAP_SAID_WAY))
    return rap_time_print_duration (said, value, size);
  g_strlcpy (value,
             unit->grain >= RAP_GRAIN_DAY     ? "XXXX-XX-XX"
             : unit->grain >= RAP_GRAIN_WEEK  ? "XXXX-WXX"
             : unit->grain >= RAP_GRAIN_MONTH ? "XXXX-XX"
                                              : "XXXX",
             size);
  return TRUE;
}

gboolean
rap_time_print_unknown (const RapTimeSaid *said, char *value, gsize size)
{
  const int *values = said->values;

  if (rap_time_said_has (said, RAP_SAID_DAY) &&
      rap_time_said_has (said, RAP_SAID_EVERY) &&
      !rap_time_said_has (said, RAP_SAID_MONTH))
    g_snprintf (value, size, "XXXX-XX-%02d", values[RAP_SAID_DAY]);
  else if (rap_time_said_has (said, RAP_SAID_MONTH) &&
           rap_time_said_has (said, RAP_SAID_DAY))
    g_snprintf (value,
                size,
                "XXXX-%02d-%02d",
                values[RAP_SAID_MONTH],
                values[RAP_SAID_DAY]);
  else if (rap_time_said_has (said, RAP_SAID_MONTH))
    g_snprintf (value, size, "XXXX-%02d", values[RAP_SAID_MONTH]);
  else if (rap_time_said_has (said, RAP_SAID_WEEKDAY))
    g_snprintf (value, size, "XXXX-WXX-%d", values[RAP_SAID_WEEKDAY]);
  else if (rap_time_said_has (said, RAP_SAID_QUARTER))
    g_snprintf (value, size, "XXXX-Q%d", values[RAP_SAID_QUARTER]);
  else if (rap_time_said_has (said, RAP_SAID_HALF))
    g_snprintf (value, size, "XXXX-H%d", values[RAP_SAID_HALF]);
  else if (said->names[RAP_SAID_SEASON] != NULL &&
           said->names[RAP_SAID_SEASON]->value.length >= 2)
    g_snprintf (value,
                size,
                "XXXX-%.2s",
                said->names[RAP_SAID_SEASON]->value.text +
                  said->names[RAP_SAID_SEASON]->value.length - 2);
  else if (rap_time_said_has (said, RAP_SAID_UNIT))
    {
      const RapTimeUnit *unit =
        rap_time_unit_get (said->names[RAP_SAID_UNIT], values[RAP_SAID_UNIT]);
      int way = rap_time_said_has (said, RAP_SAID_WAY) ? values[RAP_SAID_WAY]
                                                       : values[RAP_SAID_SHIFT];
      /* "a few hours ago", or no day of publication. */
      if (unit == NULL)
        return FALSE;
      if (rap_time_said_get (said, RAP_SAID_BASE, 0) == 1)
        return print_later (said, unit, value, size);
      g_strlcpy (value,
                 way < 0   ? "PAST_REF"
                 : way > 0 ? "FUTURE_REF"
                           : "PRESENT_REF",
                 size);
    }
  else
    g_strlcpy (value, "XXXX-XX-XX", size);
  return TRUE;
}
