// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-roles.h"

G_BEGIN_DECLS

/* Appends those for whom "both sides", "the two", "each delegation" or "the three" stand; nobody
 * when the noun is no number, or when those are new: "two men". */
void rap_party_members_add (const RapEventText *text, guint noun, GArray *members);
/* The actor that is the state, or RAP_NO_ACTOR. */
guint rap_actor_of_state (const RapEventText *text, const char *state);
/* Whether a word of the noun phrase up to the noun is of that kind of mention-words. */
gboolean rap_noun_is_introduced (const RapEventText *text, guint noun, const char *kind);

G_END_DECLS
