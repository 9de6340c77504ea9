// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-window.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* What the shared layers make of every word: one vector of RAP_WIDTH numbers each. */
typedef struct
{
  const gint16     *rows;
  const RapStretch *stretches;
  guint             n_stretches;
} RapVectors;

/* They are large and live only until all who read them have left. To be asked for while one of
 * the readers is made, and to be left at the end of that. */
typedef enum
{
  RAP_VECTORS_FOR_TAGS,
  RAP_VECTORS_FOR_TREE,
  RAP_VECTORS_FOR_NAMES,
  RAP_N_VECTOR_READERS
} RapVectorReader;

const RapVectors *rap_vectors_of (RapDocument *document);
void              rap_vectors_leave (RapDocument *document, RapVectorReader reader);

/* What the shared layers make of a few words by themselves: RAP_WIDTH numbers each. Only the rows
 * of words [first, end) are made. */
#define RAP_MAX_FEW 16
void rap_network_read (const RapWord *words,
                       guint          n_words,
                       guint          first,
                       guint          end,
                       gint16         rows[RAP_MAX_FEW * RAP_WIDTH]);

/* Whether they were asked for before. */
gboolean rap_vectors_are_made (RapDocument *document);

/* Some stretches one behind the other, with the vectors of their words. */
typedef struct
{
  const RapStretch *stretches;
  guint             n_stretches;
  const gint16     *rows;
} RapBatch;

static inline guint
rap_batch_first (const RapBatch *batch)
{
  return batch->stretches[0].first;
}

static inline guint
rap_batch_n_words (const RapBatch *batch)
{
  return batch->stretches[batch->n_stretches - 1].end - batch->stretches[0].first;
}

/* The stretches of a document. */
GArray *rap_stretches_new (const RapWords *words) G_GNUC_WARN_UNUSED_RESULT;
/* The stretch after the batch that begins with this stretch. */
guint rap_batch_end (const RapStretch *stretches, guint n_stretches, guint stretch);
/* Goes to the next batch, from one of zeroes to the first. FALSE when there are no more, or when
 * the work was cancelled. */
gboolean rap_vectors_next (const RapVectors *vectors, RapBatch *batch);
/* Makes the vectors of a batch; rows and spare have room for RAP_MAX_BATCH of them. */
void rap_batch_read (const RapWords   *words,
                     const RapStretch *stretches,
                     guint             n_stretches,
                     gint16           *rows,
                     gint16           *spare);

/* The raw sums of a layer, `outputs` numbers a row. */
void rap_layer_sums (const RapModel *model,
                     const RapDense *dense,
                     guint           n_rows,
                     const gint16   *in,
                     gint32         *sums);

/* The index of the largest, the first of equals. */
static inline guint
rap_largest (const gint32 *sums, guint n)
{
  gint32 most = sums[0];
  guint  best = 0;

  for (guint i = 1; i < n; i++)
    {
      best = sums[i] > most ? i : best;
      most = MAX (most, sums[i]);
    }
  return best;
}

G_END_DECLS
