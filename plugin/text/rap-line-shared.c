// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-view.h"

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

#define COMMON       12 /* binary digits of the count of the most frequent words */
#define RARE_LETTERS 4
#define STEM         5
#define LOOK_TOKENS  300 /* at most so many of a long line are compared with a short one */
#define SHORT_TOKENS 24

static guint32
stem_of (const RapLineView *view, guint i)
{
  const RapLineToken *token = &view->token[i];
  const char         *text = view->lines->reading->str + token->start;
  guint64             key = RAP_WORD_KEY;

  if (token->kind != RAP_LINE_WORD || token->letters < RARE_LETTERS ||
      (view->known[i] & RAP_WORD_COUNT) >= COMMON)
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
find_stem (const RapLineView *view, guint32 stem)
{
  guint i = stem & view->mask;
  while (view->keys[i] != 0 && view->keys[i] != stem)
    i = (i + 1) & view->mask;
  return i;
}

void
rap_line_shared_count (RapLineView *view)
{
  guint n = view->lines->tokens->len, size = 64;

  while (size < n * 2)
    size *= 2;
  view->mask = size - 1;
  view->keys = g_new0 (guint32, size);
  view->counts = g_new0 (guint16, size);
  view->stems = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    view->stems[i] = stem_of (view, i);
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
line_has_stem (const RapLineView *view, const RapLine *line, guint32 stem)
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
shared_with (const RapLineView *view, const RapLine *line, const RapLine *other)
{
  guint all = 0, shared = 0;
  for (guint j = line->first; j < line->first + MIN (line->n, SHORT_TOKENS); j++)
    {
      if (view->stems[j] == 0)
        continue;
      all++;
      shared += line_has_stem (view, other, view->stems[j]);
    }
  return all > 0 ? rap_line_share (shared, all) : -1;
}

void
rap_line_shared_fill (RapLineView *view, guint i, guint before, guint next)
{
  const RapLine *line = &view->line[i];
  gint16        *v = rap_line_values (view, i);
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
  v[RAP_LINE_F_SHARED] = all > 0 ? rap_line_share (shared, all) : -1;
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
