// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Short loops over numbers that are worth every trick of the compiler. */
#if defined(__GNUC__) && !defined(__clang__)
#define RAP_HOT __attribute__ ((optimize ("O3")))
#else
#define RAP_HOT
#endif

/* Numbers that fill whole lines of the caches: no load of them takes two. */
#define RAP_LINE    64
#define RAP_ALIGNED __attribute__ ((aligned (RAP_LINE)))

/* Products of a matrix of 16-bit weights with rows of 16-bit activations, summed in 32
 * bits. The model proves at load that no sum can overflow; whole numbers may then be added
 * in any order, and every kernel gives the same bits.
 *
 * Weights lie in blocks of 16 outputs; in a block, pair after pair of inputs, the 16 × 2
 * weights of a pair stand together. */
#define RAP_BLOCK_OUTPUTS 16
#define RAP_STATE_NUMBERS 96

typedef struct
{
  guint         inputs;  /* a multiple of 8 */
  guint         outputs; /* a multiple of RAP_BLOCK_OUTPUTS */
  const gint16 *weights;
  const gint32 *biases;
} RapDense;

typedef struct
{
  /* One block, given by its weights and its 16 biases, for n_rows rows that lie one behind the
   * other, `inputs` numbers each. Writes 16 sums a row. What does not fit into 32 bits wraps
   * round. */
  void (*many) (const gint16 *weights,
                const gint32 *biases,
                guint         inputs,
                const gint16 *rows,
                guint         n_rows,
                gint32       *sums);
  /* Blocks [block, block + n_blocks) for one row. */
  void (*one) (const RapDense *dense,
               guint           block,
               guint           n_blocks,
               const gint16   *row,
               gint32         *sums);
  /* The sum of n parts of RAP_STATE_NUMBERS numbers each, nothing less than 0 and nothing more
   * than `most`. The model proves that the sum stays within 16 bits. */
  void (*add) (const gint16 *const *parts, guint n, gint16 most, gint16 *sum);
  const char *name;
} RapKernel;

/* The best one for this machine. */
const RapKernel *rap_kernel_get (void);
/* The one at the index, or NULL past the last; those that this machine cannot run are
 * left out. The last one is plain C. */
const RapKernel *rap_kernel_peek (guint index);

G_END_DECLS
