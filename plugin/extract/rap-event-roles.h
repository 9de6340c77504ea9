// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-match.h"

G_BEGIN_DECLS

/* Who takes part: an actor and the words that say so. */
typedef struct
{
  guint   actor; /* RAP_NO_ACTOR: a body without a name, such as "police" */
  guint   head;
  RapSpan span;     /* the noun phrase */
  char    state[4]; /* of the actor, or as the phrase or the sentence has it; or "" */
} RapParty;

/* Appends who is meant by the noun and by what is joined to it; nothing when nobody is. */
void rap_event_add_parties (const RapEventText *text, guint noun, GArray *parties);
/* The subject of an event verb is somebody, whatever the noun: "a bomber". */
void rap_event_add_doer (const RapEventText *text, guint noun, GArray *parties);
/* The first actor named anywhere under the word, from the word `after` on. */
void rap_event_add_deep_party (const RapEventText *text,
                               guint               word,
                               guint               after,
                               GArray             *parties);
/* Whether the noun itself is somebody: a mention covers it, or it is a body such as
 * "police". */
gboolean rap_event_is_somebody (const RapEventText *text, guint noun);
/* The words of the noun phrase without what follows as a clause or apposition. */
void rap_event_phrase (const RapEventText *text, guint noun, guint *first, guint *end);
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
