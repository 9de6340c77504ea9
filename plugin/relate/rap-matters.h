// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"
#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

/* What a passage is about: the lemmas of its words that carry meaning, names of people and
 * states left out. */
typedef struct
{
  GArray *words; /* guint: hashes, sorted, each once */
} RapMatter;

/* A party in one of the documents. */
typedef struct
{
  RapDocument *document;
  guint        actor; /* or RAP_NO_ACTOR */
  const char  *state; /* as the words tell it; "" when they do not */
} RapSide;

/* The first of the parties, or nobody. */
RapSide rap_side_of (RapDocument *document, const GArray *parties);

void rap_matter_init (RapMatter *matter, RapDocument *document, guint first, guint end);
void rap_matter_clear (RapMatter *matter);
/* How many words two matters share. */
guint rap_matter_overlap (const RapMatter *matter, const RapMatter *other);
/* Whether the two speak for one party: the same one, or two of one state. */
gboolean rap_sides_agree (RapSide side, RapSide other);
/* Whether the two are of one state, on whatever side there. */
gboolean rap_sides_are_compatriots (RapSide side, RapSide other);
/* Whether the two are the same one, whatever their state. */
gboolean rap_sides_are_one (RapSide side, RapSide other);
/* Whether one of the parties is on that side. */
gboolean rap_side_is_among (RapSide side, RapDocument *document, const GArray *parties);
/* The positions of the documents by their date, those without one where they stand. */
GArray *rap_dossier_order (RapDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
