// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-parse-private.h"

#include <string.h>

#include "language/rap-reattach.h"
#include "text/rap-lexicon.h"

#define SLOTS       (RAP_N_SLOTS * RAP_HIDDEN)
#define SLOT_BLOCKS (RAP_HIDDEN / RAP_BLOCK_OUTPUTS)
#define SLOT_SHIFT  (RAP_VECTOR_BITS + RAP_WEIGHT_BITS - RAP_STATE_BITS)

typedef struct _Parser Parser;

struct _RapTreeReader
{
  RapTree view;
  guint  *heads;
  guint8 *rels;
  guint  *firsts;
  guint  *ends;
  Parser *parser; /* NULL once all is read */
};

typedef RapTreeReader Store;

/* In the order of RapRel. */
static const char *const rel_nicks[RAP_N_RELS] = {
  "acl",      "advcl", "advmod",    "amod",       "appos", "aux",        "case",
  "cc",       "ccomp", "clf",       "compound",   "conj",  "cop",        "csubj",
  "dep",      "det",   "discourse", "dislocated", "expl",  "fixed",      "flat",
  "goeswith", "iobj",  "list",      "mark",       "nmod",  "nsubj",      "nummod",
  "obj",      "obl",   "orphan",    "parataxis",  "punct", "reparandum", "root",
  "vocative", "xcomp",
};

G_STATIC_ASSERT (RAP_N_RELS <= RAP_REL_OUTPUTS && RAP_N_RELS < RAP_REL_ROWS);

/* ---- One stretch */

struct _Parser
{
  const RapModel *model;
  RapState        state;
  RapView         view;
  gint16          hidden[RAP_HIDDEN];
  guint8          made[RAP_MAX_BATCH]; /* which slots of children a word has */
  gint16          layer[RAP_MAX_BATCH * RAP_WIDTH]; /* the parser's own layer */
  gint16          slots[RAP_MAX_BATCH * SLOTS];     /* vectors of the words of a batch */
};

/* Slots of children are asked for some words only and made when they are. */
static void
make_slot (Parser *parser, guint row, guint slot, gint16 *out)
{
  const RapModel *model = parser->model;
  gint32          sums[RAP_HIDDEN];

  model->kernel->one (&model->slots,
                      slot * SLOT_BLOCKS,
                      SLOT_BLOCKS,
                      parser->layer + (gsize) row * RAP_WIDTH,
                      sums);
  model->activation
    ->clip (sums, SLOT_BLOCKS, SLOT_SHIFT, RAP_SLOT_MAX, RAP_BLOCK_OUTPUTS, out);
  parser->made[row] |= (guint8) (1u << (slot - RAP_N_EAGER_SLOTS));
}

static const gint16 *
slot_at (Parser *parser, guint row, guint slot)
{
  gint    word = parser->view.slots[slot];
  gint16 *found;

  if (word == 0)
    return parser->model->missing + slot * RAP_HIDDEN;
  if (word == (gint) parser->state.n + 1)
    return parser->model->root + slot * RAP_HIDDEN;
  row += (guint) word - 1;
  found = parser->slots + (gsize) row * SLOTS + slot * RAP_HIDDEN;
  if (slot >= RAP_N_EAGER_SLOTS &&
      (parser->made[row] & (1u << (slot - RAP_N_EAGER_SLOTS))) == 0)
    make_slot (parser, row, slot, found);
  return found;
}

static void
look (Parser *parser, guint row)
{
  const gint16 *parts[RAP_N_SLOTS + RAP_N_STATE_ROWS];

  rap_state_view (&parser->state, &parser->view);
  for (guint k = 0; k < RAP_N_SLOTS; k++)
    parts[k] = slot_at (parser, row, k);
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
make_move (Parser *parser, guint row)
{
  RapState *state = &parser->state;
  gint32    sums[RAP_BLOCK_OUTPUTS];

  look (parser, row);
  parser->model->kernel->one (&parser->model->moves, 0, 1, parser->hidden, sums);
  RapMove move = best_move (sums, rap_state_moves (state));
  rap_state_move (state, move, move == RAP_MOVE_SHIFT ? 0 : best_rel (parser, move));
}

/* Two moves a word: it goes on the stack, and off it. Nothing is asked when the stack is empty,
 * which takes the next word, and when one word is left, which hangs on the root. */
static void
parse_stretch (Parser *parser, const RapStretch *stretch, guint row, Store *store)
{
  RapState *state = &parser->state;
  guint     n = stretch->end - stretch->first;

  rap_state_init (state, n);
  while (!rap_state_is_done (state))
    if (state->depth == 0)
      rap_state_move (state, RAP_MOVE_SHIFT, 0);
    else if (state->depth == 1 && state->front > n)
      rap_state_move (state, RAP_MOVE_LEFT, RAP_REL_ROOT);
    else
      make_move (parser, row);
  for (guint i = 1; i <= n; i++)
    {
      guint head = (guint) state->heads[i];
      store->heads[stretch->first + i - 1] =
        head > n ? RAP_NO_HEAD : stretch->first + head - 1;
      store->rels[stretch->first + i - 1] = head > n ? RAP_REL_ROOT : state->rels[i];
    }
}

void
rap_tree_reader_read (RapTreeReader *store, const RapBatch *batch)
{
  Parser         *parser = store->parser;
  const RapModel *model = parser->model;
  guint           first = rap_batch_first (batch), n = rap_batch_n_words (batch);

  rap_layer_window (model,
                    model->parse_layer,
                    model->header.carries[RAP_MAX_LAYERS + 1],
                    batch->stretches,
                    batch->n_stretches,
                    batch->rows,
                    parser->layer);
  rap_layer_short (model,
                   &model->slots,
                   RAP_N_EAGER_SLOTS * SLOT_BLOCKS,
                   n,
                   parser->layer,
                   SLOT_SHIFT,
                   RAP_SLOT_MAX,
                   SLOTS,
                   parser->slots);
  memset (parser->made, 0, n);
  for (guint i = 0; i < batch->n_stretches; i++)
    parse_stretch (parser,
                   &batch->stretches[i],
                   batch->stretches[i].first - first,
                   store);
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

RapTreeReader *
rap_tree_reader_new (const RapWords *words)
{
  Store *store = g_new0 (Store, 1);

  store->heads = g_new (guint, words->n_words);
  store->rels = g_new (guint8, words->n_words);
  for (guint i = 0; i < words->n_words; i++)
    {
      store->heads[i] = RAP_NO_HEAD;
      store->rels[i] = RAP_REL_ROOT;
    }
  store->parser = g_new (Parser, 1);
  store->parser->model = rap_model_get ();
  return store;
}

static void
finish (Store *store, const RapWords *words, const RapTags *tags)
{
  g_clear_pointer (&store->parser, g_free);
  store->firsts = g_new (guint, words->n_words);
  store->ends = g_new (guint, words->n_words);
  join_stretches (words, store);
  rap_tree_reattach (words, tags, store->heads, store->rels);
  spread_reach (store, words->n_words);
  store->view = (RapTree){ store->heads, store->rels, store->firsts, store->ends };
}

static gpointer
make (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  Store            *store = rap_tree_reader_new (words);
  const RapVectors *vectors = rap_vectors_of (document);
  RapBatch          batch = { NULL, 0, NULL };

  while (rap_vectors_next (vectors, &batch))
    rap_tree_reader_read (store, &batch);
  rap_vectors_leave (document, RAP_VECTORS_FOR_TREE);
  finish (store, words, rap_tags_of (document));
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
  g_free (store->parser);
  g_free (store);
}

static const RapDerivation derivation = { "tree", make, store_free, TRUE };

void
rap_tree_reader_keep (RapTreeReader *store, RapDocument *document)
{
  finish (store, rap_words_of (document), rap_tags_of (document));
  rap_document_keep (document, &derivation, store);
}

const RapTree *
rap_tree_of (RapDocument *document)
{
  const Store *store = rap_document_derive (document, &derivation);

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

guint
rap_word_case (RapDocument *document, guint word)
{
  const RapWords *words = rap_words_of (document);
  const RapTree  *tree = rap_tree_of (document);
  guint           found = rap_tree_child (words, tree, word, RAP_REL_CASE, RAP_NO_HEAD);

  return found != RAP_NO_HEAD
           ? found
           : rap_tree_child (words, tree, word, RAP_REL_MARK, RAP_NO_HEAD);
}
