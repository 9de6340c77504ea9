// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-update.h"

#include <string.h>

#include "relate/rap-index.h"
#include "summarise/rap-context.h"

/* A sentence that has this share of its weight in one earlier sentence, or in a few of them
 * together, tells nothing new unless it has a new number. Thousandths. */
#define SAME_AS_ONE 600
#define SAME_AS_FEW 800
#define FEW         3

typedef struct
{
  RapDossier     *dossier;
  const RapIndex *index;
  gboolean       *earlier; /* a document: told before what is looked at */
} Update;

static gboolean
has_new_number (const Update *update, RapDocument *document, const RapSentence *sentence)
{
  const RapWords *words = rap_words_of (document);
  const RapTerms *terms = rap_terms_of (document);
  for (guint i = sentence->first; i < sentence->end; i++)
    if ((words->words[i].flags & RAP_WORD_DIGITS) &&
        !rap_index_has_term (update->index, terms->keys[i], update->earlier))
      return TRUE;
  return FALSE;
}

/* The share of a sentence's weight that is in any of the matched ones. */
static guint
share_in_few (const Update      *update,
              RapDocument       *document,
              const RapSentence *sentence,
              const GArray      *matches)
{
  const RapTerms *terms = rap_terms_of (document);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  guint64 all = 0, shared = 0;

  for (guint m = 0; m < MIN (matches->len, FEW); m++)
    {
      const RapIndexPlace *place =
        rap_index_get_place (update->index,
                             g_array_index (matches, RapIndexMatch, m).place);
      RapDocument *other = rap_dossier_get_document (update->dossier, place->document);
      const RapSentence *s = &rap_words_of (other)->sentences[place->sentence];
      for (guint i = s->first; i < s->end; i++)
        g_hash_table_add (told, GUINT_TO_POINTER (rap_terms_of (other)->keys[i]));
    }
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      all += terms->weights[i];
      if (g_hash_table_contains (told, GUINT_TO_POINTER (terms->keys[i])))
        shared += terms->weights[i];
    }
  return (guint) (shared * 1000 / MAX (1, all));
}

static gboolean
is_new (const Update *update, guint d, guint s)
{
  RapDocument       *document = rap_dossier_get_document (update->dossier, d);
  const RapSentence *sentence = &rap_words_of (document)->sentences[s];
  guint              place = rap_index_get_number (update->index, d, s);
  g_autoptr (GArray) matches =
    rap_index_match (update->index, place, update->earlier, FEW);

  if (matches->len == 0 || has_new_number (update, document, sentence))
    return rap_index_get_weight (update->index, place) > 0;
  return g_array_index (matches, RapIndexMatch, 0).share < SAME_AS_ONE &&
         share_in_few (update, document, sentence, matches) < SAME_AS_FEW;
}

static void
look_at_document (const Update *update, guint d, GPtrArray *rows)
{
  RapDocument      *document = rap_dossier_get_document (update->dossier, d);
  const RapWords   *words = rap_words_of (document);
  guint             n_blocks;
  const RapBlock   *blocks = rap_document_get_blocks (document, &n_blocks);
  const char       *published = rap_document_get_published (document);
  const RapContext *context = rap_context_of (document);

  for (guint s = 0; s < words->n_sentences; s++)
    {
      RapBlockRole role = blocks[words->sentences[s].block].role;
      if (role == RAP_BLOCK_TITLE || role == RAP_BLOCK_HEADING ||
          (context->needs[s] & (RAP_NEED_CALLER | RAP_NEED_VOICE)) != 0 ||
          !is_new (update, d, s))
        continue;
      RapRow *row = rap_row_new (RAP_RELATION_NEW);
      rap_row_add_place (row, d, words->sentences[s].span);
      g_strlcpy (row->when, published != NULL ? published : "", sizeof row->when);
      g_ptr_array_add (rows, row);
    }
}

static gboolean
is_since (RapDocument *document, const char *since)
{
  const char *published = rap_document_get_published (document);
  return published != NULL && strncmp (published, since, strlen (since)) >= 0;
}

GPtrArray *
rap_update_make (RapDossier   *dossier,
                 const char   *since,
                 GCancellable *cancellable,
                 GError      **error)
{
  guint                n = rap_dossier_get_n_documents (dossier);
  g_autofree guint    *order = rap_dossier_order_by_date (dossier);
  g_autofree gboolean *earlier = g_new0 (gboolean, n + 1);
  Update               update = { dossier, rap_index_of (dossier), earlier };
  gboolean             dated = since != NULL && *since != '\0';
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_row_free);

  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      guint    d = order[i];
      gboolean wanted =
        dated ? is_since (rap_dossier_get_document (dossier, d), since) : i + 1 == n;
      if (wanted && i > 0)
        look_at_document (&update, d, rows);
      earlier[d] = TRUE;
    }
  return g_steal_pointer (&rows);
}
