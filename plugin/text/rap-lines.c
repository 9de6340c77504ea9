// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lines.h"

#include <string.h>

#include "text/rap-repair.h"
#include "text/rap-tails.h"
#include "text/rap-utf8.h"

/* A text is taken for hard-wrapped when so many line ends stand where the next word would
 * no longer have fitted and the sentence goes on. */
#define WRAP_LEAST   4
#define WRAP_PERCENT 25
#define WIDEST       140
#define NARROWEST    25

/* A text in one line: a piece so long that holds most of the text. */
#define LONE_CHARS   1200
#define LONE_PERCENT 60
#define SPLIT_CHARS  400
#define HEAD_BYTES   400
#define HEAD_TOKENS  16 /* from the word before the name to the date */

/* A line as it stands. */
typedef struct
{
  RapSpan  span;
  guint    chars;
  guint    first_word; /* characters of its first word */
  guint8   gap;
  gboolean lower; /* starts with a small letter */
  gboolean stops; /* ends with a stop */
} Row;

typedef struct
{
  const RapDraft *draft;
  const char     *text;
  GArray         *rows;
  GArray         *pieces; /* RapLine with span, gap and joins set */
} Cutting;

static guint
trim_start (const char *text, guint start, guint end)
{
  while (start < end && rap_utf8_is_space (rap_utf8_get (text + start)))
    start += rap_utf8_width (text + start);
  return start;
}

static guint
trim_end (const char *text, guint start, guint end)
{
  while (end > start)
    {
      guint before = rap_utf8_before (text, end);
      if (!rap_utf8_is_space (rap_utf8_get (text + before)))
        break;
      end = before;
    }
  return end;
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == '"' ||
         c == 0x201D;
}

static void
add_row (Cutting *cutting, guint start, guint end, guint8 gap)
{
  const char *text = cutting->text;
  Row         row = { .span = { start, end }, .gap = gap };

  row.lower = g_unichar_islower (rap_utf8_get (text + start));
  row.stops = is_stop (rap_utf8_get (text + rap_utf8_before (text, end)));
  row.chars = g_utf8_pointer_to_offset (text + start, text + end);
  for (guint at = start; at < end && !g_ascii_isspace (text[at]);
       at += rap_utf8_width (text + at))
    row.first_word++;
  g_array_append_val (cutting->rows, row);
}

static void
read_rows (Cutting *cutting)
{
  guint  length = cutting->draft->text->len;
  guint8 gap = 0;

  for (guint at = 0; at < length;)
    {
      const char *stop = memchr (cutting->text + at, '\n', length - at);
      guint       end = stop != NULL ? (guint) (stop - cutting->text) : length;
      guint       from = trim_start (cutting->text, at, end),
            to = trim_end (cutting->text, from, end);
      if (from == to)
        gap = MIN (gap + 1, 3);
      else
        {
          add_row (cutting, from, to, gap);
          gap = 0;
        }
      at = end + 1;
    }
}

/* The widest row of a run without blank lines, for each of its rows. */
static guint *
measure_widths (const GArray *rows)
{
  guint *widths = g_new0 (guint, rows->len + 1);

  for (guint i = 0; i < rows->len;)
    {
      guint end = i, width = 0;
      do
        {
          guint chars = g_array_index (rows, Row, end++).chars;
          width = MAX (width, chars);
        }
      while (end < rows->len && g_array_index (rows, Row, end).gap == 0);
      while (i < end)
        widths[i++] = width;
    }
  return widths;
}

static gboolean
fills (const Row *row, const Row *next, guint width)
{
  return next->gap == 0 && width <= WIDEST && width >= NARROWEST &&
         row->chars + 1 + next->first_word > width;
}

static gboolean
is_wrapped (const GArray *rows, const guint *widths)
{
  guint full = 0, ends = 0;
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      ends += row[1].gap == 0;
      full += row[1].lower && !row->stops && fills (row, row + 1, widths[i]);
    }
  return full >= WRAP_LEAST && full * 100 >= ends * WRAP_PERCENT;
}

static void
add_piece (Cutting *cutting, guint start, guint end, guint8 gap, gboolean joins)
{
  RapLine piece = { .span = { start, end }, .gap = gap, .joins = joins };
  g_array_append_val (cutting->pieces, piece);
}

static gboolean
join_rows (Cutting *cutting)
{
  const GArray     *rows = cutting->rows;
  g_autofree guint *widths = measure_widths (rows);
  gboolean          wrapped = is_wrapped (rows, widths);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      guint      first = i;
      while (wrapped && i + 1 < rows->len &&
             fills (&g_array_index (rows, Row, i),
                    &g_array_index (rows, Row, i + 1),
                    widths[i]))
        i++;
      add_piece (cutting,
                 row->span.start,
                 g_array_index (rows, Row, i).span.end,
                 g_array_index (rows, Row, first).gap,
                 FALSE);
    }
  return wrapped;
}

/* ------------------------------------------------------------ texts without line ends */

static gboolean
is_lone (const Cutting *cutting)
{
  guint longest = 0, total = 0;
  for (guint i = 0; i < cutting->pieces->len; i++)
    {
      const RapSpan *span = &g_array_index (cutting->pieces, RapLine, i).span;
      longest = MAX (longest, span->end - span->start);
      total += span->end - span->start;
    }
  return longest >= LONE_CHARS &&
         (guint64) longest * 100 >= (guint64) total * LONE_PERCENT;
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019;
}

/* A stop that may end a sentence: not after an initial or a short capitalised word. */
static gboolean
may_end (const char *text, guint start, guint at)
{
  guint word = at;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?')
    return FALSE;
  while (word > start && at - word < 5 && g_ascii_isalpha (text[word - 1]))
    word--;
  return text[at] != '.' || at - word > 3 || at == word || !g_ascii_isupper (text[word]);
}

/* The end of the sentence that starts at the byte. */
static guint
sentence_end (const char *text, guint start, guint limit)
{
  for (guint at = start; at < limit; at += rap_utf8_width (text + at))
    {
      if (!may_end (text, start, at))
        continue;
      guint end = at + 1;
      while (end < limit && is_closing (rap_utf8_get (text + end)))
        end += rap_utf8_width (text + end);
      guint next = trim_start (text, end, limit);
      if (next >= limit)
        return limit;
      if (next > end && !g_unichar_islower (rap_utf8_get (text + next)))
        return end;
    }
  return limit;
}

/* Phrases that are lines of their own elsewhere are cut off a sentence's start when what
 * follows could start one. */
static guint
cut_phrases (Cutting *cutting, guint start, guint end, guint8 gap, gboolean *joins)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));

  rap_line_tokens_read (cutting->text, start, end, tokens);
  const RapLineToken *token = (const RapLineToken *) (gconstpointer) tokens->data;
  for (guint i = 0; i < tokens->len;)
    {
      guint n = rap_leftover_first (token + i, tokens->len - i);
      if (n == 0 || i + n >= tokens->len ||
          (token[i + n].capitals == 0 && token[i + n].kind == RAP_LINE_WORD))
        break;
      guint to = token[i + n - 1].start + token[i + n - 1].length;
      add_piece (cutting, start, to, gap, *joins);
      *joins = TRUE;
      i += n;
      start = token[i].start;
    }
  return start;
}

/* The token after a date and the time of day that may follow it. */
static guint
date_end (const RapLineToken *token, guint at, guint n)
{
  guint end = at + rap_leftover_date (token + at, n - at);
  while (end < n && (token[end].kind == RAP_LINE_NUMBER || token[end].mark == ':' ||
                     (token[end].kind == RAP_LINE_WORD && token[end].letters <= 3 &&
                      token[end].capitals == token[end].letters)))
    end++;
  return end;
}

/* In a text without line ends: a title, who wrote it, and a date close behind, all before
 * the first sentence. Where such a head lies, title and byline are cut off. */
static guint
cut_head (Cutting *cutting, guint start, guint end, guint8 gap)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));

  if (end > start + HEAD_BYTES)
    end = rap_utf8_before (cutting->text, start + HEAD_BYTES);
  rap_line_tokens_read (cutting->text, start, end, tokens);
  const RapLineToken *token = (const RapLineToken *) (gconstpointer) tokens->data;
  for (guint i = 2; i + 2 < tokens->len; i++)
    {
      guint name = rap_leftover_byline (token + i, tokens->len - i), at = i + name;
      if (name == 0)
        continue;
      while (at < MIN (tokens->len, i + HEAD_TOKENS) &&
             rap_leftover_date (token + at, tokens->len - at) < 3)
        at++;
      if (at >= MIN (tokens->len, i + HEAD_TOKENS))
        return start;
      guint last = date_end (token, at, tokens->len);
      if (last >= tokens->len)
        return start;
      add_piece (cutting, start, token[i - 1].start + token[i - 1].length, gap, FALSE);
      add_piece (cutting,
                 token[i].start,
                 token[last - 1].start + token[last - 1].length,
                 0,
                 TRUE);
      return token[last].start;
    }
  return start;
}

static void
split_piece (Cutting *cutting, const RapLine *piece)
{
  gboolean joins = FALSE;
  guint    from = piece->span.start;

  if (cutting->pieces->len == 0)
    from = cut_head (cutting, from, piece->span.end, piece->gap);
  for (guint at = from; at < piece->span.end;)
    {
      guint end = sentence_end (cutting->text, at, piece->span.end);
      at = cut_phrases (cutting, at, end, piece->gap, &joins);
      add_piece (cutting, at, end, piece->gap, joins);
      joins = TRUE;
      at = trim_start (cutting->text, end, piece->span.end);
    }
}

static void
split_pieces (Cutting *cutting)
{
  g_autoptr (GArray) whole = cutting->pieces;

  cutting->pieces = g_array_new (FALSE, FALSE, sizeof (RapLine));
  for (guint i = 0; i < whole->len; i++)
    {
      const RapLine *piece = &g_array_index (whole, RapLine, i);
      if (piece->span.end - piece->span.start > SPLIT_CHARS)
        split_piece (cutting, piece);
      else
        g_array_append_val (cutting->pieces, *piece);
    }
}

/* ------------------------------------------------------------ glued ends */

/* What pasting glued to the end of a paragraph is a piece of its own. */
static void
split_tails (Cutting *cutting)
{
  g_autoptr (GArray) whole = cutting->pieces;

  cutting->pieces = g_array_sized_new (FALSE, FALSE, sizeof (RapLine), whole->len);
  for (guint i = 0; i < whole->len; i++)
    {
      RapLine piece = g_array_index (whole, RapLine, i);
      guint   end = piece.span.end, tail = rap_tail_find (cutting->draft, &piece.span);
      piece.span.end = trim_end (cutting->text, piece.span.start, tail);
      g_array_append_val (cutting->pieces, piece);
      if (tail < end)
        add_piece (cutting, tail, end, 0, FALSE);
    }
}

/* ------------------------------------------------------------ reading */

static void
read_pieces (RapLines *lines, const RapDraft *draft)
{
  guint next = 0;

  for (guint i = 0; i < lines->lines->len; i++)
    {
      RapLine *line = &g_array_index (lines->lines, RapLine, i);
      line->start = lines->reading->len;
      rap_repair_read (draft, &line->span, &next, lines->reading);
      line->end = lines->reading->len;
      g_string_append_c (lines->reading, '\n');
    }
  for (guint i = 0; i < lines->lines->len; i++)
    {
      RapLine *line = &g_array_index (lines->lines, RapLine, i);
      line->first = lines->tokens->len;
      rap_line_tokens_read (lines->reading->str, line->start, line->end, lines->tokens);
      line->n = lines->tokens->len - line->first;
      rap_leftover_find (&g_array_index (lines->tokens, RapLineToken, line->first),
                         line->n,
                         &line->leftover);
    }
}

RapLines *
rap_lines_new (const RapDraft *draft)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Cutting cutting = {
    draft, draft->text->str, rows, g_array_new (FALSE, FALSE, sizeof (RapLine))
  };
  RapLines *lines = g_new0 (RapLines, 1);

  read_rows (&cutting);
  lines->wrapped = join_rows (&cutting);
  if (is_lone (&cutting))
    split_pieces (&cutting);
  split_tails (&cutting);
  lines->reading = g_string_sized_new (draft->text->len + 1);
  /* Never without room: a text may have lines and no tokens. */
  lines->tokens = g_array_sized_new (FALSE, FALSE, sizeof (RapLineToken), 64);
  lines->lines = cutting.pieces;
  read_pieces (lines, draft);
  return lines;
}

void
rap_lines_free (RapLines *lines)
{
  g_string_free (lines->reading, TRUE);
  g_array_unref (lines->tokens);
  g_array_unref (lines->lines);
  g_free (lines);
}
