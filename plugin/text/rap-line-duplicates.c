// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-duplicates.h"

#include <string.h>

#define DUPLICATE_CHARS 60
#define FEW_DUPLICATES  3
#define TWICE_TOKENS    3  /* of a line that is told twice in a row, at least */
#define TWICE_LEAST     45 /* percent of the lines of a text that was pasted twice */
#define TWICE_MOST      52

typedef struct
{
  const RapLines *lines;
  gboolean       *kept;
  RapBlockRole   *roles;
} Found;

/* The same line twice in a row, as a title and what a page shows above it. */
static gboolean
is_said_twice (const Found *found, guint i)
{
  const RapLine *line = &g_array_index (found->lines->lines, RapLine, i);
  const char    *text = found->lines->reading->str;

  return i > 0 && found->kept[i] && found->kept[i - 1] && line->n >= TWICE_TOKENS &&
         line->end - line->start == line[-1].end - line[-1].start &&
         memcmp (text + line->start, text + line[-1].start, line->end - line->start) == 0;
}

/* Points of a list, rows of a table and lines of code may well be said again. */
static gboolean
may_be_paragraph (const Found *found, const RapLine *line)
{
  if (line->n < 2)
    return FALSE;
  const RapLineToken *token =
    &g_array_index (found->lines->tokens, RapLineToken, line->first);
  const RapLineToken *last = &token[line->n - 1];
  return (token->kind != RAP_LINE_MARK || token->mark == '"' || token->mark == 0x201C) &&
         (last->mark == '.' || last->mark == '!' || last->mark == '?' ||
          last->mark == '"' || last->mark == 0x201D);
}

/* Whether the piece repeats one that is kept; the first of each is remembered. */
static gboolean
is_repeated (const Found *found, guint i, GHashTable *seen)
{
  const RapLine *line = &g_array_index (found->lines->lines, RapLine, i);
  if (line->end - line->start < DUPLICATE_CHARS || !found->kept[i] ||
      !may_be_paragraph (found, line))
    return FALSE;
  return !g_hash_table_add (seen,
                            g_strndup (found->lines->reading->str + line->start,
                                       line->end - line->start));
}

void
rap_line_duplicates_find (const RapLines *lines,
                          gboolean       *kept_lines,
                          RapBlockRole   *roles)
{
  Found found = { lines, kept_lines, roles };
  guint n = lines->lines->len, repeated = 0, kept = 0;
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *again = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      again[i] = is_repeated (&found, i, seen) || is_said_twice (&found, i);
      repeated += again[i];
      kept += found.kept[i];
    }
  gboolean twice =
    repeated * 100 >= kept * TWICE_LEAST && repeated * 100 <= kept * TWICE_MOST;
  if (repeated > FEW_DUPLICATES && !twice)
    return;
  for (guint i = 0; i < n; i++)
    {
      if (!again[i])
        continue;
      found.kept[i] = FALSE;
      found.roles[i] = RAP_BLOCK_DUPLICATE;
    }
}
