// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-features.h"

#include <string.h>

#include "text/rap-line-view.h"

#define SHORT_WORDS 10
#define STRONG      7
#define NEAR        5u
#define FAR         100

static guint32
line_hash (const RapLineView *view, const RapLine *line)
{
  guint32 hash = 1;
  for (guint j = line->first; j < line->first + line->n; j++)
    hash = hash * 31u + view->token[j].hash;
  return hash != 0 ? hash : 1;
}

static void
count_lines (RapLineView *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      gpointer key = GUINT_TO_POINTER (line_hash (view, &view->line[i]));
      guint    times = GPOINTER_TO_UINT (g_hash_table_lookup (view->same, key));
      rap_line_values (view, i)[RAP_LINE_F_AGAIN] = rap_line_most (times, 9);
      g_hash_table_insert (view->same, key, GUINT_TO_POINTER (times + 1));
    }
  for (guint i = 0; i < view->n; i++)
    {
      gpointer key = GUINT_TO_POINTER (line_hash (view, &view->line[i]));
      rap_line_values (view, i)[RAP_LINE_F_TIMES] =
        rap_line_most (GPOINTER_TO_UINT (g_hash_table_lookup (view->same, key)), 9);
    }
}

static gboolean
is_short (RapLineView *view, guint i)
{
  const gint16 *v = rap_line_values (view, i);
  return v[RAP_LINE_F_WORDS] <= SHORT_WORDS && !v[RAP_LINE_F_SENTENCE];
}

static void
fill_runs (RapLineView *view)
{
  for (guint i = 0; i < view->n;)
    {
      guint end = i;
      while (end < view->n && is_short (view, end))
        end++;
      for (guint j = i; j < end; j++)
        {
          rap_line_values (view, j)[RAP_LINE_F_RUN] = rap_line_most (end - i, 200);
          rap_line_values (view, j)[RAP_LINE_F_RUN_BEFORE] = rap_line_most (j - i, 200);
        }
      i = MAX (end, i + 1);
    }
}

static gboolean
are_alike (const RapLineView *view, guint i, guint j)
{
  const RapLine *a = &view->line[i], *b = &view->line[j];
  if (a->n == 0 || b->n == 0)
    return FALSE;
  const RapLineToken *x = &view->token[a->first], *y = &view->token[b->first];
  return x->hash == y->hash || (x->kind == RAP_LINE_NUMBER && y->kind == RAP_LINE_NUMBER);
}

static void
fill_neighbours (RapLineView *view, guint i)
{
  static const int offsets[] = { -3, -2, -1, 1, 2, 3 };
  gint16          *v = rap_line_values (view, i) + RAP_LINE_F_NEIGHBOURS;

  for (guint k = 0; k < G_N_ELEMENTS (offsets); k++, v += 5)
    {
      gint64 j = (gint64) i + offsets[k];
      v[0] = -1;
      if (j < 0 || j >= view->n)
        continue;
      const gint16 *w = rap_line_values (view, j);
      v[0] = w[RAP_LINE_F_WORDS];
      v[1] = w[RAP_LINE_F_LAST];
      v[2] = w[RAP_LINE_F_ODDS];
      v[3] = MAX (MAX (w[RAP_LINE_F_LEFTOVER_LINE], w[RAP_LINE_F_LEFTOVER_COMPOSED]),
                  MAX (w[RAP_LINE_F_LEFTOVER_PREFIX], w[RAP_LINE_F_LEFTOVER_CONTAINS]));
      v[4] = w[RAP_LINE_F_CAPITALISED];
    }
}

static gboolean
is_phrase (const gint16 *v)
{
  return MAX (MAX (v[RAP_LINE_F_LEFTOVER_LINE], v[RAP_LINE_F_LEFTOVER_COMPOSED]),
              MAX (v[RAP_LINE_F_LEFTOVER_PREFIX], v[RAP_LINE_F_LEFTOVER_CONTAINS])) >=
         STRONG;
}

/* How much of the text, and of its inside, looks pasted along. */
static void
fill_pasted (RapLineView *view, guint first, guint last)
{
  guint phrases = 0, inside = 0, bare = 0;
  int   odds = 0;

  for (guint i = 0; i < view->n; i++)
    {
      const gint16 *v = rap_line_values (view, i);
      gboolean      phrase = is_phrase (v), within = i > first && i < last;
      phrases += phrase;
      inside += within && phrase;
      if (!within || phrase || !is_short (view, i))
        continue;
      bare++;
      odds += v[RAP_LINE_F_ODDS];
    }
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_PHRASES] = rap_line_most (phrases, 60);
      v[RAP_LINE_F_PHRASES_INSIDE] =
        last > first ? rap_line_share (inside, last - first) : -1;
      v[RAP_LINE_F_BARE_INSIDE] = last > first ? rap_line_share (bare, last - first) : -1;
      v[RAP_LINE_F_ODDS_INSIDE] = bare > 0 ? odds / (int) bare : 0;
    }
}

static void
fill_near (RapLineView *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      guint from = i > NEAR ? i - NEAR : 0, to = MIN (i + NEAR + 1, view->n);
      int   sum = 0;
      for (guint j = from; j < to; j++)
        sum += j != i ? rap_line_values (view, j)[RAP_LINE_F_ODDS] : 0;
      rap_line_values (view, i)[RAP_LINE_F_ODDS_NEAR] =
        sum / (int) MAX (to - from - 1, 1);
    }
}

/* A run of short lines is a list or a heap of leftovers as a whole. */
static void
fill_run (RapLineView *view, guint start, guint end)
{
  guint    phrases = 0;
  int      odds = 0;
  gboolean colon =
    start > 0 && rap_line_values (view, start - 1)[RAP_LINE_F_LAST] == RAP_EDGE_COLON;

  for (guint i = start; i < end; i++)
    {
      const gint16 *v = rap_line_values (view, i);
      phrases += is_phrase (v);
      odds += v[RAP_LINE_F_ODDS];
    }
  for (guint i = start; i < end; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_RUN_PHRASES] = rap_line_share (phrases, end - start);
      v[RAP_LINE_F_RUN_ODDS] = odds / (int) (end - start);
      v[RAP_LINE_F_RUN_COLON] = colon;
    }
}

static void
fill_whole_runs (RapLineView *view)
{
  for (guint i = 0; i < view->n;)
    {
      guint end = i;
      while (end < view->n && is_short (view, end))
        end++;
      if (end > i)
        fill_run (view, i, end);
      i = MAX (end, i + 1);
    }
}

/* How far the nearest phrases that pasting leaves are. */
static void
fill_phrases (RapLineView *view)
{
  guint  since = FAR, until = FAR;
  gint16 category = 0;

  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_SINCE_PHRASE] = rap_line_most (since, FAR);
      v[RAP_LINE_F_SINCE_CATEGORY] = category;
      if (is_phrase (v))
        {
          category = v[RAP_LINE_F_LEFTOVER_CATEGORY];
          since = 0;
        }
      since++;
    }
  for (guint i = view->n; i-- > 0;)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_UNTIL_PHRASE] = rap_line_most (until, FAR);
      until = is_phrase (v) ? 1 : until + 1;
    }
}

static void
fill_same_runs (RapLineView *view)
{
  for (guint i = 0; i < view->n;)
    {
      guint end = i + 1;
      while (end < view->n && rap_line_values (view, end)[RAP_LINE_F_LIKE_BEFORE])
        end++;
      for (guint j = i; j < end; j++)
        rap_line_values (view, j)[RAP_LINE_F_SAME_RUN] = rap_line_most (end - i, 50);
      i = end;
    }
}

static void
fill_document (RapLineView *view)
{
  guint longs = 0, words = 0, shorts = 0, first = view->n, last = 0, done = 0,
        before = view->n;

  for (guint i = 0; i < view->n; i++)
    {
      shorts += is_short (view, i);
      if (!view->is_long[i])
        continue;
      first = MIN (first, i);
      last = i;
      longs++;
      words += rap_line_values (view, i)[RAP_LINE_F_WORDS];
    }
  g_autofree guint *next = g_new (guint, view->n + 1);
  next[view->n] = view->n;
  for (guint i = view->n; i-- > 0;)
    next[i] = i + 1 < view->n && view->is_long[i + 1] ? i + 1 : next[i + 1];
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = rap_line_values (view, i);
      v[RAP_LINE_F_LINES] = rap_line_most (view->n, 1000);
      v[RAP_LINE_F_LONG_LINES] = rap_line_most (longs, 300);
      v[RAP_LINE_F_INDEX] = rap_line_most (i, 500);
      v[RAP_LINE_F_FROM_END] = rap_line_most (view->n - 1 - i, 500);
      v[RAP_LINE_F_TO_FIRST_LONG] = CLAMP ((int) first - (int) i, -50, 200);
      v[RAP_LINE_F_SINCE_LAST_LONG] = CLAMP ((int) i - (int) last, -50, 200);
      v[RAP_LINE_F_TEXT_BEFORE] = words > 0 ? (guint64) done * 1000 / words : 0;
      v[RAP_LINE_F_SINCE_LONG] = before < view->n ? rap_line_most (i - before, 100) : 101;
      v[RAP_LINE_F_UNTIL_LONG] =
        next[i] < view->n ? rap_line_most (next[i] - i, 100) : 101;
      v[RAP_LINE_F_JOINS] = view->line[i].joins + 2 * view->lines->wrapped;
      v[RAP_LINE_F_GAP] = view->line[i].gap;
      v[RAP_LINE_F_GAP_NEXT] = i + 1 < view->n ? view->line[i + 1].gap : 3;
      v[RAP_LINE_F_MEAN_LONG] = longs > 0 ? rap_line_most (words / longs, 400) : 0;
      v[RAP_LINE_F_SHORT_SHARE] = rap_line_share (shorts, view->n);
      v[RAP_LINE_F_LIKE_BEFORE] = i > 0 && are_alike (view, i, i - 1);
      v[RAP_LINE_F_LIKE_NEXT] = i + 1 < view->n && are_alike (view, i, i + 1);
      rap_line_shared_fill (view, i, before, next[i]);
      fill_neighbours (view, i);
      if (view->is_long[i])
        {
          before = i;
          done += v[RAP_LINE_F_WORDS];
        }
    }
  fill_pasted (view, first, last);
  fill_near (view);
  fill_same_runs (view);
  fill_phrases (view);
  fill_whole_runs (view);
  rap_line_echo_fill (view);
  rap_line_topics_fill (view);
}

void
rap_line_features_fill (const RapLines *lines, const gint8 *odds, gint16 *values)
{
  RapLineView view = { .lines = lines,
                       .line = (const RapLine *) (gconstpointer) lines->lines->data,
                       .token =
                         (const RapLineToken *) (gconstpointer) lines->tokens->data,
                       .n = lines->lines->len,
                       .values = values };

  memset (values, 0, sizeof (gint16) * view.n * RAP_LINE_N_FEATURES);
  view.known = g_new (guint8, lines->tokens->len + 1);
  rap_line_tokens_look_up (lines->reading->str,
                           view.token,
                           lines->tokens->len,
                           view.known);
  view.is_long = g_new0 (guint8, view.n + 1);
  view.same = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < view.n; i++)
    {
      rap_line_shape_fill (&view, i, odds);
    }
  rap_line_shared_count (&view);
  count_lines (&view);
  fill_runs (&view);
  fill_document (&view);
  g_hash_table_unref (view.same);
  g_free (view.known);
  g_free (view.is_long);
  g_free (view.stems);
  g_free (view.keys);
  g_free (view.counts);
}
