// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-model.h"

#define K       RAP_QUOTE_N_LABELS
#define NOWHERE (-1000000)

/* The best ways to reach one label at one word, best first. */
typedef struct
{
  gint32 scores[RAP_QUOTE_N_BEST];
  guint8 labels[RAP_QUOTE_N_BEST]; /* of the word before, and which of its ways */
  guint8 ways[RAP_QUOTE_N_BEST];
} Cell;

typedef struct
{
  const RapQuoteModel *model;
  guint                n;
  guint8               classes[RAP_QUOTE_WINDOW];
  gint32               words[RAP_QUOTE_WINDOW][K];
  Cell                 cells[RAP_QUOTE_WINDOW][K];
  gint32               ahead[RAP_QUOTE_WINDOW][K]; /* best score of all after the word */
} Lattice;

static void
score_words (Lattice *lattice, const RapQuoteFrame *frame)
{
  RapQuoteFeatures     features;
  const RapQuoteTable *table = &lattice->model->sequence;
  guint32              mask = (1u << table->bits) - 1;
  for (guint i = 0; i < lattice->n; i++)
    {
      gint32 *word = lattice->words[i];
      lattice->classes[i] = rap_quote_edge_class (frame, frame->first + i);
      rap_quote_sequence_features (frame, frame->first + i, &features);
      for (guint k = 0; k < K; k++)
        word[k] = 0;
      for (guint f = 0; f < features.n; f++)
        {
          const gint8 *row = table->weights + (gsize) (features.keys[f] & mask) * K;
          for (guint k = 0; k < K; k++)
            word[k] += row[k];
        }
    }
}

static void
fill_first (Lattice *lattice)
{
  for (guint k = 0; k < K; k++)
    {
      Cell *cell = &lattice->cells[0][k];
      cell->scores[0] = lattice->words[0][k] + lattice->model->starts[k];
      for (guint n = 1; n < RAP_QUOTE_N_BEST; n++)
        cell->scores[n] = NOWHERE;
    }
}

/* No second way to a label is followed from so far behind the best way to the word before. */
#define FAR_BEHIND (30 * RAP_QUOTE_UNIT)

static gint32
best_before (const Lattice *lattice, guint i)
{
  gint32 best = NOWHERE;
  for (guint k = 0; k < K; k++)
    best = MAX (best, lattice->cells[i - 1][k].scores[0]);
  return best;
}

/* Merges the sorted ways of all labels before into the best ones of this label. */
static void
fill_cell (Lattice *lattice, guint i, guint k, gint32 least)
{
  const gint16 (*edges)[K] = lattice->model->edges[lattice->classes[i]];
  Cell  *cell = &lattice->cells[i][k];
  guint8 at[K] = { 0 };
  for (guint n = 0; n < RAP_QUOTE_N_BEST; n++)
    {
      gint32 best = NOWHERE;
      guint  from = 0;
      for (guint j = 0; j < K; j++)
        {
          gint16 edge = edges[j][k];
          if (at[j] == RAP_QUOTE_N_BEST || edge == RAP_QUOTE_FORBIDDEN)
            continue;
          gint32 before = lattice->cells[i - 1][j].scores[at[j]];
          if (before + edge > best && (n == 0 || before >= least))
            {
              best = before + edge;
              from = j;
            }
        }
      if (best <= NOWHERE / 2)
        {
          for (; n < RAP_QUOTE_N_BEST; n++)
            cell->scores[n] = NOWHERE;
          return;
        }
      cell->scores[n] = best + lattice->words[i][k];
      cell->labels[n] = from;
      cell->ways[n] = at[from]++;
    }
}

static void
fill_ahead (Lattice *lattice)
{
  for (guint k = 0; k < K; k++)
    lattice->ahead[lattice->n - 1][k] = 0;
  for (guint i = lattice->n - 1; i-- > 0;)
    for (guint j = 0; j < K; j++)
      {
        gint32 best = NOWHERE;
        for (guint k = 0; k < K; k++)
          {
            gint16 edge = lattice->model->edges[lattice->classes[i + 1]][j][k];
            if (edge != RAP_QUOTE_FORBIDDEN)
              best =
                MAX (best, lattice->ahead[i + 1][k] + lattice->words[i + 1][k] + edge);
          }
        lattice->ahead[i][j] = best;
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
          gint32 score = lattice->cells[i][k].scores[0] + lattice->ahead[i][k];
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
trace (const Lattice *lattice, RapQuoteReadings *readings)
{
  guint8 at[K] = { 0 };
  gint32 top = NOWHERE;
  for (readings->n = 0; readings->n < RAP_QUOTE_N_BEST; readings->n++)
    {
      gint32 best = NOWHERE;
      guint  k = 0;
      for (guint j = 0; j < K; j++)
        if (at[j] < RAP_QUOTE_N_BEST &&
            lattice->cells[lattice->n - 1][j].scores[at[j]] > best)
          {
            best = lattice->cells[lattice->n - 1][j].scores[at[j]];
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

void
rap_quote_model_read (const RapQuoteModel *model,
                      const RapQuoteFrame *frame,
                      RapQuoteReadings    *readings)
{
  Lattice lattice;
  lattice.model = model;
  lattice.n = frame->end - frame->first;
  readings->n = 0;
  if (lattice.n == 0)
    return;
  score_words (&lattice, frame);
  fill_first (&lattice);
  for (guint i = 1; i < lattice.n; i++)
    {
      gint32 least = best_before (&lattice, i) - FAR_BEHIND;
      for (guint k = 0; k < K; k++)
        fill_cell (&lattice, i, k, least);
    }
  fill_ahead (&lattice);
  compare (&lattice, readings);
  trace (&lattice, readings);
}
