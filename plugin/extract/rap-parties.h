// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-party-members.h"
#include "extract/rap-party-names.h"

G_BEGIN_DECLS

/* Appends who is meant by the noun, as rap_event_add_parties() does, and goes on to whom the
 * text names elsewhere: "the company" is the one named before, "a senator" the one who is
 * named in the next sentence, "the two" are those who acted before, "customs officers" are
 * the customs. */
void rap_parties_add (const RapEventText *text, guint noun, GArray *parties);
/* The actor of the first party, RAP_NO_ACTOR when there is none. */
guint rap_parties_first_actor (const GArray *parties);
/* Whether the party is written as a name inside a sentence. */
gboolean rap_party_is_capitalised (const RapEventText *text, const RapParty *party);
/* Appends those whose the noun is: "his lawyer", "Turkey's spokesman", "a spokesman for". */
void rap_parties_add_owner (const RapEventText *text, guint noun, GArray *parties);
/* Appends those whose the actor is where the text first names him: "Holt spokesman Reed". */
void rap_parties_add_employer (const RapEventText *text, guint actor, GArray *parties);
/* Appends whom "it" or "they" recalls: who did what the sentence before tells. */
void rap_parties_add_recalled (const RapEventText *text, guint pronoun, GArray *parties);
/* The state that the word names or describes, "" for none: "Chad", "Chadian". */
void rap_word_get_state (const RapEventText *text, guint word, char state[4]);

G_END_DECLS
