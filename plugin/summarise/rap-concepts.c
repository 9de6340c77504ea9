// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-concepts.h"

#include "relate/rap-terms.h"
#include "summarise/rap-rank.h"
#include "text/rap-trees.h"

#define MAX_VALUE 30000
/* A sentence is mostly quoted from this part of 255 on. */
#define MOSTLY 128

typedef struct
{
  guint64 key;
  guint   id;
} Slot;

/* Where a concept was seen last, plus 1. */
typedef struct
{
  guint sentence;
  guint document;
} Last;

typedef struct
{
  RapDossier        *dossier;
  const RapFeatures *features;
  RapConcept        *concepts; /* with room for as many as there can be */
  Last              *last;     /* of each */
  guint              n_concepts;
  guint             *ids;
  guint              n_ids;
  Slot              *slots;
  guint              mask;
  guint              n_documents;
} Make;

static RapTreesModel model_of_trees = { .name = "concepts.bin",
                                        .n_features = RAP_N_CONCEPT_VALUES };

void
rap_concepts_use (GBytes *bytes)
{
  rap_trees_use (&model_of_trees, bytes);
}

static guint
hash_key (guint64 key)
{
  return (guint) ((key ^ key >> 29) * 0x9E3779B97F4A7C15u >> 32);
}

static Slot *
find_slot (const Make *make, guint64 key)
{
  for (guint i = hash_key (key);; i++)
    {
      Slot *slot = &make->slots[i & make->mask];
      if (slot->key == key || slot->key == 0)
        return slot;
    }
}

static void
grow (Make *make)
{
  Slot *old = make->slots;
  guint size = make->mask + 1;

  make->mask = size * 4 - 1;
  make->slots = g_new0 (Slot, size * 4);
  for (guint i = 0; i < size; i++)
    if (old[i].key != 0)
      *find_slot (make, old[i].key) = old[i];
  g_free (old);
}

static guint
find_concept (Make *make, guint64 key)
{
  Slot *slot = find_slot (make, key);

  if (slot->key == key)
    return slot->id;
  if (make->n_concepts * 2 > make->mask)
    {
      grow (make);
      slot = find_slot (make, key);
    }
  slot->key = key;
  slot->id = make->n_concepts++;
  make->concepts[slot->id] = (RapConcept){ .key = key };
  make->last[slot->id] = (Last){ 0, 0 };
  return slot->id;
}

static void
raise_value (int *value, int by)
{
  *value = MIN (*value + by, MAX_VALUE);
}

static void
raise_to (int *value, int least)
{
  *value = MAX (*value, least);
}

/* First time in this sentence. */
static void
meet_in_sentence (Make *make, guint id, guint number, guint word)
{
  const RapSentenceFeatures *s = &make->features->sentences[number];
  int                       *values = make->concepts[id].values;
  guint                     *document = &make->last[id].document;
  guint                      place = s->sentence;

  if (values[RAP_CONCEPT_SENTENCES] == 0)
    {
      values[RAP_CONCEPT_FIRST] = MIN (place, MAX_VALUE);
      values[RAP_CONCEPT_FIRST_PART] = s->values[RAP_FEATURE_PART];
      values[RAP_CONCEPT_FIRST_WORD] = MIN (word, MAX_VALUE);
    }
  raise_value (&values[RAP_CONCEPT_SENTENCES], 1);
  if (*document != s->document + 1)
    raise_value (&values[RAP_CONCEPT_DOCUMENTS], 1);
  *document = s->document + 1;
  values[RAP_CONCEPT_LAST] = MIN (place, MAX_VALUE);
  raise_value (&values[RAP_CONCEPT_QUOTED], s->values[RAP_FEATURE_QUOTED] > MOSTLY);
  raise_to (&values[RAP_CONCEPT_CENTROID], s->values[RAP_FEATURE_CENTROID]);
  raise_to (&values[RAP_CONCEPT_FORWARD], s->values[RAP_FEATURE_FORWARD]);
}

static guint
meet (Make    *make,
      guint64  key,
      guint    number,
      guint    place,
      gboolean capital,
      gboolean digits,
      guint    weight)
{
  guint  id = find_concept (make, key);
  int   *values = make->concepts[id].values;
  guint *sentence = &make->last[id].sentence;

  raise_value (&values[RAP_CONCEPT_COUNT], 1);
  raise_value (&values[RAP_CONCEPT_CAPITALS], capital && place > 0);
  values[RAP_CONCEPT_DIGITS] = digits;
  values[RAP_CONCEPT_WEIGHT] = weight;
  if (*sentence != number + 1)
    {
      *sentence = number + 1;
      make->ids[make->n_ids++] = id;
      meet_in_sentence (make, id, number, place);
    }
  return id;
}

static void
read_sentence (Make *make, guint number, const RapWords *words, const RapTerms *terms)
{
  const RapSentence *sentence =
    &words->sentences[make->features->sentences[number].sentence];
  guint before = G_MAXUINT, place = 0;

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      if (terms->keys[i] == RAP_TERM_NONE)
        continue;
      gboolean capital = (words->words[i].flags & RAP_WORD_CAPITAL) != 0;
      gboolean digits = (words->words[i].flags & RAP_WORD_DIGITS) != 0;
      meet (make, terms->keys[i], number, place, capital, digits, terms->weights[i]);
      if (before != G_MAXUINT)
        {
          guint64 key = (guint64) terms->keys[before] << 32 | terms->keys[i];
          guint   weight = (guint) terms->weights[before] + terms->weights[i];
          guint   id = meet (make, key, number, place, capital, digits, weight);
          int    *values = make->concepts[id].values;
          values[RAP_CONCEPT_IS_PAIR] = 1;
          values[RAP_CONCEPT_RARER] = MAX (terms->weights[before], terms->weights[i]);
        }
      before = i;
      place++;
    }
}

G_STATIC_ASSERT (sizeof (RapConcept) % sizeof (int) == 0);

static void
value_all (RapConcept *all, guint n)
{
  g_autofree gint64 *worths = g_new (gint64, n + 1);

  if (n == 0)
    return;
  rap_trees_score_all (rap_trees_get (&model_of_trees),
                       all->values,
                       sizeof *all / sizeof (int),
                       n,
                       worths);
  for (guint i = 0; i < n; i++)
    all[i].worth = (int) CLAMP (worths[i] * 1000 / RAP_RANK_POINT, 0, 1000);
}

/* What is known only when everything is read. */
static void
finish (Make *make)
{
  for (guint i = 0; i < make->n_concepts; i++)
    {
      int *values = make->concepts[i].values;
      values[RAP_CONCEPT_ALL_SENTENCES] = MIN (make->features->n_sentences, MAX_VALUE);
      values[RAP_CONCEPT_ALL_DOCUMENTS] = MIN (make->n_documents, MAX_VALUE);
      values[RAP_CONCEPT_FREQUENT_COUNT] = values[RAP_CONCEPT_COUNT];
    }
  for (guint i = 0; i < make->n_concepts; i++)
    {
      RapConcept *concept = &make->concepts[i];
      int        *values = concept->values;
      if (values[RAP_CONCEPT_IS_PAIR])
        {
          guint      left = find_concept (make, concept->key >> 32);
          guint      right = find_concept (make, concept->key & G_MAXUINT32);
          const int *a = make->concepts[left].values;
          const int *b = make->concepts[right].values;
          values[RAP_CONCEPT_FREQUENT_COUNT] =
            MIN (a[RAP_CONCEPT_COUNT], b[RAP_CONCEPT_COUNT]);
        }
    }
  value_all (make->concepts, make->n_concepts);
}

static gpointer
make_concepts (RapDossier *dossier)
{
  RapConcepts *concepts = g_new0 (RapConcepts, 1);
  Make         make = { .dossier = dossier, .features = rap_features_of (dossier) };
  guint        n_words = 0, size = 256;

  make.n_documents = rap_dossier_get_n_documents (dossier);
  for (guint d = 0; d < make.n_documents; d++)
    n_words += rap_words_of (rap_dossier_get_document (dossier, d))->n_words;
  while (size < n_words)
    size *= 2;
  make.slots = g_new0 (Slot, size);
  make.mask = size - 1;
  /* A word is met by itself and with the one before it. */
  make.concepts = g_new (RapConcept, (gsize) n_words * 2 + 1);
  make.last = g_new (Last, (gsize) n_words * 2 + 1);
  make.ids = g_new (guint, (gsize) n_words * 2 + 1);
  concepts->firsts = g_new0 (guint, make.features->n_sentences + 1);
  for (guint i = 0; i < make.features->n_sentences; i++)
    {
      RapDocument *document =
        rap_dossier_get_document (dossier, make.features->sentences[i].document);
      concepts->firsts[i] = make.n_ids;
      read_sentence (&make, i, rap_words_of (document), rap_terms_of (document));
    }
  concepts->firsts[make.features->n_sentences] = make.n_ids;
  finish (&make);
  concepts->n_concepts = make.n_concepts;
  concepts->concepts =
    g_realloc_n (make.concepts, (gsize) make.n_concepts + 1, sizeof (RapConcept));
  concepts->ids = g_realloc_n (make.ids, (gsize) make.n_ids + 1, sizeof (guint));
  g_free (make.last);
  g_free (make.slots);
  return concepts;
}

static void
free_concepts (gpointer value)
{
  RapConcepts *concepts = value;
  g_free (concepts->concepts);
  g_free (concepts->ids);
  g_free (concepts->firsts);
  g_free (concepts);
}

const RapConcepts *
rap_concepts_of (RapDossier *dossier)
{
  static const RapDossierDerivation derivation = { "concepts",
                                                   make_concepts,
                                                   free_concepts };
  return rap_dossier_derive (dossier, &derivation);
}
