// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-forest.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LANES       16
#define MAX_LEAVES  64
#define MAX_HEIGHT  6
#define MAX_COLUMNS 512

/* The leaves of a tree, then its inner nodes from the last to the root, each of which chooses
 * one of two of what stands before it. */
typedef struct
{
  guint16 feature;
  gint16  threshold;
  guint8  chosen[2]; /* at most the threshold, above it */
} Choice;

typedef struct
{
  guint  first_leaf;
  guint  first_choice;
  guint8 n_leaves;
  guint8 n_choices;
} Tree;

struct _RapForestRows
{
  guint   n_trees;
  Tree   *trees;
  Choice *choices;
  gint16 *leaves;
};

typedef struct
{
  const RapForestNode *nodes;
  const gint16        *leaves;
  RapForestRows       *to;
  Tree                *tree; /* the one that is laid out */
} Maker;

/* Lays out what is below a node; returns where what it chooses comes to stand. */
static guint
lay_out (Maker *self, int child)
{
  Tree *tree = self->tree;
  if (child < 0)
    {
      self->to->leaves[tree->first_leaf + tree->n_leaves] = self->leaves[-child - 1];
      return tree->n_leaves++;
    }
  const RapForestNode *node = &self->nodes[child];
  guint                low = lay_out (self, node->children[0]);
  guint                high = lay_out (self, node->children[1]);
  self->to->choices[tree->first_choice + tree->n_choices] =
    (Choice){ node->feature, node->threshold, { (guint8) low, (guint8) high } };
  return MAX_LEAVES + tree->n_choices++;
}

/* How many leaves a tree has; more than fit when it is too deep. */
static guint
count_leaves (const RapForestNode *nodes, int child, guint height)
{
  if (child < 0)
    return 1;
  if (height == 0 || nodes[child].feature >= MAX_COLUMNS)
    return MAX_LEAVES + 1;
  return count_leaves (nodes, nodes[child].children[0], height - 1) +
         count_leaves (nodes, nodes[child].children[1], height - 1);
}

/* Whether the sum of one leaf of each tree, and of the first trees alone, fits 16 bits. */
static gboolean
fits (const RapForestRows *self)
{
  int least = 0, greatest = 0;
  for (guint i = 0; i < self->n_trees; i++)
    {
      const Tree *tree = &self->trees[i];
      int         low = 0, high = 0;
      for (guint k = 0; k < tree->n_leaves; k++)
        {
          low = MIN (low, self->leaves[tree->first_leaf + k]);
          high = MAX (high, self->leaves[tree->first_leaf + k]);
        }
      least += low;
      greatest += high;
    }
  return least >= G_MININT16 && greatest <= G_MAXINT16;
}

static void
rows_free (RapForestRows *self)
{
  g_free (self->trees);
  g_free (self->choices);
  g_free (self->leaves);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapForestRows, rows_free)

RapForestRows *
rap_forest_rows_new (const RapForestNode *nodes,
                     const gint16        *leaves,
                     const gint16        *roots,
                     guint                n_trees)
{
  g_autoptr (RapForestRows) self = g_new0 (RapForestRows, 1);
  Maker maker = { .nodes = nodes, .leaves = leaves, .to = self };
  guint n_leaves = 0, leaf = 0, choice = 0;
  for (guint i = 0; i < n_trees; i++)
    {
      guint own = count_leaves (nodes, roots[i], MAX_HEIGHT);
      if (own > MAX_LEAVES)
        return NULL;
      n_leaves += own;
    }
  self->n_trees = n_trees;
  self->trees = g_new0 (Tree, n_trees);
  self->choices = g_new (Choice, n_leaves);
  self->leaves = g_new (gint16, n_leaves);
  for (guint i = 0; i < n_trees; i++)
    {
      maker.tree = &self->trees[i];
      maker.tree->first_leaf = leaf;
      maker.tree->first_choice = choice;
      lay_out (&maker, roots[i]);
      leaf += maker.tree->n_leaves;
      choice += maker.tree->n_choices;
    }
  return fits (self) ? g_steal_pointer (&self) : NULL;
}

typedef gint16 Lanes __attribute__ ((vector_size (2 * LANES), aligned (16)));

#define INLINE static inline __attribute__ ((always_inline))

INLINE void
ask_tree (const RapForestRows *self, const Tree *tree, const Lanes *columns, Lanes *sum)
{
  const Choice *choices = self->choices + tree->first_choice;
  const gint16 *leaves = self->leaves + tree->first_leaf;
  Lanes         values[2 * MAX_LEAVES], zero = { 0 };
  for (guint i = 0; i < tree->n_leaves; i++)
    values[i] = zero + leaves[i];
  for (guint i = 0; i < tree->n_choices; i++)
    {
      Lanes above = columns[choices[i].feature] > choices[i].threshold;
      values[MAX_LEAVES + i] =
        (values[choices[i].chosen[1]] & above) | (values[choices[i].chosen[0]] & ~above);
    }
  *sum += values[tree->n_choices > 0 ? MAX_LEAVES + tree->n_choices - 1 : 0];
}

INLINE void
ask_trees (const RapForestRows *self,
           const Lanes         *columns,
           guint                from,
           guint                to,
           gint16              *sums)
{
  Lanes sum;
  memcpy (&sum, sums, sizeof sum);
  for (guint i = from; i < to; i++)
    ask_tree (self, &self->trees[i], columns, &sum);
  memcpy (sums, &sum, sizeof sum);
}

static void
ask_plain (const RapForestRows *self,
           const Lanes         *columns,
           guint                from,
           guint                to,
           gint16              *sums)
{
  ask_trees (self, columns, from, to, sums);
}

#if defined(__x86_64__) || defined(__i386__)
__attribute__ ((target ("avx2"))) static void
ask_avx2 (const RapForestRows *self,
          const Lanes         *columns,
          guint                from,
          guint                to,
          gint16              *sums)
{
  ask_trees (self, columns, from, to, sums);
}

#define HAS_AVX2 __builtin_cpu_supports ("avx2")
#else
#define ask_avx2 ask_plain
#define HAS_AVX2 FALSE
#endif

/* The rows of one group. Once the first trees are sure of a row, the others have no say in it;
 * once they are sure of all, the others are not asked. */
static void
score_group (const RapForestRows   *self,
             const Lanes           *columns,
             guint                  n,
             const RapForestLimits *limits,
             int                   *scores)
{
  void (*ask) (const RapForestRows *, const Lanes *, guint, guint, gint16 *) =
    HAS_AVX2 ? ask_avx2 : ask_plain;
  guint  done = 0, sure = 0; /* bits */
  gint16 sums[LANES] = { 0 };
  for (guint p = 0; p < limits->n_probes && limits->probes[p].trees < self->n_trees; p++)
    {
      ask (self, columns, done, limits->probes[p].trees, sums);
      done = limits->probes[p].trees;
      for (guint k = 0; k < n; k++)
        if ((sure >> k & 1) == 0 && ABS (sums[k] + limits->bias) > limits->probes[p].sure)
          {
            sure |= 1u << k;
            scores[k] = sums[k] + limits->bias > 0 ? limits->most : -limits->most;
          }
      if (sure == (1u << n) - 1)
        return;
    }
  ask (self, columns, done, self->n_trees, sums);
  for (guint k = 0; k < n; k++)
    if ((sure >> k & 1) == 0)
      scores[k] = CLAMP (sums[k] + limits->bias, -limits->most, limits->most);
}

#ifdef __SSE2__
/* Eight columns of eight rows. */
static void
turn_eight (const gint16 *const rows[8], guint f, Lanes *columns, guint first)
{
  __m128i a[8], b[8];
  for (guint k = 0; k < 8; k++)
    a[k] = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (rows[k] + f));
  for (guint k = 0; k < 4; k++)
    {
      b[2 * k] = _mm_unpacklo_epi16 (a[k], a[k + 4]);
      b[2 * k + 1] = _mm_unpackhi_epi16 (a[k], a[k + 4]);
    }
  for (guint k = 0; k < 4; k++)
    {
      a[2 * k] = _mm_unpacklo_epi16 (b[k], b[k + 4]);
      a[2 * k + 1] = _mm_unpackhi_epi16 (b[k], b[k + 4]);
    }
  for (guint k = 0; k < 4; k++)
    {
      b[2 * k] = _mm_unpacklo_epi16 (a[k], a[k + 4]);
      b[2 * k + 1] = _mm_unpackhi_epi16 (a[k], a[k + 4]);
    }
  for (guint k = 0; k < 8; k++)
    _mm_storeu_si128 ((__m128i *) (gpointer) ((gint16 *) &columns[f + k] + first), b[k]);
}
#endif

static void
turn (const gint16 *const rows[LANES], guint n_columns, Lanes *columns)
{
  guint f = 0;
#ifdef __SSE2__
  for (; f + 8 <= n_columns; f += 8)
    for (guint first = 0; first < LANES; first += 8)
      turn_eight (rows + first, f, columns, first);
#endif
  for (; f < n_columns; f++)
    for (guint k = 0; k < LANES; k++)
      columns[f][k] = rows[k][f];
}

void
rap_forest_rows_score (const RapForestRows   *self,
                       const gint16          *rows,
                       guint                  n_columns,
                       guint                  n,
                       const RapForestLimits *limits,
                       int                   *scores)
{
  Lanes columns[MAX_COLUMNS];
  for (guint first = 0; first < n; first += LANES)
    {
      const gint16 *group[LANES];
      guint         n_lanes = MIN (LANES, n - first);
      for (guint k = 0; k < LANES; k++)
        group[k] = rows + (gsize) (first + MIN (k, n_lanes - 1)) * n_columns;
      turn (group, MIN (n_columns, MAX_COLUMNS), columns);
      score_group (self, columns, n_lanes, limits, scores + first);
    }
}
