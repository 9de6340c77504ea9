// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-narrow.h"

G_BEGIN_DECLS

/* A window over three words, read for two neighbouring words at once. With d0 … d3 the vectors
 * from the word before them to the one behind, and g0 … g2 the weights for the word before, the
 * word itself and the one behind, the sums d0 g0 + d1 g1 + d2 g2 and d1 g0 + d2 g1 + d3 g2 take
 * four products instead of six (Winograd's F (2, 3), everything doubled so that all are whole):
 *
 *   m0 = (d0 - d2) g0                 twice the first  = 2 m0 + m1 + m2
 *   m1 = (d1 + d2) (g0 + g1 + g2)     twice the second = m1 - m2 - 2 m3
 *   m2 = (d2 - d1) (g0 - g1 + g2)
 *   m3 = (d1 - d3) g2 */
#define RAP_FOLD_PARTS 4

/* The four weights as the parts of a narrow layer, whose scales are those of halves. */
void rap_fold_init (RapNarrow *self, const RapDense *window, gboolean has_offset);

G_END_DECLS
