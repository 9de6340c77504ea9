// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "summarise/rap-features.h"

G_BEGIN_DECLS

/* What the model of concepts looks at. Append only, and train again. */
typedef enum
{
  RAP_CONCEPT_IS_PAIR,
  RAP_CONCEPT_WEIGHT,
  RAP_CONCEPT_COUNT,
  RAP_CONCEPT_SENTENCES, /* that have it */
  RAP_CONCEPT_DOCUMENTS,
  RAP_CONCEPT_FIRST, /* sentences before it in the first document that has it */
  RAP_CONCEPT_FIRST_PART,
  RAP_CONCEPT_FIRST_WORD, /* words before it in that sentence */
  RAP_CONCEPT_LAST,
  RAP_CONCEPT_CAPITALS, /* share written with a capital inside a sentence */
  RAP_CONCEPT_DIGITS,
  RAP_CONCEPT_QUOTED,   /* sentences that have it and are mostly quoted */
  RAP_CONCEPT_CENTROID, /* the highest of the sentences that have it */
  RAP_CONCEPT_FORWARD,
  RAP_CONCEPT_ALL_SENTENCES,
  RAP_CONCEPT_ALL_DOCUMENTS,
  RAP_CONCEPT_RARER,          /* of a pair: weight of its rarer word */
  RAP_CONCEPT_FREQUENT_COUNT, /* … and how often its less frequent word is found */
  RAP_N_CONCEPT_VALUES
} RapConceptValue;

/* A word or a pair of neighbouring words of a dossier. */
typedef struct
{
  guint64 key; /* of a word: its term key; of a pair: both */
  int     values[RAP_N_CONCEPT_VALUES];
  int     worth; /* thousandths: how likely a person would tell it */
} RapConcept;

typedef struct
{
  RapConcept *concepts;
  guint       n_concepts;
  guint      *ids;    /* the distinct concepts of each sentence, one after the other */
  guint      *firsts; /* a sentence: its first among the ids; one more at the end */
} RapConcepts;

const RapConcepts *rap_concepts_of (RapDossier *dossier);
/* Values them by this model from now on; for training only. */
void rap_concepts_use (GBytes *model);

G_END_DECLS
