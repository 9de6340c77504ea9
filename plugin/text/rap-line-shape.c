// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-view.h"
#include "text/rap-word-list.h"

#define LONG_WORDS \
  20              /* a line of so many words that ends with a stop carries the report */
#define COMMON 12 /* binary digits of the count of the most frequent words */

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
tally_word (Tally *tally, const RapLineToken *token, guint8 known)
{
  tally->words++;
  tally->capitalised += token->capitals > 0;
  tally->letters += token->letters;
  tally->capitals += token->capitals;
  tally->common += (known & RAP_WORD_COUNT) >= COMMON;
  tally->unknown += known == 0;
  tally->frequency += known & RAP_WORD_COUNT;
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
tally_line (const RapLineView *view, const RapLine *line)
{
  Tally tally = { 0 };
  for (guint i = 0; i < line->n; i++)
    {
      const RapLineToken *token = &view->token[line->first + i];
      if (token->kind == RAP_LINE_WORD)
        tally_word (&tally, token, view->known[line->first + i]);
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
fill_shape (RapLineView *view, guint i)
{
  const RapLine      *line = &view->line[i];
  const RapLineToken *token = &view->token[line->first];
  gint16             *v = rap_line_values (view, i);
  Tally               t = tally_line (view, line);

  v[RAP_LINE_F_TOKENS] = rap_line_most (line->n, 400);
  v[RAP_LINE_F_WORDS] = rap_line_most (t.words, 300);
  v[RAP_LINE_F_CHARS] = rap_line_most (line->end - line->start, 3000);
  v[RAP_LINE_F_LAST] = line->n > 0 ? last_edge (token, line->n) : RAP_EDGE_OTHER;
  v[RAP_LINE_F_FIRST] = line->n > 0 ? edge_of (token) : RAP_EDGE_OTHER;
  v[RAP_LINE_F_CAPITALISED] = rap_line_share (t.capitalised, t.words);
  v[RAP_LINE_F_CAPITALS] = rap_line_share (t.capitals, t.letters);
  v[RAP_LINE_F_NUMBERS] = rap_line_share (t.numbers, line->n);
  v[RAP_LINE_F_MARKS] = rap_line_share (t.marks, line->n);
  v[RAP_LINE_F_STOPS] = rap_line_most (t.stops, 50);
  v[RAP_LINE_F_COMMAS] = rap_line_most (t.commas, 50);
  v[RAP_LINE_F_COMMON] = rap_line_share (t.common, t.words);
  v[RAP_LINE_F_UNKNOWN] = rap_line_share (t.unknown, t.words);
  v[RAP_LINE_F_FREQUENCY] = t.words > 0 ? t.frequency * 10 / t.words : 0;
  v[RAP_LINE_F_BARS] = rap_line_most (t.bars, 20);
  v[RAP_LINE_F_ADDRESSES] = rap_line_most (t.addresses, 20);
  v[RAP_LINE_F_COPYRIGHT] = t.copyright > 0;
  v[RAP_LINE_F_QUOTES] = rap_line_most (t.quotes, 9);
  v[RAP_LINE_F_BULLET] =
    line->n > 1 && token->kind == RAP_LINE_MARK && v[RAP_LINE_F_FIRST] == RAP_EDGE_OTHER;
  v[RAP_LINE_F_DATE] = rap_line_share (count_dates (token, line->n), MIN (line->n, 24));
  v[RAP_LINE_F_NAME] = t.words >= 2 && t.words <= 5 && t.capitalised == t.words &&
                       t.common == 0 && t.numbers == 0;
  gboolean stop = v[RAP_LINE_F_LAST] == RAP_EDGE_STOP ||
                  v[RAP_LINE_F_LAST] == RAP_EDGE_STOP_CLOSED ||
                  v[RAP_LINE_F_LAST] == RAP_EDGE_QUOTE;
  v[RAP_LINE_F_SENTENCE] = stop && t.words >= 6;
  view->is_long[i] = stop && t.words >= LONG_WORDS;
}

static void
fill_leftover (RapLineView *view, guint i)
{
  const RapLeftover *leftover = &view->line[i].leftover;
  gint16            *v = rap_line_values (view, i);

  v[RAP_LINE_F_LEFTOVER_LINE] = leftover->line;
  v[RAP_LINE_F_LEFTOVER_COMPOSED] = leftover->composed;
  v[RAP_LINE_F_LEFTOVER_PREFIX] = leftover->prefix;
  v[RAP_LINE_F_LEFTOVER_SUFFIX] = leftover->suffix;
  v[RAP_LINE_F_LEFTOVER_CONTAINS] = leftover->contains;
  v[RAP_LINE_F_LEFTOVER_CATEGORY] = leftover->category;
  v[RAP_LINE_F_LEFTOVER_COVERED] = leftover->covered;
}

static void
fill_odds (RapLineView *view, guint i, const gint8 *odds)
{
  const RapLine      *line = &view->line[i];
  const RapLineToken *token = &view->token[line->first];
  gint16             *v = rap_line_values (view, i);
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

void
rap_line_shape_fill (RapLineView *view, guint i, const gint8 *odds)
{
  fill_shape (view, i);
  fill_leftover (view, i);
  fill_odds (view, i, odds);
}
