// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-view.h"

#define RUN          3
#define MOST         20
#define CLOSE        6u
#define NAME_LINE    8 /* tokens of a line that may name who wrote */
#define NEVER_SEEN   101
#define MOST_COLUMNS 6

/* Counts by hash, in one table of open addressing for a text. Two things of one hash count as
 * one: what is looked for here is common or there not at all. */
typedef struct
{
  guint32 key;
  guint16 times;
  guint32 line; /* the last one that was counted, and one more */
} Count;

typedef struct
{
  Count *counts;
  guint  mask;
} Table;

static Table
table_new (guint n)
{
  guint size = 64;
  while (size < n * 2)
    size *= 2;
  return (Table){ g_new0 (Count, size), size - 1 };
}

static Count *
find (const Table *table, guint32 key)
{
  key = key != 0 ? key : 1;
  guint i = (key * 2654435761u) & table->mask;
  while (table->counts[i].key != 0 && table->counts[i].key != key)
    i = (i + 1) & table->mask;
  table->counts[i].key = key;
  return &table->counts[i];
}

/* The table is larger than what is near at hand: what is going to be looked for is sent for. */
static void
expect (const Table *table, guint32 key)
{
  __builtin_prefetch (&table->counts[((key != 0 ? key : 1) * 2654435761u) & table->mask]);
}

/* Each line counts once. */
static void
count (const Table *table, guint32 key, guint line)
{
  Count *one = find (table, key);
  if (one->line == line + 1)
    return;
  one->line = line + 1;
  one->times += one->times < 1000;
}

static guint32
hash_run (const RapLineToken *token, guint n, guint32 salt)
{
  guint32 hash = salt;
  for (guint i = 0; i < n; i++)
    hash = hash * 31u + token[i].hash;
  return hash;
}

/* So many runs are sent for together. */
#define RUNS_AT_ONCE 32

/* The hashes of up to RUNS_AT_ONCE runs of a line, from one on; returns how many. */
static guint
expect_runs (const Table *table, const RapLineToken *token, guint left, guint32 *keys)
{
  guint n = MIN (left, RUNS_AT_ONCE);
  for (guint j = 0; j < n; j++)
    {
      keys[j] = hash_run (token + j, RUN, 3);
      expect (table, keys[j]);
    }
  return n;
}

static const RapLineToken *
tokens_of (const RapLineView *view, guint i)
{
  return &view->token[view->line[i].first];
}

static guint32
last_key (const RapLineView *view, guint i)
{
  guint n = view->line[i].n, take = MIN (n, 2);
  return hash_run (tokens_of (view, i) + n - take, take, 7);
}

static void
count_all (const RapLineView *view, const Table *table)
{
  for (guint i = 0; i < view->n; i++)
    {
      const RapLineToken *token = tokens_of (view, i);
      guint               n = view->line[i].n, runs = n >= RUN ? n - RUN + 1 : 0;
      guint32             keys[RUNS_AT_ONCE];
      for (guint j = 0, some; j < runs; j += some)
        {
          some = expect_runs (table, token + j, runs - j, keys);
          for (guint k = 0; k < some; k++)
            count (table, keys[k], i);
        }
      if (n == 0)
        continue;
      count (table, hash_run (token, 1, 5), i);
      count (table, last_key (view, i), i);
    }
}

static void
fill_times (RapLineView *view, const Table *table)
{
  for (guint i = 0; i < view->n; i++)
    {
      const RapLineToken *token = tokens_of (view, i);
      gint16             *v = rap_line_values (view, i);
      guint   n = view->line[i].n, runs = n >= RUN ? n - RUN + 1 : 0, again = 0;
      guint32 keys[RUNS_AT_ONCE];
      for (guint j = 0, some; j < runs; j += some)
        {
          some = expect_runs (table, token + j, runs - j, keys);
          for (guint k = 0; k < some; k++)
            again += find (table, keys[k])->times > 1;
        }
      v[RAP_LINE_F_ECHO] = runs > 0 ? rap_line_share (again, runs) : -1;
      if (n == 0)
        continue;
      v[RAP_LINE_F_FIRST_TIMES] =
        rap_line_most (find (table, hash_run (token, 1, 5))->times, MOST);
      v[RAP_LINE_F_LAST_TIMES] =
        rap_line_most (find (table, last_key (view, i))->times, MOST);
    }
}

/* ------------------------------------------------------------ names */

static gboolean
is_name_pair (const RapLineToken *token)
{
  return token[0].kind == RAP_LINE_WORD && token[1].kind == RAP_LINE_WORD &&
         token[0].capitals > 0 && token[1].capitals > 0 && token[0].letters > 1;
}

/* "Ana Dolan" by itself, and later "Ana Dolan is a reporter": a note about who wrote. */
static void
fill_names (RapLineView *view, const Table *table)
{
  for (guint i = 0; i < view->n; i++)
    {
      const RapLineToken *token = tokens_of (view, i);
      guint               n = view->line[i].n;
      gint16             *v = rap_line_values (view, i);
      v[RAP_LINE_F_NAME_SEEN] = NEVER_SEEN;
      if (n >= 2 && is_name_pair (token))
        {
          guint seen = find (table, hash_run (token, 2, 11))->line;
          v[RAP_LINE_F_NAME_SEEN] =
            seen > 0 ? rap_line_most (i + 1 - seen, NEVER_SEEN - 1) : NEVER_SEEN;
        }
      for (guint j = 0; n <= NAME_LINE && j + 1 < n; j++)
        {
          if (is_name_pair (token + j))
            find (table, hash_run (token + j, 2, 11))->line = i + 1;
        }
    }
}

/* ------------------------------------------------------------ shapes close by */

static void
fill_near (RapLineView *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      guint   from = i > CLOSE ? i - CLOSE : 0, to = MIN (i + CLOSE + 1, view->n);
      guint   shapes = 0, edges = 0, bars = 0;
      gint16 *a = rap_line_values (view, i);
      for (guint j = from; j < to; j++)
        {
          const gint16 *b = rap_line_values (view, j);
          gboolean      alike = j != i && a[RAP_LINE_F_FIRST] == b[RAP_LINE_F_FIRST] &&
                           a[RAP_LINE_F_LAST] == b[RAP_LINE_F_LAST];
          edges += alike;
          shapes += alike && a[RAP_LINE_F_TOKENS] == b[RAP_LINE_F_TOKENS];
          bars +=
            j != i && a[RAP_LINE_F_BARS] > 0 && a[RAP_LINE_F_BARS] == b[RAP_LINE_F_BARS];
        }
      a[RAP_LINE_F_SHAPE_NEAR] = shapes;
      a[RAP_LINE_F_EDGES_NEAR] = edges;
      a[RAP_LINE_F_BARS_NEAR] = bars;
    }
}

static gboolean
has_edges_of (RapLineView *view, guint i, gint64 j)
{
  if (j < 0 || j >= view->n)
    return FALSE;
  const gint16 *a = rap_line_values (view, i), *b = rap_line_values (view, (guint) j);
  return a[RAP_LINE_F_FIRST] == b[RAP_LINE_F_FIRST] &&
         a[RAP_LINE_F_LAST] == b[RAP_LINE_F_LAST] &&
         MIN (a[RAP_LINE_F_TOKENS], 4) == MIN (b[RAP_LINE_F_TOKENS], 4);
}

/* Cells of a table stand in lines of their own: those of a column come back after as many lines. */
static void
fill_period (RapLineView *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      gint16 most = 0;
      for (int step = 2; step <= MOST_COLUMNS; step++)
        {
          gint16 alike = 0;
          for (int k = -3; k <= 3; k++)
            alike += k != 0 && has_edges_of (view, i, (gint64) i + k * step) &&
                     !has_edges_of (view, i, (gint64) i + k * step - 1);
          most = MAX (most, alike);
        }
      rap_line_values (view, i)[RAP_LINE_F_PERIOD] = most;
    }
}

void
rap_line_echo_fill (RapLineView *view)
{
  Table table = table_new (view->lines->tokens->len + view->n * 2 + 1);

  count_all (view, &table);
  fill_times (view, &table);
  g_free (table.counts);
  table = table_new (view->lines->tokens->len + 1);
  fill_names (view, &table);
  g_free (table.counts);
  fill_near (view);
  fill_period (view);
}
