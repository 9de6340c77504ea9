// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-trees.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC           "RAPTREE1"
#define RESOURCE_PREFIX "/org/gnome/Rapporteur/model/"
#define MAX_TREES       10000
#define MAX_LEVELS      10

typedef struct
{
  guint16 feature;
  gint16  threshold;
} Node;

struct _RapTrees
{
  Node   *nodes;
  gint32 *leaves;
  guint   n_trees;
  guint   levels;
  guint   n_features; /* that are asked for */
  int     highest;    /* threshold */
};

static guint
read_16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static guint32
read_32 (const guint8 *bytes)
{
  return read_16 (bytes) | read_16 (bytes + 2) << 16;
}

static gboolean
read_trees (RapTrees *trees, const guint8 *bytes, guint n_features)
{
  guint inner = (1u << trees->levels) - 1, leaves = 1u << trees->levels;

  for (guint t = 0; t < trees->n_trees; t++)
    {
      for (guint i = 0; i < inner; i++, bytes += 4)
        {
          Node node = { (guint16) read_16 (bytes), (gint16) read_16 (bytes + 2) };
          if (node.feature >= n_features)
            return FALSE;
          trees->nodes[t * inner + i] = node;
          trees->highest = MAX (trees->highest, node.threshold);
          trees->n_features = MAX (trees->n_features, node.feature + 1u);
        }
      for (guint i = 0; i < leaves; i++, bytes += 4)
        trees->leaves[t * leaves + i] = (gint32) read_32 (bytes);
    }
  return TRUE;
}

RapTrees *
rap_trees_new (GBytes *bytes, guint n_features)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const gsize   head = strlen (MAGIC) + 12;

  if (size < head || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return NULL;
  guint32 wanted = read_32 (data + 8), n_trees = read_32 (data + 12),
          levels = read_32 (data + 16);
  if (wanted > n_features || n_trees > MAX_TREES || levels == 0 || levels > MAX_LEVELS)
    return NULL;
  gsize inner = ((gsize) 1 << levels) - 1, leaves = (gsize) 1 << levels;
  if (size != head + n_trees * 4 * (inner + leaves))
    return NULL;

  g_autoptr (RapTrees) trees = g_new0 (RapTrees, 1);
  trees->n_trees = n_trees;
  trees->levels = levels;
  trees->nodes = g_new (Node, n_trees * inner + 1);
  trees->leaves = g_new (gint32, n_trees * leaves + 1);
  return read_trees (trees, data + head, n_features) ? g_steal_pointer (&trees) : NULL;
}

static RapTrees *
open_model (const char *name, guint n_features)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  RapTrees *trees = bytes != NULL ? rap_trees_new (bytes, n_features) : NULL;

  if (trees == NULL)
    g_error ("no model %s in the library", name);
  return trees;
}

const RapTrees *
rap_trees_get (RapTreesModel *model)
{
  if (model->trained != NULL)
    return model->trained;
  if (g_once_init_enter (&model->ready))
    {
      model->shipped = open_model (model->name, model->n_features);
      g_once_init_leave (&model->ready, 1);
    }
  return model->shipped;
}

void
rap_trees_use (RapTreesModel *model, GBytes *bytes)
{
  g_clear_pointer (&model->trained, rap_trees_free);
  model->trained = rap_trees_new (bytes, model->n_features);
}

void
rap_trees_free (RapTrees *trees)
{
  g_free (trees->nodes);
  g_free (trees->leaves);
  g_free (trees);
}

gint64
rap_trees_score (const RapTrees *trees, const int *values)
{
  const guint inner = (1u << trees->levels) - 1, leaves = 1u << trees->levels;
  gint64      sum = 0;

  for (guint t = 0; t < trees->n_trees; t++)
    {
      const Node *nodes = &trees->nodes[t * inner];
      guint       at = 0;
      while (at < inner)
        at = 2 * at + 1 + (values[nodes[at].feature] > nodes[at].threshold);
      sum += trees->leaves[t * leaves + at - inner];
    }
  return sum;
}

/* ---- Many at a time. Every node of a tree is asked for LANES things at once, and the answers
 * are merged level by level; only the leaves are looked up one by one. */

#define LANES       16
#define WIDE_LEVELS 4
#define WIDE_INNER  ((1 << WIDE_LEVELS) - 1)
#define MAX_COLUMNS 256

typedef gint16 Lanes __attribute__ ((vector_size (2 * LANES), aligned (16)));

#define INLINE static inline __attribute__ ((always_inline))

/* Which leaf each one comes to. */
INLINE void
find_leaves (const Node *nodes, const Lanes *columns, Lanes *leaves)
{
  Lanes answers[WIDE_INNER], place = { 0 };

#pragma GCC unroll 16
  for (guint i = 0; i < WIDE_INNER; i++)
    answers[i] = columns[nodes[i].feature] > nodes[i].threshold;
#pragma GCC unroll 4
  for (guint level = 0; level < WIDE_LEVELS; level++)
    {
      /* The first node of the level is asked now; of those below it one half is left. */
      Lanes right = answers[0];
      place = place * 2 - right;
      guint kept = 0;
#pragma GCC unroll 4
      for (guint below = 1; below < WIDE_LEVELS - level; below++)
        {
          guint first = (1u << below) - 1, half = 1u << (below - 1);
#pragma GCC unroll 8
          for (guint i = 0; i < half; i++)
            answers[kept++] =
              (answers[first + half + i] & right) | (answers[first + i] & ~right);
        }
    }
  *leaves = place;
}

INLINE void
score_lanes (const RapTrees *trees, const Lanes *columns, gint64 *sums)
{
  for (guint t = 0; t < trees->n_trees; t++)
    {
      const gint32 *values = &trees->leaves[t << WIDE_LEVELS];
      Lanes         leaves;
      find_leaves (&trees->nodes[t * WIDE_INNER], columns, &leaves);
      for (guint k = 0; k < LANES; k++)
        sums[k] += values[leaves[k]];
    }
}

static void
score_plain (const RapTrees *trees, const Lanes *columns, gint64 *sums)
{
  score_lanes (trees, columns, sums);
}

#if defined(__x86_64__) || defined(__i386__)
__attribute__ ((target ("avx2"))) static void
score_avx2 (const RapTrees *trees, const Lanes *columns, gint64 *sums)
{
  score_lanes (trees, columns, sums);
}

#define HAS_AVX2 __builtin_cpu_supports ("avx2")
#else
#define score_avx2 score_plain
#define HAS_AVX2   FALSE
#endif

/* No threshold tells apart what lies outside of 16 bits. */
static void
fill_columns (Lanes *columns, guint n_columns, const int *values, gsize stride, guint n)
{
  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < n_columns; f++)
      columns[f][k] =
        (gint16) CLAMP (values[k * stride + f], -G_MAXINT16 - 1, G_MAXINT16);
}

static gboolean
is_wide (const RapTrees *trees, guint n_features, gboolean above)
{
  return trees->levels == WIDE_LEVELS && trees->n_features == n_features &&
         n_features <= MAX_COLUMNS && !(above && trees->highest == G_MAXINT16);
}

/* Whether one is above the highest threshold there may be, which nothing of 16 bits is. */
static gboolean
any_above (const int *values, gsize stride, guint n_features, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < n_features; f++)
      if (values[i * stride + f] > G_MAXINT16)
        return TRUE;
  return FALSE;
}

static void
score_one_by_one (const RapTrees *trees,
                  const int      *values,
                  gsize           stride,
                  guint           n,
                  gint64         *sums)
{
  for (guint i = 0; i < n; i++)
    sums[i] = rap_trees_score (trees, values + i * stride);
}

void
rap_trees_score_each (const RapTrees *const *models,
                      guint                  n_models,
                      const int             *values,
                      gsize                  stride,
                      guint                  n,
                      gint64                *sums,
                      gsize                  sums_stride)
{
  const guint n_features = models[0]->n_features;
  Lanes       columns[MAX_COLUMNS];
  gboolean    asks = FALSE;
  void (*score) (const RapTrees *, const Lanes *, gint64 *) =
    HAS_AVX2 ? score_avx2 : score_plain;

  for (guint m = 0; m < n_models; m++)
    asks |= models[m]->highest == G_MAXINT16;
  const gboolean above = asks && any_above (values, stride, n_features, n);
  for (guint m = 0; m < n_models; m++)
    if (!is_wide (models[m], n_features, above))
      score_one_by_one (models[m], values, stride, n, sums + m * sums_stride);
  if (n_features > MAX_COLUMNS)
    return;
  memset (columns, 0, n_features * sizeof *columns);
  for (guint first = 0; first < n; first += LANES)
    {
      guint n_lanes = MIN (LANES, n - first);
      fill_columns (columns, n_features, values + first * stride, stride, n_lanes);
      for (guint m = 0; m < n_models; m++)
        {
          gint64 lanes[LANES] = { 0 };
          if (!is_wide (models[m], n_features, above))
            continue;
          score (models[m], columns, lanes);
          memcpy (sums + m * sums_stride + first, lanes, n_lanes * sizeof *sums);
        }
    }
}

void
rap_trees_score_all (const RapTrees *trees,
                     const int      *values,
                     gsize           stride,
                     guint           n,
                     gint64         *sums)
{
  rap_trees_score_each (&trees, 1, values, stride, n, sums, n);
}
