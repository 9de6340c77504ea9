// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-compose.h"
#include "extract/rap-event-parties.h"

G_BEGIN_DECLS

/* Who a party is to the public; the greater, the more. */
typedef enum
{
  RAP_STANDING_NOBODY,
  RAP_STANDING_PRIVATE,  /* Kelly, a company, their victims */
  RAP_STANDING_NATIONAL, /* somebody of a state: two American women */
  RAP_STANDING_PUBLIC    /* a state, or somebody with an office, arms or a cause */
} RapStanding;

gboolean rap_event_is_crowd (const RapEventText *text, const RapParty *party);
/* The highest standing of any of the parties. */
RapStanding rap_event_standing (const RapEventText *text, const GArray *parties);
/* Whether what happened between them concerns more than themselves; pattern may be NULL. */
gboolean rap_event_is_public (const RapEventText    *text,
                              const RapMeaning      *meaning,
                              const RapEventPattern *pattern,
                              const GArray          *sources,
                              const GArray          *targets);

G_END_DECLS
