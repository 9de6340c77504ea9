// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-name-parts.h"

#include <string.h>

static gboolean
is_particle (const RapWord *word)
{
  const RapTerm *term = rap_gazetteer_find (word->lower, strlen (word->lower), TRUE);
  return rap_term_get (term, RAP_TERM_PARTICLE) != NULL;
}

guint
rap_name_parts (const RapWords *words,
                guint           first,
                guint           end,
                const char    **parts,
                guint           n_parts)
{
  guint n = 0;
  for (guint i = first; i < end && n < n_parts; i++)
    {
      const RapWord *word = &words->words[i];
      if ((word->flags & (RAP_WORD_MARK | RAP_WORD_CLITIC)) == 0 && !is_particle (word))
        parts[n++] = word->lower;
    }
  /* A name of particles only, such as the surname Ben, is its last word. */
  if (n == 0 && end > first)
    parts[n++] = words->words[end - 1].lower;
  return n;
}

const char *
rap_name_suffix (const RapWords *words, guint first, guint end)
{
  const RapWord *word = &words->words[end - 1];
  const RapTerm *term = rap_gazetteer_find (word->lower, strlen (word->lower), TRUE);

  term = end - first > 1 ? rap_term_get (term, RAP_TERM_PARTICLE) : NULL;
  if (term == NULL ||
      !rap_field_is (rap_lexicon_field (rap_term_get_lexicon (term), term->row, 1),
                     "suffix"))
    return "";
  return word->lower;
}

static gboolean
is_initial_of (const char *initial, const char *name)
{
  gsize width = g_utf8_next_char (initial) - initial;
  return (initial[width] == '\0' ||
          (initial[width] == '.' && initial[width + 1] == '\0')) &&
         strncmp (initial, name, width) == 0;
}

static gboolean
parts_match (const char *left, const char *right)
{
  return strcmp (left, right) == 0 || is_initial_of (left, right) ||
         is_initial_of (right, left);
}

/* Whether the shorter name is the longer one with parts left out. */
static gboolean
is_subsequence (const char **shorter,
                guint        n_shorter,
                const char **longer,
                guint        n_longer)
{
  guint at = 0;
  for (guint i = 0; i < n_longer && at < n_shorter; i++)
    at += parts_match (shorter[at], longer[i]);
  return at == n_shorter;
}

gboolean
rap_name_parts_agree (const char **left, guint n_left, const char **right, guint n_right)
{
  if (n_left > n_right)
    return rap_name_parts_agree (right, n_right, left, n_left);
  if (n_left == 0)
    return FALSE;
  /* One word alone must be a whole part, not an initial. */
  if (n_left == 1)
    {
      for (guint i = 0; i < n_right; i++)
        if (strcmp (left[0], right[i]) == 0)
          return TRUE;
      return FALSE;
    }
  return is_subsequence (left, n_left, right, n_right);
}
