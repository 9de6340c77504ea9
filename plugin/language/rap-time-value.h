// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-time-point.h"
#include "language/rap-time.h"

G_BEGIN_DECLS

/* Reckons one of the times that were said, those inside it included, and fills in all of
 * *time but its span. A point of time becomes the one mentioned last. FALSE when it turns
 * out to be none. */
gboolean rap_time_value_reckon (const RapTimeSaid *all,
                                guint              index,
                                RapTimeAnchor     *anchor,
                                RapTime           *time);
/* Whether "in two years" tells when, and not how long. */
gboolean rap_time_value_is_ahead (const RapTimeSaid *said, const RapTimeAnchor *anchor);
/* Fills in the ends of a length of time that is part of another time: "the first two weeks
 * of May". */
void rap_time_value_share (const RapTimeSaid *said, const RapTime *of, RapTime *time);

G_END_DECLS
