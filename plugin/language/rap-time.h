// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-span.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_TIME_DATE,
  RAP_TIME_TIME,
  RAP_TIME_DURATION,
  RAP_TIME_SET
} RapTimeType;

typedef struct
{
  RapSpan     span;
  RapTimeType type;
  char        value[40]; /* TIMEX3: 2016-03-31, P3D, XXXX-WXX-4, PRESENT_REF … */
  char        begin[24]; /* of a range or a resolved duration; "" when not known */
  char        end[24];
  const char *anchor; /* what it was resolved against: "published", "mentioned", "none" */
} RapTime;

const char *rap_time_type_get_nick (RapTimeType type); /* "DATE" */

G_END_DECLS
