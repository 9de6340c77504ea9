// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-cut.h"

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* A list is asked for no longer word. */
#define MAX_NEXT 24

/* "1960's" is a word. */
static gboolean
is_decade (const RapRun *run, guint start, guint apostrophe)
{
  guint i = start;

  while (i < apostrophe && g_ascii_isdigit (run->text[i]))
    i++;
  return i == apostrophe && i > start + 1 && run->text[i - 1] == '0';
}

/* Whether the text begins with a word of the list, or as the list asks. */
static gboolean
is_followed (RapField list, const char *text)
{
  RapField part;
  guint    end = 0;

  if (!rap_field_is_set (list))
    return TRUE;
  while (*text != '\0' && rap_utf8_is_space (rap_utf8_get (text)))
    text += rap_utf8_width (text);
  if (rap_field_is (list, "small"))
    return g_unichar_islower (rap_utf8_get (text));
  while (end < MAX_NEXT && rap_utf8_is_word (rap_utf8_get (text + end)))
    end += rap_utf8_width (text + end);
  while (rap_field_next_part (&list, ';', &part))
    if (part.length == end && g_ascii_strncasecmp (part.text, text, end) == 0)
      return TRUE;
  return FALSE;
}

/* The byte after so many characters. */
static guint
skip_characters (const RapRun *run, guint at, gint64 n)
{
  for (; n > 0 && at < run->end; n--)
    at += rap_utf8_width (run->text + at);
  return at;
}

/* Words that are two as they are: "cannot", "'tis", and "its" for "it's". */
static guint
cut_whole (const RapRun *run, guint start, guint end, const char *after)
{
  guint row = rap_part_find (run->text + start, end - start, "whole");

  if (row == RAP_LEXICON_NONE)
    return end;
  const RapLexicon *lexicon = rap_lexicon_get ("word-parts");
  if (!is_followed (rap_lexicon_field (lexicon,
                                       row,
                                       rap_lexicon_column (lexicon, "next")),
                    end < run->end ? run->text + end : after))
    return end;
  return skip_characters (run,
                          start,
                          rap_field_to_int (
                            rap_lexicon_field (lexicon,
                                               row,
                                               rap_lexicon_column (lexicon, "cut"))));
}

static gboolean
is_clitic (const RapRun *run, guint start, guint end)
{
  return rap_part_find (run->text + start, end - start, "clitic") != RAP_LEXICON_NONE;
}

guint
rap_run_cut_clitic (const RapRun *run, guint start, guint end, const char *after)
{
  guint apostrophe = end;

  if (end - start > 64 || end - start < 2)
    return end;
  for (guint i = end; i > start;)
    {
      i = rap_utf8_before (run->text, i);
      if (rap_is_apostrophe (rap_run_char (run, i)))
        {
          apostrophe = i;
          break;
        }
    }
  if (apostrophe == end || apostrophe == start)
    return cut_whole (run, start, end, after);
  if (is_decade (run, start, apostrophe))
    return end;
  if (apostrophe > start + 1 && is_clitic (run, apostrophe - 1, end))
    return apostrophe - 1;
  return is_clitic (run, apostrophe, end) ? apostrophe : end;
}

guint
rap_run_clitic_end (const RapRun *run, guint at)
{
  guint end = at + rap_utf8_width (run->text + at);

  if (at == run->start || run->text[at - 1] != '.' ||
      !rap_is_apostrophe (rap_run_char (run, at)))
    return at;
  while (end < run->end && g_ascii_isalpha (run->text[end]))
    end++;
  return is_clitic (run, at, end) && !rap_utf8_is_word (rap_run_char (run, end)) ? end
                                                                                 : at;
}
