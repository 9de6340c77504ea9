// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-calendar.h"
#include "language/rap-vocabulary.h"

G_BEGIN_DECLS

/* How long the stretch is that a point of time names. */
typedef enum
{
  RAP_GRAIN_CENTURY,
  RAP_GRAIN_DECADE,
  RAP_GRAIN_YEAR,
  RAP_GRAIN_HALF,
  RAP_GRAIN_SEASON,
  RAP_GRAIN_QUARTER,
  RAP_GRAIN_MONTH,
  RAP_GRAIN_WEEK,
  RAP_GRAIN_WEEKEND,
  RAP_GRAIN_DAY,
  RAP_GRAIN_PART,
  RAP_GRAIN_HOUR,
  RAP_GRAIN_MINUTE,
  RAP_GRAIN_SECOND,
  RAP_N_GRAINS
} RapGrain;

/* A unit of time and how TIMEX3 writes it. */
typedef struct
{
  const char *nick;   /* as the table of words has it */
  const char *symbol; /* in a value */
  int      multiple;  /* of that symbol, in days or in months: for reckoning see below */
  int      in_value;  /* how many of the symbol */
  gboolean clock;     /* shorter than a day */
  gboolean in_months;
  RapGrain grain;
  int      parts; /* how many of the next smaller symbol make one */
  const char *smaller;
} RapTimeUnit;

/* By the value of the sense, or by number in the table when there is none; NULL when unknown. */
const RapTimeUnit *rap_time_unit_get (const RapSense *sense, int number);

/* The unit of so many months, years when they are whole, and the count of it. */
const RapTimeUnit *rap_time_unit_get_months (int *count);
/* By its nick; NULL when there is none. */
const RapTimeUnit *rap_time_unit_find (RapField nick);
RapDay             rap_time_move_day (RapDay day, const RapTimeUnit *unit, int count);
/* The first day of the stretch of that grain that holds a day. */
RapDay rap_grain_get_first (RapGrain grain, RapDay day);

G_END_DECLS
