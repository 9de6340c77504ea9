// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-model.h"

G_BEGIN_DECLS

/* Hashed feature rows one after the other, and how they fall into groups: the candidates
 * of one choice, or the words of one sentence. */
typedef struct
{
  GArray *keys;    /* guint32, masked once they are pruned */
  GArray *rows;    /* gsize: where each row starts; one more at the end */
  GArray *groups;  /* guint: first row of each group; one more at the end */
  GArray *values;  /* float, one a row: 1 or 0, or how good a candidate is */
  GArray *labels;  /* guint8, one a row, for sequences */
  GArray *edges;   /* guint8, likewise */
  GArray *weights; /* float, one a row */
  GArray *folds;   /* guint, one a group */
  GArray *offsets; /* float, one a row, or empty: what is known before */
  guint   bits;
} TrainRows;

/* How a learner runs over the rows. */
typedef struct
{
  guint epochs;
  float rate;
  float decay;
  guint n_folds; /* rows of fold `fold` are left out; none when n_folds is 0 */
  guint fold;
} TrainPlan;

TrainRows *train_rows_new (guint bits) G_GNUC_WARN_UNUSED_RESULT;
void       train_rows_free (TrainRows *rows);
void train_rows_add (TrainRows *rows, const RapQuoteFeatures *features, float value);
/* Ends the group of the rows added since the last one. */
void train_rows_end_group (TrainRows *rows, guint document);

/* Drops the features met fewer times than this; a row learned from must be pruned first. */
void train_rows_prune (TrainRows *rows, guint least);

/* Weights in units of 1/RAP_QUOTE_UNIT, to be freed with g_free(). */
gint8 *
train_logistic (const TrainRows *rows, const TrainPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gint8 *
train_ranker (const TrainRows *rows, const TrainPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
/* Sets edges and starts of the model and returns the rows of its sequence table. */
gint8 *train_sequence (const TrainRows *rows,
                       const TrainPlan *plan,
                       RapQuoteModel   *model) G_GNUC_WARN_UNUSED_RESULT;

/* Boosted trees for yes or no. Inputs: n × RAP_QUOTE_N_INPUTS; a row is used when its fold
 * differs from `but`. Sets trees of the model. */
void train_trees (const gint32  *inputs,
                  const guint8  *answers,
                  const guint   *folds,
                  guint          n,
                  guint          but,
                  RapQuoteModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainRows, train_rows_free)

G_END_DECLS
