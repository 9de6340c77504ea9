// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-quote-pairs.h"

#include "extract/rap-quotes.h"
#include "relate/rap-identity.h"
#include "relate/rap-terms.h"

/* Quotations looked at in a dossier; more are left out, so that the pairs stay few. */
#define MAX_QUOTES 600
/* Shorter ones are phrases that anybody may use. */
#define MIN_WORDS 5
#define MAX_WORDS 120
/* The part of the shorter one that must come in the other, in order. Percent. */
#define SAME_SHARE       70
#define SHORT_WORDS      8
#define SAME_SHARE_SHORT 90

typedef struct
{
  guint           document;
  const RapQuote *quote;
  RapSpan         extent;
  GArray         *keys; /* guint32 */
  gboolean        taken;
} Said;

static void
add_keys (GArray *keys, RapDocument *document, const RapSpan *span)
{
  const RapWords *words = rap_words_of (document);
  const RapTerms *terms = rap_terms_of (document);
  for (guint i = rap_words_find (words, span->start);
       i < words->n_words && words->words[i].span.start < span->end &&
       keys->len < MAX_WORDS;
       i++)
    if (terms->keys[i] != RAP_TERM_NONE)
      g_array_append_val (keys, terms->keys[i]);
}

static void
list_said (RapDossier *dossier, guint d, GArray *all)
{
  RapDocument     *document = rap_dossier_get_document (dossier, d);
  const RapQuotes *quotes = rap_quotes_of (document);

  for (guint i = 0; i < quotes->quotes->len && all->len < MAX_QUOTES; i++)
    {
      const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, i);
      if (quote->form == RAP_QUOTE_INDIRECT || quote->content->len == 0)
        continue;
      Said said = { d,
                    quote,
                    rap_quote_get_extent (quote),
                    g_array_new (FALSE, FALSE, sizeof (guint32)),
                    FALSE };
      for (guint c = 0; c < quote->content->len; c++)
        add_keys (said.keys, document, &g_array_index (quote->content, RapSpan, c));
      g_array_append_val (all, said);
    }
}

static gboolean
is_part (const GArray *shorter, const GArray *longer)
{
  for (guint start = 0; start + shorter->len <= longer->len; start++)
    {
      guint i = 0;
      while (i < shorter->len && g_array_index (shorter, guint32, i) ==
                                   g_array_index (longer, guint32, start + i))
        i++;
      if (i == shorter->len)
        return TRUE;
    }
  return FALSE;
}

/* The longest run of words that both have in order, others between them. At most
 * MAX_WORDS squared. */
static guint
common_length (const GArray *a, const GArray *b)
{
  guint rows[2][MAX_WORDS + 1] = { { 0 } };
  for (guint i = 0; i < a->len; i++)
    {
      const guint *before = rows[i & 1];
      guint       *now = rows[~i & 1];
      for (guint j = 0; j < b->len; j++)
        now[j + 1] = g_array_index (a, guint32, i) == g_array_index (b, guint32, j)
                       ? before[j] + 1
                       : MAX (now[j], before[j + 1]);
    }
  return rows[a->len & 1][b->len];
}

static gboolean
share_a_word (const GArray *a, const GArray *b)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;
  for (guint i = 0; i < a->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (a, guint32, i)));
  for (guint i = 0; i < b->len; i++)
    n += g_hash_table_remove (seen, GUINT_TO_POINTER (g_array_index (b, guint32, i)));
  return n * 2 >= MIN (a->len, b->len);
}

static gboolean
other_speaker (RapDossier *dossier, const Said *a, const Said *b)
{
  if (!a->quote->stated || !b->quote->stated || a->quote->actor == RAP_NO_ACTOR ||
      b->quote->actor == RAP_NO_ACTOR)
    return FALSE;
  const RapIdentities *identities = rap_identities_of (dossier);
  const RapIdentity   *left =
    rap_identities_find (identities, a->document, a->quote->actor);
  const RapIdentity *right =
    rap_identities_find (identities, b->document, b->quote->actor);
  return left != NULL && right != NULL && left != right &&
         left->type == RAP_ACTOR_PERSON && right->type == RAP_ACTOR_PERSON;
}

static RapRelation
relate (RapDossier *dossier, const Said *a, const Said *b)
{
  const GArray *shorter = a->keys->len <= b->keys->len ? a->keys : b->keys;
  const GArray *longer = shorter == a->keys ? b->keys : a->keys;

  if (a->document == b->document || shorter->len < MIN_WORDS ||
      !share_a_word (shorter, longer))
    return RAP_RELATION_NONE;
  if (is_part (shorter, longer))
    return other_speaker (dossier, a, b) ? RAP_RELATION_CONTRADICTION : RAP_RELATION_NONE;
  guint share = shorter->len < SHORT_WORDS ? SAME_SHARE_SHORT : SAME_SHARE;
  if (other_speaker (dossier, a, b))
    return RAP_RELATION_NONE;
  return common_length (shorter, longer) * 100 >= shorter->len * share
           ? RAP_RELATION_ALTERED_QUOTE
           : RAP_RELATION_NONE;
}

static void
free_said (gpointer data)
{
  Said *said = data;
  g_array_unref (said->keys);
}

void
rap_quote_pairs_add (RapDossier *dossier, GPtrArray *rows)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Said));

  g_array_set_clear_func (all, free_said);
  for (guint d = 0; d < rap_dossier_get_n_documents (dossier); d++)
    list_said (dossier, d, all);
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      {
        Said       *a = &g_array_index (all, Said, i), *b = &g_array_index (all, Said, j);
        RapRelation relation =
          a->taken || b->taken ? RAP_RELATION_NONE : relate (dossier, a, b);
        if (relation == RAP_RELATION_NONE)
          continue;
        RapRow *row = rap_row_new (relation);
        rap_row_add_place (row, a->document, a->extent);
        rap_row_add_place (row, b->document, b->extent);
        g_ptr_array_add (rows, row);
        a->taken = b->taken = TRUE;
      }
}
