// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-kernel.h"

G_BEGIN_DECLS

/* A window over three words, read for two neighbouring words at once. With d0 … d3 the vectors
 * from the word before them to the one behind, and g0 … g2 the weights for the word before, the
 * word itself and the one behind, the sums d0 g0 + d1 g1 + d2 g2 and d1 g0 + d2 g1 + d3 g2 take
 * four products instead of six (Winograd's F (2, 3), two of them doubled so that all are whole):
 *
 *   m0 = (d0 - d2) g0                 first  = m0 + (m1 + m2) / 2
 *   m1 = (d1 + d2) (g0 + g1 + g2)     second = (m1 - m2) / 2 - m3
 *   m2 = (d2 - d1) (g0 - g1 + g2)
 *   m3 = (d1 - d3) g2
 *
 * Numbers may wrap round on the way; what comes out are the very sums as long as the halves stay
 * within 31 bits. */
#define RAP_FOLD_PARTS 4

/* The four weights: block after block, and in a block part after part. */
gint16 *rap_fold_weights (const RapDense *window) G_GNUC_WARN_UNUSED_RESULT;
/* The biases go with the second product, twice. */
gint32 *rap_fold_biases (const RapDense *window) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the sums come out right for all vectors within ±most. */
gboolean rap_fold_is_safe (const RapDense *window, gint most);

G_END_DECLS
