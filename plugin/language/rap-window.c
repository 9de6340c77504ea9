// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-window.h"

#define TILE_PAIRS 12
#define BLOCKS     (2 * RAP_WIDTH / RAP_BLOCK_OUTPUTS)
#define PART       (RAP_WIDTH * RAP_BLOCK_OUTPUTS) /* weights of a part of a block */

/* Some neighbouring words in pairs: what the weights are to be multiplied with. */
typedef struct
{
  gint16 rows[RAP_FOLD_PARTS][TILE_PAIRS][RAP_WIDTH];
  guint8 seconds[TILE_PAIRS]; /* 1, or 0 when the second word is none */
  guint  n_pairs;
  guint  first; /* word */
} Tile;

typedef struct
{
  const RapStretch *stretches;
  guint             n_stretches;
  guint             stretch;
  guint             word;
  guint             end; /* no word from here on is asked for */
} Cursor;

static const gint16 nothing[RAP_WIDTH];

RAP_HOT static void
mix (Tile *tile, const gint16 *d0, const gint16 *d1, const gint16 *d2, const gint16 *d3)
{
  gint16 *m0 = tile->rows[0][tile->n_pairs], *m1 = tile->rows[1][tile->n_pairs],
         *m2 = tile->rows[2][tile->n_pairs], *m3 = tile->rows[3][tile->n_pairs];

  for (guint i = 0; i < RAP_WIDTH; i++)
    {
      m0[i] = (gint16) (d0[i] - d2[i]);
      m1[i] = (gint16) (d1[i] + d2[i]);
      m2[i] = (gint16) (d2[i] - d1[i]);
      m3[i] = (gint16) (d1[i] - d3[i]);
    }
}

/* The next pair of words of a stretch; an odd word at its end stands alone. */
static void
add_pair (Tile *tile, Cursor *cursor, const gint16 *in)
{
  const RapStretch *stretch = &cursor->stretches[cursor->stretch];
  guint             i = cursor->word;
  const gint16     *here = in + (gsize) (i - cursor->stretches[0].first) * RAP_WIDTH;
  gboolean          two = i + 1 < stretch->end;

  mix (tile,
       i > stretch->first ? here - RAP_WIDTH : nothing,
       here,
       two ? here + RAP_WIDTH : nothing,
       i + 2 < stretch->end ? here + 2 * RAP_WIDTH : nothing);
  tile->seconds[tile->n_pairs++] = two;
  cursor->word += two ? 2 : 1;
  if (cursor->word >= stretch->end && ++cursor->stretch < cursor->n_stretches)
    cursor->word = cursor->stretches[cursor->stretch].first;
}

static gboolean
fill_tile (Tile *tile, Cursor *cursor, const gint16 *in)
{
  tile->n_pairs = 0;
  tile->first = cursor->word;
  while (tile->n_pairs < TILE_PAIRS && cursor->stretch < cursor->n_stretches &&
         cursor->word < cursor->end)
    add_pair (tile, cursor, in);
  return tile->n_pairs > 0;
}

typedef gint32 Products[RAP_FOLD_PARTS][TILE_PAIRS * RAP_BLOCK_OUTPUTS];

/* One block. */
static RapPairs
multiply_tile (const RapModel  *model,
               const RapWindow *window,
               guint            block,
               const Tile      *tile,
               Products         products)
{
  static const gint32 nothing_more[RAP_BLOCK_OUTPUTS];
  RapPairs            pairs = { .n = tile->n_pairs, .seconds = tile->seconds };

  for (guint part = 0; part < RAP_FOLD_PARTS; part++)
    {
      model->kernel->many (window->folded + (block * RAP_FOLD_PARTS + part) * PART,
                           part == 1 ? window->biases + block * RAP_BLOCK_OUTPUTS
                                     : nothing_more,
                           RAP_WIDTH,
                           tile->rows[part][0],
                           tile->n_pairs,
                           products[part]);
      pairs.products[part] = products[part];
    }
  return pairs;
}

static gsize
place_of (const Tile *tile, guint base, guint block)
{
  return (gsize) (tile->first - base) * RAP_WIDTH + block * RAP_HALF_BLOCK;
}

/* Adds the larger halves to the words that the cursor comes to. */
static void
enlarge_words (const RapModel  *model,
               const RapWindow *window,
               Cursor          *cursor,
               const gint16    *in,
               gint16          *out)
{
  guint    base = cursor->stretches[0].first;
  Tile     tile;
  Products products;

  while (fill_tile (&tile, cursor, in))
    for (guint block = 0; block < BLOCKS; block++)
      {
        RapPairs pairs = multiply_tile (model, window, block, &tile, products);
        gsize    at = place_of (&tile, base, block);
        model->activation->larger (&pairs, in + at, RAP_WIDTH, out + at);
      }
}

static void
carry_stretch (const RapActivation *activation,
               guint                n,
               const gint16        *news,
               const gint16        *gates,
               const gint16        *in,
               gint16              *out)
{
  gsize back = (gsize) (n - 1) * RAP_WIDTH + RAP_CARRIED;

  activation->carry (n, RAP_WIDTH, news, gates, in, out);
  activation->carry (n, -RAP_WIDTH, news + back, gates + back, in + back, out + back);
}

G_STATIC_ASSERT (RAP_WIDTH == 2 * RAP_CARRIED);

void
rap_layer_window (const RapModel   *model,
                  const RapWindow  *window,
                  gboolean          carries,
                  const RapStretch *stretches,
                  guint             n_stretches,
                  const gint16     *in,
                  gint16           *out)
{
  gint16               news[RAP_MAX_BATCH * RAP_WIDTH], gates[RAP_MAX_BATCH * RAP_WIDTH];
  guint                base = stretches[0].first;
  Cursor               cursor = { stretches, n_stretches, 0, base, G_MAXUINT };
  Tile                 tile;
  Products             products;
  const RapActivation *activation = model->activation;

  if (!carries)
    {
      enlarge_words (model, window, &cursor, in, out);
      return;
    }
  while (fill_tile (&tile, &cursor, in))
    for (guint block = 0; block < BLOCKS; block++)
      {
        RapPairs pairs = multiply_tile (model, window, block, &tile, products);
        gsize    at = place_of (&tile, base, block);
        activation->split (&pairs, RAP_WIDTH, news + at, gates + at);
      }
  for (guint p = 0; p < n_stretches; p++)
    {
      gsize at = (gsize) (stretches[p].first - base) * RAP_WIDTH;
      carry_stretch (activation,
                     stretches[p].end - stretches[p].first,
                     news + at,
                     gates + at,
                     in + at,
                     out + at);
    }
}

void
rap_layer_window_part (const RapModel   *model,
                       const RapWindow  *window,
                       const RapStretch *stretch,
                       guint             first,
                       guint             end,
                       const gint16     *in,
                       gint16           *out)
{
  Cursor cursor = { stretch, 1, 0, first, end };

  enlarge_words (model, window, &cursor, in, out);
}
