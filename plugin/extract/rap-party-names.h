// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-roles.h"

G_BEGIN_DECLS

/* The actor whom the text names elsewhere by what is said of the party here: "a senator said
 * … Reed said". RAP_NO_ACTOR when nobody is sure to be meant. */
guint rap_party_find_named (const RapEventText *text, const RapParty *party);
/* "The governor of Turkistan, Kerr": whose epithet the noun is, or RAP_NO_ACTOR. */
guint rap_noun_named_beside (const RapEventText *text, guint noun);
/* The index of the first mention of an actor, G_MAXUINT for nobody. */
guint rap_actor_first_mention (RapDocument *document, guint actor);
/* Whether the document gives the actor a name; FALSE for nobody. */
gboolean rap_actor_has_name (RapDocument *document, guint actor);
/* What the words of a party are called: a bare adjective is its state, "Russian" Russia. */
char *rap_party_dup_name (RapDocument *document, const RapSpan *span);
/* Whether what the verb of the clause says is a charge: "alleged that". */
gboolean rap_verb_is_charging (const RapEventText *text, guint clause);
/* Whether the verb of the clause is one of saying. */
gboolean rap_clause_is_cue (const RapEventText *text, guint clause);

G_END_DECLS
