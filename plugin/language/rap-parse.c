// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-parse.h"

#include <string.h>

#include "language/rap-network.h"
#include "text/rap-lexicon.h"

#define SLOTS      (RAP_N_SLOTS * RAP_HIDDEN)
#define SLOT_SHIFT (RAP_VECTOR_BITS + RAP_WEIGHT_BITS - RAP_STATE_BITS)

typedef struct
{
  RapTree view;
  guint  *heads;
  guint8 *rels;
  guint  *firsts;
  guint  *ends;
} Store;

/* In the order of RapRel. */
static const char *const rel_nicks[RAP_N_RELS] = {
  "acl",      "advcl", "advmod",    "amod",       "appos", "aux",        "case",
  "cc",       "ccomp", "clf",       "compound",   "conj",  "cop",        "csubj",
  "dep",      "det",   "discourse", "dislocated", "expl",  "fixed",      "flat",
  "goeswith", "iobj",  "list",      "mark",       "nmod",  "nsubj",      "nummod",
  "obj",      "obl",   "orphan",    "parataxis",  "punct", "reparandum", "root",
  "vocative", "xcomp",
};

/* ---- One stretch */

typedef struct
{
  const RapModel *model;
  gint16         *layer; /* the parser's own layer over a batch */
  gint16         *slots; /* slot vectors of its words */
  gint32         *sums;
  RapState        state;
  RapView         view;
  gint16          hidden[RAP_HIDDEN] __attribute__ ((aligned (64)));
} Parser;

static const gint16 *
slot_at (const Parser *parser, const gint16 *slots, guint slot)
{
  gint word = parser->view.slots[slot];

  if (word == 0)
    return parser->model->missing + slot * RAP_HIDDEN;
  if (word == (gint) parser->state.n + 1)
    return parser->model->root + slot * RAP_HIDDEN;
  return slots + (gsize) (word - 1) * SLOTS + slot * RAP_HIDDEN;
}

/* Eight numbers in a register, on any machine that has such. */
typedef gint16 Lane __attribute__ ((vector_size (16), aligned (2)));
#define N_LANES (RAP_HIDDEN / 8)

/* The model proves that the sum stays within 16 bits. */
static void
look (Parser *parser, const gint16 *slots)
{
  const gint16 *parts[RAP_N_SLOTS + RAP_N_STATE_ROWS];
  Lane          sums[N_LANES] = { { 0 } };
  const Lane    most = { RAP_VECTOR_MAX, RAP_VECTOR_MAX, RAP_VECTOR_MAX, RAP_VECTOR_MAX,
                         RAP_VECTOR_MAX, RAP_VECTOR_MAX, RAP_VECTOR_MAX, RAP_VECTOR_MAX };

  rap_state_view (&parser->state, &parser->view);
  for (guint k = 0; k < RAP_N_SLOTS; k++)
    parts[k] = slot_at (parser, slots, k);
  for (guint k = 0; k < RAP_N_STATE_ROWS; k++)
    parts[RAP_N_SLOTS + k] =
      parser->model->state_rows + (gsize) parser->view.rows[k] * RAP_HIDDEN;
  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      const Lane *part = (const Lane *) parts[k];
#pragma GCC unroll 12
      for (guint j = 0; j < N_LANES; j++)
        sums[j] += part[j];
    }
  for (guint j = 0; j < N_LANES; j++)
    {
      Lane sum = sums[j] & (Lane) (sums[j] > 0);
      Lane over = (Lane) (sum > most);
      sum = (sum & ~over) | (most & over);
      memcpy (parser->hidden + 8 * j, &sum, sizeof sum);
    }
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
  guint  best = 0;

  parser->model->kernel->one (&parser->model->rels[move - RAP_MOVE_LEFT],
                              0,
                              RAP_REL_OUTPUTS / RAP_BLOCK_OUTPUTS,
                              parser->hidden,
                              sums);
  for (guint i = 1; i < RAP_N_RELS; i++)
    if (sums[i] > sums[best])
      best = i;
  return (guint8) best;
}

/* Two moves a word: it goes on the stack, and off it. */
static void
parse_stretch (Parser           *parser,
               const RapStretch *stretch,
               const gint16     *slots,
               Store            *store)
{
  RapState *state = &parser->state;
  guint     n = stretch->end - stretch->first;

  rap_state_init (state, n);
  while (!rap_state_is_done (state))
    {
      gint32 sums[RAP_BLOCK_OUTPUTS];
      look (parser, slots);
      parser->model->kernel->one (&parser->model->moves, 0, 1, parser->hidden, sums);
      RapMove move = best_move (sums, rap_state_moves (state));
      rap_state_move (state, move, move == RAP_MOVE_SHIFT ? 0 : best_rel (parser, move));
    }
  for (guint i = 1; i <= n; i++)
    {
      guint head = (guint) state->heads[i];
      store->heads[stretch->first + i - 1] =
        head > n ? RAP_NO_HEAD : stretch->first + head - 1;
      store->rels[stretch->first + i - 1] = head > n ? RAP_REL_ROOT : state->rels[i];
    }
}

static void
make_slots (Parser *parser, guint n)
{
  const RapDense *dense = &parser->model->slots;

  rap_layer_sums (parser->model, dense, n, parser->layer, parser->sums);
  for (gsize i = 0; i < (gsize) n * SLOTS; i++)
    {
      gint32 value = (parser->sums[i] + (1 << (SLOT_SHIFT - 1))) >> SLOT_SHIFT;
      parser->slots[i] = (gint16) CLAMP (value, -RAP_SLOT_MAX, RAP_SLOT_MAX);
    }
}

static void
parse_batch (Parser           *parser,
             const RapVectors *vectors,
             guint             stretch,
             guint             end,
             Store            *store)
{
  const RapStretch *stretches = vectors->stretches;
  guint             first = stretches[stretch].first;

  rap_layer_window (parser->model,
                    &parser->model->parse_layer,
                    parser->model->header.carries[RAP_MAX_LAYERS + 1],
                    stretches + stretch,
                    end - stretch,
                    vectors->rows + (gsize) first * RAP_WIDTH,
                    parser->layer);
  make_slots (parser, stretches[end - 1].end - first);
  for (guint i = stretch; i < end; i++)
    parse_stretch (parser,
                   &stretches[i],
                   parser->slots + (gsize) (stretches[i].first - first) * SLOTS,
                   store);
}

static void
parse_all (const RapVectors *vectors, Store *store)
{
  g_autofree Parser *parser = g_new (Parser, 1);
  g_autofree gint16 *layer = g_new (gint16, RAP_MAX_BATCH * RAP_WIDTH);
  g_autofree gint16 *slots = g_new (gint16, RAP_MAX_BATCH * SLOTS);
  g_autofree gint32 *sums = g_new (gint32, RAP_MAX_BATCH * SLOTS);

  parser->model = rap_model_get ();
  parser->layer = layer;
  parser->slots = slots;
  parser->sums = sums;
  for (guint stretch = 0, end; stretch < vectors->n_stretches; stretch = end)
    {
      end = rap_batch_end (vectors, stretch);
      parse_batch (parser, vectors, stretch, end, store);
    }
}

/* ---- The trees */

/* A sentence that was read in stretches has one root: those of the later stretches hang on the
 * first. */
static void
join_stretches (const RapWords *words, Store *store)
{
  for (guint s = 0; s < words->n_sentences; s++)
    {
      const RapSentence *sentence = &words->sentences[s];
      guint              root = RAP_NO_HEAD;
      if (sentence->end - sentence->first <= RAP_MAX_PARSE)
        continue;
      for (guint i = sentence->first; i < sentence->end; i++)
        {
          if (store->heads[i] != RAP_NO_HEAD)
            continue;
          if (root != RAP_NO_HEAD)
            {
              store->heads[i] = root;
              store->rels[i] = RAP_REL_PARATAXIS;
            }
          else
            root = i;
        }
    }
}

/* Children before their heads. */
static void
spread_reach (Store *store, guint n)
{
  g_autofree guint *waiting = g_new0 (guint, n);
  g_autofree guint *ready = g_new (guint, n);
  guint             n_ready = 0;

  for (guint i = 0; i < n; i++)
    {
      store->firsts[i] = i;
      store->ends[i] = i + 1;
      if (store->heads[i] != RAP_NO_HEAD)
        waiting[store->heads[i]]++;
    }
  for (guint i = 0; i < n; i++)
    if (waiting[i] == 0)
      ready[n_ready++] = i;
  for (guint k = 0; k < n_ready; k++)
    {
      guint child = ready[k], head = store->heads[child];
      if (head == RAP_NO_HEAD)
        continue;
      store->firsts[head] = MIN (store->firsts[head], store->firsts[child]);
      store->ends[head] = MAX (store->ends[head], store->ends[child]);
      if (--waiting[head] == 0)
        ready[n_ready++] = head;
    }
}

static gpointer
make (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Store          *store = g_new0 (Store, 1);

  store->heads = g_new (guint, words->n_words);
  store->rels = g_new (guint8, words->n_words);
  store->firsts = g_new (guint, words->n_words);
  store->ends = g_new (guint, words->n_words);
  parse_all (rap_vectors_of (document), store);
  join_stretches (words, store);
  spread_reach (store, words->n_words);
  store->view = (RapTree){ store->heads, store->rels, store->firsts, store->ends };
  return store;
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_free (store->heads);
  g_free (store->rels);
  g_free (store->firsts);
  g_free (store->ends);
  g_free (store);
}

const RapTree *
rap_tree_of (RapDocument *document)
{
  static const RapDerivation tree = { "tree", make, store_free };
  const Store               *store = rap_document_derive (document, &tree);

  return &store->view;
}

const char *
rap_rel_get_nick (RapRel rel)
{
  return rel_nicks[rel];
}

guint
rap_tree_child (const RapWords *words,
                const RapTree  *tree,
                guint           head,
                RapRel          rel,
                guint           after)
{
  guint i = after == RAP_NO_HEAD ? tree->firsts[head] : after + 1;

  for (; i < tree->ends[head] && i < words->n_words; i++)
    if (tree->heads[i] == head && tree->rels[i] == rel)
      return i;
  return RAP_NO_HEAD;
}

static gboolean
is_passive_auxiliary (const RapWord *word)
{
  const RapLexicon *lexicon = rap_lexicon_get ("auxiliaries");
  guint             kind = rap_lexicon_column (lexicon, "kind");

  for (guint row = rap_lexicon_find (lexicon, word->lower, strlen (word->lower));
       row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, kind), "passive-aux"))
      return TRUE;
  return FALSE;
}

/* A participle with auxiliaries is passive by the last of them; one that only carries on
 * another verb is as that verb is; a bare one is passive. */
gboolean
rap_tree_is_passive (const RapWords *words,
                     const RapTags  *tags,
                     const RapTree  *tree,
                     guint           verb)
{
  guint last = RAP_NO_HEAD;

  if (tags->verbs[verb] != RAP_VERB_PARTICIPLE)
    return FALSE;
  for (guint aux = rap_tree_child (words, tree, verb, RAP_REL_AUX, RAP_NO_HEAD);
       aux != RAP_NO_HEAD;
       aux = rap_tree_child (words, tree, verb, RAP_REL_AUX, aux))
    last = aux;
  if (last != RAP_NO_HEAD)
    return is_passive_auxiliary (&words->words[last]);
  /* Heads come before what is joined to them, so that this ends. */
  if (tree->rels[verb] == RAP_REL_CONJ && tree->heads[verb] < verb &&
      tags->verbs[tree->heads[verb]] == RAP_VERB_PARTICIPLE)
    return rap_tree_is_passive (words, tags, tree, tree->heads[verb]);
  return TRUE;
}
