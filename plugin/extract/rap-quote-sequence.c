// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-model.h"

#include <string.h>

#define K       RAP_QUOTE_N_LABELS
#define NOWHERE (-1000000)

/* One body for every machine: what is inlined into is compiled for the registers it may use. */
#define INLINE static inline __attribute__ ((always_inline))

/* The next way of each label before, with the step from there. */
typedef struct
{
  gint32 scores[8];
  guint8 at[K];
} Front;

/* The best ways to reach one label at one word, best first. The first one is found on the way
 * through the sentence, the others when they are asked for. */
typedef struct
{
  guint8 n;                        /* found so far; what follows them is NOWHERE */
  guint8 labels[RAP_QUOTE_N_BEST]; /* of the word before, and which of its ways */
  guint8 ways[RAP_QUOTE_N_BEST];
  gint32 scores[RAP_QUOTE_N_BEST];
  Front  front; /* once there are two */
} Cell;

/* One number for each label, and what stands behind them up to a round number. */
typedef gint32 Lanes __attribute__ ((vector_size (32)));

G_STATIC_ASSERT (K <= sizeof (Lanes) / sizeof (gint32));

/* The steps from or to one label; those that are forbidden have all bits set in closed. */
typedef struct
{
  Lanes edges;
  Lanes closed;
} Steps;

typedef struct
{
  const RapQuoteModel *model;
  guint                n;
  guint32              known; /* classes whose steps are filled in */
  Steps                from[RAP_QUOTE_N_EDGES][K];
  Steps                to[RAP_QUOTE_N_EDGES][K];
  guint8               classes[RAP_QUOTE_WINDOW];
  Lanes                words[RAP_QUOTE_WINDOW];
  Lanes                firsts[RAP_QUOTE_WINDOW]; /* scores of the first ways */
  Cell                 cells[RAP_QUOTE_WINDOW][K];
  gint32               best[RAP_QUOTE_WINDOW];  /* of all first ways */
  Lanes                ahead[RAP_QUOTE_WINDOW]; /* best score of all after the word */
} Lattice;

/* The weights of a row, and what stands behind them up to a round number. */
typedef gint8  Row __attribute__ ((vector_size (8)));
typedef gint16 Sums __attribute__ ((vector_size (16)));

G_STATIC_ASSERT (K <= sizeof (Row));
G_STATIC_ASSERT (RAP_QUOTE_MAX_FEATURES * 128 <= G_MAXINT16);

static void
expect_rows (const RapQuoteTable *table, RapQuoteFeatures *features)
{
  features->weights = table->weights;
  features->width = K;
  features->mask = (1u << table->bits) - 1;
  features->n = 0;
}

INLINE Sums
sum_rows (const RapQuoteTable *table, const RapQuoteFeatures *features)
{
  guint32 mask = (1u << table->bits) - 1;
  Sums    sums = { 0 };
  for (guint f = 0; f < features->n; f++)
    {
      guint32      key = features->keys[f] & mask;
      const gint8 *weights = table->weights + (gsize) key * K;
      Row          row;
      if (G_UNLIKELY (key == mask))
        {
          /* Nothing is read behind the table. */
          row = (Row){ 0 };
          memcpy (&row, weights, K);
          sums += __builtin_convertvector(row, Sums);
          continue;
        }
      memcpy (&row, weights, sizeof row);
      sums += __builtin_convertvector(row, Sums);
    }
  return sums;
}

/* The weights of a word come while the features of the next one are read. */
INLINE void
score_words (Lattice *lattice, const RapQuoteFrame *frame)
{
  RapQuoteFeatures features[2];
  expect_rows (&lattice->model->sequence, &features[0]);
  expect_rows (&lattice->model->sequence, &features[1]);
  for (guint i = 0; i <= lattice->n; i++)
    {
      if (i < lattice->n)
        {
          lattice->classes[i] = rap_quote_edge_class (frame, frame->first + i);
          rap_quote_sequence_features (frame, frame->first + i, &features[i & 1]);
        }
      if (i == 0)
        continue;
      Sums sums = sum_rows (&lattice->model->sequence, &features[~i & 1]);
      lattice->words[i - 1] = __builtin_convertvector(sums, Lanes);
    }
}

static void
fill_first (Lattice *lattice)
{
  for (guint k = 0; k < K; k++)
    {
      Cell *cell = &lattice->cells[0][k];
      cell->scores[0] = lattice->words[0][k] + lattice->model->starts[k];
      lattice->firsts[0][k] = cell->scores[0];
      cell->n = RAP_QUOTE_N_BEST;
      for (guint n = 1; n < RAP_QUOTE_N_BEST; n++)
        cell->scores[n] = NOWHERE;
    }
}

/* The steps into words of the class; few classes are met in one sentence. */
INLINE void
fill_steps (Lattice *lattice, guint class)
{
  const gint16 (*edges)[K] = lattice->model->edges[class];

  if (lattice->known >> class & 1)
    return;
  lattice->known |= 1u << class;
  for (guint j = 0; j < K; j++)
    {
      Lanes from = { 0 }, to = { 0 };
#pragma GCC unroll 8
      for (guint k = 0; k < K; k++)
        {
          from[k] = edges[j][k];
          to[k] = edges[k][j];
        }
      lattice->from[class][j] = (Steps){ from, from == RAP_QUOTE_FORBIDDEN };
      lattice->to[class][j] = (Steps){ to, to == RAP_QUOTE_FORBIDDEN };
    }
}

/* Where the steps from or to a label of that score lead. */
#define FOLLOW(steps, score) \
  (((steps)->closed & NOWHERE) | (~(steps)->closed & ((steps)->edges + (score))))

/* The first ways to all labels at once. */
INLINE void
fill_word (Lattice *lattice, guint i)
{
  fill_steps (lattice, lattice->classes[i]);
  const gint32 *before = (const gint32 *) &lattice->firsts[i - 1];
  const Steps  *steps = lattice->from[lattice->classes[i]];
  Lanes         most = FOLLOW (&steps[0], before[0]), best = { 0 };
#pragma GCC unroll 8
  for (gint32 j = 1; j < K; j++)
    {
      Lanes score = FOLLOW (&steps[j], before[j]);
      Lanes more = score > most;
      best = (more & j) | (~more & best);
      most = (more & score) | (~more & most);
    }
  Lanes none = most <= NOWHERE / 2;
  most = (none & NOWHERE) | (~none & (most + lattice->words[i]));
  lattice->firsts[i] = most;
  for (guint k = 0; k < K; k++)
    {
      Cell *cell = &lattice->cells[i][k];
      cell->n = 1;
      cell->labels[0] = (guint8) best[k];
      cell->ways[0] = 0;
      cell->scores[0] = most[k];
    }
}

INLINE void
fill_cells (Lattice *lattice)
{
  fill_first (lattice);
  for (guint i = 0; i < lattice->n; i++)
    {
      if (i > 0)
        fill_word (lattice, i);
      lattice->best[i] = NOWHERE;
      for (guint k = 0; k < K; k++)
        lattice->best[i] = MAX (lattice->best[i], lattice->firsts[i][k]);
    }
}

/* No second way to a label is followed from so far behind the best way to the word before. */
#define FAR_BEHIND (30 * RAP_QUOTE_UNIT)

static gint32 score_of (Lattice *lattice, guint i, guint k, guint way);

/* Only the first of all ways may be a far one. */
static void
begin_front (Lattice *lattice, guint i, guint k, Front *front)
{
  const Steps *steps = &lattice->to[lattice->classes[i]][k];
  Lanes        firsts = lattice->firsts[i - 1];
  Lanes        far = firsts < lattice->best[i - 1] - FAR_BEHIND;
  Lanes        scores = (far & NOWHERE) | (~far & FOLLOW (steps, firsts));
  memcpy (front->scores, &scores, sizeof scores);
  memset (front->at, 0, sizeof front->at);
}

static void
advance (Lattice *lattice, guint i, guint k, guint from, Front *front)
{
  gint32 least = lattice->best[i - 1] - FAR_BEHIND;
  gint32 score = NOWHERE;
  if (++front->at[from] < RAP_QUOTE_N_BEST)
    score = score_of (lattice, i - 1, from, front->at[from]);
  front->scores[from] =
    score < least ? NOWHERE : score + lattice->model->edges[lattice->classes[i]][from][k];
}

static guint
best_label (const Front *front)
{
  guint best = 0;
#pragma GCC unroll 8
  for (guint j = 1; j < K; j++)
    if (front->scores[j] > front->scores[best])
      best = j;
  return best;
}

/* Merges the sorted ways of all labels before into one more of this label. */
static void
add_way (Lattice *lattice, guint i, guint k)
{
  Cell  *cell = &lattice->cells[i][k];
  Front *front = &cell->front;
  if (cell->n == 1)
    begin_front (lattice, i, k, front);
  advance (lattice, i, k, cell->labels[cell->n - 1], front);
  guint from = best_label (front);
  if (front->scores[from] <= NOWHERE / 2)
    {
      while (cell->n < RAP_QUOTE_N_BEST)
        cell->scores[cell->n++] = NOWHERE;
      return;
    }
  cell->scores[cell->n] = front->scores[from] + lattice->words[i][k];
  cell->labels[cell->n] = from;
  cell->ways[cell->n++] = front->at[from];
}

/* Asks at most one way of the word before, and so on to the first. */
static gint32
score_of (Lattice *lattice, guint i, guint k, guint way)
{
  Cell *cell = &lattice->cells[i][k];
  while (cell->n <= way)
    if (cell->scores[cell->n - 1] <= NOWHERE / 2)
      cell->scores[cell->n++] = NOWHERE;
    else
      add_way (lattice, i, k);
  return cell->scores[way];
}

INLINE void
fill_ahead (Lattice *lattice)
{
  lattice->ahead[lattice->n - 1] = (Lanes){ 0 };
  for (guint i = lattice->n - 1; i-- > 0;)
    {
      const Steps *steps = lattice->to[lattice->classes[i + 1]];
      Lanes        after = lattice->ahead[i + 1] + lattice->words[i + 1];
      Lanes        best = (Lanes){ 0 } + NOWHERE;
#pragma GCC unroll 8
      for (guint k = 0; k < K; k++)
        {
          Lanes score = FOLLOW (&steps[k], after[k]);
          Lanes more = score > best;
          best = (more & score) | (~more & best);
        }
      lattice->ahead[i] = best;
    }
}

/* For each word, how much better the best reading is with the word so labelled than without. */
static void
compare (const Lattice *lattice, RapQuoteReadings *readings)
{
  for (guint i = 0; i < lattice->n; i++)
    {
      gint32 content = NOWHERE, speaker = NOWHERE, rest = NOWHERE;
      for (guint k = 0; k < K; k++)
        {
          gint32 score = lattice->firsts[i][k] + lattice->ahead[i][k];
          if (k >= RAP_QUOTE_LABEL_BEGIN && k <= RAP_QUOTE_LABEL_LAST)
            content = MAX (content, score);
          else if (k == RAP_QUOTE_LABEL_SPEAKER)
            speaker = score;
          else
            rest = MAX (rest, score);
        }
      readings->content[i] = CLAMP (content - MAX (speaker, rest), -9999, 9999);
      readings->speaker[i] = CLAMP (speaker - MAX (content, rest), -9999, 9999);
    }
}

static void
trace (Lattice *lattice, RapQuoteReadings *readings)
{
  guint8 at[K] = { 0 };
  gint32 top = NOWHERE;
  for (readings->n = 0; readings->n < RAP_QUOTE_N_BEST; readings->n++)
    {
      gint32 best = NOWHERE;
      guint  k = 0;
      for (guint j = 0; j < K; j++)
        if (at[j] < RAP_QUOTE_N_BEST &&
            score_of (lattice, lattice->n - 1, j, at[j]) > best)
          {
            best = score_of (lattice, lattice->n - 1, j, at[j]);
            k = j;
          }
      if (best <= NOWHERE / 2)
        return;
      if (readings->n == 0)
        top = best;
      readings->gaps[readings->n] = top - best;
      guint way = at[k]++;
      for (guint i = lattice->n; i-- > 0;)
        {
          const Cell *cell = &lattice->cells[i][k];
          readings->labels[readings->n][i] = k;
          k = cell->labels[way];
          way = cell->ways[way];
        }
    }
}

INLINE void
fill (Lattice *lattice, const RapQuoteFrame *frame)
{
  score_words (lattice, frame);
  fill_cells (lattice);
  fill_ahead (lattice);
}

static void
fill_plain (Lattice *lattice, const RapQuoteFrame *frame)
{
  fill (lattice, frame);
}

#if defined(__x86_64__) || defined(__i386__)
__attribute__ ((target ("avx2"))) static void
fill_avx2 (Lattice *lattice, const RapQuoteFrame *frame)
{
  fill (lattice, frame);
}

#define HAS_AVX2 __builtin_cpu_supports ("avx2")
#else
#define fill_avx2 fill_plain
#define HAS_AVX2  FALSE
#endif

void
rap_quote_model_read (const RapQuoteModel *model,
                      const RapQuoteFrame *frame,
                      RapQuoteReadings    *readings)
{
  Lattice lattice;
  lattice.model = model;
  lattice.n = MIN (frame->end - frame->first, RAP_QUOTE_WINDOW);
  lattice.known = 0;
  readings->n = 0;
  if (lattice.n == 0)
    return;
  if (HAS_AVX2)
    fill_avx2 (&lattice, frame);
  else
    fill_plain (&lattice, frame);
  compare (&lattice, readings);
  trace (&lattice, readings);
}
