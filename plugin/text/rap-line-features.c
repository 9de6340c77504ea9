// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-features.h"

#include <string.h>

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

#define LONG_WORDS \
  20 /* a line of so many words that ends with a stop carries the report */
#define SHORT_WORDS  10
#define COMMON       12 /* binary digits of the count of the most frequent words */
#define RARE_LETTERS 4
#define STEM         5
#define LOOK_TOKENS  300 /* at most so many of a long line are compared with a short one */
#define SHORT_TOKENS 24
#define STRONG       7
#define NEAR         5u

typedef struct
{
  const RapLines     *lines;
  const RapLine      *line; /* the lines */
  const RapLineToken *token;
  guint               n;
  gint16             *values;
  guint8             *is_long;
  guint32            *stems; /* of each token; 0 for common words, numbers and marks */
  guint32            *keys;  /* of words in long lines, open addressing */
  guint16            *counts;
  guint               mask;
  GHashTable         *same; /* hash of a line → times seen */
} View;

static gint16
share (guint part, guint whole)
{
  return whole > 0 ? part * 100 / whole : 0;
}

static gint16
most (guint value, guint limit)
{
  return MIN (value, limit);
}

static gint16 *
values_of (View *view, guint i)
{
  return view->values + (gsize) i * RAP_LINE_N_FEATURES;
}

static RapLineEdge
edge_of (const RapLineToken *token)
{
  if (token->kind == RAP_LINE_NUMBER)
    return RAP_EDGE_NUMBER;
  if (token->kind == RAP_LINE_WORD)
    return token->capitals == 0                                       ? RAP_EDGE_SMALL
           : token->capitals > 1 && token->capitals == token->letters ? RAP_EDGE_CAPITALS
                                                                      : RAP_EDGE_CAPITAL;
  switch (token->mark)
    {
    case '.':
    case '!':
    case '?':
      return RAP_EDGE_STOP;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return RAP_EDGE_QUOTE;
    case '(':
    case ')':
    case '[':
    case ']':
      return RAP_EDGE_BRACKET;
    case ':':
      return RAP_EDGE_COLON;
    case ',':
    case ';':
      return RAP_EDGE_COMMA;
    case 0x2026:
      return RAP_EDGE_DOTS;
    default:
      return RAP_EDGE_OTHER;
    }
}

static RapLineEdge
last_edge (const RapLineToken *token, guint n)
{
  RapLineEdge edge = edge_of (&token[n - 1]);
  gboolean    closing = edge == RAP_EDGE_QUOTE || edge == RAP_EDGE_BRACKET;

  if (n > 1 && closing && edge_of (&token[n - 2]) == RAP_EDGE_STOP)
    return RAP_EDGE_STOP_CLOSED;
  if (n > 2 && token[n - 1].mark == '.' && token[n - 2].mark == '.' &&
      token[n - 3].mark == '.')
    return RAP_EDGE_DOTS;
  return edge;
}

/* ------------------------------------------------------------ the line by itself */

typedef struct
{
  guint words, capitalised, letters, capitals, numbers, marks, stops, commas, common,
    unknown, frequency;
  guint bars, addresses, copyright, quotes;
} Tally;

static void
tally_word (Tally *tally, const RapLineToken *token)
{
  tally->words++;
  tally->capitalised += token->capitals > 0;
  tally->letters += token->letters;
  tally->capitals += token->capitals;
  tally->common += (token->known & RAP_WORD_COUNT) >= COMMON;
  tally->unknown += token->known == 0;
  tally->frequency += token->known & RAP_WORD_COUNT;
}

static void
tally_mark (Tally *tally, guint mark)
{
  tally->marks++;
  tally->stops += mark == '.' || mark == '!' || mark == '?';
  tally->commas += mark == ',';
  tally->bars += mark == '|' || mark == 0x2022 || mark == 0xBB || mark == '/' ||
                 mark == '>' || mark == 0xB7;
  tally->addresses += mark == '@' || mark == '#' || mark == '_' || mark == '=' ||
                      mark == '{' || mark == '}';
  tally->copyright += mark == 0xA9;
  tally->quotes += mark == '"' || mark == 0x201C || mark == 0x201D;
}

static Tally
tally_line (const View *view, const RapLine *line)
{
  Tally tally = { 0 };
  for (guint i = 0; i < line->n; i++)
    {
      const RapLineToken *token = &view->token[line->first + i];
      if (token->kind == RAP_LINE_WORD)
        tally_word (&tally, token);
      else if (token->kind == RAP_LINE_NUMBER)
        tally.numbers++;
      else
        tally_mark (&tally, token->mark);
    }
  return tally;
}

static guint
count_dates (const RapLineToken *token, guint n)
{
  guint dates = 0;
  for (guint i = 0; i < MIN (n, 24);)
    {
      guint length = rap_leftover_date (token + i, n - i);
      dates += length;
      i += MAX (length, 1);
    }
  return dates;
}

static void
fill_shape (View *view, guint i)
{
  const RapLine      *line = &view->line[i];
  const RapLineToken *token = &view->token[line->first];
  gint16             *v = values_of (view, i);
  Tally               t = tally_line (view, line);

  v[RAP_LINE_F_TOKENS] = most (line->n, 400);
  v[RAP_LINE_F_WORDS] = most (t.words, 300);
  v[RAP_LINE_F_CHARS] = most (line->end - line->start, 3000);
  v[RAP_LINE_F_LAST] = line->n > 0 ? last_edge (token, line->n) : RAP_EDGE_OTHER;
  v[RAP_LINE_F_FIRST] = line->n > 0 ? edge_of (token) : RAP_EDGE_OTHER;
  v[RAP_LINE_F_CAPITALISED] = share (t.capitalised, t.words);
  v[RAP_LINE_F_CAPITALS] = share (t.capitals, t.letters);
  v[RAP_LINE_F_NUMBERS] = share (t.numbers, line->n);
  v[RAP_LINE_F_MARKS] = share (t.marks, line->n);
  v[RAP_LINE_F_STOPS] = most (t.stops, 50);
  v[RAP_LINE_F_COMMAS] = most (t.commas, 50);
  v[RAP_LINE_F_COMMON] = share (t.common, t.words);
  v[RAP_LINE_F_UNKNOWN] = share (t.unknown, t.words);
  v[RAP_LINE_F_FREQUENCY] = t.words > 0 ? t.frequency * 10 / t.words : 0;
  v[RAP_LINE_F_BARS] = most (t.bars, 20);
  v[RAP_LINE_F_ADDRESSES] = most (t.addresses, 20);
  v[RAP_LINE_F_COPYRIGHT] = t.copyright > 0;
  v[RAP_LINE_F_QUOTES] = most (t.quotes, 9);
  v[RAP_LINE_F_BULLET] =
    line->n > 1 && token->kind == RAP_LINE_MARK && v[RAP_LINE_F_FIRST] == RAP_EDGE_OTHER;
  v[RAP_LINE_F_DATE] = share (count_dates (token, line->n), MIN (line->n, 24));
  v[RAP_LINE_F_NAME] = t.words >= 2 && t.words <= 5 && t.capitalised == t.words &&
                       t.common == 0 && t.numbers == 0;
  gboolean stop = v[RAP_LINE_F_LAST] == RAP_EDGE_STOP ||
                  v[RAP_LINE_F_LAST] == RAP_EDGE_STOP_CLOSED ||
                  v[RAP_LINE_F_LAST] == RAP_EDGE_QUOTE;
  v[RAP_LINE_F_SENTENCE] = stop && t.words >= 6;
  view->is_long[i] = stop && t.words >= LONG_WORDS;
}

static void
fill_leftover (View *view, guint i)
{
  const RapLeftover *leftover = &view->line[i].leftover;
  gint16            *v = values_of (view, i);

  v[RAP_LINE_F_LEFTOVER_LINE] = leftover->line;
  v[RAP_LINE_F_LEFTOVER_COMPOSED] = leftover->composed;
  v[RAP_LINE_F_LEFTOVER_PREFIX] = leftover->prefix;
  v[RAP_LINE_F_LEFTOVER_SUFFIX] = leftover->suffix;
  v[RAP_LINE_F_LEFTOVER_CONTAINS] = leftover->contains;
  v[RAP_LINE_F_LEFTOVER_CATEGORY] = leftover->category;
  v[RAP_LINE_F_LEFTOVER_COVERED] = leftover->covered;
}

static void
fill_odds (View *view, guint i, const gint8 *odds)
{
  const RapLine      *line = &view->line[i];
  const RapLineToken *token = &view->token[line->first];
  gint16             *v = values_of (view, i);
  int                 sum = 0, n = 0, least = 0, top = 0;

  for (guint j = 0; j < line->n; j++)
    {
      int one = odds[rap_line_odds_slot (token[j].hash)];
      int two = j + 1 < line->n
                  ? odds[rap_line_odds_pair_slot (token[j].hash, token[j + 1].hash)]
                  : 0;
      sum += one + two;
      n += (one != 0) + (two != 0);
      least = MIN (least, MIN (one, two));
      top = MAX (top, MAX (one, two));
      if (j < 2)
        v[RAP_LINE_F_ODDS_FIRST] += one + two;
      if (j + 2 >= line->n)
        v[RAP_LINE_F_ODDS_LAST] += one + two;
    }
  v[RAP_LINE_F_ODDS] = n > 0 ? sum * 4 / n : 0;
  v[RAP_LINE_F_ODDS_LEAST] = least;
  v[RAP_LINE_F_ODDS_MOST] = top;
  v[RAP_LINE_F_ODDS_SUM] = CLAMP (sum, -20000, 20000);
}

/* ------------------------------------------------------------ words shared with the rest */

static guint32
stem_of (const View *view, const RapLineToken *token)
{
  const char *text = view->lines->reading->str + token->start;
  guint64     key = RAP_WORD_KEY;

  if (token->kind != RAP_LINE_WORD || token->letters < RARE_LETTERS ||
      (token->known & RAP_WORD_COUNT) >= COMMON)
    return 0;
  for (guint at = 0, n = 0; at < token->length && n < STEM;
       at += rap_utf8_width (text + at), n++)
    {
      guint32 c = g_unichar_tolower (rap_utf8_get (text + at));
      key = rap_word_key_add (key, (const char *) &(guint32){ GUINT32_TO_LE (c) }, 4);
    }
  guint32 hash = (guint32) (key ^ key >> 32);
  return hash != 0 ? hash : 1;
}

static guint
find_stem (const View *view, guint32 stem)
{
  guint i = stem & view->mask;
  while (view->keys[i] != 0 && view->keys[i] != stem)
    i = (i + 1) & view->mask;
  return i;
}

static void
count_stems (View *view)
{
  guint n = view->lines->tokens->len, size = 64;

  while (size < n * 2)
    size *= 2;
  view->mask = size - 1;
  view->keys = g_new0 (guint32, size);
  view->counts = g_new0 (guint16, size);
  view->stems = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    view->stems[i] = stem_of (view, &view->token[i]);
  for (guint i = 0; i < view->n; i++)
    {
      const RapLine *line = &view->line[i];
      for (guint j = line->first; view->is_long[i] && j < line->first + line->n; j++)
        {
          guint slot = find_stem (view, view->stems[j]);
          if (view->stems[j] == 0)
            continue;
          view->keys[slot] = view->stems[j];
          view->counts[slot] += view->counts[slot] < 1000;
        }
    }
}

static gboolean
line_has_stem (const View *view, const RapLine *line, guint32 stem)
{
  for (guint j = line->first; j < line->first + MIN (line->n, LOOK_TOKENS); j++)
    {
      if (view->stems[j] == stem)
        return TRUE;
    }
  return FALSE;
}

/* Percent of the rarer words of a short line that another line has; -1 when it has none. */
static gint16
shared_with (const View *view, const RapLine *line, const RapLine *other)
{
  guint all = 0, shared = 0;
  for (guint j = line->first; j < line->first + MIN (line->n, SHORT_TOKENS); j++)
    {
      if (view->stems[j] == 0)
        continue;
      all++;
      shared += line_has_stem (view, other, view->stems[j]);
    }
  return all > 0 ? share (shared, all) : -1;
}

static void
fill_shared (View *view, guint i, guint before, guint next)
{
  const RapLine *line = &view->line[i];
  gint16        *v = values_of (view, i);
  guint          all = 0, shared = 0, times = 0, own = view->is_long[i] ? 1 : 0;

  for (guint j = line->first; j < line->first + line->n; j++)
    {
      if (view->stems[j] == 0)
        continue;
      guint count = view->counts[find_stem (view, view->stems[j])];
      all++;
      shared += count > own;
      times += MIN (count, 20);
    }
  v[RAP_LINE_F_SHARED] = all > 0 ? share (shared, all) : -1;
  v[RAP_LINE_F_SHARED_MUCH] = all > 0 ? (gint16) (times * 10 / all) : -1;
  v[RAP_LINE_F_SHARED_NEXT] = v[RAP_LINE_F_SHARED_BEFORE] = v[RAP_LINE_F_SHARED_TITLE] =
    -1;
  if (line->n > SHORT_TOKENS)
    return;
  if (next < view->n && next - i <= 4)
    v[RAP_LINE_F_SHARED_NEXT] = shared_with (view, line, &view->line[next]);
  if (before < view->n && i - before <= 4)
    v[RAP_LINE_F_SHARED_BEFORE] = shared_with (view, line, &view->line[before]);
  if (i > 0)
    v[RAP_LINE_F_SHARED_TITLE] = shared_with (view, line, &view->line[0]);
}

/* ------------------------------------------------------------ the line among others */

static guint32
line_hash (const View *view, const RapLine *line)
{
  guint32 hash = 1;
  for (guint j = line->first; j < line->first + line->n; j++)
    hash = hash * 31u + view->token[j].hash;
  return hash != 0 ? hash : 1;
}

static void
count_lines (View *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      gpointer key = GUINT_TO_POINTER (line_hash (view, &view->line[i]));
      guint    times = GPOINTER_TO_UINT (g_hash_table_lookup (view->same, key));
      values_of (view, i)[RAP_LINE_F_AGAIN] = most (times, 9);
      g_hash_table_insert (view->same, key, GUINT_TO_POINTER (times + 1));
    }
  for (guint i = 0; i < view->n; i++)
    {
      gpointer key = GUINT_TO_POINTER (line_hash (view, &view->line[i]));
      values_of (view, i)[RAP_LINE_F_TIMES] =
        most (GPOINTER_TO_UINT (g_hash_table_lookup (view->same, key)), 9);
    }
}

static gboolean
is_short (View *view, guint i)
{
  const gint16 *v = values_of (view, i);
  return v[RAP_LINE_F_WORDS] <= SHORT_WORDS && !v[RAP_LINE_F_SENTENCE];
}

static void
fill_runs (View *view)
{
  for (guint i = 0; i < view->n;)
    {
      guint end = i;
      while (end < view->n && is_short (view, end))
        end++;
      for (guint j = i; j < end; j++)
        {
          values_of (view, j)[RAP_LINE_F_RUN] = most (end - i, 200);
          values_of (view, j)[RAP_LINE_F_RUN_BEFORE] = most (j - i, 200);
        }
      i = MAX (end, i + 1);
    }
}

static gboolean
are_alike (const View *view, guint i, guint j)
{
  const RapLine *a = &view->line[i], *b = &view->line[j];
  if (a->n == 0 || b->n == 0)
    return FALSE;
  const RapLineToken *x = &view->token[a->first], *y = &view->token[b->first];
  return x->hash == y->hash || (x->kind == RAP_LINE_NUMBER && y->kind == RAP_LINE_NUMBER);
}

static void
fill_neighbours (View *view, guint i)
{
  static const int offsets[] = { -3, -2, -1, 1, 2, 3 };
  gint16          *v = values_of (view, i) + RAP_LINE_F_NEIGHBOURS;

  for (guint k = 0; k < G_N_ELEMENTS (offsets); k++, v += 5)
    {
      gint64 j = (gint64) i + offsets[k];
      v[0] = -1;
      if (j < 0 || j >= view->n)
        continue;
      const gint16 *w = values_of (view, j);
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
fill_pasted (View *view, guint first, guint last)
{
  guint phrases = 0, inside = 0, bare = 0;
  int   odds = 0;

  for (guint i = 0; i < view->n; i++)
    {
      const gint16 *v = values_of (view, i);
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
      gint16 *v = values_of (view, i);
      v[RAP_LINE_F_PHRASES] = most (phrases, 60);
      v[RAP_LINE_F_PHRASES_INSIDE] = last > first ? share (inside, last - first) : -1;
      v[RAP_LINE_F_BARE_INSIDE] = last > first ? share (bare, last - first) : -1;
      v[RAP_LINE_F_ODDS_INSIDE] = bare > 0 ? odds / (int) bare : 0;
    }
}

static void
fill_near (View *view)
{
  for (guint i = 0; i < view->n; i++)
    {
      guint from = i > NEAR ? i - NEAR : 0, to = MIN (i + NEAR + 1, view->n);
      int   sum = 0;
      for (guint j = from; j < to; j++)
        sum += j != i ? values_of (view, j)[RAP_LINE_F_ODDS] : 0;
      values_of (view, i)[RAP_LINE_F_ODDS_NEAR] = sum / (int) MAX (to - from - 1, 1);
    }
}

static void
fill_same_runs (View *view)
{
  for (guint i = 0; i < view->n;)
    {
      guint end = i + 1;
      while (end < view->n && values_of (view, end)[RAP_LINE_F_LIKE_BEFORE])
        end++;
      for (guint j = i; j < end; j++)
        values_of (view, j)[RAP_LINE_F_SAME_RUN] = most (end - i, 50);
      i = end;
    }
}

static void
fill_document (View *view)
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
      words += values_of (view, i)[RAP_LINE_F_WORDS];
    }
  g_autofree guint *next = g_new (guint, view->n + 1);
  next[view->n] = view->n;
  for (guint i = view->n; i-- > 0;)
    next[i] = i + 1 < view->n && view->is_long[i + 1] ? i + 1 : next[i + 1];
  for (guint i = 0; i < view->n; i++)
    {
      gint16 *v = values_of (view, i);
      v[RAP_LINE_F_LINES] = most (view->n, 1000);
      v[RAP_LINE_F_LONG_LINES] = most (longs, 300);
      v[RAP_LINE_F_INDEX] = most (i, 500);
      v[RAP_LINE_F_FROM_END] = most (view->n - 1 - i, 500);
      v[RAP_LINE_F_TO_FIRST_LONG] = CLAMP ((int) first - (int) i, -50, 200);
      v[RAP_LINE_F_SINCE_LAST_LONG] = CLAMP ((int) i - (int) last, -50, 200);
      v[RAP_LINE_F_TEXT_BEFORE] = words > 0 ? (guint64) done * 1000 / words : 0;
      v[RAP_LINE_F_SINCE_LONG] = before < view->n ? most (i - before, 100) : 101;
      v[RAP_LINE_F_UNTIL_LONG] = next[i] < view->n ? most (next[i] - i, 100) : 101;
      v[RAP_LINE_F_JOINS] = view->line[i].joins + 2 * view->lines->wrapped;
      v[RAP_LINE_F_GAP] = view->line[i].gap;
      v[RAP_LINE_F_GAP_NEXT] = i + 1 < view->n ? view->line[i + 1].gap : 3;
      v[RAP_LINE_F_MEAN_LONG] = longs > 0 ? most (words / longs, 400) : 0;
      v[RAP_LINE_F_SHORT_SHARE] = share (shorts, view->n);
      v[RAP_LINE_F_LIKE_BEFORE] = i > 0 && are_alike (view, i, i - 1);
      v[RAP_LINE_F_LIKE_NEXT] = i + 1 < view->n && are_alike (view, i, i + 1);
      fill_shared (view, i, before, next[i]);
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
}

void
rap_line_features_fill (const RapLines *lines, const gint8 *odds, gint16 *values)
{
  View view = { .lines = lines,
                .line = (const RapLine *) (gconstpointer) lines->lines->data,
                .token = (const RapLineToken *) (gconstpointer) lines->tokens->data,
                .n = lines->lines->len,
                .values = values };

  memset (values, 0, sizeof (gint16) * view.n * RAP_LINE_N_FEATURES);
  view.is_long = g_new0 (guint8, view.n + 1);
  view.same = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < view.n; i++)
    {
      fill_shape (&view, i);
      fill_leftover (&view, i);
      fill_odds (&view, i, odds);
    }
  count_stems (&view);
  count_lines (&view);
  fill_runs (&view);
  fill_document (&view);
  g_hash_table_unref (view.same);
  g_free (view.is_long);
  g_free (view.stems);
  g_free (view.keys);
  g_free (view.counts);
}
