// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-narrow-kernel.h"

#define BLOCK     RAP_BLOCK_OUTPUTS
#define INPUTS    RAP_NARROW_INPUTS
#define PART      (INPUTS * BLOCK) /* weights of a part of a block */
#define SOME_ROWS 48

typedef gint32 Products[RAP_FOLD_PARTS][RAP_TILE_PAIRS * BLOCK];

RAP_HOT static void
mix_words (const RapNarrowKernel *self,
           const gint16 *const    vectors[4],
           gboolean               has_second,
           RapTile               *tile)
{
  const gint16 *d0 = vectors[0], *d1 = vectors[1], *d2 = vectors[2], *d3 = vectors[3];
  gint16        mixed[RAP_FOLD_PARTS][INPUTS];

  for (guint i = 0; i < INPUTS; i++)
    {
      mixed[0][i] = (gint16) (d0[i] - d2[i]);
      mixed[1][i] = (gint16) (d1[i] + d2[i]);
      mixed[2][i] = (gint16) (d2[i] - d1[i]);
      mixed[3][i] = (gint16) (d1[i] - d3[i]);
    }
  for (guint part = 0; part < RAP_FOLD_PARTS; part++)
    self->activation->narrow (mixed[part], INPUTS, tile->rows.words[part][tile->n]);
  tile->seconds[tile->n++] = has_second;
}

static RapPairs
multiply_tile (const RapNarrowKernel *self,
               const RapNarrow       *narrow,
               guint                  block,
               const RapTile         *tile,
               Products               products)
{
  RapPairs pairs = { .n = tile->n, .seconds = tile->seconds };

  for (guint part = 0; part < RAP_FOLD_PARTS; part++)
    {
      self->kernel->many (narrow->dense.weights + (block * RAP_FOLD_PARTS + part) * PART,
                          narrow->dense.biases,
                          INPUTS,
                          tile->rows.words[part][0],
                          tile->n,
                          products[part]);
      pairs.products[part] = products[part];
    }
  pairs.scales = narrow->scales + block * BLOCK;
  for (guint i = 0; i < 2; i++)
    pairs.biases[i] = narrow->biases[i] + block * BLOCK;
  return pairs;
}

static void
larger_words (const RapNarrowKernel *self,
              const RapNarrow       *narrow,
              guint                  block,
              const RapTile         *tile,
              const gint16          *in,
              guint                  stride,
              gint16                *out)
{
  Products products;
  RapPairs pairs = multiply_tile (self, narrow, block, tile, products);

  self->activation->larger (&pairs, in, stride, out);
}

static void
split_words (const RapNarrowKernel *self,
             const RapNarrow       *narrow,
             guint                  block,
             const RapTile         *tile,
             guint                  stride,
             gint16                *news,
             gint16                *gates)
{
  Products products;
  RapPairs pairs = multiply_tile (self, narrow, block, tile, products);

  self->activation->split (&pairs, stride, news, gates);
}

static void
take_words (const RapNarrowKernel *self, const gint16 *in, guint n_rows, gpointer rows)
{
  self->activation->narrow (in, n_rows * INPUTS, rows);
}

static void
clip_words (const RapNarrowKernel *self,
            const RapNarrow       *narrow,
            guint                  first_block,
            guint                  n_blocks,
            gconstpointer          rows,
            guint                  first,
            guint                  n_rows,
            guint                  shift,
            gint                   limit,
            guint                  stride,
            gint16                *out)
{
  const gint16 *in = (const gint16 *) rows + (gsize) first * INPUTS;
  gint32        sums[SOME_ROWS * BLOCK];

  for (guint r = 0; r < n_rows; r += SOME_ROWS)
    for (guint b = 0; b < n_blocks; b++)
      {
        guint n = MIN (SOME_ROWS, n_rows - r), block = first_block + b;
        self->kernel->many (narrow->dense.weights + block * PART,
                            narrow->dense.biases,
                            INPUTS,
                            in + (gsize) r * INPUTS,
                            n,
                            sums);
        self->activation->clip (sums,
                                narrow->scales + block * BLOCK,
                                narrow->biases[0] + block * BLOCK,
                                n,
                                shift,
                                limit,
                                stride,
                                out + (gsize) r * stride + b * BLOCK);
      }
}

RapNarrowKernel
rap_narrow_kernel_of (const RapKernel *kernel, const RapActivation *activation)
{
  return (RapNarrowKernel){ .kernel = kernel,
                            .activation = activation,
                            .mix = mix_words,
                            .larger = larger_words,
                            .split = split_words,
                            .take = take_words,
                            .clip = clip_words };
}
