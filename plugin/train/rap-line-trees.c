// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "rap-line-trees.h"

#include <math.h>
#include <string.h>

#define N_BINS   RAP_LINE_BINS
#define N_TREES  200
#define N_LEAVES 16
#define LEAST    40 /* lines in a leaf */
#define RATE     0.05
#define SAMPLE   35 /* percent of the features that a tree may ask for */
#define RIDGE    4.0
#define SCALE    RAP_LINE_SCALE

/* Sums over the lines of a leaf that lie in one bin of one feature. */
typedef struct
{
  float   gradient;
  float   curve;
  guint32 n;
} Cell;

/* The features that a tree may ask for: other ones for each, the same on every machine. */
typedef struct
{
  guint n;
  guint features[RAP_LINE_N_FEATURES];
} Sample;

typedef struct
{
  guint  start, end; /* of the order */
  double gain;
  guint  feature;
  guint  bin;
  int    node;
  Cell  *cells; /* features × bins */
} Leaf;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

void
rap_line_data_prepare (RapLineData *data)
{
  g_autofree gint16 *column = g_new (gint16, data->n);
  data->bins = g_new (guint8, (gsize) data->n * RAP_LINE_N_FEATURES);
  for (guint f = 0; f < RAP_LINE_N_FEATURES; f++)
    {
      for (guint i = 0; i < data->n; i++)
        column[i] = data->values[(gsize) i * RAP_LINE_N_FEATURES + f];
      qsort (column, data->n, sizeof (gint16), compare_values);
      guint n = 0;
      for (guint b = 1; b < N_BINS; b++)
        {
          gint16 limit = column[(gsize) data->n * b / N_BINS];
          if ((n == 0 || limit > data->limits[f][n - 1]) && limit < column[data->n - 1])
            data->limits[f][n++] = limit;
        }
      data->n_limits[f] = n;
      for (guint i = 0; i < data->n; i++)
        {
          gint16 value = data->values[(gsize) i * RAP_LINE_N_FEATURES + f];
          guint  b = 0;
          while (b < n && value > data->limits[f][b])
            b++;
          data->bins[(gsize) i * RAP_LINE_N_FEATURES + f] = b;
        }
    }
}

static double
score (double gradient, double curve)
{
  return gradient * gradient / (curve + RIDGE);
}

static void
draw (Sample *sample, guint tree)
{
  sample->n = 0;
  for (guint f = 0; f < RAP_LINE_N_FEATURES; f++)
    {
      guint32 hash = (tree * 2654435761u) ^ ((f + 1) * 2246822519u);
      hash = (hash ^ hash >> 15) * 3266489917u;
      if ((hash ^ hash >> 16) % 100 < SAMPLE)
        sample->features[sample->n++] = f;
    }
}

static void
fill_cells (const RapLineData *data,
            const Sample      *sample,
            const guint       *order,
            const Leaf        *leaf)
{
  memset (leaf->cells, 0, sizeof (Cell) * RAP_LINE_N_FEATURES * N_BINS);
  for (guint i = leaf->start; i < leaf->end; i++)
    {
      guint         at = order[i];
      const guint8 *bins = data->bins + (gsize) at * RAP_LINE_N_FEATURES;
      float         g = data->gradient[at], h = data->curve[at];
      for (guint j = 0; j < sample->n; j++)
        {
          guint f = sample->features[j];
          Cell *cell = &leaf->cells[f * N_BINS + bins[f]];
          cell->gradient += g;
          cell->curve += h;
          cell->n++;
        }
    }
}

/* What is left of the cells of a leaf when one half is taken out. */
static void
subtract_cells (const Leaf *whole, const Leaf *half)
{
  for (guint i = 0; i < RAP_LINE_N_FEATURES * N_BINS; i++)
    {
      whole->cells[i].gradient -= half->cells[i].gradient;
      whole->cells[i].curve -= half->cells[i].curve;
      whole->cells[i].n -= half->cells[i].n;
    }
}

static void
find_split (const RapLineData *data, const Sample *sample, Leaf *leaf)
{
  double      total_g = 0, total_h = 0;
  guint       n = leaf->end - leaf->start;
  const Cell *any = leaf->cells + sample->features[0] * N_BINS;

  leaf->gain = 0;
  for (guint b = 0; b < N_BINS; b++)
    {
      total_g += any[b].gradient;
      total_h += any[b].curve;
    }
  for (guint j = 0; j < sample->n; j++)
    {
      guint  f = sample->features[j];
      double left_g = 0, left_h = 0;
      guint  left = 0;
      for (guint b = 0; b < data->n_limits[f]; b++)
        {
          const Cell *cell = &leaf->cells[f * N_BINS + b];
          left_g += cell->gradient;
          left_h += cell->curve;
          left += cell->n;
          if (left < LEAST || n - left < LEAST)
            continue;
          double gain = score (left_g, left_h) +
                        score (total_g - left_g, total_h - left_h) -
                        score (total_g, total_h);
          if (gain > leaf->gain + 1e-9)
            {
              leaf->gain = gain;
              leaf->feature = f;
              leaf->bin = b;
            }
        }
    }
}

static guint
partition (const RapLineData *data, guint *order, const Leaf *leaf)
{
  g_autofree guint *right = g_new (guint, leaf->end - leaf->start);
  guint             n_left = leaf->start, n_right = 0;
  for (guint i = leaf->start; i < leaf->end; i++)
    {
      if (data->bins[(gsize) order[i] * RAP_LINE_N_FEATURES + leaf->feature] <= leaf->bin)
        order[n_left++] = order[i];
      else
        right[n_right++] = order[i];
    }
  memcpy (order + n_left, right, n_right * sizeof (guint));
  return n_left;
}

static void
finish_leaf (RapLineData *data, const guint *order, const Leaf *leaf, GArray *nodes)
{
  double g = 0, h = 0;
  for (guint i = leaf->start; i < leaf->end; i++)
    {
      g += data->gradient[order[i]];
      h += data->curve[order[i]];
    }
  RapLineNode *node = &g_array_index (nodes, RapLineNode, leaf->node);
  *node = (RapLineNode){
    .feature = -1,
    .left = CLAMP (lround (RATE * g / (h + RIDGE) * SCALE), G_MININT16, G_MAXINT16)
  };
  for (guint i = leaf->start; i < leaf->end; i++)
    data->sum[order[i]] += node->left / SCALE;
}

static int
add_node (GArray *nodes)
{
  RapLineNode node = { .feature = -1 };
  g_array_append_val (nodes, node);
  return nodes->len - 1;
}

static void
split_leaf (RapLineData  *data,
            const Sample *sample,
            guint        *order,
            Leaf         *leaf,
            Leaf         *other,
            GArray       *nodes)
{
  guint middle = partition (data, order, leaf);
  int   left = add_node (nodes), right = add_node (nodes);

  g_array_index (nodes, RapLineNode, leaf->node) =
    (RapLineNode){ leaf->feature, data->limits[leaf->feature][leaf->bin], left };
  *other = (Leaf){ .start = middle,
                   .end = leaf->end,
                   .node = right,
                   .cells = g_new (Cell, RAP_LINE_N_FEATURES * N_BINS) };
  leaf->end = middle;
  leaf->node = left;
  if (leaf->end - leaf->start < other->end - other->start)
    {
      Cell *cells = leaf->cells;
      leaf->cells = other->cells;
      other->cells = cells;
      fill_cells (data, sample, order, leaf);
      subtract_cells (other, leaf);
    }
  else
    {
      fill_cells (data, sample, order, other);
      subtract_cells (leaf, other);
    }
  find_split (data, sample, leaf);
  find_split (data, sample, other);
}

static void
grow_tree (RapLineData *data, guint tree, guint *order, GArray *nodes)
{
  Leaf   leaves[N_LEAVES];
  guint  n = 1;
  Sample drawn, *sample = &drawn;

  draw (sample, tree);

  leaves[0] = (Leaf){ .end = data->n,
                      .node = add_node (nodes),
                      .cells = g_new (Cell, RAP_LINE_N_FEATURES * N_BINS) };
  fill_cells (data, sample, order, &leaves[0]);
  find_split (data, sample, &leaves[0]);
  while (n < N_LEAVES)
    {
      Leaf *best = &leaves[0];
      for (guint i = 1; i < n; i++)
        best = leaves[i].gain > best->gain ? &leaves[i] : best;
      if (best->gain <= 0)
        break;
      split_leaf (data, sample, order, best, &leaves[n++], nodes);
    }
  for (guint i = 0; i < n; i++)
    {
      finish_leaf (data, order, &leaves[i], nodes);
      g_free (leaves[i].cells);
    }
}

void
rap_line_trees_grow (RapLineData *data, GArray *nodes, GArray *roots)
{
  g_autofree guint *order = g_new (guint, data->n);

  for (guint i = 0; i < data->n; i++)
    order[i] = i;
  for (guint t = 0; t < N_TREES; t++)
    {
      guint32 root = nodes->len;
      for (guint i = 0; i < data->n; i++)
        {
          double p = 1 / (1 + exp (-data->sum[i]));
          data->gradient[i] = data->weight[i] * (data->keep[i] - p);
          data->curve[i] = data->weight[i] * p * (1 - p);
        }
      grow_tree (data, t, order, nodes);
      g_array_append_val (roots, root);
    }
}
