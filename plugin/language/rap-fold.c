// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-fold.h"

RAP_HOT static void
fold_block (const gint16 *weights, gsize n, gint32 *folded)
{
  for (gsize i = 0; i < n; i++)
    {
      gint32 before = weights[i], here = weights[n + i], behind = weights[2 * n + i];
      folded[i] = before;
      folded[n + i] = before + here + behind;
      folded[2 * n + i] = before - here + behind;
      folded[3 * n + i] = behind;
    }
}

void
rap_fold_init (RapNarrow *self, const RapDense *window, gboolean has_offset)
{
  guint              inputs = window->inputs / 3; /* of each word */
  gsize              n = (gsize) inputs * RAP_BLOCK_OUTPUTS;
  g_autofree gint32 *folded = g_new (gint32, RAP_FOLD_PARTS * n);

  rap_narrow_init (self, inputs, window->outputs, RAP_FOLD_PARTS);
  for (guint block = 0; block < window->outputs / RAP_BLOCK_OUTPUTS; block++)
    {
      fold_block (window->weights + block * 3 * n, n, folded);
      rap_narrow_set_block (self,
                            block,
                            folded,
                            window->biases + block * RAP_BLOCK_OUTPUTS,
                            has_offset);
    }
}
