// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-window.h"

#define BLOCKS (2 * RAP_WIDTH / RAP_BLOCK_OUTPUTS)

G_STATIC_ASSERT (RAP_WIDTH == RAP_NARROW_INPUTS);

typedef struct
{
  const RapStretch *stretches;
  guint             n_stretches;
  guint             stretch;
  guint             word;
  guint             end; /* no word from here on is asked for */
} Cursor;

/* The next pair of words of a stretch; an odd word at its end stands alone. */
static void
add_pair (const RapModel *model, RapTile *tile, Cursor *cursor, const gint16 *in)
{
  static const gint16 nothing[RAP_WIDTH];
  const RapStretch   *stretch = &cursor->stretches[cursor->stretch];
  guint               i = cursor->word;
  const gint16       *here = in + (gsize) (i - cursor->stretches[0].first) * RAP_WIDTH;
  gboolean            two = i + 1 < stretch->end;
  const gint16       *vectors[] = { i > stretch->first ? here - RAP_WIDTH : nothing,
                              here,
                              two ? here + RAP_WIDTH : nothing,
                              i + 2 < stretch->end ? here + 2 * RAP_WIDTH : nothing };

  model->narrow.mix (&model->narrow, vectors, two, tile);
  cursor->word += two ? 2 : 1;
  if (cursor->word >= stretch->end && ++cursor->stretch < cursor->n_stretches)
    cursor->word = cursor->stretches[cursor->stretch].first;
}

static gboolean
fill_tile (const RapModel *model, RapTile *tile, Cursor *cursor, const gint16 *in)
{
  tile->n = 0;
  while (tile->n < RAP_TILE_PAIRS && cursor->stretch < cursor->n_stretches &&
         cursor->word < cursor->end)
    add_pair (model, tile, cursor, in);
  return tile->n > 0;
}

static gsize
place_of (const Cursor *cursor)
{
  return (gsize) (cursor->word - cursor->stretches[0].first) * RAP_WIDTH;
}

/* Adds the larger halves to the words that the cursor comes to. */
static void
enlarge_words (const RapModel  *model,
               const RapWindow *window,
               Cursor          *cursor,
               const gint16    *in,
               gint16          *out)
{
  RapTile tile;
  gsize   at = place_of (cursor);

  for (; fill_tile (model, &tile, cursor, in); at = place_of (cursor))
    for (guint block = 0; block < BLOCKS; block++)
      model->narrow.larger (&model->narrow,
                            &window->folded,
                            block,
                            &tile,
                            in + at + block * RAP_HALF_BLOCK,
                            RAP_WIDTH,
                            out + at + block * RAP_HALF_BLOCK);
}

static void
split_words (const RapModel  *model,
             const RapWindow *window,
             Cursor          *cursor,
             const gint16    *in,
             gint16          *news,
             gint16          *gates)
{
  RapTile tile;
  gsize   at = place_of (cursor);

  for (; fill_tile (model, &tile, cursor, in); at = place_of (cursor))
    for (guint block = 0; block < BLOCKS; block++)
      model->narrow.split (&model->narrow,
                           &window->folded,
                           block,
                           &tile,
                           RAP_WIDTH,
                           news + at + block * RAP_HALF_BLOCK,
                           gates + at + block * RAP_HALF_BLOCK);
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
  RAP_ALIGNED gint16 news[RAP_MAX_BATCH * RAP_WIDTH], gates[RAP_MAX_BATCH * RAP_WIDTH];
  guint              base = stretches[0].first;
  Cursor             cursor = { stretches, n_stretches, 0, base, G_MAXUINT };

  if (!carries)
    {
      enlarge_words (model, window, &cursor, in, out);
      return;
    }
  split_words (model, window, &cursor, in, news, gates);
  for (guint p = 0; p < n_stretches; p++)
    {
      gsize at = (gsize) (stretches[p].first - base) * RAP_WIDTH;
      carry_stretch (model->activation,
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
