// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-tense.h"
#include "language/rap-time-print.h"

G_BEGIN_DECLS

/* What times are reckoned against. */
typedef struct
{
  gboolean has_published;
  gboolean has_mentioned;
  gboolean has_quarter;
  RapDay   published;
  RapPoint quarter;   /* the last one that was named */
  RapPoint mentioned; /* the last one named in the text */
  gboolean
    narrative;    /* the text tells of long ago: the time named before is the anchor */
  RapTense tense; /* of the clause */
} RapTimeAnchor;

typedef struct
{
  const RapTimeSaid *all;
  RapTimeAnchor     *anchor;
  gboolean           from_mentioned; /* what the value rests on */
  gboolean           from_published;
  guint              depth;
  RapGrain           named; /* how fine the point is that was named to reckon from */
} RapReckoner;

/* The point of time that was said, with its time of day; FALSE when nothing tells it. */
gboolean
rap_time_reckon_point (RapReckoner *self, const RapTimeSaid *said, RapPoint *point);

G_END_DECLS
