// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-stops.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

static RapStop
stop_of_abbreviation (const RapWord *word, gsize length)
{
  static const struct
  {
    const char *value;
    RapStop     stop;
  } values[] = { { "no", RAP_STOP_NEVER },
                 { "rare", RAP_STOP_RARELY },
                 { "yes", RAP_STOP_OFTEN } };
  const RapLexicon *lexicon = rap_lexicon_get ("abbreviations");
  guint             column = rap_lexicon_column (lexicon, "sentence_end");
  guint             row = rap_lexicon_find (lexicon, word->form, length);

  for (guint i = 0; row != RAP_LEXICON_NONE && i < G_N_ELEMENTS (values); i++)
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), values[i].value))
      return values[i].stop;
  return length == 2 ? RAP_STOP_INITIAL : RAP_STOP_DOTTED;
}

gboolean
rap_mark_is_wide_stop (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return c == 0x3002 || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F;
}

RapStop
rap_stop_of (const RapWord *word)
{
  if ((word->flags & RAP_WORD_MARK) == 0)
    return (word->flags & RAP_WORD_STOPPED) != 0
             ? stop_of_abbreviation (word, strlen (word->form))
             : RAP_STOP_NONE;
  if (rap_utf8_get (word->form) == 0x2026 || strspn (word->form, ".") > 1)
    return RAP_STOP_ELLIPSIS;
  if (strspn (word->form, "!?") > 0)
    return RAP_STOP_SHOUT;
  if (word->form[0] == '.' || rap_mark_is_wide_stop (word))
    return RAP_STOP_FULL;
  return word->form[0] == ':' ? RAP_STOP_COLON : RAP_STOP_MARK;
}

static gboolean
is_closing (const RapWord *word)
{
  static const char closers[] = ")]}'";
  gunichar          c = rap_utf8_get (word->form);

  if ((word->flags & RAP_WORD_MARK) == 0)
    return FALSE;
  if ((word->flags & RAP_WORD_QUOTE) != 0)
    return (word->flags & RAP_WORD_QUOTE_OPENS) == 0;
  return c == 0x2019 ||
         (word->form[1] == '\0' && strchr (closers, word->form[0]) != NULL);
}

/* More closing marks in a row are no end of anything. */
#define MAX_CLOSING 6

guint
rap_stop_before (const RapWord *words, guint first, guint next)
{
  guint last = next - 1, i = last;

  while (i > first && i + MAX_CLOSING > next && is_closing (&words[i]) &&
         !rap_word_is_spaced (&words[i]))
    i--;
  RapStop stop = rap_stop_of (&words[i]);
  /* "[...]" ends nothing. */
  if (i < last && i > first && words[i - 1].form[0] == '[')
    return last;
  return stop > RAP_STOP_COLON ? i : last;
}

RapLook
rap_look_of (const RapWord *words, guint at, guint end)
{
  const RapWord *word = &words[at];

  if (at >= end)
    return RAP_LOOK_END;
  if ((word->flags & RAP_WORD_QUOTE) != 0)
    return RAP_LOOK_QUOTE;
  if ((word->flags & RAP_WORD_MARK) != 0)
    return strchr ("([{<", word->form[0]) != NULL ? RAP_LOOK_BRACKET : RAP_LOOK_MARK;
  if ((word->flags & RAP_WORD_CAPITAL) == 0)
    return g_ascii_isdigit (word->form[0]) ? RAP_LOOK_DIGIT : RAP_LOOK_LOWER;
  if (rap_lexicon_find (rap_lexicon_get ("openers"), word->lower, strlen (word->lower)) !=
      RAP_LEXICON_NONE)
    return RAP_LOOK_OPENER;
  return (word->flags & RAP_WORD_ALL_CAPITALS) != 0 ? RAP_LOOK_ALL_CAPITALS
                                                    : RAP_LOOK_CAPITAL;
}
