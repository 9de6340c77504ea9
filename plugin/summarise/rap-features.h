// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

/* What the ranking looks at. Shares and likenesses are thousandths. The order is that of
 * the model: append only, and train again. */
typedef enum
{
  RAP_FEATURE_POSITION,  /* sentences before it in its document */
  RAP_FEATURE_PART,      /* the same as a share of the document */
  RAP_FEATURE_SENTENCES, /* of its document */
  RAP_FEATURE_WORDS,
  RAP_FEATURE_WORDS_BEFORE, /* in its document */
  RAP_FEATURE_WEIGHT,       /* of its distinct terms */
  RAP_FEATURE_MEAN_WEIGHT,
  RAP_FEATURE_CENTROID, /* likeness to the whole document */
  RAP_FEATURE_BACKWARD, /* mean likeness to the sentences before */
  RAP_FEATURE_FORWARD,  /* and after */
  RAP_FEATURE_FIELD,    /* likeness to what is like the others */
  RAP_FEATURE_TITLE,    /* share of the title's weight that it has */
  RAP_FEATURE_LEAD,     /* share of its weight that the first sentence has */
  RAP_FEATURE_OPENING,  /* … that the first three have, itself left out */
  RAP_FEATURE_OLD,      /* … that any sentence before has */
  RAP_FEATURE_LATER,    /* … that any sentence after has */
  RAP_FEATURE_FREQUENT, /* mean number of sentences its terms are in */
  RAP_FEATURE_PAIRS,    /* its pairs of words that are found elsewhere too */
  RAP_FEATURE_CAPITALS, /* share of its words */
  RAP_FEATURE_DIGITS,
  RAP_FEATURE_MARKS,
  RAP_FEATURE_QUOTED,
  RAP_FEATURE_NEEDS, /* RapNeed */
  RAP_FEATURE_OPENS_BLOCK,
  RAP_FEATURE_CAPITALS_ALL,  /* share of the document's words */
  RAP_FEATURE_LENGTH_BEFORE, /* words of the sentence before */
  RAP_FEATURE_LENGTH_AFTER,
  RAP_FEATURE_SUPPORT,   /* mean likeness to the sentences of other documents */
  RAP_FEATURE_BEST_TERM, /* weight times frequency of its strongest term */
  RAP_FEATURE_MASS,      /* share of the document's weight that it has */
  RAP_N_FEATURES
} RapFeature;

typedef struct
{
  guint document;
  guint sentence;
  guint n_words;    /* without marks */
  guint first_term; /* in the terms of the features */
  guint end_term;
  int   values[RAP_N_FEATURES];
} RapSentenceFeatures;

/* A distinct term of one sentence. */
typedef struct
{
  guint id; /* dense, over the dossier */
  guint weight;
} RapSentenceTerm;

typedef struct
{
  RapSentenceFeatures *sentences; /* all of the dossier, in order */
  guint                n_sentences;
  guint               *firsts; /* a document: its first sentence; one more at the end */
  RapSentenceTerm     *terms;
  guint                n_terms; /* distinct ones */
} RapFeatures;

const RapFeatures *rap_features_of (RapDossier *dossier);

G_END_DECLS
