// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-leftovers.h"

/* A walk through the places of a phrase is bounded by a budget of steps, so a line costs the
 * same a token whatever it says. */

#define BUDGET 200
#define STRONG 7
#define LONG_LINE \
  40 /* tokens; in longer lines only phrases that start with a word are sought inside */

#define QUOTED_LEAST 4 /* tokens from an opening mark on */

typedef struct
{
  const RapLeftoverTable *table;
  const RapPhraseTrie    *trie;
  const RapLineToken     *tokens;
  int                     n;
  int                     step; /* 1 forward, -1 backward */
  int                     budget;
  gboolean                inside; /* only whether the line contains something */
  RapLeftover            *found;
  int                     start;
  int    line_end; /* end of the longest phrase that may be a whole line */
  guint8 line_weight;
} Walk;

guint
rap_leftover_month (const RapLineToken *token)
{
  const RapCalendarName *name =
    token->kind == RAP_LINE_WORD
      ? rap_leftover_calendar (rap_leftover_table_get (), token->hash)
      : NULL;
  return name != NULL ? name->month : 0;
}

guint
rap_leftover_date (const RapLineToken *tokens, guint n)
{
  const RapLeftoverTable *table = rap_leftover_table_get ();
  guint                   numbers = 0, names = 0, end = 0;

  for (guint i = 0; i < MIN (n, 8) && names + numbers < 5; i++)
    {
      const RapLineToken *token = &tokens[i];
      gboolean link = token->mark == ',' || token->mark == '/' || token->mark == '-' ||
                      token->mark == '.';
      if (token->kind == RAP_LINE_NUMBER)
        numbers++;
      else if (token->kind == RAP_LINE_WORD &&
               rap_leftover_calendar (table, token->hash) != NULL)
        names++;
      else if (!link || i == 0)
        break;
      if (token->kind != RAP_LINE_MARK)
        end = i + 1;
    }
  return numbers > 0 && numbers + names > 1 ? end : 0;
}

static gboolean
may_be_calendar (const Walk *walk, const RapLineToken *token)
{
  return token->kind == RAP_LINE_WORD &&
         rap_leftover_may_be_calendar (walk->table, token->hash);
}

/* The places that may begin with the token; one of the calendar may yet be none. */
static guint
places_of (const Walk *walk, const RapLineToken *token)
{
  guint places = 1u << RAP_PLACE_ANY;

  if (token->kind == RAP_LINE_NUMBER)
    return places | 1u << RAP_PLACE_N | 1u << RAP_PLACE_SITE | 1u << RAP_PLACE_DATE |
           (token->length == 4 ? 1u << RAP_PLACE_YEAR : 0);
  if (token->kind == RAP_LINE_MARK)
    return places | (token->mark == '.' || token->mark == '-' || token->mark == '&'
                       ? 1u << RAP_PLACE_SITE
                       : 0);
  if (may_be_calendar (walk, token))
    places |= 1u << RAP_PLACE_MONTH | 1u << RAP_PLACE_WEEKDAY | 1u << RAP_PLACE_DATE;
  return places | 1u << RAP_PLACE_SITE | (token->capitals > 0 ? 1u << RAP_PLACE_NAME : 0);
}

static gboolean
fits (const Walk *walk, RapPlace place, int at)
{
  const RapLineToken    *token = &walk->tokens[at];
  const RapCalendarName *name;

  if (place == RAP_PLACE_DATE || (places_of (walk, token) >> place & 1) == 0)
    return FALSE;
  if (place != RAP_PLACE_MONTH && place != RAP_PLACE_WEEKDAY)
    return TRUE;
  name = rap_leftover_calendar (walk->table, token->hash);
  return name != NULL && (place == RAP_PLACE_MONTH ? name->month : name->weekday) > 0;
}

static int
longest_of (RapPlace place)
{
  return place == RAP_PLACE_NAME || place == RAP_PLACE_SITE ? 5
         : place == RAP_PLACE_ANY                           ? 4
                                                            : 1;
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
arrive (Walk *walk, const RapPhraseNode *node, int at)
{
  RapLeftover *found = walk->found;

  if (walk->step < 0)
    {
      if (node->weights[RAP_MATCH_SUFFIX] > 0)
        found->suffix_start = MIN (found->suffix_start, (guint) (at + 1));
      note (&found->suffix,
            node->weights[RAP_MATCH_SUFFIX],
            node->categories[RAP_MATCH_SUFFIX],
            found);
      return;
    }
  note (&found->contains,
        node->weights[RAP_MATCH_CONTAINS],
        node->categories[RAP_MATCH_CONTAINS],
        found);
  if (walk->inside)
    return;
  if (node->weights[RAP_MATCH_LINE] > 0 && at > walk->line_end)
    {
      walk->line_end = at;
      walk->line_weight = node->weights[RAP_MATCH_LINE];
    }
  if (walk->start > 0)
    return;
  if (node->weights[RAP_MATCH_PREFIX] > 0)
    found->prefix_end = MAX (found->prefix_end, (guint) at);
  note (&found->prefix,
        node->weights[RAP_MATCH_PREFIX],
        node->categories[RAP_MATCH_PREFIX],
        found);
  if (ends_line (walk, at))
    note (&found->line,
          MAX (node->weights[RAP_MATCH_LINE], node->weights[RAP_MATCH_PREFIX]),
          node->weights[RAP_MATCH_LINE] > 0 ? node->categories[RAP_MATCH_LINE]
                                            : node->categories[RAP_MATCH_PREFIX],
          found);
}

static void walk_from (Walk *walk, guint at_node, int at);

static void
walk_place (Walk *walk, guint to, RapPlace place, int at)
{
  if (place == RAP_PLACE_DATE)
    {
      guint length =
        walk->step > 0 ? rap_leftover_date (walk->tokens + at, walk->n - at) : 0;
      if (length > 0)
        walk_from (walk, to, at + length);
      return;
    }
  if (place == RAP_PLACE_ANY)
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
  const RapPhraseNode *node = &walk->trie->nodes[at_node];

  if (walk->budget-- <= 0)
    return;
  if (at_node != 0)
    arrive (walk, node, at);
  if (at < 0 || at >= walk->n)
    return;
  gboolean may = at_node != 0 || rap_phrase_may_start (walk->trie, walk->tokens[at].hash);
  guint    to = may ? rap_phrase_follow (walk->trie, at_node, walk->tokens[at].hash) : 0;
  if (to != 0)
    walk_from (walk, to, at + walk->step);
  if (at_node == 0 && walk->inside)
    return;
  guint places =
    node->places != 0 ? node->places & places_of (walk, &walk->tokens[at]) : 0;
  for (guint place = 1; places >> place != 0; place++)
    {
      if (places & 1u << place)
        walk_place (walk, rap_phrase_follow (walk->trie, at_node, place), place, at);
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

/* A mark that points to more elsewhere also opens quotations: it is closed further on, or stands
 * right before the first word of a whole sentence. */
static gboolean
opens_quotation (const RapLineToken *tokens, guint n)
{
  if (n < QUOTED_LEAST || tokens[0].mark != 0xBB)
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (tokens[i].mark == 0xAB || tokens[i].mark == 0xBB)
      return i + 1 < n || i > QUOTED_LEAST;
  guint last = tokens[n - 1].mark;
  return tokens[1].start == tokens[0].start + tokens[0].length &&
         (last == '.' || last == '!' || last == '?');
}

void
rap_leftover_find (const RapLineToken *tokens, guint n, RapLeftover *found)
{
  const RapLeftoverTable *table = rap_leftover_table_get ();
  Walk walk = { table, &table->forward, tokens, n, 1, BUDGET, FALSE, found, 0, 0, 0 };

  *found = (RapLeftover){ .suffix_start = n };
  if (n <= LONG_LINE)
    compose (&walk);
  else
    walk_from (&walk, 0, 0);
  if (opens_quotation (tokens, n))
    found->prefix = found->prefix_end = 0;
  walk.inside = TRUE;
  for (guint i = 0; i < n; i++)
    {
      if (!rap_phrase_may_start (walk.trie, tokens[i].hash))
        continue;
      walk.budget = BUDGET;
      walk_from (&walk, 0, i);
    }
  walk.inside = FALSE;
  walk.trie = &table->backward;
  walk.step = -1;
  walk.budget = BUDGET;
  walk_from (&walk, 0, (int) n - 1);
}

gboolean
rap_leftover_is_prefixed (const RapLineToken *tokens, guint n, guint8 least)
{
  const RapLeftoverTable *table = rap_leftover_table_get ();
  RapLeftover             found = { 0 };
  Walk walk = { table, &table->forward, tokens, n, 1, BUDGET, FALSE, &found, 0, 0, 0 };

  walk_from (&walk, 0, 0);
  return found.prefix >= least;
}

guint
rap_leftover_first (const RapLineToken *tokens, guint n)
{
  const RapLeftoverTable *table = rap_leftover_table_get ();
  RapLeftover             found = { 0 };
  Walk                    walk = {
                       table, &table->forward, tokens, MIN (n, LONG_LINE), 1, BUDGET, FALSE, &found, 0, 0, 0
  };

  walk_from (&walk, 0, 0);
  return walk.line_weight >= STRONG ? walk.line_end : 0;
}

guint
rap_leftover_byline (const RapLineToken *tokens, guint n)
{
  const RapPhraseTrie *trie = &rap_leftover_table_get ()->forward;
  guint                node = 0;

  for (guint i = 0; i < MIN (n, 4); i++)
    {
      node = rap_phrase_follow (trie, node, tokens[i].hash);
      const RapPhraseNode *at = &trie->nodes[node];
      if (node == 0)
        return 0;
      if (!(at->places & 1u << RAP_PLACE_NAME) || i + 1 >= n ||
          tokens[i + 1].capitals == 0)
        continue;
      const RapPhraseNode *named =
        &trie->nodes[rap_phrase_follow (trie, node, RAP_PLACE_NAME)];
      if (named->weights[RAP_MATCH_LINE] > 0 &&
          named->categories[RAP_MATCH_LINE] == RAP_LEFTOVER_BYLINE)
        return i + 1;
    }
  return 0;
}
