// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-frames.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-markup-repairs.h"
#include "text/rap-utf8.h"

#define NUMBER_DIGITS 4
#define HEAD_CHARS    90 /* of a page's head, at most */
#define MAIL_LINES    3  /* that a mail's head has, at least */
#define FIELD_CHARS   12 /* of the name of such a line, at most */

static RapLine *
line_at (GArray *lines, guint i)
{
  return &g_array_index (lines, RapLine, i);
}

/* ------------------------------------------------------------ pages */

gboolean
rap_line_frame_is_number (const char *text, const RapSpan *row)
{
  guint start = row->start, end = row->end;

  while (start < end && (text[start] == '-' || text[start] == ' '))
    start++;
  while (end > start && (text[end - 1] == '-' || text[end - 1] == ' '))
    end--;
  if (start == end || end - start > NUMBER_DIGITS)
    return FALSE;
  while (start < end && g_ascii_isdigit (text[start]))
    start++;
  return start == end;
}

/* What is alike in the heads of all pages: no digits. */
static char *
read_head (const char *text, const RapSpan *span)
{
  GString *head = g_string_new (NULL);
  for (guint at = span->start; at < span->end; at++)
    {
      if (!g_ascii_isdigit (text[at]) && !g_ascii_isspace (text[at]))
        g_string_append_c (head, text[at]);
    }
  return g_string_free (head, FALSE);
}

static gboolean
may_be_head (const RapLine *line)
{
  return !line->frame && line->span.end - line->span.start <= HEAD_CHARS;
}

/* Remembers the heads beside a page's number. */
static void
see_heads (const char *text, GArray *lines, guint number, GHashTable *heads)
{
  for (int step = -1; step <= 1; step += 2)
    {
      gint64 i = (gint64) number + step;
      if (i < 0 || i >= lines->len || !may_be_head (line_at (lines, (guint) i)))
        continue;
      char    *head = read_head (text, &line_at (lines, (guint) i)->span);
      gpointer times = g_hash_table_lookup (heads, head);
      g_hash_table_replace (heads, head, GUINT_TO_POINTER (GPOINTER_TO_UINT (times) + 1));
    }
}

/* A line beside a page's number that stands elsewhere, too, is the head of the pages. */
static void
find_pages (const char *text, GArray *lines)
{
  g_autoptr (GHashTable) heads =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    line_at (lines, i)->frame =
      rap_line_frame_is_number (text, &line_at (lines, i)->span);
  for (guint i = 0; i < lines->len; i++)
    if (line_at (lines, i)->frame)
      see_heads (text, lines, i, heads);
  if (g_hash_table_size (heads) == 0)
    return;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < lines->len; i++)
        {
          RapLine *line = line_at (lines, i);
          if (!may_be_head (line))
            continue;
          char *head = read_head (text, &line->span);
          guint times = GPOINTER_TO_UINT (g_hash_table_lookup (seen, head));
          if (pass == 0)
            g_hash_table_replace (seen, head, GUINT_TO_POINTER (times + 1));
          else
            {
              line->frame = times > 1 && g_hash_table_contains (heads, head);
              g_free (head);
            }
        }
    }
}

static gboolean
is_left_open (const char *text, const RapSpan *span)
{
  gunichar last = rap_utf8_get (text + rap_utf8_before (text, span->end));
  return g_unichar_isalnum (last) || last == ',' || last == ';' || last == '-';
}

/* A sentence that a page's end cuts goes on behind it. */
static void
find_rests (const char *text, GArray *lines)
{
  guint before = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      RapLine *line = line_at (lines, i);
      if (line->frame)
        continue;
      line->goes_on = before != G_MAXUINT && before + 1 < i &&
                      g_unichar_islower (rap_utf8_get (text + line->span.start)) &&
                      is_left_open (text, &line_at (lines, before)->span);
      before = i;
    }
}

/* ------------------------------------------------------------ mail */

/* The length of the name before a colon at the start of a line; 0 for none. */
static guint
field_length (const char *text, const RapSpan *span)
{
  guint at = span->start;
  while (at < span->end && at - span->start <= FIELD_CHARS &&
         (g_ascii_isalpha (text[at]) || text[at] == '-'))
    at++;
  return at < span->end && text[at] == ':' ? at - span->start : 0;
}

gboolean
rap_line_frame_is_field (const char *text, const RapSpan *span)
{
  guint length = field_length (text, span);

  if (length == 0)
    return FALSE;
  g_autofree char *name = rap_utf8_fold (text + span->start, length);
  return rap_lexicon_find (rap_lexicon_get ("mail-fields"), name, strlen (name)) !=
         RAP_LEXICON_NONE;
}

/* A blank row of a mail that is quoted. */
static gboolean
is_mark (const char *text, const RapSpan *span)
{
  return text[span->start] == '>' &&
         rap_markup_quote_marks (text + span->start, span->end - span->start) ==
           span->end - span->start;
}

/* Lines in a row that are named as those of a mail's head. */
static void
find_mail_heads (const char *text, GArray *lines)
{
  for (guint i = 0; i < lines->len;)
    {
      guint end = i;
      line_at (lines, i)->frame |= is_mark (text, &line_at (lines, i)->span);
      while (end < lines->len &&
             rap_line_frame_is_field (text, &line_at (lines, end)->span) &&
             (end == i || line_at (lines, end)->gap == 0))
        end++;
      for (guint j = i; end - i >= MAIL_LINES && j < end; j++)
        line_at (lines, j)->frame = TRUE;
      i = MAX (end, i + 1);
    }
}

void
rap_line_frames_find (const char *text, gboolean wrapped, GArray *lines)
{
  if (wrapped)
    find_pages (text, lines);
  find_mail_heads (text, lines);
  if (wrapped)
    find_rests (text, lines);
}
