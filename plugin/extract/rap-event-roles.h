// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-parties.h"

G_BEGIN_DECLS

/* The parties of the first of the specs ("dobj|obl:with|obj.poss") that names anybody. */
void rap_event_add_role (const RapEventText  *text,
                         const RapEventMatch *match,
                         guint                clause,
                         RapField             specs,
                         GArray              *parties);
/* The parties of a noun event: "poss by of amod between". */
void rap_event_add_noun_role (const RapEventText *text,
                              guint               noun,
                              RapField            specs,
                              GArray             *parties);

G_END_DECLS
