// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-table.h"

G_BEGIN_DECLS

/* How real an event is, as the text has it. */
typedef enum
{
  RAP_REALIS_ACTUAL,
  RAP_REALIS_FUTURE,
  RAP_REALIS_HYPOTHETICAL,
  RAP_REALIS_NEGATED,
  RAP_REALIS_HISTORICAL,
  RAP_N_REALES
} RapRealis;

typedef struct
{
  RapEventType type;
  const char  *mode; /* NULL: none */
  const char  *cameo;
  RapRealis    realis;
} RapMeaning;

/* What a verb with that shift makes of the event in its complement; own is what the row of
 * the verb says by itself. inner NULL or NONE: no event is in the complement. */
RapMeaning rap_event_compose (RapShift shift, RapMeaning own, const RapMeaning *inner);
/* The event, still to come: a future visit is an agreement, a future attack a threat. */
RapMeaning rap_event_in_future (RapMeaning meaning);
/* The event, said not to be so: "will not negotiate" is a rejection. */
RapMeaning  rap_event_negate (RapMeaning meaning, gboolean wilful);
gboolean    rap_event_is_conflict (RapEventType type);
guint       rap_event_get_quad (RapEventType type); /* 1..4, 0 for NONE */
const char *rap_realis_get_nick (RapRealis realis);

G_END_DECLS
