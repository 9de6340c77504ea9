// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-sentences.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* What the last word before a gap says about it. */
typedef enum
{
  STOP_NONE,
  STOP_FULL, /* a mark that ends sentences */
  STOP_ELLIPSIS,
  STOP_INITIAL, /* a capital and its stop */
  STOP_NEVER,   /* an abbreviation that stands before something */
  STOP_RARELY,
  STOP_OFTEN
} Stop;

static Stop
stop_of_abbreviation (const RapWord *word, gsize length)
{
  static const struct
  {
    const char *value;
    Stop        stop;
  } values[] = { { "no", STOP_NEVER }, { "rare", STOP_RARELY }, { "yes", STOP_OFTEN } };
  const RapLexicon *lexicon = rap_lexicon_get ("abbreviations");
  guint             column = rap_lexicon_column (lexicon, "sentence_end");
  guint             row = rap_lexicon_find (lexicon, word->form, length);

  for (guint i = 0; row != RAP_LEXICON_NONE && i < G_N_ELEMENTS (values); i++)
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), values[i].value))
      return values[i].stop;
  return length == 2 ? STOP_INITIAL : STOP_OFTEN;
}

static Stop
stop_of (const RapWord *word)
{
  static const char full[] = ".!?";
  gsize             length = strlen (word->form);

  if ((word->flags & RAP_WORD_MARK) == 0)
    return length > 1 && word->form[length - 1] == '.'
             ? stop_of_abbreviation (word, length)
             : STOP_NONE;
  if (rap_utf8_get (word->form) == 0x2026)
    return STOP_ELLIPSIS;
  if (rap_utf8_get (word->form) == 0x3002)
    return STOP_FULL;
  if (strspn (word->form, full) != length)
    return STOP_NONE;
  return length > 1 && word->form[0] == '.' && word->form[1] == '.' ? STOP_ELLIPSIS
                                                                    : STOP_FULL;
}

static gboolean
is_closing (const RapWord *word)
{
  static const char closers[] = ")]}'";
  gunichar          c = rap_utf8_get (word->form);

  if ((word->flags & RAP_WORD_QUOTE) != 0)
    return (word->flags & RAP_WORD_QUOTE_OPENS) == 0;
  return c == 0x2019 ||
         (word->form[1] == '\0' && strchr (closers, word->form[0]) != NULL);
}

/* Marks that still belong to the sentence they follow without a space. */
static guint
skip_closing (const RapWord *words, guint at, guint end)
{
  while (at < end && (words[at].flags & RAP_WORD_SPACE_BEFORE) == 0 &&
         (words[at].flags & RAP_WORD_MARK) != 0 &&
         (is_closing (&words[at]) || stop_of (&words[at]) != STOP_NONE))
    at++;
  return at;
}

static gboolean
is_opener (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0 &&
         rap_lexicon_find (rap_lexicon_get ("openers"),
                           word->lower,
                           strlen (word->lower)) != RAP_LEXICON_NONE;
}

/* Whether this is the number or letter of a list that began the sentence. */
static gboolean
is_list_number (const RapWord *words, guint first, guint stop)
{
  return stop == first + 1 &&
         ((words[first].flags & RAP_WORD_DIGITS) != 0 || words[first].form[1] == '\0') &&
         (words[first].flags & RAP_WORD_MARK) == 0;
}

static gboolean
begins_sentence (const RapWord *words, guint next, guint end, Stop stop)
{
  const RapWord *word = &words[next];
  gboolean       opens = (word->flags & RAP_WORD_MARK) != 0;

  while (next + 1 < end && (words[next].flags & RAP_WORD_MARK) != 0)
    next++;
  switch (stop)
    {
    case STOP_FULL:
      return !g_unichar_islower (rap_utf8_get (words[next].form));
    case STOP_ELLIPSIS:
      return (words[next].flags & RAP_WORD_CAPITAL) != 0;
    case STOP_OFTEN:
    case STOP_RARELY:
      return is_opener (&words[next]) ||
             (opens && (words[next].flags & RAP_WORD_CAPITAL) != 0 && stop == STOP_OFTEN);
    case STOP_INITIAL:
    case STOP_NEVER:
    case STOP_NONE:
      break;
    }
  return FALSE;
}

/* Without a space a sentence only ends when the next one is glued on: "said.The". */
static gboolean
is_apart (const RapWord *words, guint next, Stop stop)
{
  return (words[next].flags & RAP_WORD_SPACE_BEFORE) != 0 ||
         (stop == STOP_FULL && (words[next].flags & RAP_WORD_CAPITAL) != 0);
}

guint
rap_sentence_end (const RapWord *words, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      Stop stop = stop_of (&words[i]);
      if (stop == STOP_NONE)
        continue;
      guint next = skip_closing (words, i + 1, end);
      if (next < end && !(stop == STOP_FULL && is_list_number (words, first, i)) &&
          is_apart (words, next, stop) && begins_sentence (words, next, end, stop))
        return next;
      i = next - 1;
    }
  return end;
}
