// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-mark-scan.h"

#include <string.h>

#include "text/rap-utf8.h"

static const struct
{
  gunichar     c;
  RapMarkStyle style;
  RapMarkSide  side;
} shapes[] = {
  { '"', RAP_MARK_STRAIGHT, RAP_MARK_EITHER },
  { 0x201C, RAP_MARK_CURLY, RAP_MARK_OPENS },
  { 0x201D, RAP_MARK_CURLY, RAP_MARK_CLOSES },
  { 0x201F, RAP_MARK_CURLY, RAP_MARK_OPENS },
  { 0x2033, RAP_MARK_STRAIGHT, RAP_MARK_EITHER },
  { 0x201E, RAP_MARK_LOW, RAP_MARK_OPENS },
  { 0xAB, RAP_MARK_ANGLE, RAP_MARK_OPENS },
  { 0xBB, RAP_MARK_ANGLE, RAP_MARK_CLOSES },
  { '\'', RAP_MARK_SINGLE, RAP_MARK_EITHER },
  { 0x2018, RAP_MARK_SINGLE, RAP_MARK_OPENS },
  { 0x2019, RAP_MARK_SINGLE, RAP_MARK_CLOSES },
  { '`', RAP_MARK_SINGLE, RAP_MARK_OPENS },
  { 0xB4, RAP_MARK_SINGLE, RAP_MARK_CLOSES },
};

/* A character as it is read: of the text, or of the repair that stands for a part of it. */
typedef struct
{
  gunichar c;
  RapSpan  span;
} Read;

typedef struct
{
  RapDocument *document;
  GArray      *marks;
  GArray      *reading; /* Read, of one paragraph */
  GArray      *paragraphs;
} Scan;

static inline gboolean
may_be_mark (gunichar c)
{
  return c >= 0x80 || c == '"' || c == '\'' || c == '`';
}

static int
shape_of (gunichar c)
{
  if (!may_be_mark (c))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (shapes[i].c == c)
        return i;
    }
  return -1;
}

static RapBeside
beside (gunichar c)
{
  if (g_unichar_isspace (c) || c == 0x200B)
    return RAP_BESIDE_SPACE;
  switch (c)
    {
    case ':':
      return RAP_BESIDE_COLON;
    case '.':
    case ',':
    case '!':
    case '?':
    case ';':
    case ')':
    case ']':
    case '}':
    case 0x2026:
      return RAP_BESIDE_STOP;
    case '(':
    case '[':
    case '{':
    case '/':
      return RAP_BESIDE_BRACKET;
    case '-':
      return RAP_BESIDE_DASH;
    default:
      return c >= 0x2010 && c <= 0x2015 ? RAP_BESIDE_DASH : RAP_BESIDE_WORD;
    }
}

static void
read_char (Scan *scan, gunichar c, guint start, guint end)
{
  Read read = { c, { start, end } };
  g_array_append_val (scan->reading, read);
}

/* Reads a part that nothing is repaired in. */
static void
read_part (Scan *scan, guint start, guint end)
{
  const char *text = rap_document_get_text (scan->document);
  guint       first = scan->reading->len, n = 0;

  g_array_set_size (scan->reading, first + (end - start));
  Read *reads = &g_array_index (scan->reading, Read, first);
  for (guint at = start; at < end; n++)
    {
      guint next = at + rap_utf8_width (text + at);
      reads[n] = (Read){ rap_utf8_get (text + at), { at, next } };
      at = next;
    }
  g_array_set_size (scan->reading, first + n);
}

/* Reads one block; the blocks of one paragraph follow each other with a space between. */
static void
read_block (Scan *scan, const RapBlock *block)
{
  guint            n_repairs, at = block->span.start;
  const RapRepair *repairs = rap_document_get_repairs (scan->document, &n_repairs);
  guint            next = rap_document_find_repair (scan->document, at);

  if (scan->reading->len > 0)
    read_char (scan, ' ', at, at);
  while (at < block->span.end)
    {
      if (next < n_repairs && repairs[next].span.start == at &&
          repairs[next].span.end > at)
        {
          for (const char *c = repairs[next].reading; *c != '\0';
               c = g_utf8_next_char (c))
            read_char (scan, g_utf8_get_char (c), at, repairs[next].span.end);
          at = repairs[next++].span.end;
          continue;
        }
      guint end = block->span.end;
      if (next < n_repairs && repairs[next].span.start > at)
        end = MIN (end, repairs[next].span.start);
      read_part (scan, at, end);
      at = end;
    }
}

static gboolean
is_outer (RapBeside side)
{
  return side == RAP_BESIDE_EDGE || side == RAP_BESIDE_SPACE;
}

/* The marks of one place: `` and '' stand for one double mark. */
static guint
measure_mark (const Scan *scan, guint i, RapMark *mark)
{
  const Read *read = (const Read *) (gpointer) scan->reading->data;
  int         shape = shape_of (read[i].c);
  gboolean    twice = i + 1 < scan->reading->len && read[i + 1].c == read[i].c;

  mark->span = read[i].span;
  mark->style = shapes[shape].style;
  mark->side = shapes[shape].side;
  if (!twice || mark->style == RAP_MARK_ANGLE)
    return 1;
  mark->span.end = read[i + 1].span.end;
  if (mark->style == RAP_MARK_SINGLE)
    mark->style = read[i].c < 0x80 ? RAP_MARK_STRAIGHT : RAP_MARK_CURLY;
  else
    mark->doubled = TRUE;
  return 2;
}

/* Fills in what stands on both sides, given the ends of the run of marks around it. */
static void
look_around (const Scan *scan, RapMark *mark, guint from, guint to)
{
  const Read *read = (const Read *) (gpointer) scan->reading->data;
  guint       n = scan->reading->len;
  gunichar    before = from > 0 ? read[from - 1].c : 0;

  mark->left = from > 0 ? beside (before) : RAP_BESIDE_EDGE;
  mark->right = to < n ? beside (read[to].c) : RAP_BESIDE_EDGE;
  mark->digit = g_unichar_isdigit (before);
  mark->sibilant = before == 's' || before == 'S';
  mark->goes_on =
    to + 1 < n && mark->right == RAP_BESIDE_SPACE && g_unichar_islower (read[to + 1].c);
}

static gboolean
is_apostrophe (const Scan *scan, const RapMark *mark, guint to)
{
  const Read *read = (const Read *) (gpointer) scan->reading->data;
  gboolean    single = mark->style == RAP_MARK_SINGLE;
  gboolean    inside = mark->left == RAP_BESIDE_WORD && mark->right == RAP_BESIDE_WORD;
  gboolean    year = mark->side != RAP_MARK_OPENS && is_outer (mark->left) &&
                  to + 1 < scan->reading->len && g_unichar_isdigit (read[to].c) &&
                  g_unichar_isdigit (read[to + 1].c);
  return single && (inside || year);
}

static void
scan_run (Scan *scan, guint from, guint to, guint block)
{
  for (guint i = from; i < to;)
    {
      RapMark mark = { .paragraph = scan->paragraphs->len, .block = block };
      i += measure_mark (scan, i, &mark);
      look_around (scan, &mark, from, to);
      /* Two marks at one place are one written twice only where nothing stands between
       * a closing and an opening one. */
      if (mark.doubled && is_outer (mark.left) && is_outer (mark.right))
        {
          i--;
          mark.doubled = FALSE;
          mark.span.end = g_array_index (scan->reading, Read, i - 1).span.end;
        }
      if (!is_apostrophe (scan, &mark, to))
        g_array_append_val (scan->marks, mark);
    }
}

/* A straight and a curly mark, or two curly ones, side by side. */
static gboolean
are_beside (const RapMark *a, const RapMark *b)
{
  return a->span.end == b->span.start && a->style <= RAP_MARK_CURLY &&
         b->style <= RAP_MARK_CURLY && a->style + b->style > 0;
}

static void
merge (RapMark *a, RapMark *b, RapMarkSide side)
{
  a->span.end = b->span.end;
  a->style = RAP_MARK_CURLY;
  a->side = side;
  a->doubled = TRUE;
  b->span.end = b->span.start; /* taken out below */
}

/* Whether the first of two marks, or of one that is double already, opens and the others close. */
static gboolean
are_around (const RapMark *open, const RapMark *close)
{
  return is_outer (open->left) && !is_outer (close->left);
}

/* Words between two such pairs of marks, and no other mark: "“so”". A pair on one side alone is
 * one quotation inside another. */
static void
merge_told_twice (GArray *marks, guint first)
{
  RapMark *m[4] = { NULL };
  guint    kept = first;

  for (guint i = first; i < marks->len; i++)
    {
      RapMark *mark = &g_array_index (marks, RapMark, i);
      if (mark->style == RAP_MARK_SINGLE)
        continue;
      memmove (m, m + 1, sizeof m - sizeof *m);
      m[3] = mark;
      gboolean behind = m[2] != NULL && are_beside (m[2], m[3]);
      gboolean before = m[1] != NULL && are_beside (m[1], m[2]) && m[3]->doubled;
      gboolean both = m[0] != NULL && are_beside (m[0], m[1]) && behind;
      if (both && are_around (m[0], m[2]))
        {
          merge (m[0], m[1], RAP_MARK_OPENS);
          merge (m[2], m[3], RAP_MARK_CLOSES);
        }
      else if (before && are_around (m[1], m[3]))
        merge (m[1], m[2], RAP_MARK_OPENS);
      else if (behind && m[1] != NULL && m[1]->doubled && are_around (m[1], m[2]))
        merge (m[2], m[3], RAP_MARK_CLOSES);
      else
        continue;
      memset (m, 0, sizeof m);
    }
  for (guint i = first; i < marks->len; i++)
    {
      const RapMark *mark = &g_array_index (marks, RapMark, i);
      if (mark->span.end > mark->span.start)
        g_array_index (marks, RapMark, kept++) = *mark;
    }
  g_array_set_size (marks, kept);
}

static void
scan_paragraph (Scan *scan, const RapBlock *blocks, guint last)
{
  const Read *read = (const Read *) (gpointer) scan->reading->data;
  guint       n = scan->reading->len, block = last, first = scan->marks->len;

  while (block > 0 && n > 0 && blocks[block].span.start > read[0].span.start)
    block--;
  for (guint i = 0; i < n;)
    {
      if (!may_be_mark (read[i].c))
        {
          i++;
          continue;
        }
      guint end = i;
      while (end < n && shape_of (read[end].c) >= 0)
        end++;
      while (block < last && blocks[block].span.end <= read[i].span.start)
        block++;
      if (end > i)
        scan_run (scan, i, end, block);
      i = end + 1;
    }
  merge_told_twice (scan->marks, first);
  RapSpan span = { read[0].span.start, read[n - 1].span.end };
  g_array_append_val (scan->paragraphs, span);
  g_array_set_size (scan->reading, 0);
}

/* In a text that has only one of the two curly marks, that one stands on both sides. */
static void
settle_sides (GArray *marks)
{
  guint opens = 0, closes = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      const RapMark *mark = &g_array_index (marks, RapMark, i);
      opens += mark->style == RAP_MARK_CURLY && mark->side == RAP_MARK_OPENS;
      closes += mark->style == RAP_MARK_CURLY && mark->side == RAP_MARK_CLOSES;
    }
  if (MIN (opens, closes) > 0 || MAX (opens, closes) < 4)
    return;
  for (guint i = 0; i < marks->len; i++)
    {
      RapMark *mark = &g_array_index (marks, RapMark, i);
      if (mark->style == RAP_MARK_CURLY)
        mark->side = RAP_MARK_EITHER;
    }
}

/* In some languages, and in what is translated from them, angle marks point to the words between
 * them, or the same one stands on both sides: what most of them in a text do is right. */
static void
settle_angles (GArray *marks)
{
  guint before[2] = { 0 }, after[2] = { 0 }; /* words, by the side of the mark */

  for (guint i = 0; i < marks->len; i++)
    {
      const RapMark *mark = &g_array_index (marks, RapMark, i);
      gboolean       closes = mark->side == RAP_MARK_CLOSES;
      if (mark->style != RAP_MARK_ANGLE)
        continue;
      before[closes] += is_outer (mark->left) && mark->right == RAP_BESIDE_WORD;
      after[closes] += !is_outer (mark->left) && is_outer (mark->right);
    }
  gboolean turned = before[1] + after[0] > before[0] + after[1];
  gboolean same = before[0] + after[0] == 0 && MIN (before[1], after[1]) > 0;
  for (guint i = 0; i < marks->len && (turned || same); i++)
    {
      RapMark *mark = &g_array_index (marks, RapMark, i);
      if (mark->style == RAP_MARK_ANGLE)
        mark->side = same                           ? RAP_MARK_EITHER
                     : mark->side == RAP_MARK_OPENS ? RAP_MARK_CLOSES
                                                    : RAP_MARK_OPENS;
    }
}

GArray *
rap_marks_scan (RapDocument *document, GArray *paragraphs)
{
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (Read));
  Scan scan = {
    document, g_array_new (FALSE, FALSE, sizeof (RapMark)), reading, paragraphs
  };
  guint           n_blocks, last = 0;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      if (!rap_block_role_is_read (blocks[i].role))
        continue;
      if (!blocks[i].continues && reading->len > 0)
        scan_paragraph (&scan, blocks, last);
      read_block (&scan, &blocks[i]);
      last = i;
    }
  if (reading->len > 0)
    scan_paragraph (&scan, blocks, last);
  settle_sides (scan.marks);
  settle_angles (scan.marks);
  return scan.marks;
}
