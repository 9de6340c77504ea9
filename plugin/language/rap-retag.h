// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-tag.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* A second look at the tags about which the network is not sure: hashed weights over the word, its
 * neighbours, and what else the document says of its form. */
#define RAP_N_GUESSES         3
#define RAP_N_RETAG_FEATURES  21
#define RAP_RETAG_WEIGHT_BITS 17

/* What the network thinks likeliest, best first. */
typedef struct
{
  gint32 sums[RAP_N_GUESSES];
  guint8 tags[RAP_N_GUESSES];
} RapGuess;

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
} RapTagged;

void rap_guess_read (const gint32 *sums, RapGuess *guess);
/* How far the best tag is before the second. */
gint32   rap_guess_margin (const gint32 *sums, guint8 tag);
gboolean rap_guess_is_open (gint32 margin);
/* Counts a word with its best guess. */
void
rap_form_tags_add (RapFormTags *forms, const RapWord *word, guint8 tag, gint32 margin);
void rap_retag_features (const RapTagged *tagged,
                         guint            at,
                         guint32          features[RAP_N_RETAG_FEATURES]);
/* The weight of a feature for a tag. */
guint32 rap_retag_cell (guint32 feature, guint8 tag);
/* Which of the guesses it is. */
guint rap_retag_choose (const RapTagged *tagged, guint at, const RapGuess *guess);

G_END_DECLS
