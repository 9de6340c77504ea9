// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-leftover-table.h"

#include <string.h>

#include "text/rap-lexicon.h"

/* The phrases lie in two tries over tokens, one from the front and one from the back for
 * those that end a line. Places for names, numbers and dates are edges of their own. */

static const char *const place_names[RAP_N_PLACES] = { "",     "n",     "year",
                                                       "name", "site",  "any",
                                                       "date", "month", "weekday" };
static const char *const match_names[RAP_N_MATCHES] = { "line",
                                                        "prefix",
                                                        "suffix",
                                                        "contains" };

static const char *const category_names[RAP_N_LEFTOVERS] = {
  "",          "ad",     "byline", "caption", "comment",    "cookie",
  "copyright", "credit", "date",   "nav",     "newsletter", "paywall",
  "related",   "share",  "tags",   "tail",    "template",   "ticker",
};

static RapPhraseEdge *
find_edge (const RapPhraseTrie *trie, guint node, guint32 token)
{
  guint64 key = ((guint64) node << 32 | token) + 1;
  guint64 hash = key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint   i = (hash >> 40) & trie->mask;

  while (trie->edges[i].key != 0 && trie->edges[i].key != key)
    i = (i + 1) & trie->mask;
  return &trie->edges[i];
}

guint
rap_phrase_follow (const RapPhraseTrie *trie, guint node, guint32 token)
{
  const RapPhraseEdge *edge = find_edge (trie, node, token);
  return edge->key != 0 ? edge->to : 0;
}

static guint
add_edge (RapPhraseTrie *trie, guint node, guint32 token)
{
  RapPhraseEdge *edge = find_edge (trie, node, token);
  if (edge->key != 0)
    return edge->to;
  g_assert (trie->n_edges++ < trie->mask / 2);
  edge->key = ((guint64) node << 32 | token) + 1;
  edge->to = trie->nodes->len;
  g_array_set_size (trie->nodes, trie->nodes->len + 1);
  return edge->to;
}

static void
init_trie (RapPhraseTrie *trie, guint n_rows)
{
  guint size = 64;
  while (size < n_rows * 8)
    size *= 2;
  trie->mask = size - 1;
  trie->edges = g_new0 (RapPhraseEdge, size);
  trie->nodes = g_array_new (FALSE, TRUE, sizeof (RapPhraseNode));
  g_array_set_size (trie->nodes, 1);
}

static RapPlace
place_of (const char *name, gsize length)
{
  for (guint i = 1; i < RAP_N_PLACES; i++)
    {
      if (strlen (place_names[i]) == length && memcmp (place_names[i], name, length) == 0)
        return i;
    }
  return RAP_PLACE_NONE;
}

/* The tokens of a phrase; those of places have the place as their hash. */
static void
read_phrase (RapField phrase, GArray *tokens)
{
  for (guint at = 0; at < phrase.length;)
    {
      const char *open = memchr (phrase.text + at, '{', phrase.length - at);
      guint       stop = open != NULL ? open - phrase.text : phrase.length;
      const char *shut = open != NULL ? memchr (open, '}', phrase.length - stop) : NULL;
      RapPlace    place =
        shut != NULL ? place_of (open + 1, shut - open - 1) : RAP_PLACE_NONE;
      if (place == RAP_PLACE_NONE && open != NULL)
        stop++;
      rap_line_tokens_read (phrase.text, at, stop, tokens);
      at = stop;
      if (place != RAP_PLACE_NONE)
        {
          RapLineToken token = { .hash = place };
          g_array_append_val (tokens, token);
          at = shut + 1 - phrase.text;
        }
    }
}

static void
add_phrase (RapPhraseTrie *trie,
            const GArray  *tokens,
            gboolean       backward,
            RapMatch       match,
            guint8         weight,
            guint8         category)
{
  guint node = 0;
  for (guint i = 0; i < tokens->len; i++)
    {
      guint32 token =
        g_array_index (tokens, RapLineToken, backward ? tokens->len - 1 - i : i).hash;
      if (node == 0)
        trie->starts[token >> 6 & (RAP_PHRASE_STARTS - 1)] |= G_GUINT64_CONSTANT (1)
                                                              << (token & 63);
      if (token < RAP_N_PLACES)
        g_array_index (trie->nodes, RapPhraseNode, node).places |= 1u << token;
      node = add_edge (trie, node, token);
    }
  RapPhraseNode *end = &g_array_index (trie->nodes, RapPhraseNode, node);
  if (node != 0 && weight > end->weights[match])
    {
      end->weights[match] = weight;
      end->categories[match] = category;
    }
}

static RapMatch
match_of (RapField field)
{
  for (guint i = 0; i < RAP_N_MATCHES; i++)
    {
      if (rap_field_is (field, match_names[i]))
        return i;
    }
  g_error ("No such match: %.*s", (int) field.length, field.text);
}

static RapLeftoverCategory
category_of (RapField field)
{
  for (guint i = 1; i < RAP_N_LEFTOVERS; i++)
    {
      if (rap_field_is (field, category_names[i]))
        return i;
    }
  g_error ("No such category: %.*s", (int) field.length, field.text);
}

static void
load_phrases (RapLeftoverTable *table)
{
  const RapLexicon *lexicon = rap_lexicon_get ("leftovers");
  guint             category = rap_lexicon_column (lexicon, "category"),
        match = rap_lexicon_column (lexicon, "match"),
        weight = rap_lexicon_column (lexicon, "weight"), n = rap_lexicon_n_rows (lexicon);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));

  init_trie (&table->forward, n);
  init_trie (&table->backward, n);
  for (guint i = 0; i < n; i++)
    {
      RapMatch kind = match_of (rap_lexicon_field (lexicon, i, match));
      gboolean back = kind == RAP_MATCH_SUFFIX;
      g_array_set_size (tokens, 0);
      read_phrase (rap_lexicon_field (lexicon, i, 0), tokens);
      add_phrase (back ? &table->backward : &table->forward,
                  tokens,
                  back,
                  kind,
                  rap_field_to_int (rap_lexicon_field (lexicon, i, weight)),
                  category_of (rap_lexicon_field (lexicon, i, category)));
    }
}

static void
add_calendar_name (RapLeftoverTable *table, GHashTable *set, RapField name, guint value)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  rap_line_tokens_read (name.text, 0, name.length, tokens);
  if (tokens->len == 0)
    return;
  guint32 hash = g_array_index (tokens, RapLineToken, 0).hash;
  g_hash_table_insert (set, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (value));
  table->calendar[hash >> 6 & 63] |= G_GUINT64_CONSTANT (1) << (hash & 63);
}

static gboolean
is_one_of (RapField field, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (rap_field_is (field, names[i]))
        return TRUE;
    }
  return FALSE;
}

static void
load_calendar (RapLeftoverTable *table)
{
  static const char *const month_kinds[] = { "month", "mshort", "month-word", NULL };
  static const char *const weekday_kinds[] = { "weekday", "wdshort", NULL };
  const RapLexicon        *lexicon = rap_lexicon_get ("calendar");
  guint                    kind = rap_lexicon_column (lexicon, "kind"),
        value = rap_lexicon_column (lexicon, "value"),
        forms = rap_lexicon_column (lexicon, "forms");

  table->months = g_hash_table_new (NULL, NULL);
  table->weekdays = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rap_lexicon_n_rows (lexicon); i++)
    {
      RapField row_kind = rap_lexicon_field (lexicon, i, kind), part;
      RapField rest = rap_lexicon_field (lexicon, i, forms),
               number = rap_lexicon_field (lexicon, i, value);
      GHashTable *set = is_one_of (row_kind, month_kinds)     ? table->months
                        : is_one_of (row_kind, weekday_kinds) ? table->weekdays
                                                              : NULL;
      if (set == NULL)
        continue;
      int which = MAX (rap_field_to_int (number), 1);
      add_calendar_name (table, set, rap_lexicon_field (lexicon, i, 0), which);
      while (rap_field_next_part (&rest, ';', &part))
        add_calendar_name (table, set, part, which);
    }
}

const RapLeftoverTable *
rap_leftover_table_get (void)
{
  static gsize table;
  if (g_once_init_enter (&table))
    {
      RapLeftoverTable *made = g_new0 (RapLeftoverTable, 1);
      load_calendar (made);
      load_phrases (made);
      g_once_init_leave (&table, (gsize) made);
    }
  return (const RapLeftoverTable *) table;
}
