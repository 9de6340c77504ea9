// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "relate/rap-terms.h"
#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

/* A sentence of a dossier. */
typedef struct
{
  guint document;
  guint sentence;
} RapIndexPlace;

/* Which sentences of a dossier have which term, for finding where the same is told. */
typedef struct _RapIndex RapIndex;

/* A sentence that tells some of what another tells. */
typedef struct
{
  guint place; /* index of the place */
  guint share; /* thousandths of the looked-for sentence's weight that it has */
  guint back;  /* thousandths of its own weight that the looked-for one has */
} RapIndexMatch;

const RapIndex      *rap_index_of (RapDossier *dossier);
guint                rap_index_n_places (const RapIndex *index);
const RapIndexPlace *rap_index_get_place (const RapIndex *index, guint place);
guint rap_index_get_number (const RapIndex *index, guint document, guint sentence);
/* The weight of a sentence's distinct terms. */
guint rap_index_get_weight (const RapIndex *index, guint place);
/* How many sentences have the term; 0 for none. */
guint rap_index_count_term (const RapIndex *index, guint32 key);
/* Whether any sentence of the documents marked in `among` has the term. */
gboolean rap_index_has_term (const RapIndex *index, guint32 key, const gboolean *among);
/* The best `most` sentences, best first, of the documents marked in `among`. Terms found in very
 * many sentences are left out, so the cost is linear in the sentence. */
GArray *rap_index_match (const RapIndex *index,
                         guint           place,
                         const gboolean *among,
                         guint           most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
