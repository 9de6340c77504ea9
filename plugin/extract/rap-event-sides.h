// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-coder.h"
#include "extract/rap-event-roles.h"

G_BEGIN_DECLS

/* A document whose clauses are coded. */
typedef struct
{
  RapEventText text;
  GArray      *coded; /* RapCoded, per clause */
} RapEventReading;

/* Who does what the clause says; as the table of verbs has it, else its subject. */
void
rap_event_add_sources (const RapEventReading *reading, guint clause, GArray *sources);
/* To whom it is done; level is 0, and grows with the complements looked into. */
void rap_event_add_targets (const RapEventReading *reading,
                            guint                  clause,
                            const GArray          *sources,
                            GArray                *targets,
                            guint                  level);

G_END_DECLS
