// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-calendar.h"
#include "language/rap-time-rules.h"
#include "language/rap-time-unit.h"

G_BEGIN_DECLS

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

RapPoint rap_point_new (RapGrain grain, RapDay first);
/* Puts the time of day that was said onto its date. */
void   rap_point_set_clock (RapPoint *point, const RapTimeSaid *said);
RapDay rap_point_get_last_day (const RapPoint *point);
void   rap_point_print (const RapPoint *point, char *value, gsize size);
void   rap_point_print_first (const RapPoint *point, char *value, gsize size);
void   rap_point_print_last (const RapPoint *point, char *value, gsize size);
/* And the end of a stretch of that day. */
void rap_point_set_end_clock (RapPoint *point, const RapTimeSaid *said);
/* "P3Y", "PXD", "PT2H30M" */
gboolean rap_time_print_duration (const RapTimeSaid *said, char *value, gsize size);
/* "P1W", "XXXX-WXX-4" */
gboolean rap_time_print_set (const RapTimeSaid *said, char *value, gsize size);
/* What is known of a point that cannot be reckoned: "XXXX-05", "XXXX-WXX-5". */
gboolean rap_time_print_unknown (const RapTimeSaid *said, char *value, gsize size);

G_END_DECLS
