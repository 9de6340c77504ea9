// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-parse.h"
#include "language/rap-tag.h"

G_BEGIN_DECLS

/* What a second look at the tags sees of a word: itself, its neighbours, where it stands in the tree
 * that the parser says, and what else the document says of its form. */
#define RAP_N_RETAG_FEATURES 33

/* What is sure of a form of a document, by its number. */
typedef struct
{
  guint8 tag; /* of most of its words; lead says by how many */
  guint8 lead;
  guint8 lower_tag; /* the same of all words whose small letters are this form */
  guint8 lower_lead;
  guint8 seen; /* it stands in the text as it is */
} RapFormTags;

typedef struct
{
  const RapWord     *words;
  guint              n_words;
  const guint8      *tags; /* the network's own */
  const RapFormTags *forms;
  const RapArcs     *arcs;
} RapTagged;

/* Counts a word with the tag that the network is sure of, when it is. */
void
rap_form_tags_add (RapFormTags *forms, const RapWord *word, guint8 tag, gboolean sure);
void rap_retag_features (const RapTagged *tagged,
                         guint            at,
                         guint32          features[RAP_N_RETAG_FEATURES]);

G_END_DECLS
