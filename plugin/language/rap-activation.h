// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-fold.h"

G_BEGIN_DECLS

/* Fixed point: how many bits of a number are behind the point. */
#define RAP_VECTOR_BITS 10
#define RAP_WEIGHT_BITS 11
#define RAP_VECTOR_MAX  16383

/* In a block stand eight outputs of one half and the same eight of the other. */
#define RAP_HALF_BLOCK (RAP_BLOCK_OUTPUTS / 2)
#define RAP_CARRIED    32 /* numbers that are carried on one way */

/* What becomes of the sums of blocks; the same bits on every machine. */
typedef struct
{
  /* Of the four products of a fold, each n rows, the sums of two rows; the second one is written
   * over by the next pair unless `seconds` is 1 for it. */
  void (*unfold) (const gint32 *const products[RAP_FOLD_PARTS],
                  guint               n_rows,
                  const guint8       *seconds,
                  gint32             *sums);
  /* Shifts by so many bits, rounds, and clips to ±limit; rows of out are `stride` long. */
  void (*clip) (const gint32 *sums,
                guint         n_rows,
                guint         shift,
                gint          limit,
                guint         stride,
                gint16       *out);
  /* The larger half added to what went in. */
  void (*larger) (const gint32 *sums,
                  guint         n_rows,
                  const gint16 *in,
                  guint         stride,
                  gint16       *out);
  /* One half is what is new, the other how much of the old stays. */
  void (
    *split) (const gint32 *sums, guint n_rows, guint stride, gint16 *news, gint16 *gates);
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
