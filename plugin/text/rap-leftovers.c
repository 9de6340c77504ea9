// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-leftovers.h"

#include <string.h>

#include "text/rap-lexicon.h"

/* The phrases lie in two tries over tokens, one from the front and one from the back for
 * those that end a line. Places for names, numbers and dates are edges of their own; a walk
 * through them is bounded by a budget of steps, so a line costs the same a token whatever it
 * says. */

#define BUDGET 200
#define STRONG 7
#define LONG_LINE \
  40 /* tokens; in longer lines only phrases that start with a word are sought inside */

typedef enum
{
  PLACE_NONE,
  PLACE_N,
  PLACE_YEAR,
  PLACE_NAME,
  PLACE_SITE,
  PLACE_ANY,
  PLACE_DATE,
  PLACE_MONTH,
  PLACE_WEEKDAY,
  N_PLACES
} Place;

typedef enum
{
  MATCH_LINE,
  MATCH_PREFIX,
  MATCH_SUFFIX,
  MATCH_CONTAINS,
  N_MATCHES
} Match;

static const char *const place_names[N_PLACES] = { "",     "n",     "year",
                                                   "name", "site",  "any",
                                                   "date", "month", "weekday" };
static const char *const match_names[N_MATCHES] = { "line",
                                                    "prefix",
                                                    "suffix",
                                                    "contains" };

static const char *const category_names[RAP_N_LEFTOVERS] = {
  "",          "ad",     "byline", "caption", "comment",    "cookie",
  "copyright", "credit", "date",   "nav",     "newsletter", "paywall",
  "related",   "share",  "tags",   "tail",    "template",   "ticker",
};

typedef struct
{
  guint16 places; /* bits of the places that lead on */
  guint8  weights[N_MATCHES];
  guint8  categories[N_MATCHES];
} Node;

typedef struct
{
  guint64 key; /* node and token */
  guint32 to;
} Edge;

typedef struct
{
  GArray *nodes; /* Node; 0 is the root */
  Edge   *edges;
  guint   mask;
  guint   n_edges;
} Trie;

typedef struct
{
  Trie        forward;
  Trie        backward;
  GHashTable *months;   /* token hash → 1 to 12 */
  GHashTable *weekdays; /* a set */
} Table;

/* ------------------------------------------------------------ building */

static Edge *
find_edge (const Trie *trie, guint node, guint32 token)
{
  guint64 key = ((guint64) node << 32 | token) + 1;
  guint64 hash = key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint   i = (hash >> 40) & trie->mask;

  while (trie->edges[i].key != 0 && trie->edges[i].key != key)
    i = (i + 1) & trie->mask;
  return &trie->edges[i];
}

static guint
follow (const Trie *trie, guint node, guint32 token)
{
  const Edge *edge = find_edge (trie, node, token);
  return edge->key != 0 ? edge->to : 0;
}

static guint
add_edge (Trie *trie, guint node, guint32 token)
{
  Edge *edge = find_edge (trie, node, token);
  if (edge->key != 0)
    return edge->to;
  g_assert (trie->n_edges++ < trie->mask / 2);
  edge->key = ((guint64) node << 32 | token) + 1;
  edge->to = trie->nodes->len;
  g_array_set_size (trie->nodes, trie->nodes->len + 1);
  return edge->to;
}

static void
init_trie (Trie *trie, guint n_rows)
{
  guint size = 64;
  while (size < n_rows * 16)
    size *= 2;
  trie->mask = size - 1;
  trie->edges = g_new0 (Edge, size);
  trie->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_size (trie->nodes, 1);
}

static Place
place_of (const char *name, gsize length)
{
  for (guint i = 1; i < N_PLACES; i++)
    {
      if (strlen (place_names[i]) == length && memcmp (place_names[i], name, length) == 0)
        return i;
    }
  return PLACE_NONE;
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
      Place place = shut != NULL ? place_of (open + 1, shut - open - 1) : PLACE_NONE;
      if (place == PLACE_NONE && open != NULL)
        stop++;
      rap_line_tokens_read (phrase.text, at, stop, tokens);
      at = stop;
      if (place != PLACE_NONE)
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
            Match         match,
            guint8        weight,
            guint8        category)
{
  guint node = 0;
  for (guint i = 0; i < tokens->len; i++)
    {
      guint32 token =
        g_array_index (tokens, RapLineToken, backward ? tokens->len - 1 - i : i).hash;
      if (token < N_PLACES)
        g_array_index (trie->nodes, Node, node).places |= 1u << token;
      node = add_edge (trie, node, token);
    }
  Node *end = &g_array_index (trie->nodes, Node, node);
  if (node != 0 && weight > end->weights[match])
    {
      end->weights[match] = weight;
      end->categories[match] = category;
    }
}

static Match
match_of (RapField field)
{
  for (guint i = 0; i < N_MATCHES; i++)
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
load_phrases (Table *table)
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
      Match    kind = match_of (rap_lexicon_field (lexicon, i, match));
      gboolean back = kind == MATCH_SUFFIX;
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
add_calendar_name (GHashTable *set, RapField name, guint value)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  rap_line_tokens_read (name.text, 0, name.length, tokens);
  if (tokens->len > 0)
    g_hash_table_insert (set,
                         GUINT_TO_POINTER (g_array_index (tokens, RapLineToken, 0).hash),
                         GUINT_TO_POINTER (value));
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
load_calendar (Table *table)
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
      add_calendar_name (set, rap_lexicon_field (lexicon, i, 0), which);
      while (rap_field_next_part (&rest, ';', &part))
        add_calendar_name (set, part, which);
    }
}

static const Table *
get_table (void)
{
  static gsize table;
  if (g_once_init_enter (&table))
    {
      Table *made = g_new0 (Table, 1);
      load_calendar (made);
      load_phrases (made);
      g_once_init_leave (&table, (gsize) made);
    }
  return (const Table *) table;
}

/* ------------------------------------------------------------ matching */

typedef struct
{
  const Table        *table;
  const Trie         *trie;
  const RapLineToken *tokens;
  int                 n;
  int                 step; /* 1 forward, -1 backward */
  int                 budget;
  gboolean            inside; /* only whether the line contains something */
  RapLeftover        *found;
  int                 start;
  int                 line_end; /* end of the longest phrase that may be a whole line */
  guint8              line_weight;
} Walk;

static gboolean
is_number (const Walk *walk, int at, guint digits)
{
  const RapLineToken *token = &walk->tokens[at];
  return token->kind == RAP_LINE_NUMBER && (digits == 0 || token->length == digits);
}

static gboolean
in_set (GHashTable *set, const RapLineToken *token)
{
  return token->kind == RAP_LINE_WORD &&
         g_hash_table_contains (set, GUINT_TO_POINTER (token->hash));
}

guint
rap_leftover_month (const RapLineToken *token)
{
  const Table *table = get_table ();
  if (token->kind != RAP_LINE_WORD)
    return 0;
  return GPOINTER_TO_UINT (
    g_hash_table_lookup (table->months, GUINT_TO_POINTER (token->hash)));
}

guint
rap_leftover_date (const RapLineToken *tokens, guint n)
{
  const Table *table = get_table ();
  guint        numbers = 0, names = 0, end = 0;

  for (guint i = 0; i < MIN (n, 8) && names + numbers < 5; i++)
    {
      const RapLineToken *token = &tokens[i];
      gboolean link = token->mark == ',' || token->mark == '/' || token->mark == '-' ||
                      token->mark == '.';
      if (token->kind == RAP_LINE_NUMBER)
        numbers++;
      else if (in_set (table->months, token) || in_set (table->weekdays, token))
        names++;
      else if (!link || i == 0)
        break;
      if (token->kind != RAP_LINE_MARK)
        end = i + 1;
    }
  return numbers > 0 && numbers + names > 1 ? end : 0;
}

static gboolean
fits (const Walk *walk, Place place, int at)
{
  const RapLineToken *token = &walk->tokens[at];
  switch (place)
    {
    case PLACE_N:
      return is_number (walk, at, 0);
    case PLACE_YEAR:
      return is_number (walk, at, 4);
    case PLACE_NAME:
      return token->kind == RAP_LINE_WORD && token->capitals > 0;
    case PLACE_MONTH:
      return in_set (walk->table->months, token);
    case PLACE_WEEKDAY:
      return in_set (walk->table->weekdays, token);
    case PLACE_SITE:
      return token->kind != RAP_LINE_MARK || token->mark == '.' || token->mark == '-' ||
             token->mark == '&';
    case PLACE_ANY:
      return TRUE;
    case PLACE_DATE:
    case PLACE_NONE:
    case N_PLACES:
      break;
    }
  return FALSE;
}

static int
longest_of (Place place)
{
  return place == PLACE_NAME || place == PLACE_SITE ? 5 : place == PLACE_ANY ? 4 : 1;
}

static void
note (guint8 *field, guint8 weight, guint8 category, RapLeftover *found)
{
  if (weight <= *field)
    return;
  *field = weight;
  if (weight >=
      MAX (MAX (found->line, found->prefix), MAX (found->suffix, found->contains)))
    found->category = category;
}

/* Nothing but a closing stop or an arrow follows. */
static gboolean
ends_line (const Walk *walk, int at)
{
  if (at == walk->n)
    return TRUE;
  guint mark = walk->tokens[at].mark;
  return at + 1 == walk->n &&
         (mark == '.' || mark == ':' || mark == '!' || mark == '?' || mark == '>' ||
          mark == 0xBB || mark == 0x2192 || mark == 0x203A || mark == 0x2026);
}

static void
arrive (Walk *walk, const Node *node, int at)
{
  RapLeftover *found = walk->found;

  if (walk->step < 0)
    {
      if (node->weights[MATCH_SUFFIX] > 0)
        found->suffix_start = MIN (found->suffix_start, (guint) (at + 1));
      note (&found->suffix,
            node->weights[MATCH_SUFFIX],
            node->categories[MATCH_SUFFIX],
            found);
      return;
    }
  note (&found->contains,
        node->weights[MATCH_CONTAINS],
        node->categories[MATCH_CONTAINS],
        found);
  if (walk->inside)
    return;
  if (node->weights[MATCH_LINE] > 0 && at > walk->line_end)
    {
      walk->line_end = at;
      walk->line_weight = node->weights[MATCH_LINE];
    }
  if (walk->start > 0)
    return;
  if (node->weights[MATCH_PREFIX] > 0)
    found->prefix_end = MAX (found->prefix_end, (guint) at);
  note (&found->prefix,
        node->weights[MATCH_PREFIX],
        node->categories[MATCH_PREFIX],
        found);
  if (ends_line (walk, at))
    note (&found->line,
          MAX (node->weights[MATCH_LINE], node->weights[MATCH_PREFIX]),
          node->weights[MATCH_LINE] > 0 ? node->categories[MATCH_LINE]
                                        : node->categories[MATCH_PREFIX],
          found);
}

static void walk_from (Walk *walk, guint at_node, int at);

static void
walk_place (Walk *walk, guint to, Place place, int at)
{
  if (place == PLACE_DATE)
    {
      guint length =
        walk->step > 0 ? rap_leftover_date (walk->tokens + at, walk->n - at) : 0;
      if (length > 0)
        walk_from (walk, to, at + length);
      return;
    }
  if (place == PLACE_ANY)
    walk_from (walk, to, at);
  for (int i = 0; i < longest_of (place); i++)
    {
      int next = at + i * walk->step;
      if (next < 0 || next >= walk->n || !fits (walk, place, next))
        return;
      walk_from (walk, to, next + walk->step);
    }
}

/* Recursive over the phrase, so at most as deep as the longest one. */
static void
walk_from (Walk *walk, guint at_node, int at)
{
  const Node *node = &g_array_index (walk->trie->nodes, Node, at_node);

  if (walk->budget-- <= 0)
    return;
  if (at_node != 0)
    arrive (walk, node, at);
  if (at < 0 || at >= walk->n)
    return;
  guint to = follow (walk->trie, at_node, walk->tokens[at].hash);
  if (to != 0)
    walk_from (walk, to, at + walk->step);
  if (at_node == 0 && walk->inside)
    return;
  for (guint place = 1; node->places >> place != 0; place++)
    {
      if (node->places & 1u << place)
        walk_place (walk, follow (walk->trie, at_node, place), place, at);
    }
}

static gboolean
is_separator (const RapLineToken *token)
{
  static const guint16 marks[] = { '|', '/', '>', 0xBB, 0x2022, 0xB7, ',', '-' };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (token->mark == marks[i])
        return TRUE;
    }
  return FALSE;
}

/* Reads a short line as whole-line phrases one after the other. */
static void
compose (Walk *walk)
{
  guint  covered = 0, parts = 0;
  guint8 least = 9;

  for (int at = 0; at < walk->n;)
    {
      walk->start = at;
      walk->line_end = at;
      walk->budget = BUDGET;
      walk_from (walk, 0, at);
      if (walk->line_end > at)
        {
          covered += walk->line_end - at;
          least = MIN (least, walk->line_weight);
          parts++;
          at = walk->line_end;
          continue;
        }
      covered += is_separator (&walk->tokens[at]);
      at++;
    }
  walk->found->covered = walk->n > 0 ? covered * 100 / walk->n : 0;
  if (walk->found->covered == 100 && parts > 1 && least >= 5)
    walk->found->composed = MIN (least + 1, 9);
}

void
rap_leftover_find (const RapLineToken *tokens, guint n, RapLeftover *found)
{
  const Table *table = get_table ();
  Walk walk = { table, &table->forward, tokens, n, 1, BUDGET, FALSE, found, 0, 0, 0 };

  *found = (RapLeftover){ .suffix_start = n };
  if (n <= LONG_LINE)
    compose (&walk);
  else
    walk_from (&walk, 0, 0);
  walk.inside = TRUE;
  for (guint i = 0; i < n; i++)
    {
      walk.budget = BUDGET;
      walk_from (&walk, 0, i);
    }
  walk.inside = FALSE;
  walk.trie = &table->backward;
  walk.step = -1;
  walk.budget = BUDGET;
  walk_from (&walk, 0, (int) n - 1);
}

guint
rap_leftover_first (const RapLineToken *tokens, guint n)
{
  const Table *table = get_table ();
  RapLeftover  found = { 0 };
  Walk         walk = {
            table, &table->forward, tokens, MIN (n, LONG_LINE), 1, BUDGET, FALSE, &found, 0, 0, 0
  };

  walk_from (&walk, 0, 0);
  return walk.line_weight >= STRONG ? walk.line_end : 0;
}

guint
rap_leftover_byline (const RapLineToken *tokens, guint n)
{
  const Trie *trie = &get_table ()->forward;
  guint       node = 0;

  for (guint i = 0; i < MIN (n, 4); i++)
    {
      node = follow (trie, node, tokens[i].hash);
      const Node *at = &g_array_index (trie->nodes, Node, node);
      if (node == 0)
        return 0;
      if (!(at->places & 1u << PLACE_NAME) || i + 1 >= n || tokens[i + 1].capitals == 0)
        continue;
      const Node *named =
        &g_array_index (trie->nodes, Node, follow (trie, node, PLACE_NAME));
      if (named->weights[MATCH_LINE] > 0 &&
          named->categories[MATCH_LINE] == RAP_LEFTOVER_BYLINE)
        return i + 1;
    }
  return 0;
}
