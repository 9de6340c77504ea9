// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-time-print.h"
#include "language/rap-time.h"

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
      narrative; /* the text tells of long ago: the time named before is the anchor */
  int tense;     /* of the clause: -1 past, 1 future, 0 nothing says so */
} RapTimeAnchor;

/* Reckons one of the times that were said, those inside it included, and fills in all of
 * *time but its span. A point of time becomes the one mentioned last. FALSE when it turns
 * out to be none. */
gboolean rap_time_value_reckon (const RapTimeSaid *all,
                                guint              index,
                                RapTimeAnchor     *anchor,
                                RapTime           *time);

G_END_DECLS
