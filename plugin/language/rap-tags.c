// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-tags-private.h"

#include <string.h>

#include "language/rap-lemmas.h"
#include "language/rap-retag.h"

/* A word whose tag is not sure, with the form that goes with each guess. */
typedef struct
{
  guint    word;
  guint8   chosen;
  guint8   forms[RAP_N_GUESSES];
  RapGuess guess;
} Doubt;

struct _RapTagReader
{
  RapTags       view;
  guint8       *tags;
  guint8       *forms; /* RapForm */
  guint8       *verbs;
  const char  **lemmas;
  GStringChunk *strings;
  /* Until all is read. */
  const RapWords *words;
  RapFormTags    *form_tags;
  GArray         *doubts;
};

typedef RapTagReader Store;

/* In the order of RapTag. */
static const char *const tag_nicks[RAP_N_TAGS] = {
  "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

G_STATIC_ASSERT (RAP_N_TAGS + RAP_N_FORMS <= RAP_TAG_OUTPUTS);

static const guint8 verb_of_form[RAP_N_FORMS] = {
  [RAP_FORM_BASE] = RAP_VERB_BASE,
  [RAP_FORM_PRESENT] = RAP_VERB_PRESENT,
  [RAP_FORM_PRESENT_S] = RAP_VERB_PRESENT,
  [RAP_FORM_PAST] = RAP_VERB_PAST,
  [RAP_FORM_PARTICIPLE] = RAP_VERB_PARTICIPLE,
  [RAP_FORM_ING] = RAP_VERB_ING,
  [RAP_FORM_MODAL] = RAP_VERB_PRESENT,
};

/* The likeliest form of a word with this tag; one that fits, when the tag is not the network's own
 * choice. */
static guint8
form_for (const gint32 *sums, guint8 tag, gboolean fits)
{
  guint8 form = (guint8) rap_largest (sums, RAP_N_FORMS);

  if (!fits || (tag != RAP_TAG_VERB && tag != RAP_TAG_AUX) ||
      (form >= RAP_FORM_BASE && form <= RAP_FORM_MODAL))
    return form;
  return (guint8) (RAP_FORM_BASE + rap_largest (sums + RAP_FORM_BASE,
                                                RAP_FORM_MODAL - RAP_FORM_BASE + 1));
}

static void
add_doubt (Store *store, guint word, const gint32 *row)
{
  Doubt doubt = { .word = word };

  rap_guess_read (row, &doubt.guess);
  for (guint k = 0; k < RAP_N_GUESSES; k++)
    doubt.forms[k] = form_for (row + RAP_N_TAGS, doubt.guess.tags[k], k > 0);
  g_array_append_val (store->doubts, doubt);
}

void
rap_tag_reader_read (RapTagReader *store, const RapBatch *batch)
{
  const RapModel *model = rap_model_get ();
  guint           first = rap_batch_first (batch), n = rap_batch_n_words (batch);
  gint32          sums[RAP_MAX_BATCH * RAP_TAG_OUTPUTS];

  rap_layer_sums (model, &model->tags, n, batch->rows, sums);
  for (guint i = 0; i < n; i++)
    {
      const gint32 *row = sums + i * RAP_TAG_OUTPUTS;
      guint8        tag = (guint8) rap_largest (row, RAP_N_TAGS);
      gint32        margin = rap_guess_margin (row, tag);
      rap_form_tags_add (store->form_tags,
                         &store->words->words[first + i],
                         tag,
                         rap_guess_is_sure (margin));
      store->tags[first + i] = tag;
      store->forms[first + i] = (guint8) rap_largest (row + RAP_N_TAGS, RAP_N_FORMS);
      if (rap_guess_is_open (margin))
        add_doubt (store, first + i, row);
    }
}

/* Where the network is not sure the word, its neighbours, the tree and the document have a say. All
 * look at what the network said. */
static void
look_again (const RapWords *words, const RapArcs *arcs, Store *store)
{
  RapTagged tagged = {
    words->words, words->n_words, store->tags, store->form_tags, arcs
  };

  for (guint i = 0; i < store->doubts->len; i++)
    {
      Doubt *doubt = &g_array_index (store->doubts, Doubt, i);
      doubt->chosen = (guint8) rap_retag_choose (&tagged, doubt->word, &doubt->guess);
    }
  for (guint i = 0; i < store->doubts->len; i++)
    {
      const Doubt *doubt = &g_array_index (store->doubts, Doubt, i);
      store->tags[doubt->word] = doubt->guess.tags[doubt->chosen];
      store->forms[doubt->word] = doubt->forms[doubt->chosen];
    }
  for (guint i = 0; i < words->n_words; i++)
    {
      gboolean verb = store->tags[i] == RAP_TAG_VERB || store->tags[i] == RAP_TAG_AUX;
      store->verbs[i] = verb ? verb_of_form[store->forms[i]] : RAP_VERB_NONE;
    }
  g_clear_pointer (&store->doubts, g_array_unref);
  g_clear_pointer (&store->form_tags, g_free);
}

/* How lemmas of words are made depends on the word and its tag alone, so every thread remembers
 * what it has found lately. */
#define SCRIPT_BITS 12

typedef struct
{
  guint64               keys[1 << SCRIPT_BITS];
  const RapLemmaScript *scripts[1 << SCRIPT_BITS];
} Scripts;

static GPrivate scripts_of_thread = G_PRIVATE_INIT (g_free);

static Scripts *
get_scripts (void)
{
  Scripts *scripts = g_private_get (&scripts_of_thread);

  if (scripts == NULL)
    {
      scripts = g_new0 (Scripts, 1);
      g_private_set (&scripts_of_thread, scripts);
    }
  return scripts;
}

static const RapLemmaScript *
script_of (const RapModel *model,
           Scripts        *scripts,
           const RapWord  *word,
           guint8          tag,
           guint8          form)
{
  guint64 key = (rap_word_record (word).key ^ ((guint64) tag << 8 | form)) *
                G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint at = (guint) (key >> (64 - SCRIPT_BITS));

  key |= 1;
  if (scripts->keys[at] != key)
    {
      scripts->scripts[at] = rap_lemma_find (model, tag, form, word->lower);
      scripts->keys[at] = key;
    }
  return scripts->scripts[at];
}

static const char *
lemma_of (const RapModel *model,
          Scripts        *scripts,
          Store          *store,
          const RapWord  *word,
          guint           at)
{
  RapTag                tag = store->tags[at];
  const RapLemmaScript *script = script_of (model, scripts, word, tag, store->forms[at]);
  const char           *base = tag == RAP_TAG_PROPN ? word->form : word->lower;
  char                  lemma[256];

  if (script == NULL)
    return base;
  gsize length = strlen (base), stem = rap_lemma_stem (script, base, length);
  if (stem == length && *script->add == '\0')
    return base;
  if (stem + sizeof script->add > sizeof lemma)
    return base;
  memcpy (lemma, base, stem);
  strcpy (lemma + stem, script->add);
  return g_string_chunk_insert_const (store->strings, lemma);
}

/* Words of one form mostly have one lemma: what was found last is kept by form. */
typedef struct
{
  const char *lemma; /* NULL: nothing yet */
  guint8      tag;
  guint8      form;
} Known;

static void
read_lemmas (const RapModel *model, const RapWords *words, Store *store)
{
  g_autofree Known *known = g_new0 (Known, words->n_forms);
  Scripts          *scripts = get_scripts ();

  for (guint i = 0; i < words->n_words; i++)
    {
      Known *last = &known[rap_word_form (&words->words[i])];
      if (last->lemma == NULL || last->tag != store->tags[i] ||
          last->form != store->forms[i])
        *last = (Known){ lemma_of (model, scripts, store, &words->words[i], i),
                         store->tags[i],
                         store->forms[i] };
      store->lemmas[i] = last->lemma;
    }
}

RapTagReader *
rap_tag_reader_new (const RapWords *words)
{
  Store *store = g_new0 (Store, 1);

  store->tags = g_new0 (guint8, words->n_words);
  store->forms = g_new0 (guint8, words->n_words);
  store->verbs = g_new0 (guint8, words->n_words);
  store->lemmas = g_new (const char *, words->n_words);
  store->strings = g_string_chunk_new (1024);
  store->words = words;
  store->form_tags = g_new0 (RapFormTags, words->n_forms);
  store->doubts = g_array_new (FALSE, FALSE, sizeof (Doubt));
  return store;
}

static void
finish (Store *store, RapDocument *document)
{
  const RapWords *words = rap_words_of (document);

  look_again (words, rap_arcs_of (document), store);
  read_lemmas (rap_model_get (), words, store);
  g_clear_pointer (&store->forms, g_free);
  store->view = (RapTags){ store->tags, store->verbs, store->lemmas };
}

static gpointer
make (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  Store            *store = rap_tag_reader_new (words);
  const RapVectors *vectors = rap_vectors_of (document);
  RapBatch          batch = { NULL, 0, NULL };

  while (rap_vectors_next (vectors, &batch))
    rap_tag_reader_read (store, &batch);
  rap_vectors_leave (document, RAP_VECTORS_FOR_TAGS);
  finish (store, document);
  return store;
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_free (store->tags);
  g_free (store->forms);
  g_free (store->verbs);
  g_free (store->lemmas);
  g_free (store->form_tags);
  g_clear_pointer (&store->doubts, g_array_unref);
  g_string_chunk_free (store->strings);
  g_free (store);
}

static const RapDerivation derivation = { "tags", make, store_free, TRUE };

const guint8 *
rap_tag_reader_get_tags (const RapTagReader *store)
{
  return store->tags;
}

void
rap_tag_reader_keep (RapTagReader *store, RapDocument *document)
{
  finish (store, document);
  rap_document_keep (document, &derivation, store);
}

const RapTags *
rap_tags_of (RapDocument *document)
{
  const Store *store = rap_document_derive (document, &derivation);

  return &store->view;
}

const char *
rap_tag_get_nick (RapTag tag)
{
  return tag_nicks[tag];
}

const char *
rap_tags_show_lemma (const RapTags *tags, guint word, char capital[2])
{
  const char *lemma = tags->lemmas[word];

  if (tags->tags[word] != RAP_TAG_PRON || lemma[0] == '\0' || lemma[1] != '\0')
    return lemma;
  capital[0] = g_ascii_toupper (lemma[0]);
  capital[1] = '\0';
  return capital;
}
