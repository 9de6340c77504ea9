// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-corpus.h"

G_BEGIN_DECLS

#define TRAIN_VECTOR        100 /* how long a given vector is */
#define TRAIN_N_MEMBERSHIPS 256

/* The known forms. Rows of the trained table: 0 unknown, 1 unknown but with a given vector,
 * then the forms seen often enough, then the memberships, then the cells of the tables. */
typedef struct
{
  GHashTable *trained; /* key → row */
  GHashTable *vectors; /* key of a form in lower case → row of the vectors */
  GHashTable *members; /* key of a form → memberships in word lists */
  float      *given;   /* vectors, row 0 all zero */
  guint32     n_given;
  guint32     n_trained; /* rows before the memberships */
  guint32     tables[RAP_N_FEATURE_TABLES];
  guint32     n_rows;
} TrainVocabulary;

/* Counts the forms of the corpora, reads vectors of the `n_extra` most frequent words and
 * of all words of the corpora. */
TrainVocabulary *train_vocabulary_new (GPtrArray  *corpora,
                                       const char *vectors,
                                       guint       n_extra,
                                       GError    **error);
/* Sets the rows of all words. */
void train_vocabulary_mark (const TrainVocabulary *vocabulary, GArray *corpus);

G_END_DECLS
