// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lines.h"

#include <string.h>

#include "text/rap-line-cuts.h"
#include "text/rap-line-frames.h"
#include "text/rap-markup-repairs.h"
#include "text/rap-repair.h"
#include "text/rap-tails.h"
#include "text/rap-utf8.h"

/* A text is taken for hard-wrapped when so many line ends stand where the next word would
 * no longer have fitted and the sentence goes on. */
#define WRAP_LEAST        4
#define WRAP_LEAST_QUOTED 2 /* in mail, which wraps what it quotes */
#define WRAP_PERCENT      25
/* In a short text fewer do, when they are more of all. */
#define WRAP_LEAST_SHORT   2
#define WRAP_PERCENT_SHORT 30
#define NEAR_USUAL         7 /* tenths of the width of the text */
#define WIDEST             140
#define NARROWEST          25

/* A text in one line: a piece so long that holds most of the text. */
#define LONE_CHARS   1200
#define LONE_PERCENT 60
#define SPLIT_CHARS  400

/* A line as it stands. */
typedef struct
{
  RapSpan  span;
  guint    chars;
  guint    first_word; /* characters of its first word */
  guint8   gap;
  gboolean lower; /* starts with a small letter */
  gboolean stops; /* ends with a stop */
  gboolean alone; /* the number of a page, a line of the head of a mail */
  gboolean blank; /* nothing but marks of a quoted mail */
} Row;

typedef struct
{
  const RapDraft *draft;
  const char     *text;
  GArray         *rows;
  GArray         *pieces; /* RapLine with span, gap and joins set */
  gboolean        quoted; /* rows begin with the marks of a mail that is quoted */
} Cutting;

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

  if (cutting->quoted)
    start += rap_markup_quote_marks (text + start, end - start);
  row.blank = start == end;
  row.lower = g_unichar_islower (rap_utf8_get (text + start));
  row.stops = is_stop (rap_utf8_get (text + rap_utf8_before (text, end)));
  row.chars = g_utf8_pointer_to_offset (text + start, text + end);
  row.alone = rap_line_frame_is_number (text, &row.span) ||
              rap_line_frame_is_field (text, &row.span);
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
      guint       from = rap_utf8_skip_space (cutting->text, at, end),
            to = trim_end (cutting->text, from, end);
      if (from == to)
        gap = MIN (gap + 1, 3);
      else
        {
          add_row (cutting, from, to, gap);
          gap = g_array_index (cutting->rows, Row, cutting->rows->len - 1).blank;
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

/* How wide a hard-wrapped text is; 0: it is none. */
static guint
width_of (const GArray *rows, const guint *widths, gboolean quoted)
{
  guint full = 0, ends = 0, width = 0;
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      if (row->blank || row[1].blank)
        continue;
      ends += row[1].gap == 0;
      gboolean fit =
        (row[1].lower || quoted) && !row->stops && fills (row, row + 1, widths[i]);
      full += fit;
      width = MAX (width, fit ? widths[i] : 0);
    }
  gboolean few = full >= WRAP_LEAST_SHORT && full * 100 >= ends * WRAP_PERCENT_SHORT;
  gboolean many = full >= (quoted ? WRAP_LEAST_QUOTED : WRAP_LEAST) &&
                  full * 100 >= ends * WRAP_PERCENT;
  return few || many ? width : 0;
}

static void
add_piece (Cutting *cutting, guint start, guint end, guint8 gap, gboolean joins)
{
  RapLine piece = { .span = { start, end }, .gap = gap, .joins = joins };
  g_array_append_val (cutting->pieces, piece);
}

/* Whether a repair, the next from the one given on, spans the end of a row: it cuts a word. */
static gboolean
is_cut_word (const RapDraft *draft, const Row *row, guint *next)
{
  const GArray *repairs = draft->repairs;

  while (*next < repairs->len &&
         g_array_index (repairs, RapRepair, *next).span.end <= row->span.end)
    ++*next;
  return *next < repairs->len &&
         g_array_index (repairs, RapRepair, *next).span.start < row->span.end;
}

/* A headline and what stands below it are no text that was wrapped to the width of both. */
static gboolean
goes_on (const Row *row, guint width, guint usual)
{
  const Row *next = row + 1;

  if (usual == 0 || row->alone || next->alone || row->blank || next->blank)
    return FALSE;
  return (fills (row, next, width) &&
          (next->lower || width * 10 >= usual * NEAR_USUAL)) ||
         (next->gap == 0 && next->lower && !row->stops && row->chars * 2 > width);
}

static gboolean
join_rows (Cutting *cutting)
{
  const GArray     *rows = cutting->rows;
  g_autofree guint *widths = measure_widths (rows);
  guint             usual = width_of (rows, widths, cutting->quoted);
  guint             next = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i), *last = row;
      while (i + 1 < rows->len && (is_cut_word (cutting->draft, last, &next) ||
                                   goes_on (last, widths[i], usual)))
        last = &g_array_index (rows, Row, ++i);
      add_piece (cutting, row->span.start, last->span.end, row->gap, FALSE);
    }
  return usual > 0;
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

static void
split_pieces (Cutting *cutting)
{
  g_autoptr (GArray) whole = cutting->pieces;

  cutting->pieces = g_array_new (FALSE, FALSE, sizeof (RapLine));
  for (guint i = 0; i < whole->len; i++)
    {
      const RapLine *piece = &g_array_index (whole, RapLine, i);
      if (piece->span.end - piece->span.start > SPLIT_CHARS)
        rap_line_cuts_split (cutting->text, piece, cutting->pieces);
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
  Cutting   cutting = { draft,
                        draft->text->str,
                        rows,
                        g_array_new (FALSE, FALSE, sizeof (RapLine)),
                        rap_markup_is_quoted (draft->text->str, draft->text->len) };
  RapLines *lines = g_new0 (RapLines, 1);

  read_rows (&cutting);
  lines->wrapped = join_rows (&cutting);
  if (is_lone (&cutting))
    split_pieces (&cutting);
  rap_line_frames_find (cutting.text, lines->wrapped, cutting.pieces);
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
