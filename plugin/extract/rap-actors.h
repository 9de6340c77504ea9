// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actor.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *actors;   /* RapActor, in order of first mention */
  GArray *mentions; /* RapMention, by start; not overlapping */
} RapActors;

const RapActors *rap_actors_of (RapDocument *document);
/* The mention that covers the word, or the first that starts in [first, end); NULL if none. */
const RapMention *rap_actors_mention_at (const RapActors *actors, guint first, guint end);

G_END_DECLS
