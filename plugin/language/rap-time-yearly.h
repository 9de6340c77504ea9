// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-time-print.h"

G_BEGIN_DECLS

/* Times that come back every year: months and their days, feasts, quarters, seasons. Each
 * is FALSE when nothing of the kind was said or the year has none. */
gboolean rap_time_yearly_in_year (const RapTimeSaid *said, int year, RapPoint *point);
/* The one that is meant near a day: by "last", "next" or "this" if it was said, else by the
 * tense (-2 surely past, -1, 0, 1) and by how far the past and the next one are. */
gboolean
rap_time_yearly_choose (const RapTimeSaid *said, RapDay base, int tense, RapPoint *point);

G_END_DECLS
