// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-compose.h"
#include "extract/rap-event-match.h"

G_BEGIN_DECLS

/* What a clause means by itself and with its complement, before its own tense. */
typedef struct
{
  RapMeaning    meaning;
  RapEventMatch match;
  guint         noun;     /* the event noun under a light verb, or RAP_NO_WORD */
  guint         consumer; /* the clause whose meaning it went into, or RAP_NO_CLAUSE */
  guint8        state;
} RapCoded;

/* Every clause of the document, coded; parallel to the clauses. */
GArray *rap_event_code_clauses (const RapEventText *text) G_GNUC_WARN_UNUSED_RESULT;
/* The meaning after negation, mood and condition. */
RapMeaning rap_event_settle (const RapEventText *text, const GArray *coded, guint clause);
/* Whether the clause, or one above it, begins with "if", "unless" or the like. */
gboolean rap_event_is_condition (const RapEventText *text, guint clause);
/* The conditional clause under a clause, or RAP_NO_CLAUSE. */
guint rap_event_find_condition (const RapEventText *text, guint clause);

G_END_DECLS
