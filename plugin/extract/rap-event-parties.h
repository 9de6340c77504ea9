// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-states.h"

G_BEGIN_DECLS

/* Appends who is meant by the noun alone. */
void rap_event_add_party (const RapEventText *text, guint noun, GArray *parties);
/* Appends who is meant by the noun and by what is joined to it; nothing when nobody is. */
void rap_event_add_parties (const RapEventText *text, guint noun, GArray *parties);
/* The subject of an event verb is somebody, whatever the noun: "a bomber". */
void rap_event_add_doer (const RapEventText *text, guint noun, GArray *parties);
/* The first actor named anywhere under the word, from the word `after` on, who is none of the
 * sources, if these are not NULL. */
void     rap_event_add_deep_party (const RapEventText *text,
                                   guint               word,
                                   guint               after,
                                   const GArray       *sources,
                                   GArray             *parties);
gboolean rap_event_has_party (const GArray *parties, const RapParty *party);
/* Takes out of the targets who already acts. */
void rap_event_remove_sources (const GArray *sources, GArray *targets);
/* Whether the noun itself is somebody: a mention covers it, or it is a body such as
 * "police". */
gboolean rap_event_is_somebody (const RapEventText *text, guint noun);
/* Whether the noun stands for people: "students", "the commission". */
gboolean rap_event_is_people (const RapEventText *text, guint noun);
/* Whether the text tells more of the party than a word that may be a name. */
gboolean rap_event_is_known (const RapEventText *text, const RapParty *party);
/* The first mention that ends behind the word; the number of them when there is none. */
guint rap_event_first_mention (const RapEventText *text, guint word);
/* The words of the noun phrase without what follows as a clause or apposition. */
void rap_event_phrase (const RapEventText *text, guint noun, guint *first, guint *end);

G_END_DECLS
