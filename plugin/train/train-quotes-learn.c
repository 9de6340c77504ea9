// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-quotes-learn.h"

#include <math.h>

/* Learning with a rate of its own for each weight. All in float and in one fixed order. */
typedef struct
{
  float *weights;
  float *squares;
  float *sums; /* of the weights after the epochs */
} Learner;

/* The weights after all epochs but the first are averaged: those of one alone depend on its
 * order, and the last ones know what they learn from too well. */
#define FIRST_EPOCH 1

static Learner
learner_new (gsize n)
{
  Learner learner = { g_new0 (float, n), g_new (float, n), g_new0 (float, n) };
  for (gsize i = 0; i < n; i++)
    learner.squares[i] = 0.1f;
  return learner;
}

static inline void
learner_step (Learner *learner, gsize i, float gradient, const TrainPlan *plan)
{
  gradient += plan->decay * learner->weights[i];
  learner->squares[i] += gradient * gradient;
  learner->weights[i] -= plan->rate * gradient / sqrtf (learner->squares[i]);
}

static gint8
quantise (float weight)
{
  return (gint8) CLAMP (lrintf (weight * RAP_QUOTE_UNIT), -127, 127);
}

static void
learner_end_epoch (Learner *learner, gsize n, guint epoch, const TrainPlan *plan)
{
  for (gsize i = 0; i < n && epoch >= FIRST_EPOCH; i++)
    learner->sums[i] += learner->weights[i] / (float) (plan->epochs - FIRST_EPOCH);
}

static gint8 *
learner_finish (Learner *learner, gsize n)
{
  gint8 *weights = g_new (gint8, n);
  for (gsize i = 0; i < n; i++)
    weights[i] = quantise (learner->sums[i]);
  g_free (learner->sums);
  g_free (learner->weights);
  g_free (learner->squares);
  return weights;
}

static guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* The groups to learn from, in a new order each time. */
static GArray *
shuffled (const TrainRows *rows, const TrainPlan *plan, guint32 *state)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint g = 0; g < rows->folds->len; g++)
    if (plan->n_folds == 0 ||
        g_array_index (rows->folds, guint, g) % plan->n_folds != plan->fold)
      g_array_append_val (order, g);
  guint *at = (guint *) (gpointer) order->data;
  for (guint i = order->len; i-- > 1;)
    {
      guint j = next_random (state) % (i + 1), other = at[i];
      at[i] = at[j];
      at[j] = other;
    }
  return order;
}

TrainRows *
train_rows_new (guint bits)
{
  TrainRows *rows = g_new0 (TrainRows, 1);
  gsize      zero = 0;
  guint      first = 0;
  rows->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  rows->rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  rows->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  rows->values = g_array_new (FALSE, FALSE, sizeof (float));
  rows->labels = g_array_new (FALSE, FALSE, sizeof (guint8));
  rows->edges = g_array_new (FALSE, FALSE, sizeof (guint8));
  rows->weights = g_array_new (FALSE, FALSE, sizeof (float));
  rows->folds = g_array_new (FALSE, FALSE, sizeof (guint));
  rows->offsets = g_array_new (FALSE, FALSE, sizeof (float));
  rows->bits = bits;
  g_array_append_val (rows->rows, zero);
  g_array_append_val (rows->groups, first);
  return rows;
}

void
train_rows_free (TrainRows *rows)
{
  g_array_unref (rows->keys);
  g_array_unref (rows->rows);
  g_array_unref (rows->groups);
  g_array_unref (rows->values);
  g_array_unref (rows->labels);
  g_array_unref (rows->edges);
  g_array_unref (rows->weights);
  g_array_unref (rows->folds);
  g_array_unref (rows->offsets);
  g_free (rows);
}

void
train_rows_add (TrainRows *rows, const RapQuoteFeatures *features, float value)
{
  g_array_append_vals (rows->keys, features->keys, features->n);
  gsize end = rows->keys->len;
  float weight = 1;
  g_array_append_val (rows->rows, end);
  g_array_append_val (rows->values, value);
  g_array_append_val (rows->weights, weight);
}

void
train_rows_end_group (TrainRows *rows, guint document)
{
  guint end = rows->rows->len - 1;
  g_array_append_val (rows->groups, end);
  g_array_append_val (rows->folds, document);
}

void
train_rows_prune (TrainRows *rows, guint least)
{
  static const guint count_bits = 26;
  guint32            mask = (1u << rows->bits) - 1, count_mask = (1u << count_bits) - 1;
  g_autofree guint8 *counts = g_new0 (guint8, (gsize) 1 << count_bits);
  guint32           *keys = (guint32 *) (gpointer) rows->keys->data;
  gsize             *starts = (gsize *) (gpointer) rows->rows->data;
  gsize              kept = 0, from = 0;
  for (gsize i = 0; i < rows->keys->len; i++)
    counts[keys[i] & count_mask] += counts[keys[i] & count_mask] < 255;
  for (guint row = 0; row + 1 < rows->rows->len; row++)
    {
      gsize end = starts[row + 1];
      for (gsize i = from; i < end; i++)
        if (counts[keys[i] & count_mask] >= least)
          keys[kept++] = keys[i] & mask;
      from = end;
      starts[row + 1] = kept;
    }
  g_array_set_size (rows->keys, kept);
}

/* The keys of a row. */
static const guint32 *
row_keys (const TrainRows *rows, guint row, guint *n)
{
  gsize first = g_array_index (rows->rows, gsize, row);
  *n = g_array_index (rows->rows, gsize, row + 1) - first;
  return (const guint32 *) (gpointer) rows->keys->data + first;
}

static float
score (const TrainRows *rows, guint row, const float *weights)
{
  guint          n;
  const guint32 *keys = row_keys (rows, row, &n);
  float          sum = 0;
  for (guint i = 0; i < n; i++)
    sum += weights[keys[i]];
  return sum;
}

static void
step (const TrainRows *rows,
      guint            row,
      Learner         *learner,
      float            gradient,
      const TrainPlan *plan)
{
  guint          n;
  const guint32 *keys = row_keys (rows, row, &n);
  if (fabsf (gradient) < 1e-4f)
    return;
  for (guint i = 0; i < n; i++)
    learner_step (learner, keys[i], gradient, plan);
}

static void
learn_row (const TrainRows *rows, guint row, Learner *learner, const TrainPlan *plan)
{
  float sum = score (rows, row, learner->weights);
  if (rows->offsets->len > 0)
    sum += g_array_index (rows->offsets, float, row);
  float error = 1 / (1 + expf (-sum)) - g_array_index (rows->values, float, row);
  error *= g_array_index (rows->weights, float, row);
  step (rows, row, learner, error, plan);
}

gint8 *
train_logistic (const TrainRows *rows, const TrainPlan *plan)
{
  Learner learner = learner_new ((gsize) 1 << rows->bits);
  guint32 state = 2463534242u;
  for (guint e = 0; e < plan->epochs; e++)
    {
      g_autoptr (GArray) order = shuffled (rows, plan, &state);
      for (guint k = 0; k < order->len; k++)
        {
          guint g = g_array_index (order, guint, k);
          for (guint row = g_array_index (rows->groups, guint, g);
               row < g_array_index (rows->groups, guint, g + 1);
               row++)
            learn_row (rows, row, &learner, plan);
        }
      learner_end_epoch (&learner, (gsize) 1 << rows->bits, e, plan);
    }
  return learner_finish (&learner, (gsize) 1 << rows->bits);
}

static void
rank_group (const TrainRows *rows, guint g, Learner *learner, const TrainPlan *plan)
{
  guint             first = g_array_index (rows->groups, guint, g);
  guint             n = g_array_index (rows->groups, guint, g + 1) - first;
  const float      *values = &g_array_index (rows->values, float, first);
  g_autofree float *shares = g_new (float, n + 1);
  float             best = -1e30f, sum = 0, good = 0;
  for (guint i = 0; i < n; i++)
    {
      shares[i] = score (rows, first + i, learner->weights);
      best = MAX (best, shares[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      shares[i] = expf (shares[i] - best);
      sum += shares[i];
      good += shares[i] * values[i];
    }
  if (good <= 0)
    return;
  for (guint i = 0; i < n; i++)
    step (rows, first + i, learner, shares[i] / sum - shares[i] * values[i] / good, plan);
}

gint8 *
train_ranker (const TrainRows *rows, const TrainPlan *plan)
{
  Learner learner = learner_new ((gsize) 1 << rows->bits);
  guint32 state = 2463534242u;
  for (guint e = 0; e < plan->epochs; e++)
    {
      g_autoptr (GArray) order = shuffled (rows, plan, &state);
      for (guint k = 0; k < order->len; k++)
        rank_group (rows, g_array_index (order, guint, k), &learner, plan);
      learner_end_epoch (&learner, (gsize) 1 << rows->bits, e, plan);
    }
  return learner_finish (&learner, (gsize) 1 << rows->bits);
}

/* --- sequences --- */

#define K       RAP_QUOTE_N_LABELS
#define NOWHERE (-1e4f)

typedef struct
{
  const TrainRows *rows;
  const TrainPlan *plan;
  Learner          words;
  Learner          edges;
  Learner          starts;
  float            scores[RAP_QUOTE_WINDOW][K];
  float            before[RAP_QUOTE_WINDOW][K];
  float            after[RAP_QUOTE_WINDOW][K];
} Sequence;

/* Which label may follow which; a content that has begun must end. */
static gboolean
may_follow (guint from, guint to)
{
  static const guint8 follows[K] = {
    [RAP_QUOTE_LABEL_OUTSIDE] = 1 << 0 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5,
    [RAP_QUOTE_LABEL_BEGIN] = 1 << 2 | 1 << 3,
    [RAP_QUOTE_LABEL_INSIDE] = 1 << 2 | 1 << 3,
    [RAP_QUOTE_LABEL_LAST] = 1 << 0 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5,
    [RAP_QUOTE_LABEL_SPEAKER] = 1 << 0 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5,
    [RAP_QUOTE_LABEL_CUE] = 1 << 0 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5,
  };
  return follows[from] >> to & 1;
}

static gsize
edge_index (guint edge, guint from, guint to)
{
  return ((gsize) edge * K + from) * K + to;
}

static float
log_sum (const float *values)
{
  float best = values[0], sum = 0;
  for (guint k = 1; k < K; k++)
    best = MAX (best, values[k]);
  for (guint k = 0; k < K; k++)
    sum += expf (values[k] - best);
  return best + logf (sum);
}

static void
score_sequence (Sequence *s, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint          n_keys;
      const guint32 *keys = row_keys (s->rows, first + i, &n_keys);
      for (guint k = 0; k < K; k++)
        s->scores[i][k] = 0;
      for (guint f = 0; f < n_keys; f++)
        for (guint k = 0; k < K; k++)
          s->scores[i][k] += s->words.weights[(gsize) keys[f] * K + k];
    }
}

static float
sum_paths (Sequence *s, guint first, guint n)
{
  const guint8 *edges = &g_array_index (s->rows->edges, guint8, first);
  float         v[K];
  for (guint k = 0; k < K; k++)
    {
      s->before[0][k] = s->scores[0][k] + s->starts.weights[k];
      s->after[n - 1][k] = 0;
    }
  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < K; k++)
      {
        for (guint j = 0; j < K; j++)
          v[j] = s->before[i - 1][j] + s->edges.weights[edge_index (edges[i], j, k)];
        s->before[i][k] = log_sum (v) + s->scores[i][k];
      }
  for (guint i = n - 1; i-- > 0;)
    for (guint j = 0; j < K; j++)
      {
        for (guint k = 0; k < K; k++)
          v[k] = s->edges.weights[edge_index (edges[i + 1], j, k)] + s->scores[i + 1][k] +
                 s->after[i + 1][k];
        s->after[i][j] = log_sum (v);
      }
  return log_sum (s->before[n - 1]);
}

static void
step_word (Sequence *s, guint row, const float *gradient)
{
  guint          n;
  const guint32 *keys = row_keys (s->rows, row, &n);
  gboolean       any = FALSE;
  for (guint k = 0; k < K; k++)
    any |= fabsf (gradient[k]) > 1e-3f;
  for (guint f = 0; any && f < n; f++)
    for (guint k = 0; k < K; k++)
      learner_step (&s->words, (gsize) keys[f] * K + k, gradient[k], s->plan);
}

static void
learn_sequence (Sequence *s, guint first, guint n)
{
  const guint8 *edges = &g_array_index (s->rows->edges, guint8, first);
  const guint8 *labels = &g_array_index (s->rows->labels, guint8, first);
  TrainPlan     half = *s->plan;
  half.rate /= 2;
  half.decay = 0;
  score_sequence (s, first, n);
  float all = sum_paths (s, first, n);
  for (guint i = 0; i < n; i++)
    {
      float gradient[K];
      for (guint k = 0; k < K; k++)
        gradient[k] = expf (s->before[i][k] + s->after[i][k] - all) - (labels[i] == k);
      for (guint k = 0; k < K && i == 0; k++)
        learner_step (&s->starts, k, gradient[k], &half);
      for (guint j = 0; j < K && i > 0; j++)
        for (guint k = 0; k < K; k++)
          {
            gsize e = edge_index (edges[i], j, k);
            if (!may_follow (j, k))
              continue;
            float chance = expf (s->before[i - 1][j] + s->edges.weights[e] +
                                 s->scores[i][k] + s->after[i][k] - all);
            learner_step (&s->edges,
                          e,
                          chance - (labels[i - 1] == j && labels[i] == k),
                          &half);
          }
      step_word (s, first + i, gradient);
    }
}

static void
forbid (Sequence *s)
{
  for (guint e = 0; e < RAP_QUOTE_N_EDGES; e++)
    for (guint j = 0; j < K; j++)
      for (guint k = 0; k < K; k++)
        if (!may_follow (j, k))
          s->edges.weights[edge_index (e, j, k)] = NOWHERE;
}

static void
take_edges (const Sequence *s, RapQuoteModel *model)
{
  for (guint e = 0; e < RAP_QUOTE_N_EDGES; e++)
    for (guint j = 0; j < K; j++)
      for (guint k = 0; k < K; k++)
        model->edges[e][j][k] =
          may_follow (j, k)
            ? (gint16) lrintf (s->edges.sums[edge_index (e, j, k)] * RAP_QUOTE_UNIT)
            : RAP_QUOTE_FORBIDDEN;
  for (guint k = 0; k < K; k++)
    model->starts[k] = (gint16) lrintf (s->starts.sums[k] * RAP_QUOTE_UNIT);
}

gint8 *
train_sequence (const TrainRows *rows, const TrainPlan *plan, RapQuoteModel *model)
{
  gsize                size = ((gsize) 1 << rows->bits) * K;
  guint32              state = 2463534242u;
  g_autofree Sequence *s = g_new0 (Sequence, 1);
  s->rows = rows;
  s->plan = plan;
  s->words = learner_new (size);
  s->edges = learner_new (RAP_QUOTE_N_EDGES * K * K);
  s->starts = learner_new (K);
  forbid (s);
  for (guint e = 0; e < plan->epochs; e++)
    {
      g_autoptr (GArray) order = shuffled (rows, plan, &state);
      for (guint i = 0; i < order->len; i++)
        {
          guint g = g_array_index (order, guint, i);
          guint first = g_array_index (rows->groups, guint, g);
          learn_sequence (s, first, g_array_index (rows->groups, guint, g + 1) - first);
        }
      learner_end_epoch (&s->words, size, e, plan);
      learner_end_epoch (&s->edges, RAP_QUOTE_N_EDGES * K * K, e, plan);
      learner_end_epoch (&s->starts, K, e, plan);
    }
  take_edges (s, model);
  g_free (learner_finish (&s->edges, 0));
  g_free (learner_finish (&s->starts, 0));
  return learner_finish (&s->words, size);
}
