// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-quote-pairs.h"

#include "relate/rap-echoes.h"
#include "relate/rap-identity.h"

/* Shorter quotations are phrases that anybody may use. */
#define MIN_WORDS 5

static gboolean
other_speaker (RapDossier *dossier, const RapEcho *echo)
{
  const RapQuote *a = rap_echo_get_quote (dossier, &echo->first);
  const RapQuote *b = rap_echo_get_quote (dossier, &echo->second);

  if (!a->stated || !b->stated || a->actor == RAP_NO_ACTOR || b->actor == RAP_NO_ACTOR)
    return FALSE;
  const RapIdentities *identities = rap_identities_of (dossier);
  const RapIdentity   *left =
    rap_identities_find (identities, echo->first.document, a->actor);
  const RapIdentity *right =
    rap_identities_find (identities, echo->second.document, b->actor);
  return left != NULL && right != NULL && left != right &&
         left->type == RAP_ACTOR_PERSON && right->type == RAP_ACTOR_PERSON;
}

/* The same words from two mouths are a contradiction; other words from one are altered. */
static RapRelation
relation_of (RapDossier *dossier, const RapEcho *echo)
{
  if (other_speaker (dossier, echo))
    return echo->form == RAP_ECHO_ALTERED ? RAP_RELATION_NONE
                                          : RAP_RELATION_CONTRADICTION;
  return echo->form == RAP_ECHO_ALTERED ? RAP_RELATION_ALTERED_QUOTE : RAP_RELATION_NONE;
}

static gboolean
is_long (RapDossier *dossier, const RapEchoEnd *end)
{
  const RapWords *words =
    rap_words_of (rap_dossier_get_document (dossier, end->document));
  const RapSpan extent = rap_quote_get_extent (rap_echo_get_quote (dossier, end));

  return rap_words_find (words, extent.end) - rap_words_find (words, extent.start) >=
         MIN_WORDS;
}

/* Each quotation is told of once. */
static gboolean
take (GHashTable *taken, const RapEchoEnd *end)
{
  guint64 key = (guint64) end->document << 32 | end->quote;
  return g_hash_table_add (taken, g_memdup2 (&key, sizeof key));
}

void
rap_quote_pairs_add (RapDossier *dossier, GPtrArray *rows)
{
  const RapEchoes *echoes = rap_echoes_of (dossier);
  g_autoptr (GHashTable) taken =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < echoes->echoes->len; i++)
    {
      const RapEcho *echo = &g_array_index (echoes->echoes, RapEcho, i);
      RapRelation    relation = relation_of (dossier, echo);
      if (relation == RAP_RELATION_NONE || !is_long (dossier, &echo->first) ||
          !is_long (dossier, &echo->second) || !take (taken, &echo->first) ||
          !take (taken, &echo->second))
        continue;
      const RapEchoEnd *ends[] = { &echo->first, &echo->second };
      RapRow           *row = rap_row_new (relation);
      for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
        rap_row_add_place (row,
                           ends[e]->document,
                           rap_quote_get_extent (rap_echo_get_quote (dossier, ends[e])));
      row->spoken = TRUE;
      g_ptr_array_add (rows, row);
    }
}
