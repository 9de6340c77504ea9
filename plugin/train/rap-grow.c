// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "rap-grow.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS   4
#define N_BINS   RAP_GROW_BINS
#define MIN_ROWS 60

typedef RapGrowTable Table;

typedef struct
{
  guint16 features[1 << LEVELS];
  gint16  thresholds[1 << LEVELS];
  double  leaves[1 << LEVELS];
} Tree;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

static void
cut_feature (Table *table, guint feature)
{
  g_autofree gint16 *sorted = g_new (gint16, table->n_rows + 1);
  for (guint i = 0; i < table->n_rows; i++)
    sorted[i] = table->values[i * table->n_features + feature];
  qsort (sorted, table->n_rows, sizeof (gint16), compare_values);
  table->n_cuts[feature] = 0;
  for (guint b = 1; b < N_BINS; b++)
    {
      int   cut = sorted[(guint64) table->n_rows * b / N_BINS];
      guint n = table->n_cuts[feature];
      if (cut < sorted[table->n_rows - 1] &&
          (n == 0 || table->cuts[feature][n - 1] < cut))
        table->cuts[feature][table->n_cuts[feature]++] = cut;
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint bin = 0;
      int   value = table->values[i * table->n_features + feature];
      while (bin < table->n_cuts[feature] && value > table->cuts[feature][bin])
        bin++;
      table->bins[i * table->n_features + feature] = (guint8) bin;
    }
}

typedef struct
{
  double sum;
  guint  n;
} Bin;

typedef struct
{
  double gain;
  guint  feature;
  guint  bin;
} Split;

static void
try_feature (const Table *table, const Bin *bins, guint feature, Split *best)
{
  double all = 0, left = 0;
  guint  n = 0, n_left = 0;
  for (guint b = 0; b < N_BINS; b++)
    {
      all += bins[b].sum;
      n += bins[b].n;
    }
  for (guint b = 0; b < table->n_cuts[feature]; b++)
    {
      left += bins[b].sum;
      n_left += bins[b].n;
      guint n_right = n - n_left;
      if (n_left < MIN_ROWS || n_right < MIN_ROWS)
        continue;
      double right = all - left;
      double gain = left * left / n_left + right * right / n_right - all * all / n;
      if (gain > best->gain)
        *best = (Split){ gain, feature, b };
    }
}

static void
split_level (Table *table, const double *rest, Tree *tree, guint level)
{
  guint           first = (1u << level) - 1, n_nodes = 1u << level;
  g_autofree Bin *bins = g_new0 (Bin, (gsize) n_nodes * table->n_features * N_BINS);

  for (guint i = 0; i < table->n_rows; i++)
    for (guint f = 0; f < table->n_features; f++)
      {
        Bin *bin = &bins[((table->nodes[i] - first) * table->n_features + f) * N_BINS +
                         table->bins[i * table->n_features + f]];
        bin->sum += rest[i];
        bin->n++;
      }
  for (guint node = 0; node < n_nodes; node++)
    {
      Split best = { 1e-6, 0, N_BINS };
      for (guint f = 0; f < table->n_features; f++)
        try_feature (table, &bins[(node * table->n_features + f) * N_BINS], f, &best);
      tree->features[first + node] = (guint16) best.feature;
      tree->thresholds[first + node] =
        best.bin < N_BINS ? (gint16) table->cuts[best.feature][best.bin] : G_MAXINT16;
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint    at = table->nodes[i];
      gboolean right =
        table->values[i * table->n_features + tree->features[at]] > tree->thresholds[at];
      table->nodes[i] = 2 * at + 1 + right;
    }
}

static void
grow (Table *table, Tree *tree, double rate)
{
  const guint        inner = (1u << LEVELS) - 1;
  g_autofree double *rest = g_new (double, table->n_rows + 1);
  guint              counts[1 << LEVELS] = { 0 };

  memset (tree, 0, sizeof *tree);
  for (guint i = 0; i < table->n_rows; i++)
    {
      rest[i] = table->targets[i] - table->sums[i];
      table->nodes[i] = 0;
    }
  for (guint level = 0; level < LEVELS; level++)
    split_level (table, rest, tree, level);
  for (guint i = 0; i < table->n_rows; i++)
    {
      tree->leaves[table->nodes[i] - inner] += rest[i];
      counts[table->nodes[i] - inner]++;
    }
  for (guint i = 0; i < 1u << LEVELS; i++)
    tree->leaves[i] *= rate / (counts[i] + 20.0);
  for (guint i = 0; i < table->n_rows; i++)
    table->sums[i] += tree->leaves[table->nodes[i] - inner];
}

static void
put_16 (GByteArray *out, guint value)
{
  guint8 bytes[2] = { value & 255, value >> 8 & 255 };
  g_byte_array_append (out, bytes, 2);
}

static void
put_32 (GByteArray *out, guint32 value)
{
  put_16 (out, value & 65535);
  put_16 (out, value >> 16);
}

static GBytes *
write_trees (const Table *table, const Tree *trees, guint n)
{
  GByteArray *out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *) "RAPTREE1", 8);
  put_32 (out, table->n_features);
  put_32 (out, n);
  put_32 (out, LEVELS);
  for (guint t = 0; t < n; t++)
    {
      for (guint i = 0; i < (1u << LEVELS) - 1; i++)
        {
          put_16 (out, trees[t].features[i]);
          put_16 (out, (guint16) trees[t].thresholds[i]);
        }
      for (guint i = 0; i < 1u << LEVELS; i++)
        {
          double leaf = trees[t].leaves[i] * RAP_GROW_POINT;
          put_32 (out, (guint32) (gint32) (leaf < 0 ? leaf - 0.5 : leaf + 0.5));
        }
    }
  return g_byte_array_free_to_bytes (out);
}

RapGrowTable *
rap_grow_table_new (guint n_features, guint most)
{
  Table *table = g_new0 (Table, 1);
  table->n_features = n_features;
  table->values = g_new0 (gint16, (gsize) most * n_features + 1);
  table->bins = g_new0 (guint8, (gsize) most * n_features + 1);
  table->targets = g_new0 (double, most + 1);
  table->sums = g_new0 (double, most + 1);
  table->nodes = g_new0 (guint, most + 1);
  return table;
}

void
rap_grow_table_free (RapGrowTable *table)
{
  g_free (table->values);
  g_free (table->bins);
  g_free (table->targets);
  g_free (table->sums);
  g_free (table->nodes);
  g_free (table);
}

GBytes *
rap_grow (RapGrowTable *table, guint n_trees, double rate)
{
  g_autofree Tree *trees = g_new0 (Tree, n_trees);
  for (guint f = 0; f < table->n_features; f++)
    cut_feature (table, f);
  for (guint t = 0; t < n_trees; t++)
    grow (table, &trees[t], rate);
  return write_trees (table, trees, n_trees);
}
