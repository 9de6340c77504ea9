// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-match.h"

G_BEGIN_DECLS

/* Who takes part: an actor and the words that say so. */
typedef struct
{
  guint    actor; /* RAP_NO_ACTOR: a body without a name, such as "police" */
  guint    head;
  RapSpan  span;     /* the noun phrase */
  char     state[4]; /* of the actor, or as the phrase or the sentence has it; or "" */
  gboolean borrowed; /* the state is only that of the sentence */
} RapParty;

/* Whose state the party is of: the actor's own, else as its words tell, else, for a group,
 * the only one that the sentence names. */
void
rap_event_set_state (const RapEventText *text, RapParty *party, guint first, guint end);
/* The state that a name in the words tells; when several do, the first, or none. */
const char *
rap_event_state_in (const RapEventText *text, guint first, guint end, gboolean only);
/* The state that any of the words tells, though it is in no name or deep in one. */
void
rap_event_read_state (const RapEventText *text, guint first, guint end, char state[4]);
/* The actor who is that state, or RAP_NO_ACTOR. */
guint rap_event_actor_of_state (const RapEventText *text, const char *state);
/* "Putin": whether leaders are called so, of one state only, and which. */
gboolean rap_event_read_leader (const RapEventText *text, guint word, char state[4]);

G_END_DECLS
