// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-activation.h"

G_BEGIN_DECLS

#define RAP_TILE_PAIRS 48

/* Some neighbouring words in pairs: what the weights of a fold are to be multiplied with. */
typedef struct
{
  union
  {
    guint8 bytes[RAP_TILE_PAIRS][RAP_FOLD_PARTS][RAP_NARROW_INPUTS];
    gint16 words[RAP_FOLD_PARTS][RAP_TILE_PAIRS][RAP_NARROW_INPUTS];
  } rows;
  guint8 seconds[RAP_TILE_PAIRS]; /* 1, or 0 when the second word is none */
  guint  n;
} RapTile;

/* How narrow layers of RAP_NARROW_INPUTS inputs are read: with inputs of 16 bits by any kernel, or
 * with bytes where the processor multiplies bytes. Every way gives the same bits. */
typedef struct _RapNarrowKernel RapNarrowKernel;

struct _RapNarrowKernel
{
  gboolean             has_offset; /* whether inputs have no sign */
  const RapKernel     *kernel;
  const RapActivation *activation;

  /* The next pair of a tile, from the vectors d0 … d3 of a fold. */
  void (*mix) (const RapNarrowKernel *self,
               const gint16 *const    vectors[4],
               gboolean               has_second,
               RapTile               *tile);
  /* What RapActivation does with the sums, for a block of a fold. */
  void (*larger) (const RapNarrowKernel *self,
                  const RapNarrow       *narrow,
                  guint                  block,
                  const RapTile         *tile,
                  const gint16          *in,
                  guint                  stride,
                  gint16                *out);
  void (*split) (const RapNarrowKernel *self,
                 const RapNarrow       *narrow,
                 guint                  block,
                 const RapTile         *tile,
                 guint                  stride,
                 gint16                *news,
                 gint16                *gates);
  /* Rows of vectors for clip(), where there is room for as many numbers of 16 bits and for three
   * rows more. */
  void (*take) (const RapNarrowKernel *self,
                const gint16          *in,
                guint                  n_rows,
                gpointer               rows);
  /* Some blocks of a layer of one part, shifted, rounded and clipped, for rows [first, first + n). */
  void (*clip) (const RapNarrowKernel *self,
                const RapNarrow       *narrow,
                guint                  first_block,
                guint                  n_blocks,
                gconstpointer          rows,
                guint                  first,
                guint                  n_rows,
                guint                  shift,
                gint                   limit,
                guint                  stride,
                gint16                *out);
};

/* One that any machine can run, with this kernel and these activations. */
RapNarrowKernel
rap_narrow_kernel_of (const RapKernel *kernel, const RapActivation *activation);

G_END_DECLS
