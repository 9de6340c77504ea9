// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-time-unit.h"

static const RapTimeUnit units[] = {
  { "second", "S", 0, 1, TRUE, FALSE, RAP_GRAIN_SECOND, 0, NULL },
  { "minute", "M", 0, 1, TRUE, FALSE, RAP_GRAIN_MINUTE, 60, "S" },
  { "hour", "H", 0, 1, TRUE, FALSE, RAP_GRAIN_HOUR, 60, "M" },
  { "day", "D", 1, 1, FALSE, FALSE, RAP_GRAIN_DAY, 24, NULL },
  { "week", "W", 7, 1, FALSE, FALSE, RAP_GRAIN_WEEK, 7, "D" },
  { "fortnight", "W", 14, 2, FALSE, FALSE, RAP_GRAIN_WEEK, 0, NULL },
  { "weekend", "WE", 7, 1, FALSE, FALSE, RAP_GRAIN_WEEKEND, 0, NULL },
  { "month", "M", 1, 1, FALSE, TRUE, RAP_GRAIN_MONTH, 30, "D" },
  { "quarter", "Q", 3, 1, FALSE, TRUE, RAP_GRAIN_QUARTER, 0, NULL },
  { "half-year", "M", 6, 6, FALSE, TRUE, RAP_GRAIN_HALF, 0, NULL },
  { "year", "Y", 12, 1, FALSE, TRUE, RAP_GRAIN_YEAR, 12, "M" },
  { "decade", "Y", 120, 10, FALSE, TRUE, RAP_GRAIN_DECADE, 0, NULL },
  { "quarter-century", "Y", 300, 25, FALSE, TRUE, RAP_GRAIN_YEAR, 0, NULL },
  { "century", "Y", 1200, 100, FALSE, TRUE, RAP_GRAIN_CENTURY, 0, NULL },
  { "millennium", "Y", 12000, 1000, FALSE, TRUE, RAP_GRAIN_CENTURY, 0, NULL },
};

const RapTimeUnit *
rap_time_unit_find (RapField nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (rap_field_is (nick, units[i].nick))
      return &units[i];
  return NULL;
}

const RapTimeUnit *
rap_time_unit_get (const RapSense *sense, int number)
{
  if (sense == NULL)
    return number >= 0 && number < (int) G_N_ELEMENTS (units) ? &units[number] : NULL;
  return rap_time_unit_find (sense->value);
}

const RapTimeUnit *
rap_time_unit_get_months (int *count)
{
  gboolean years = *count % 12 == 0;

  *count /= years ? 12 : 1;
  return rap_time_unit_find (years ? (RapField){ "year", 4 } : (RapField){ "month", 5 });
}

RapDay
rap_time_move_day (RapDay day, const RapTimeUnit *unit, int count)
{
  int n = CLAMP (count, -100000, 100000) * unit->multiple;

  if (unit->in_months)
    return rap_day_add_months (day, n);
  return rap_day_add (day, n);
}

RapDay
rap_grain_get_first (RapGrain grain, RapDay day)
{
  switch (grain)
    {
    case RAP_GRAIN_CENTURY:
      return (RapDay){ day.year - day.year % 100, 1, 1 };
    case RAP_GRAIN_DECADE:
      return (RapDay){ day.year - day.year % 10, 1, 1 };
    case RAP_GRAIN_YEAR:
      return (RapDay){ day.year, 1, 1 };
    case RAP_GRAIN_HALF:
      return (RapDay){ day.year, day.month <= 6 ? 1 : 7, 1 };
    case RAP_GRAIN_QUARTER:
      return (RapDay){ day.year, (day.month - 1) / 3 * 3 + 1, 1 };
    case RAP_GRAIN_MONTH:
      return (RapDay){ day.year, day.month, 1 };
    case RAP_GRAIN_WEEK:
      return rap_day_add (day, 1 - rap_day_get_weekday (day));
    case RAP_GRAIN_WEEKEND:
      return rap_day_add (day, 6 - rap_day_get_weekday (day));
    default:
      return day;
    }
}
