// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-forest.h"

#include <string.h>

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

#define LANES       16
#define MAX_LEAVES  16
#define MAX_HEIGHT  15
#define MAX_COLUMNS 512
#define OCTET       8 /* columns that are turned at once */

typedef gint16 Lanes __attribute__ ((vector_size (2 * LANES), aligned (16)));
/* The same as bits, which may be negated whatever they are. */
typedef guint16 Bits __attribute__ ((vector_size (2 * LANES), aligned (16)));

/* An inner node of a tree. Each leaf is a bit, the first the lowest; from a value on those below
 * the first child are out. */
typedef struct
{
  guint16 column; /* in bytes from the first */
  gint16  from;
  guint16 out;
} Choice;

/* The leaf that remains is the lowest bit that does; its value stands where place_of() says, the
 * low and the high bytes apart. */
typedef struct
{
  guint  first_choice;
  guint  n_choices;
  guint  n_octets; /* that it and the trees before it ask for */
  guint8 low[MAX_LEAVES];
  guint8 high[MAX_LEAVES];
} Tree;

struct _RapForestRows
{
  guint   n_trees;
  Tree   *trees;
  Choice *choices;
  guint8  octets[MAX_COLUMNS / OCTET]; /* of columns, as trees ask for them */
};

/* The lowest bit of sixteen times this has all four highest bits in another way for each. */
#define PLACES 0x09af

static inline guint
place_of (guint16 lowest)
{
  return (guint16) (lowest * PLACES) >> 12;
}

typedef struct
{
  const RapForestNode *nodes;
  const gint16        *leaves;
  RapForestRows       *to;
  Tree                *tree; /* the one that is laid out */
  guint                n_leaves;
  int                  least; /* of the values of the tree, with 0 */
  int                  greatest;
} Maker;

static void
lay_out_leaf (Maker *self, gint16 value)
{
  guint place = place_of ((guint16) (1u << self->n_leaves++));
  self->tree->low[place] = (guint8) ((guint16) value & 0xff);
  self->tree->high[place] = (guint8) ((guint16) value >> 8);
  self->least = MIN (self->least, value);
  self->greatest = MAX (self->greatest, value);
}

/* Lays out what is below a node. */
static void
lay_out (Maker *self, int child)
{
  if (child < 0)
    {
      lay_out_leaf (self, self->leaves[-child - 1]);
      return;
    }
  const RapForestNode *node = &self->nodes[child];
  Choice *choice = &self->to->choices[self->tree->first_choice + self->tree->n_choices];
  guint   first = self->n_leaves;
  self->tree->n_choices++;
  lay_out (self, node->children[0]);
  choice->column = (guint16) (node->feature * sizeof (Lanes));
  choice->from = (gint16) MIN (node->threshold + 1, G_MAXINT16);
  /* Nothing is above the greatest threshold. */
  choice->out =
    (guint16) (node->threshold < G_MAXINT16 ? (1u << self->n_leaves) - (1u << first) : 0);
  lay_out (self, node->children[1]);
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

/* Adds the columns that no tree before asked for; met are the bits of those that one did. */
static guint
add_octets (RapForestRows *self, const Tree *tree, guint64 *met, guint n)
{
  for (guint i = 0; i < tree->n_choices; i++)
    {
      const Choice *choice = &self->choices[tree->first_choice + i];
      guint         octet = choice->column / (OCTET * sizeof (Lanes));
      if ((*met >> octet & 1) == 0)
        self->octets[n++] = (guint8) octet;
      *met |= (guint64) 1 << octet;
    }
  return n;
}

static void
rows_free (RapForestRows *self)
{
  g_free (self->trees);
  g_free (self->choices);
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
  Maker   maker = { .nodes = nodes, .leaves = leaves, .to = self };
  int     least = 0, greatest = 0;
  guint   n_leaves = 0, choice = 0, n_octets = 0;
  guint64 met = 0;
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
  for (guint i = 0; i < n_trees; i++)
    {
      maker.tree = &self->trees[i];
      maker.tree->first_choice = choice;
      maker.n_leaves = 0;
      maker.least = maker.greatest = 0;
      lay_out (&maker, roots[i]);
      choice += maker.tree->n_choices;
      maker.tree->n_octets = n_octets = add_octets (self, maker.tree, &met, n_octets);
      least += maker.least;
      greatest += maker.greatest;
    }
  /* Sums of one leaf of each tree, and of the first trees alone, must fit. */
  return least >= G_MININT16 && greatest <= G_MAXINT16 ? g_steal_pointer (&self) : NULL;
}

#define INLINE static inline __attribute__ ((always_inline))

/* The leaves of a tree that are not out, of each row. */
INLINE void
find_left (const RapForestRows *self, const Tree *tree, const Lanes *columns, Lanes *left)
{
  const Choice *choice = self->choices + tree->first_choice;
  const Choice *end = choice + tree->n_choices;
  Lanes         out = { 0 };
  for (; choice < end; choice++)
    {
      const Lanes *column =
        (const Lanes *) (gconstpointer) ((const char *) columns + choice->column);
      out |= ~(choice->from > *column) & (gint16) choice->out;
    }
  *left = ~out;
}

/* Of each the lowest bit that is set. */
#define LOWEST(lanes) ((lanes) & (Lanes) (-(Bits) (lanes)))

static void
ask_plain (const RapForestRows *self,
           const Lanes         *columns,
           guint                from,
           guint                to,
           gint16              *sums)
{
  for (guint i = from; i < to; i++)
    {
      const Tree *tree = &self->trees[i];
      Lanes       left;
      find_left (self, tree, columns, &left);
      Lanes lowest = LOWEST (left);
      for (guint k = 0; k < LANES; k++)
        {
          guint place = place_of ((guint16) lowest[k]);
          sums[k] = (gint16) (sums[k] + (tree->high[place] << 8) + tree->low[place]);
        }
    }
}

#if defined(__x86_64__) || defined(__i386__)
__attribute__ ((target ("avx2"))) static void
ask_avx2 (const RapForestRows *self,
          const Lanes         *columns,
          guint                from,
          guint                to,
          gint16              *sums)
{
  const __m256i places = _mm256_set1_epi16 (PLACES);
  __m256i       sum = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) sums);
  for (guint i = from; i < to; i++)
    {
      const Tree *tree = &self->trees[i];
      Lanes       lanes;
      __m128i     low = _mm_loadu_si128 ((const __m128i *) (gconstpointer) tree->low);
      __m128i     high = _mm_loadu_si128 ((const __m128i *) (gconstpointer) tree->high);
      find_left (self, tree, columns, &lanes);
      __m256i left = (__m256i) LOWEST (lanes);
      left = _mm256_srli_epi16 (_mm256_mullo_epi16 (left, places), 12);
      /* A place with its highest bit set reads 0. */
      __m256i lows =
        _mm256_shuffle_epi8 (_mm256_broadcastsi128_si256 (low),
                             _mm256_or_si256 (left, _mm256_set1_epi16 (-0x8000)));
      __m256i highs = _mm256_shuffle_epi8 (_mm256_broadcastsi128_si256 (high),
                                           _mm256_or_si256 (_mm256_slli_epi16 (left, 8),
                                                            _mm256_set1_epi16 (0x80)));
      sum = _mm256_add_epi16 (sum, _mm256_or_si256 (lows, highs));
    }
  _mm256_storeu_si256 ((__m256i *) (gpointer) sums, sum);
}

#define HAS_AVX2 __builtin_cpu_supports ("avx2")
#else
#define ask_avx2 ask_plain
#define HAS_AVX2 FALSE
#endif

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

/* The columns that the first trees ask for. */
static void
turn (const RapForestRows *self,
      guint                n_trees,
      const gint16 *const  rows[LANES],
      guint                n_columns,
      Lanes               *columns)
{
  guint n_octets = n_trees > 0 ? self->trees[n_trees - 1].n_octets : 0;
  for (guint i = 0; i < n_octets; i++)
    {
      guint f = self->octets[i] * OCTET, end = MIN (f + OCTET, n_columns);
#ifdef __SSE2__
      if (f + OCTET <= n_columns)
        {
          for (guint first = 0; first < LANES; first += 8)
            turn_eight (rows + first, f, columns, first);
          continue;
        }
#endif
      for (; f < end; f++)
        for (guint k = 0; k < LANES; k++)
          columns[f][k] = rows[k][f];
    }
}

/* So many probes are asked of the same rows side by side; then those that are not sure are
 * brought together. */
#define PROBES_AT_ONCE 2

/* A row that the trees asked so far are not sure of, and their sum. */
typedef struct
{
  guint  row;
  gint16 sum;
} Unsure;

typedef struct
{
  const RapForestRows   *forest;
  const RapForestLimits *limits;
  const gint16          *rows;
  guint                  n_columns;
  int                   *scores;
} Scoring;

typedef struct
{
  Unsure *rows;
  guint   n;
  gint16  sums[LANES];
  guint   unsure; /* bits */
} Batch;

static void
settle (const Scoring *self, Batch *batch, int sure)
{
  int most = self->limits->most;
  for (guint k = 0; k < batch->n; k++)
    {
      int sum = batch->sums[k] + self->limits->bias;
      if ((batch->unsure >> k & 1) == 0 || ABS (sum) <= sure)
        continue;
      batch->unsure &= ~(1u << k);
      self->scores[batch->rows[k].row] = sum > 0 ? most : -most;
    }
}

/* Asks the trees up to a probe and some probes further. Once the first trees are sure of a row,
 * the others have no say in it; once they are sure of all, the others are not asked. */
static void
ask_batch (const Scoring *self, const Lanes *columns, Batch *batch, guint probe)
{
  void (*ask) (const RapForestRows *, const Lanes *, guint, guint, gint16 *) =
    HAS_AVX2 ? ask_avx2 : ask_plain;
  const RapForestProbe *probes = self->limits->probes;
  guint                 end = probe + PROBES_AT_ONCE;
  guint                 done = probe > 0 ? probes[probe - 1].trees : 0;
  for (; probe < end; probe++)
    {
      if (probe >= self->limits->n_probes || probes[probe].trees >= self->forest->n_trees)
        break;
      ask (self->forest, columns, done, probes[probe].trees, batch->sums);
      done = probes[probe].trees;
      settle (self, batch, probes[probe].sure);
      if (batch->unsure == 0)
        return;
    }
  if (probe == end)
    return;
  ask (self->forest, columns, done, self->forest->n_trees, batch->sums);
  for (guint k = 0; k < batch->n; k++)
    if ((batch->unsure >> k & 1) != 0)
      self->scores[batch->rows[k].row] = CLAMP (batch->sums[k] + self->limits->bias,
                                                -self->limits->most,
                                                self->limits->most);
  batch->unsure = 0;
}

/* How many trees are asked from a probe on, with those before. */
static guint
n_trees_at (const Scoring *self, guint probe)
{
  const RapForestLimits *limits = self->limits;
  guint                  last = probe + PROBES_AT_ONCE - 1, n = self->forest->n_trees;
  return last < limits->n_probes ? MIN (limits->probes[last].trees, n) : n;
}

/* Asks some of the trees of all rows; returns how many are left. */
static guint
ask_rows (const Scoring *self, Unsure *all, guint n, guint probe)
{
  Lanes columns[MAX_COLUMNS];
  guint left = 0, n_trees = n_trees_at (self, probe);
  for (guint first = 0; first < n; first += LANES)
    {
      const gint16 *rows[LANES];
      Batch         batch = { .rows = all + first, .n = MIN (LANES, n - first) };
      batch.unsure = (1u << batch.n) - 1;
      for (guint k = 0; k < LANES; k++)
        {
          const Unsure *row = &batch.rows[MIN (k, batch.n - 1)];
          rows[k] = self->rows + (gsize) row->row * self->n_columns;
          batch.sums[k] = row->sum;
        }
      turn (self->forest, n_trees, rows, self->n_columns, columns);
      ask_batch (self, columns, &batch, probe);
      for (guint k = 0; k < batch.n; k++)
        if ((batch.unsure >> k & 1) != 0)
          all[left++] = (Unsure){ batch.rows[k].row, batch.sums[k] };
    }
  return left;
}

void
rap_forest_rows_score (const RapForestRows   *self,
                       const gint16          *rows,
                       guint                  n_columns,
                       guint                  n,
                       const RapForestLimits *limits,
                       int                   *scores)
{
  Scoring            scoring = { self, limits, rows, n_columns, scores };
  g_autofree Unsure *unsure = g_new (Unsure, n);
  for (guint i = 0; i < n; i++)
    unsure[i] = (Unsure){ i, 0 };
  for (guint probe = 0; n > 0; probe += PROBES_AT_ONCE)
    n = ask_rows (&scoring, unsure, n, probe);
}
