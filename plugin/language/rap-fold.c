// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-fold.h"

/* How many weights of a block are for one of the three words. */
static gsize
part_length (const RapDense *window)
{
  return (gsize) window->inputs / 3 * RAP_BLOCK_OUTPUTS;
}

RAP_HOT static void
fold_block (const gint16 *weights, gsize n, gint16 *folded)
{
  for (gsize i = 0; i < n; i++)
    {
      gint before = weights[i], here = weights[n + i], behind = weights[2 * n + i];
      folded[i] = (gint16) before;
      folded[n + i] = (gint16) (before + here + behind);
      folded[2 * n + i] = (gint16) (before - here + behind);
      folded[3 * n + i] = (gint16) behind;
    }
}

gint16 *
rap_fold_weights (const RapDense *window)
{
  gsize   n = part_length (window);
  guint   n_blocks = window->outputs / RAP_BLOCK_OUTPUTS;
  gint16 *folded = g_new (gint16, n_blocks * RAP_FOLD_PARTS * n);

  for (guint block = 0; block < n_blocks; block++)
    fold_block (window->weights + block * 3 * n, n, folded + block * RAP_FOLD_PARTS * n);
  return folded;
}

gint32 *
rap_fold_biases (const RapDense *window)
{
  gint32 *biases = g_new (gint32, window->outputs);

  for (guint o = 0; o < window->outputs; o++)
    biases[o] = (gint32) ((guint32) window->biases[o] * 2);
  return biases;
}

/* The halves are d1 g1 + d2 (g0 + g2) and d2 g1 + d1 (g0 + g2). */
static gint64
largest_half (const gint16 *weights, gsize n, gint most)
{
  gint64 sum = 0;

  for (gsize k = 0; k < n; k += 2 * RAP_BLOCK_OUTPUTS)
    for (guint i = 0; i < 2; i++)
      {
        gint outer = ABS (weights[k + i] + weights[2 * n + k + i]);
        gint here = ABS ((gint) weights[n + k + i]);
        if (outer + here > G_MAXINT16)
          return G_MAXINT64;
        sum += (gint64) most * (outer + here);
      }
  return sum;
}

gboolean
rap_fold_is_safe (const RapDense *window, gint most)
{
  gsize n = part_length (window);

  for (guint o = 0; o < window->outputs; o++)
    {
      guint         block = o / RAP_BLOCK_OUTPUTS, column = o % RAP_BLOCK_OUTPUTS;
      const gint16 *weights = window->weights + block * 3 * n + 2 * column;
      if (largest_half (weights, n, most) >= (1 << 30) - ABS ((gint64) window->biases[o]))
        return FALSE;
    }
  return TRUE;
}
