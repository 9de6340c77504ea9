// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <math.h>
#include <string.h>

#include "train-quotes-learn.h"

#define N_TREES    200
#define N_LEAVES   15
#define N_BINS     64
#define LEAST_ROWS 40
#define RATE       0.05
#define SMOOTH     1.0
/* A leaf holds this many parts of a nat. */
#define LEAF_UNIT 4096

typedef struct
{
  const gint32 *inputs;
  guint         n;
  guint        *rows; /* those learned from */
  guint8       *bins; /* per row and input */
  gint32        limits[RAP_QUOTE_N_INPUTS]
               [N_BINS]; /* a value below limits[b] is in bin < b + 1 */
  guint   n_limits[RAP_QUOTE_N_INPUTS];
  double *scores;
  double *slopes;
  double *bends;
  guint8 *leaves; /* node of the row in the tree being grown */
} Forest;

typedef struct
{
  double gain;
  guint  input;
  guint  bin;
} Split;

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  gint32 x = *(const gint32 *) a, y = *(const gint32 *) b;
  return (x > y) - (x < y);
}

/* Limits of about equal shares. */
static void
find_limits (Forest *forest, guint input)
{
  g_autofree gint32 *values = g_new (gint32, forest->n);
  guint              n = 0;
  for (guint i = 0; i < forest->n; i++)
    values[i] = forest->inputs[forest->rows[i] * RAP_QUOTE_N_INPUTS + input];
  qsort (values, forest->n, sizeof *values, compare_ints);
  for (guint b = 1; b < N_BINS; b++)
    {
      gint32 value = values[(guint64) b * forest->n / N_BINS];
      if (value > values[0] && (n == 0 || value > forest->limits[input][n - 1]))
        forest->limits[input][n++] = value;
    }
  forest->n_limits[input] = n;
  for (guint i = 0; i < forest->n; i++)
    {
      gint32 value = forest->inputs[forest->rows[i] * RAP_QUOTE_N_INPUTS + input];
      guint  bin = 0;
      while (bin < n && value >= forest->limits[input][bin])
        bin++;
      forest->bins[i * RAP_QUOTE_N_INPUTS + input] = bin;
    }
}

static double
worth (double slope, double bend)
{
  return slope * slope / (bend + SMOOTH);
}

static Split
best_split (const Forest *forest, guint node)
{
  static double slopes[RAP_QUOTE_N_INPUTS][N_BINS], bends[RAP_QUOTE_N_INPUTS][N_BINS];
  static guint  counts[RAP_QUOTE_N_INPUTS][N_BINS];
  Split         best = { 1e-6, 0, 0 };
  double        slope = 0, bend = 0;
  guint         count = 0;
  memset (slopes, 0, sizeof slopes);
  memset (bends, 0, sizeof bends);
  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < forest->n; i++)
    {
      if (forest->leaves[i] != node)
        continue;
      slope += forest->slopes[i];
      bend += forest->bends[i];
      count++;
      for (guint f = 0; f < RAP_QUOTE_N_INPUTS; f++)
        {
          guint bin = forest->bins[i * RAP_QUOTE_N_INPUTS + f];
          slopes[f][bin] += forest->slopes[i];
          bends[f][bin] += forest->bends[i];
          counts[f][bin]++;
        }
    }
  for (guint f = 0; f < RAP_QUOTE_N_INPUTS; f++)
    {
      double left_slope = 0, left_bend = 0;
      guint  left = 0;
      for (guint b = 0; b < forest->n_limits[f]; b++)
        {
          left_slope += slopes[f][b];
          left_bend += bends[f][b];
          left += counts[f][b];
          if (left < LEAST_ROWS || count - left < LEAST_ROWS)
            continue;
          double gain = worth (left_slope, left_bend) +
                        worth (slope - left_slope, bend - left_bend) -
                        worth (slope, bend);
          if (gain > best.gain)
            best = (Split){ gain, f, b + 1 };
        }
    }
  return best;
}

static void
divide (Forest       *forest,
        RapQuoteTree *tree,
        guint         node,
        const Split  *split,
        guint        *n_nodes)
{
  guint left = (*n_nodes)++, right = (*n_nodes)++;
  tree->nodes[node] =
    (RapQuoteNode){ .input = split->input,
                    .left = left,
                    .right = right,
                    .limit = forest->limits[split->input][split->bin - 1] };
  for (guint i = 0; i < forest->n; i++)
    if (forest->leaves[i] == node)
      forest->leaves[i] =
        forest->bins[i * RAP_QUOTE_N_INPUTS + split->input] < split->bin ? left : right;
}

static void
finish_tree (Forest *forest, RapQuoteTree *tree, guint n_nodes)
{
  double slopes[RAP_QUOTE_MAX_NODES] = { 0 }, bends[RAP_QUOTE_MAX_NODES] = { 0 };
  for (guint i = 0; i < forest->n; i++)
    {
      slopes[forest->leaves[i]] += forest->slopes[i];
      bends[forest->leaves[i]] += forest->bends[i];
    }
  for (guint k = 0; k < n_nodes; k++)
    if (tree->nodes[k].input < 0)
      tree->nodes[k].limit =
        (gint32) lrint (-RATE * slopes[k] / (bends[k] + SMOOTH) * LEAF_UNIT);
  for (guint i = 0; i < forest->n; i++)
    forest->scores[i] += (double) tree->nodes[forest->leaves[i]].limit / LEAF_UNIT;
}

/* Always divides the leaf that gains most. */
static void
grow_tree (Forest *forest, RapQuoteTree *tree)
{
  Split splits[RAP_QUOTE_MAX_NODES];
  guint n_nodes = 1;
  for (guint k = 0; k < RAP_QUOTE_MAX_NODES; k++)
    tree->nodes[k] = (RapQuoteNode){ .input = -1 };
  memset (forest->leaves, 0, forest->n);
  splits[0] = best_split (forest, 0);
  for (guint leaves = 1; leaves < N_LEAVES; leaves++)
    {
      gint best = -1;
      for (guint k = 0; k < n_nodes; k++)
        if (tree->nodes[k].input < 0 && splits[k].bin > 0 &&
            (best < 0 || splits[k].gain > splits[best].gain))
          best = k;
      if (best < 0)
        break;
      divide (forest, tree, best, &splits[best], &n_nodes);
      splits[n_nodes - 2] = best_split (forest, n_nodes - 2);
      splits[n_nodes - 1] = best_split (forest, n_nodes - 1);
    }
  finish_tree (forest, tree, n_nodes);
}

void
train_trees (const gint32  *inputs,
             const guint8  *answers,
             const guint   *folds,
             guint          n,
             guint          but,
             RapQuoteModel *model)
{
  g_autofree Forest *forest = g_new0 (Forest, 1);
  forest->inputs = inputs;
  forest->rows = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    if (folds[i] != but)
      forest->rows[forest->n++] = i;
  forest->bins = g_new (guint8, (gsize) forest->n * RAP_QUOTE_N_INPUTS);
  forest->scores = g_new0 (double, forest->n);
  forest->slopes = g_new (double, forest->n);
  forest->bends = g_new (double, forest->n);
  forest->leaves = g_new (guint8, forest->n);
  for (guint f = 0; f < RAP_QUOTE_N_INPUTS; f++)
    find_limits (forest, f);
  g_free (model->trees);
  model->trees = g_new0 (RapQuoteTree, N_TREES);
  model->n_trees = N_TREES;
  for (guint t = 0; t < N_TREES; t++)
    {
      for (guint i = 0; i < forest->n; i++)
        {
          double chance = 1 / (1 + exp (-forest->scores[i]));
          forest->slopes[i] = chance - answers[forest->rows[i]];
          forest->bends[i] = chance * (1 - chance);
        }
      grow_tree (forest, &model->trees[t]);
    }
  g_free (forest->rows);
  g_free (forest->bins);
  g_free (forest->scores);
  g_free (forest->slopes);
  g_free (forest->bends);
  g_free (forest->leaves);
}
