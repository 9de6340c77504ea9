// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-tree.h"

#include <string.h>

#include "language/rap-conjuncts.h"
#include "language/rap-main-verb.h"
#include "language/rap-parse.h"
#include "language/rap-reattach.h"
#include "text/rap-lexicon.h"

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

/* What is not read stands alone. */
static void
follow_arcs (const RapArcs *arcs, guint first, guint end, Store *store)
{
  for (guint i = first; i < end; i++)
    {
      store->heads[i] =
        arcs->steps[i] == 0 ? RAP_NO_HEAD : (guint) ((gint64) i + arcs->steps[i]);
      store->rels[i] = arcs->rels[i];
    }
}

/* Children before their heads; words of a ring, and those above one, wait for ever. Returns how many
 * do not. */
static guint
spread_reach (Store *store, guint *waiting, guint n)
{
  g_autofree guint *ready = g_new (guint, n);
  guint             n_ready = 0;

  memset (waiting, 0, n * sizeof *waiting);
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
  return n_ready;
}

/* Where what was mended makes a ring of a sentence, the sentence stands as it was read. */
static void
find_reach (const RapWords *words, const RapArcs *arcs, Store *store)
{
  guint             n = words->n_words;
  g_autofree guint *waiting = g_new (guint, n + 1); /* none is not NULL */

  if (spread_reach (store, waiting, n) == n)
    return;
  for (guint i = 0; i < words->n_sentences; i++)
    {
      guint word = words->sentences[i].first, end = words->sentences[i].end;
      while (word < end && waiting[word] == 0)
        word++;
      if (word < end)
        follow_arcs (arcs, words->sentences[i].first, end, store);
    }
  join_stretches (words, store);
  spread_reach (store, waiting, n);
}

static gpointer
make (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  const RapTags  *tags = rap_tags_of (document);
  Store          *store = g_new0 (Store, 1);
  guint           n = words->n_words;

  store->heads = g_new (guint, n);
  store->rels = g_new (guint8, n);
  store->firsts = g_new (guint, n);
  store->ends = g_new (guint, n);
  follow_arcs (rap_arcs_of (document), 0, n, store);
  join_stretches (words, store);
  RapArcEdits arcs = { words, tags, store->heads, store->rels };
  rap_tree_raise_main_verbs (&arcs);
  rap_tree_reattach (&arcs);
  rap_tree_mend_conjuncts (&arcs);
  find_reach (words, rap_arcs_of (document), store);
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

static const RapDerivation derivation = { "tree", make, store_free, TRUE };

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
