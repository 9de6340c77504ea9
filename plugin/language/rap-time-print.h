// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-calendar.h"
#include "language/rap-time-rules.h"

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

/* A point of time as long as its grain. */
typedef struct
{
  RapGrain        grain;
  RapDay          first; /* its first day */
  int             hour;
  int             minute;
  int             second;
  const RapSense *part;     /* of the day, or the season */
  gboolean        dateless; /* only the time of day is known */
} RapPoint;

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

RapPoint rap_point_new (RapGrain grain, RapDay first);
RapDay   rap_point_get_last_day (const RapPoint *point);
void     rap_point_print (const RapPoint *point, char *value, gsize size);
void     rap_point_print_first (const RapPoint *point, char *value, gsize size);
void     rap_point_print_last (const RapPoint *point, char *value, gsize size);
/* "P3Y", "PXD", "PT2H30M" */
gboolean rap_time_print_duration (const RapTimeSaid *said, char *value, gsize size);
/* "P1W", "XXXX-WXX-4" */
gboolean rap_time_print_set (const RapTimeSaid *said, char *value, gsize size);
/* What is known of a point that cannot be reckoned: "XXXX-05", "XXXX-WXX-5". */
gboolean rap_time_print_unknown (const RapTimeSaid *said, char *value, gsize size);

G_END_DECLS
