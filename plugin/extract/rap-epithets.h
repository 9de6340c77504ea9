// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"

G_BEGIN_DECLS

/* What a text calls an actor beside his name: "the phone maker Halden", "Kerr, the mayor",
 * "the Houthi movement". */
typedef struct
{
  guint actor;
  guint word; /* the noun */
} RapEpithet;

typedef struct
{
  GArray *epithets; /* RapEpithet, by word */
} RapEpithets;

const RapEpithets *rap_epithets_of (RapDocument *document);
/* The one actor whom the text before the word calls by the same noun, or by one of the same
 * kind of body when it names just one of that kind; RAP_NO_ACTOR when there is none or when
 * several fit. */
guint rap_epithets_find (RapDocument *document, guint noun);
/* Whether the text calls the actor so anywhere; *any tells whether it calls him anything. */
gboolean rap_epithets_has (RapDocument *document, guint actor, guint noun, gboolean *any);
/* Whether the table party-words has the word as that kind. */
gboolean rap_party_word_is (const RapWord *word, const char *kind);

G_END_DECLS
