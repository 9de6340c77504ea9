// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-fold.h"

G_BEGIN_DECLS

/* Fixed point: how many bits of a number are behind the point. */
#define RAP_VECTOR_BITS 10
#define RAP_WEIGHT_BITS 11
#define RAP_VECTOR_MAX  16383

/* How much of the old stays, between nothing and all: a quarter of the sum and a half. */
#define RAP_GATE_BITS  14
#define RAP_GATE_SHIFT (RAP_VECTOR_BITS + RAP_WEIGHT_BITS + 2 - RAP_GATE_BITS)

/* In a block stand eight outputs of one half and the same eight of the other. */
#define RAP_HALF_BLOCK (RAP_BLOCK_OUTPUTS / 2)
#define RAP_CARRIED    32 /* numbers that are carried on one way */

/* The four products of a fold (rap-fold.h) for n pairs of words that stand one behind the other,
 * 16 sums a row, and what is to be done with the sums of the block. */
typedef struct
{
  const gint32 *products[RAP_FOLD_PARTS];
  const gint32 *scales;
  const gint32 *biases[2]; /* of the first and of the second word */
  guint         n;
  const guint8 *seconds; /* for each pair 1, or 0 when it is one word only */
} RapPairs;

/* What becomes of the sums of blocks; the same bits on every machine. Rows of what goes in and
 * what comes out are `stride` long, one for each word. */
typedef struct
{
  /* Steps of a narrow layer (rap-narrow.h). */
  void (*narrow) (const gint16 *in, guint n, gint16 *out);
  /* Scales, adds the biases, shifts by so many bits, rounds, and clips to ±limit. */
  void (*clip) (const gint32 *sums,
                const gint32 *scales,
                const gint32 *biases,
                guint         n_rows,
                guint         shift,
                gint          limit,
                guint         stride,
                gint16       *out);
  /* The larger half added to what went in. */
  void (*larger) (const RapPairs *pairs, const gint16 *in, guint stride, gint16 *out);
  /* One half is what is new, the other how much of the old stays. */
  void (*split) (const RapPairs *pairs, guint stride, gint16 *news, gint16 *gates);
  /* Carries RAP_CARRIED numbers over n words whose rows are `step` apart; what is carried lies
   * between the old and the new, and is added to what went in. */
  void (*carry) (guint         n_rows,
                 gssize        step,
                 const gint16 *news,
                 const gint16 *gates,
                 const gint16 *in,
                 gint16       *out);
} RapActivation;

/* For this machine. */
const RapActivation *rap_activation_get (void);
/* The one that every machine can run, to compare with. */
const RapActivation *rap_activation_get_plain (void);

G_END_DECLS
