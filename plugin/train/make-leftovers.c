// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/make-tables.h"

#include <string.h>

#include "text/rap-leftover-table.h"
#include "text/rap-lexicon.h"

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

/* A trie that grows. */
typedef struct
{
  GArray        *nodes; /* RapPhraseNode */
  RapPhraseEdge *edges;
  guint          mask;
  guint          n_edges;
  guint64       *starts;
} Trie;

typedef struct
{
  RapLeftoverHeader header;
  Trie              tries[2]; /* from the front, and from the back */
  GArray           *names;    /* RapCalendarName */
} Maker;

static void
resize (Trie *trie, guint size)
{
  RapPhraseEdge *old = trie->edges;
  guint          old_size = old != NULL ? trie->mask + 1 : 0;

  trie->mask = size - 1;
  trie->edges = g_new0 (RapPhraseEdge, size);
  for (guint i = 0; i < old_size; i++)
    {
      if (old[i].key != 0)
        trie->edges[rap_phrase_find (trie->edges, trie->mask, old[i].key)] = old[i];
    }
  g_free (old);
}

static guint
add_edge (Trie *trie, guint node, guint32 token)
{
  guint64        key = rap_phrase_key (node, token);
  RapPhraseEdge *edge = &trie->edges[rap_phrase_find (trie->edges, trie->mask, key)];
  guint          to = trie->nodes->len;

  if (edge->key != 0)
    return edge->to;
  *edge = (RapPhraseEdge){ key, to, 0 };
  g_array_set_size (trie->nodes, to + 1);
  if (++trie->n_edges * 2 > trie->mask)
    resize (trie, (trie->mask + 1) * 2);
  return to;
}

static void
init_trie (Trie *trie, guint64 *starts)
{
  resize (trie, 64);
  trie->starts = starts;
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
add_phrase (Trie         *trie,
            const GArray *tokens,
            gboolean      backward,
            RapMatch      match,
            guint8        weight,
            guint8        category)
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
add_phrases (Maker *maker)
{
  const RapLexicon *lexicon = rap_lexicon_get ("leftovers");
  guint             category = rap_lexicon_column (lexicon, "category"),
        match = rap_lexicon_column (lexicon, "match"),
        weight = rap_lexicon_column (lexicon, "weight"), n = rap_lexicon_n_rows (lexicon);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));

  for (guint i = 0; i < n; i++)
    {
      RapMatch kind = match_of (rap_lexicon_field (lexicon, i, match));
      gboolean back = kind == RAP_MATCH_SUFFIX;
      g_array_set_size (tokens, 0);
      read_phrase (rap_lexicon_field (lexicon, i, 0), tokens);
      add_phrase (&maker->tries[back],
                  tokens,
                  back,
                  kind,
                  rap_field_to_int (rap_lexicon_field (lexicon, i, weight)),
                  category_of (rap_lexicon_field (lexicon, i, category)));
    }
}

static RapCalendarName *
claim_name (Maker *maker, guint32 hash)
{
  for (guint i = 0; i < maker->names->len; i++)
    {
      RapCalendarName *name = &g_array_index (maker->names, RapCalendarName, i);
      if (name->hash == hash)
        return name;
    }
  RapCalendarName name = { .hash = hash };
  g_array_append_val (maker->names, name);
  return &g_array_index (maker->names, RapCalendarName, maker->names->len - 1);
}

static void
add_calendar_name (Maker *maker, RapField form, guint month, guint weekday)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  rap_line_tokens_read (form.text, 0, form.length, tokens);
  if (tokens->len == 0)
    return;
  guint32          hash = g_array_index (tokens, RapLineToken, 0).hash;
  RapCalendarName *name = claim_name (maker, hash);
  name->month = month > 0 ? month : name->month;
  name->weekday = weekday > 0 ? weekday : name->weekday;
  maker->header.calendar[hash >> 6 & (RAP_CALENDAR_STARTS - 1)] |= G_GUINT64_CONSTANT (1)
                                                                   << (hash & 63);
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
add_calendar (Maker *maker)
{
  static const char *const month_kinds[] = { "month", "mshort", "month-word", NULL };
  static const char *const weekday_kinds[] = { "weekday", "wdshort", NULL };
  const RapLexicon        *lexicon = rap_lexicon_get ("calendar");
  guint                    kind = rap_lexicon_column (lexicon, "kind"),
        value = rap_lexicon_column (lexicon, "value"),
        forms = rap_lexicon_column (lexicon, "forms");

  for (guint i = 0; i < rap_lexicon_n_rows (lexicon); i++)
    {
      RapField row_kind = rap_lexicon_field (lexicon, i, kind), part;
      RapField rest = rap_lexicon_field (lexicon, i, forms),
               number = rap_lexicon_field (lexicon, i, value);
      gboolean month = is_one_of (row_kind, month_kinds),
               weekday = !month && is_one_of (row_kind, weekday_kinds);
      if (!month && !weekday)
        continue;
      guint which = MAX (rap_field_to_int (number), 1);
      add_calendar_name (maker,
                         rap_lexicon_field (lexicon, i, 0),
                         month ? which : 0,
                         weekday ? which : 0);
      while (rap_field_next_part (&rest, ';', &part))
        add_calendar_name (maker, part, month ? which : 0, weekday ? which : 0);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RapCalendarName *x = a, *y = b;
  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static GByteArray *
pack (Maker *maker)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (maker->tries); i++)
    {
      maker->header.masks[i] = maker->tries[i].mask;
      maker->header.n_nodes[i] = maker->tries[i].nodes->len;
    }
  maker->header.n_names = maker->names->len;
  g_array_sort (maker->names, compare_names);
  g_byte_array_append (out, (const guint8 *) &maker->header, sizeof maker->header);
  for (guint i = 0; i < G_N_ELEMENTS (maker->tries); i++)
    g_byte_array_append (out,
                         (const guint8 *) maker->tries[i].edges,
                         (maker->tries[i].mask + 1) * sizeof (RapPhraseEdge));
  g_byte_array_append (out,
                       (const guint8 *) maker->names->data,
                       maker->names->len * sizeof (RapCalendarName));
  for (guint i = 0; i < G_N_ELEMENTS (maker->tries); i++)
    g_byte_array_append (out,
                         (const guint8 *) maker->tries[i].nodes->data,
                         maker->tries[i].nodes->len * sizeof (RapPhraseNode));
  return out;
}

GByteArray *
rap_make_leftovers (void)
{
  Maker maker = { .names = g_array_new (FALSE, FALSE, sizeof (RapCalendarName)) };

  for (guint i = 0; i < G_N_ELEMENTS (maker.tries); i++)
    init_trie (&maker.tries[i], maker.header.starts[i]);
  add_calendar (&maker);
  add_phrases (&maker);
  GByteArray *out = pack (&maker);
  for (guint i = 0; i < G_N_ELEMENTS (maker.tries); i++)
    {
      g_array_unref (maker.tries[i].nodes);
      g_free (maker.tries[i].edges);
    }
  g_array_unref (maker.names);
  return out;
}
