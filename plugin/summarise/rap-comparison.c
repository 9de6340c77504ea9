// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-comparison.h"

#include "relate/rap-index.h"
#include "summarise/rap-date-pairs.h"
#include "summarise/rap-figure-pairs.h"
#include "summarise/rap-quote-pairs.h"
#include "summarise/rap-rank.h"

/* Thousandths of a sentence's weight: that another has when it says the same, and how much of
 * the other that must be; when it is a copy; and when it says something else. */
#define SAME  550
#define BACK  350
#define COPY  900
#define OTHER 250
/* A report is a copy of another when this part of its sentences is, in percent, and so many. */
#define COPIED_PART  50
#define COPIED_LEAST 3
#define MATCHES      8

typedef struct
{
  RapDossier        *dossier;
  const RapIndex    *index;
  const RapFeatures *features;
  const int         *scores;
  guint    *origins; /* a document: the first report that it is a copy of, or itself */
  gboolean *others;  /* a document: all but the one looked at */
  guint    *order;   /* places, most worth telling first */
  guint     n_places;
  guint8   *told; /* a place: in an agreement already */
} Comparison;

static gboolean
is_text (const Comparison *comparison, guint place)
{
  const RapIndexPlace *p = rap_index_get_place (comparison->index, place);
  RapDocument    *document = rap_dossier_get_document (comparison->dossier, p->document);
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  RapBlockRole role = blocks[rap_words_of (document)->sentences[p->sentence].block].role;
  return role != RAP_BLOCK_TITLE && role != RAP_BLOCK_HEADING;
}

static GArray *
match (Comparison *comparison, guint place)
{
  guint document = rap_index_get_place (comparison->index, place)->document;
  comparison->others[document] = FALSE;
  GArray *matches =
    rap_index_match (comparison->index, place, comparison->others, MATCHES);
  comparison->others[document] = TRUE;
  return matches;
}

/* Which reports are copies of an earlier one, so that they do not count as a second voice. */
static void
find_origins (Comparison *comparison, guint n_documents)
{
  g_autofree guint *counts = g_new0 (guint, n_documents + 1);
  guint             place = 0;

  for (guint d = 0; d < n_documents; d++)
    {
      guint n =
        rap_words_of (rap_dossier_get_document (comparison->dossier, d))->n_sentences;
      guint best = d;
      for (guint i = 0; i < n; i++, place++)
        {
          g_autoptr (GArray) matches = match (comparison, place);
          for (guint m = 0; m < matches->len; m++)
            {
              const RapIndexMatch *found = &g_array_index (matches, RapIndexMatch, m);
              guint                other =
                rap_index_get_place (comparison->index, found->place)->document;
              if (found->share >= COPY && other < d && ++counts[other] >= COPIED_LEAST &&
                  counts[other] * 100 >= n * COPIED_PART)
                best = MIN (best, other);
            }
        }
      comparison->origins[d] = best == d ? d : comparison->origins[best];
      for (guint i = 0; i < n_documents; i++)
        counts[i] = 0;
    }
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const int *scores = data;
  guint      left = *(const guint *) a, right = *(const guint *) b;
  if (scores[left] != scores[right])
    return scores[left] > scores[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

static int
compare_documents (gconstpointer a, gconstpointer b)
{
  guint left = ((const RapPlace *) a)->document, right = ((const RapPlace *) b)->document;
  return left < right ? -1 : left > right;
}

/* The sentence and the best one of each other origin that says the same; NULL when no other
 * does. */
static RapRow *
find_agreement (Comparison *comparison, guint place, GArray *matches)
{
  const RapIndexPlace *own = rap_index_get_place (comparison->index, place);
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);
  RapRow *row = rap_row_new (RAP_RELATION_AGREEMENT);

  g_hash_table_add (origins, GUINT_TO_POINTER (comparison->origins[own->document]));
  rap_row_add_place (row,
                     own->document,
                     rap_words_of (
                       rap_dossier_get_document (comparison->dossier, own->document))
                       ->sentences[own->sentence]
                       .span);
  for (guint m = 0; m < matches->len; m++)
    {
      const RapIndexMatch *found = &g_array_index (matches, RapIndexMatch, m);
      const RapIndexPlace *p = rap_index_get_place (comparison->index, found->place);
      if (found->share < SAME || found->back < BACK ||
          !is_text (comparison, found->place))
        continue;
      comparison->told[found->place] = TRUE;
      if (!g_hash_table_add (origins,
                             GUINT_TO_POINTER (comparison->origins[p->document])))
        continue;
      RapDocument *document = rap_dossier_get_document (comparison->dossier, p->document);
      rap_row_add_place (row,
                         p->document,
                         rap_words_of (document)->sentences[p->sentence].span);
    }
  g_array_sort (row->places, compare_documents);
  if (row->places->len > 1)
    return row;
  rap_row_free (row);
  return NULL;
}

static gboolean
add_agreements (Comparison   *comparison,
                guint         most,
                GPtrArray    *rows,
                GCancellable *cancellable,
                GError      **error)
{
  for (guint i = 0, n = 0; i < comparison->n_places && n < most; i++)
    {
      guint place = comparison->order[i];
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (comparison->told[place] || !is_text (comparison, place))
        continue;
      g_autoptr (GArray) matches = match (comparison, place);
      RapRow *row = find_agreement (comparison, place, matches);
      if (row == NULL)
        continue;
      comparison->told[place] = TRUE;
      g_ptr_array_add (rows, row);
      n++;
    }
  return TRUE;
}

static gboolean
add_singles (Comparison   *comparison,
             guint         most,
             GPtrArray    *rows,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree guint *counts =
    g_new0 (guint, rap_dossier_get_n_documents (comparison->dossier) + 1);

  for (guint i = 0; i < comparison->n_places; i++)
    {
      guint                place = comparison->order[i];
      const RapIndexPlace *p = rap_index_get_place (comparison->index, place);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (counts[p->document] >= most ||
          comparison->origins[p->document] != p->document ||
          !is_text (comparison, place) ||
          rap_index_get_weight (comparison->index, place) == 0)
        continue;
      g_autoptr (GArray) matches = match (comparison, place);
      if (matches->len > 0 && g_array_index (matches, RapIndexMatch, 0).share >= OTHER)
        continue;
      RapRow *row = rap_row_new (RAP_RELATION_ONLY);
      rap_row_add_place (row,
                         p->document,
                         rap_words_of (
                           rap_dossier_get_document (comparison->dossier, p->document))
                           ->sentences[p->sentence]
                           .span);
      g_ptr_array_add (rows, row);
      counts[p->document]++;
    }
  return TRUE;
}

static void
open_comparison (Comparison *comparison, RapDossier *dossier)
{
  guint n = rap_dossier_get_n_documents (dossier);

  comparison->dossier = dossier;
  comparison->index = rap_index_of (dossier);
  comparison->features = rap_features_of (dossier);
  comparison->scores = rap_rank_of (dossier)->scores;
  comparison->n_places = rap_index_n_places (comparison->index);
  comparison->origins = g_new0 (guint, n + 1);
  comparison->others = g_new0 (gboolean, n + 1);
  comparison->told = g_new0 (guint8, comparison->n_places + 1);
  comparison->order = g_new0 (guint, comparison->n_places + 1);
  for (guint d = 0; d < n; d++)
    comparison->others[d] = TRUE;
  for (guint i = 0; i < comparison->n_places; i++)
    comparison->order[i] = i;
  g_qsort_with_data (comparison->order,
                     (int) comparison->n_places,
                     sizeof (guint),
                     compare_places,
                     (gpointer) comparison->scores);
  find_origins (comparison, n);
}

static void
close_comparison (Comparison *comparison)
{
  g_free (comparison->origins);
  g_free (comparison->others);
  g_free (comparison->told);
  g_free (comparison->order);
}

GPtrArray *
rap_comparison_make (RapDossier   *dossier,
                     guint         most,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_row_free);
  Comparison comparison = { NULL };

  if (rap_dossier_get_n_documents (dossier) < 2)
    return g_steal_pointer (&rows);
  open_comparison (&comparison, dossier);
  rap_figure_pairs_add (dossier, rows);
  rap_quote_pairs_add (dossier, rows);
  rap_date_pairs_add (dossier, rows);
  gboolean done = add_agreements (&comparison, most, rows, cancellable, error) &&
                  add_singles (&comparison, most, rows, cancellable, error);
  close_comparison (&comparison);
  return done ? g_steal_pointer (&rows) : NULL;
}
