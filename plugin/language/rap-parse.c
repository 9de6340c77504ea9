// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-parse.h"

#include <string.h>

#include "language/rap-rels.h"

#define SLOTS       (RAP_N_SLOTS * RAP_HIDDEN)
#define SLOT_BLOCKS (RAP_HIDDEN / RAP_BLOCK_OUTPUTS)
#define SLOT_SHIFT  (RAP_VECTOR_BITS + RAP_WEIGHT_BITS - RAP_STATE_BITS)

typedef struct _Parser Parser;

struct _RapArcReader
{
  RapArcs view;
  gint16 *steps;
  guint8 *rels;
  Parser *parser; /* NULL once all is read */
};

typedef RapArcReader Store;

G_STATIC_ASSERT (RAP_N_RELS <= RAP_REL_OUTPUTS && RAP_N_RELS < RAP_REL_ROWS);

/* ---- One stretch */

struct _Parser
{
  const RapModel    *model;
  RapState           state;
  RapView            view;
  RAP_ALIGNED gint16 hidden[RAP_HIDDEN];
  gint16             rows[(RAP_MAX_BATCH + 3) * RAP_WIDTH]; /* what slots are made from */
  guint              first;    /* row of the stretch's first word */
  guint16 made[RAP_MAX_PARSE]; /* which slots a word has, but for those of all */
  RAP_ALIGNED gint16 slots[RAP_MAX_PARSE * SLOTS]; /* vectors of the words of a stretch */
};

/* Which slots are made for all words of a stretch at once, because most of them are asked for it: as
 * the top of the stack, the one below it, the front of the buffer and the next one. The others
 * are made when they are asked for. */
static const gboolean is_eager[RAP_N_SLOTS] = {
  [0] = TRUE,
  [1] = TRUE,
  [3] = TRUE,
  [4] = TRUE,
};

/* A slot of some words of the stretch, so that they are still near at hand when it is parsed. */
static void
make_slots (Parser *parser, guint slot, guint word, guint n_words)
{
  const RapNarrowKernel *kernel = &parser->model->narrow;

  kernel->clip (kernel,
                &parser->model->narrow_slots,
                slot * SLOT_BLOCKS,
                SLOT_BLOCKS,
                parser->rows,
                parser->first + word,
                n_words,
                SLOT_SHIFT,
                RAP_SLOT_MAX,
                SLOTS,
                parser->slots + (gsize) word * SLOTS + slot * RAP_HIDDEN);
}

static const gint16 *
slot_at (Parser *parser, guint slot)
{
  gint    word = parser->view.slots[slot];
  gint16 *found;

  if (word == 0)
    return parser->model->missing + slot * RAP_HIDDEN;
  if (word == (gint) parser->state.n + 1)
    return parser->model->root + slot * RAP_HIDDEN;
  guint at = (guint) word - 1;
  found = parser->slots + (gsize) at * SLOTS + slot * RAP_HIDDEN;
  if (!is_eager[slot] && (parser->made[at] & (1u << slot)) == 0)
    {
      make_slots (parser, slot, at, 1);
      parser->made[at] |= (guint16) (1u << slot);
    }
  return found;
}

static void
look (Parser *parser)
{
  const gint16 *parts[RAP_N_SLOTS + RAP_N_STATE_ROWS];

  rap_state_view (&parser->state, &parser->view);
  for (guint k = 0; k < RAP_N_SLOTS; k++)
    parts[k] = slot_at (parser, k);
  for (guint k = 0; k < RAP_N_STATE_ROWS; k++)
    parts[RAP_N_SLOTS + k] =
      parser->model->state_rows + (gsize) parser->view.rows[k] * RAP_HIDDEN;
  parser->model->kernel->add (parts,
                              G_N_ELEMENTS (parts),
                              RAP_VECTOR_MAX,
                              parser->hidden);
}

static RapMove
best_move (const gint32 *sums, guint moves)
{
  gint best = -1;

  for (guint m = 0; m < RAP_N_MOVES; m++)
    if ((moves & (1u << m)) != 0 && (best < 0 || sums[m] > sums[best]))
      best = (gint) m;
  return (RapMove) best;
}

static guint8
best_rel (const Parser *parser, RapMove move)
{
  gint32 sums[RAP_REL_OUTPUTS];

  parser->model->kernel->one (&parser->model->rels[move - RAP_MOVE_LEFT],
                              0,
                              RAP_REL_OUTPUTS / RAP_BLOCK_OUTPUTS,
                              parser->hidden,
                              sums);
  return (guint8) rap_largest (sums, RAP_N_RELS);
}

static void
make_move (Parser *parser)
{
  RapState *state = &parser->state;
  gint32    sums[RAP_BLOCK_OUTPUTS];

  look (parser);
  parser->model->kernel->one (&parser->model->moves, 0, 1, parser->hidden, sums);
  RapMove move = best_move (sums, rap_state_moves (state));
  rap_state_move (state, move, move == RAP_MOVE_SHIFT ? 0 : best_rel (parser, move));
}

/* Two moves a word: it goes on the stack, and off it. Nothing is asked when the stack is empty,
 * which takes the next word, and when one word is left, which hangs on the root. */
static void
parse_stretch (Parser *parser, const RapStretch *stretch, Store *store)
{
  RapState *state = &parser->state;
  guint     n = stretch->end - stretch->first;

  for (guint slot = 0; slot < RAP_N_SLOTS; slot++)
    if (is_eager[slot])
      make_slots (parser, slot, 0, n);
  memset (parser->made, 0, n * sizeof *parser->made);
  rap_state_init (state, n);
  while (!rap_state_is_done (state))
    if (state->depth == 0)
      rap_state_move (state, RAP_MOVE_SHIFT, 0);
    else if (state->depth == 1 && state->front > n)
      rap_state_move (state, RAP_MOVE_LEFT, RAP_REL_ROOT);
    else
      make_move (parser);
  for (guint i = 1; i <= n; i++)
    {
      guint head = (guint) state->heads[i];
      store->steps[stretch->first + i - 1] = head > n ? 0 : (gint16) (head - i);
      store->rels[stretch->first + i - 1] = head > n ? RAP_REL_ROOT : state->rels[i];
    }
}

void
rap_arc_reader_read (RapArcReader *store, const RapBatch *batch)
{
  Parser            *parser = store->parser;
  const RapModel    *model = parser->model;
  guint              first = rap_batch_first (batch), n = rap_batch_n_words (batch);
  RAP_ALIGNED gint16 layer[RAP_MAX_BATCH * RAP_WIDTH];

  rap_layer_window (model,
                    model->parse_layer,
                    model->header.carries[RAP_MAX_LAYERS + 1],
                    batch->stretches,
                    batch->n_stretches,
                    batch->rows,
                    layer);
  model->narrow.take (&model->narrow, layer, n, parser->rows);
  for (guint i = 0; i < batch->n_stretches; i++)
    {
      parser->first = batch->stretches[i].first - first;
      parse_stretch (parser, &batch->stretches[i], store);
    }
}

/* ---- The derivation */

RapArcReader *
rap_arc_reader_new (const RapWords *words)
{
  Store *store = g_new0 (Store, 1);

  store->steps = g_new0 (gint16, words->n_words);
  store->rels = g_new (guint8, words->n_words);
  if (words->n_words > 0)
    memset (store->rels, RAP_REL_ROOT, words->n_words);
  store->view = (RapArcs){ store->steps, store->rels };
  store->parser = g_aligned_alloc (1, sizeof (Parser), RAP_LINE);
  store->parser->model = rap_model_get ();
  return store;
}

static gpointer
make (RapDocument *document)
{
  Store            *store = rap_arc_reader_new (rap_words_of (document));
  const RapVectors *vectors = rap_vectors_of (document);
  RapBatch          batch = { NULL, 0, NULL };

  while (rap_vectors_next (vectors, &batch))
    rap_arc_reader_read (store, &batch);
  rap_vectors_leave (document, RAP_VECTORS_FOR_TREE);
  g_clear_pointer (&store->parser, g_aligned_free);
  return store;
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_free (store->steps);
  g_free (store->rels);
  g_aligned_free (store->parser);
  g_free (store);
}

static const RapDerivation derivation = { "arcs", make, store_free, TRUE };

void
rap_arc_reader_keep (RapArcReader *store, RapDocument *document)
{
  g_clear_pointer (&store->parser, g_aligned_free);
  rap_document_keep (document, &derivation, store);
}

const RapArcs *
rap_arcs_of (RapDocument *document)
{
  const Store *store = rap_document_derive (document, &derivation);

  return &store->view;
}
