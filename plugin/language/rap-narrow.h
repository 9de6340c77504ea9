// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-kernel.h"

G_BEGIN_DECLS

/* A layer whose weights are 8 bits wide, in units of a scale for each output, and whose inputs
 * are taken in steps, 8 bits wide too: what is larger is cut off. It is made from a layer of 16
 * bits when a model is opened; trees and names are as good, and a product takes half the time.
 *
 * A layer may have several parts: products that are added up to a sum for a first word and one
 * for a second (rap-fold.h). */
#define RAP_NARROW_STEP      52
#define RAP_NARROW_MAX_PARTS 4
#define RAP_NARROW_INPUTS    64
/* A number is multiplied with it and divided by 2^15, to the nearest. */
#define RAP_NARROW_FACTOR ((32768 + RAP_NARROW_STEP / 2) / RAP_NARROW_STEP)
#define RAP_NARROW_OFFSET 128 /* what is added where inputs have no sign */

typedef struct
{
  RapDense dense;     /* the parts of a block one behind the other; all biases are 0 */
  guint    parts;     /* 1 or 4 */
  gint8   *bytes;     /* the same weights, but four inputs together */
  gint32  *scales;    /* of an output: what its sum is multiplied with */
  gint32  *biases[2]; /* … and what is added then, to a first and to a second word's */
} RapNarrow;

/* How often each part is in the sum of a first and of a second word. */
extern const gint8 rap_narrow_shares[2][RAP_NARROW_MAX_PARTS];

/* Has room for all blocks. For rows without a sign biases take the offset back. */
void rap_narrow_init (RapNarrow *self, guint inputs, guint outputs, guint parts);
/* The weights of a block, part after part, each laid out as in a RapDense. */
void rap_narrow_set_block (RapNarrow    *self,
                           guint         block,
                           const gint32 *weights,
                           const gint32 *biases,
                           gboolean      has_offset);
/* All blocks of a layer as one part. */
void rap_narrow_init_one (RapNarrow *self, const RapDense *dense, gboolean has_offset);
void rap_narrow_clear (RapNarrow *self);
/* Whether no input makes a sum leave 32 bits. */
gboolean rap_narrow_is_safe (const RapNarrow *self, const gint32 *biases);

G_END_DECLS
