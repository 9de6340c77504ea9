// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-index.h"

/* A term in more sentences than this says little about any of them. */
#define MAX_HOLDERS 256

struct _RapIndex
{
  GArray     *places;  /* RapIndexPlace */
  guint      *firsts;  /* a document: its first place */
  GArray     *weights; /* guint per place */
  GPtrArray  *terms;   /* GArray of Term per place */
  GHashTable *holders; /* key: GArray of places, in order */
};

typedef struct
{
  guint32 key;
  guint   weight;
} Term;

static void
hold (RapIndex *index, guint32 key, guint place)
{
  GArray *list = g_hash_table_lookup (index->holders, GUINT_TO_POINTER (key));
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index->holders, GUINT_TO_POINTER (key), list);
    }
  g_array_append_val (list, place);
}

static gboolean
holds_already (const RapIndex *index, guint32 key, guint place)
{
  const GArray *list = g_hash_table_lookup (index->holders, GUINT_TO_POINTER (key));
  return list != NULL && g_array_index (list, guint, list->len - 1) == place;
}

static void
add_sentence (RapIndex          *index,
              guint              d,
              guint              s,
              const RapSentence *sentence,
              const RapTerms    *terms)
{
  RapIndexPlace place = { d, s };
  guint         number = index->places->len, sum = 0;
  GArray       *own = g_array_new (FALSE, FALSE, sizeof (Term));

  g_array_append_val (index->places, place);
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      Term term = { terms->keys[i], terms->weights[i] };
      if (term.key == RAP_TERM_NONE || term.weight == 0 ||
          holds_already (index, term.key, number))
        continue;
      hold (index, term.key, number);
      g_array_append_val (own, term);
      sum += term.weight;
    }
  g_array_append_val (index->weights, sum);
  g_ptr_array_add (index->terms, own);
}

static gpointer
make_index (RapDossier *dossier)
{
  RapIndex *index = g_new0 (RapIndex, 1);
  guint     n = rap_dossier_get_n_documents (dossier);

  index->places = g_array_new (FALSE, FALSE, sizeof (RapIndexPlace));
  index->weights = g_array_new (FALSE, FALSE, sizeof (guint));
  index->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  index->holders =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  index->firsts = g_new0 (guint, n + 1);
  for (guint d = 0; d < n; d++)
    {
      RapDocument    *document = rap_dossier_get_document (dossier, d);
      const RapWords *words = rap_words_of (document);
      index->firsts[d] = index->places->len;
      for (guint s = 0; s < words->n_sentences; s++)
        add_sentence (index, d, s, &words->sentences[s], rap_terms_of (document));
    }
  index->firsts[n] = index->places->len;
  return index;
}

static void
free_index (gpointer value)
{
  RapIndex *index = value;
  g_array_unref (index->places);
  g_array_unref (index->weights);
  g_ptr_array_unref (index->terms);
  g_hash_table_unref (index->holders);
  g_free (index->firsts);
  g_free (index);
}

const RapIndex *
rap_index_of (RapDossier *dossier)
{
  static const RapDossierDerivation derivation = { "index", make_index, free_index };
  return rap_dossier_derive (dossier, &derivation);
}

guint
rap_index_n_places (const RapIndex *index)
{
  return index->places->len;
}

const RapIndexPlace *
rap_index_get_place (const RapIndex *index, guint place)
{
  return &g_array_index (index->places, RapIndexPlace, place);
}

guint
rap_index_get_number (const RapIndex *index, guint document, guint sentence)
{
  return index->firsts[document] + sentence;
}

guint
rap_index_get_weight (const RapIndex *index, guint place)
{
  return g_array_index (index->weights, guint, place);
}

guint
rap_index_count_term (const RapIndex *index, guint32 key)
{
  const GArray *list = g_hash_table_lookup (index->holders, GUINT_TO_POINTER (key));
  return list != NULL ? list->len : 0;
}

gboolean
rap_index_has_term (const RapIndex *index, guint32 key, const gboolean *among)
{
  const GArray *list = g_hash_table_lookup (index->holders, GUINT_TO_POINTER (key));
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (among[rap_index_get_place (index, g_array_index (list, guint, i))->document])
      return TRUE;
  return FALSE;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const RapIndexMatch *left = a, *right = b;
  if (left->share != right->share)
    return left->share > right->share ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

static GArray *
list_matches (const RapIndex *index, GHashTable *sums, guint weight)
{
  GArray        *matches = g_array_new (FALSE, FALSE, sizeof (RapIndexMatch));
  GHashTableIter iter;
  gpointer       place, sum;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &place, &sum))
    {
      guint         other = rap_index_get_weight (index, GPOINTER_TO_UINT (place));
      guint64       shared = (guint64) GPOINTER_TO_UINT (sum) * 1000;
      RapIndexMatch match = { GPOINTER_TO_UINT (place),
                              (guint) (shared / MAX (1, weight)),
                              (guint) (shared / MAX (1, other)) };
      g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  return matches;
}

GArray *
rap_index_match (const RapIndex *index, guint place, const gboolean *among, guint most)
{
  const GArray *own = g_ptr_array_index (index->terms, place);
  g_autoptr (GHashTable) sums = g_hash_table_new (NULL, NULL);

  for (guint t = 0; t < own->len; t++)
    {
      const Term   *term = &g_array_index (own, Term, t);
      const GArray *list =
        g_hash_table_lookup (index->holders, GUINT_TO_POINTER (term->key));
      if (list->len > MAX_HOLDERS)
        continue;
      for (guint i = 0; i < list->len; i++)
        {
          guint holder = g_array_index (list, guint, i);
          if (holder == place || !among[rap_index_get_place (index, holder)->document])
            continue;
          guint sum =
            GPOINTER_TO_UINT (g_hash_table_lookup (sums, GUINT_TO_POINTER (holder)));
          g_hash_table_insert (sums,
                               GUINT_TO_POINTER (holder),
                               GUINT_TO_POINTER (sum + term->weight));
        }
    }
  GArray *matches = list_matches (index, sums, rap_index_get_weight (index, place));
  if (matches->len > most)
    g_array_set_size (matches, most);
  return matches;
}
