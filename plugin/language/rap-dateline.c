// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-dateline.h"

/* How many words a dateline may have. */
#define LENGTH 14

gboolean
rap_word_is_dash (const RapWord *word)
{
  static const char *const dashes[] = { "-", "--", "–", "—", "―" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_equal (word->form, dashes[i]))
      return (word->flags & RAP_WORD_SPACE_BEFORE) != 0 || word->form[1] != '\0';
  return FALSE;
}

static gboolean
opens_paragraph (const RapWords *words, const RapSentence *sentence)
{
  return sentence == words->sentences || sentence[-1].block != sentence->block;
}

/* Capitals, or something between the place and the dash: "Oslo - the city of" is no dateline. */
static gboolean
is_shaped (const RapWords *words, guint first, guint dash)
{
  return (words->words[first].flags & RAP_WORD_ALL_CAPITALS) != 0 ||
         g_str_equal (words->words[dash - 1].form, ")") ||
         (words->words[dash - 1].flags & RAP_WORD_DIGITS) != 0;
}

/* "KUWAIT CITY, July 24:" */
static gboolean
is_dated (const RapWords *words, guint first, guint colon)
{
  return g_str_equal (words->words[colon].form, ":") &&
         (words->words[first].flags & RAP_WORD_ALL_CAPITALS) != 0 &&
         (words->words[colon - 1].flags & RAP_WORD_DIGITS) != 0;
}

gboolean
rap_dateline_opens (const RapWords *words, const RapSentence *sentence)
{
  static const RapWordFlags dateline = RAP_WORD_CAPITAL | RAP_WORD_MARK | RAP_WORD_DIGITS;
  guint first = sentence->first, end = MIN (sentence->end, first + LENGTH);

  if (!opens_paragraph (words, sentence) ||
      (words->words[first].flags & RAP_WORD_CAPITAL) == 0)
    return FALSE;
  for (guint i = first + 1; i < end; i++)
    if (rap_word_is_dash (&words->words[i]))
      return is_shaped (words, first, i);
    else if (is_dated (words, first, i))
      return TRUE;
    else if ((words->words[i].flags & dateline) == 0)
      return FALSE;
  return FALSE;
}
