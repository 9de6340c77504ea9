// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-cut.h"

#include <string.h>

#include "text/rap-utf8.h"

/* The end of the marks from `at` on that are all of a set. */
static guint
skip_marks (const RapRun *run, guint at, const char *set)
{
  while (at < run->end && run->text[at] != '\0' && strchr (set, run->text[at]) != NULL)
    at++;
  return at;
}

/* Exclamations with the stops around them. */
static guint
cut_shout (const RapRun *run, guint at)
{
  guint i = skip_marks (run, at + 1, "!?");

  return run->text[at] != '.' && rap_run_char (run, i) == '.' &&
             rap_run_char (run, i + 1) != '.'
           ? i + 1
           : i;
}

/* Marks that stand together as one: repeated ones, and whole lines of them. */
static guint
cut_marks (const RapRun *run, guint at)
{
  static const char repeated[] = ".-*=_#~+<>$/\\";
  static const char drawn[] = "-=*_~+|>";
  char  c = run->text[at], next = at + 1 < run->end ? run->text[at + 1] : '\0';
  guint i = at + 1;

  if (strchr ("!?", c) != NULL ||
      ((c == '.' || c == ':') && (next == '?' || (next == '!' && c == '.'))))
    return cut_shout (run, at);
  guint line = skip_marks (run, at, drawn);
  if (line > at + 2)
    return line;
  if (strchr (repeated, c) != NULL || c == '`' || c == '\'')
    while (i < run->end && run->text[i] == c)
      i++;
  return (c == '`' || c == '\'') && i > at + 2 ? at + 1 : i;
}

/* A mark that is written with the word behind it: "#word", "@name", "+44", ".doc". */
static guint
cut_marked (const RapRun *run, guint at)
{
  gunichar c = rap_run_char (run, at), before = rap_run_char_before (run, at);
  gunichar next = rap_run_char (run, at + 1);
  guint    end = at + 1;

  if (rap_utf8_is_word (before) || before == c)
    return at;
  if (((c == '#' || c == '@') && rap_is_letter (next)) ||
      (c == '+' && rap_is_digit (next)))
    return rap_run_cut_letters (run, at + 1);
  if (c != '.' || (before != ')' && before != 0))
    return at;
  while (end < run->end && g_ascii_islower (run->text[end]))
    end++;
  return end > at + 2 && end <= at + 5 && !rap_utf8_is_word (rap_run_char (run, end))
           ? end
           : at;
}

/* Curly marks in pairs, as some type a double one. */
static guint
cut_curly (const RapRun *run, guint at)
{
  guint i = at;

  while (rap_run_char (run, i) == 0x2018 || rap_run_char (run, i) == 0x2019)
    i += rap_utf8_width (run->text + i);
  return MAX (i, MIN (at + rap_utf8_width (run->text + at), run->end));
}

static const char *const faces[] = {
  ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P", ":p",
  ":/", "=)", "^_^", ":o)", "<3", ":'(", "XD", "(:",
};

/* The end of a face with nothing but marks of its sentence behind it, or at. */
static guint
cut_face (const RapRun *run, guint at)
{
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      guint end = at + (guint) strlen (faces[i]);
      if (end <= run->end && strncmp (run->text + at, faces[i], end - at) == 0 &&
          skip_marks (run, end, ".,!?") == run->end &&
          (end == run->end || at == run->start))
        return end;
    }
  return at;
}

/* "$US" before digits. */
static guint
cut_dollar (const RapRun *run, guint at)
{
  guint end = at + 1;

  while (end < run->end && end < at + 4 && g_ascii_isupper (run->text[end]))
    end++;
  return end > at + 1 && rap_is_digit (rap_run_char (run, end)) ? end : at;
}

/* "'90s" */
static guint
cut_decade (const RapRun *run, guint at)
{
  guint end = at;

  while (end < run->end && g_ascii_isdigit (run->text[end]))
    end++;
  return end == at + 2 && rap_run_char (run, end) == 's' && run->text[end - 1] == '0' &&
             !rap_utf8_is_word (rap_run_char (run, end + 1))
           ? end + 1
           : at;
}

/* What is written with the apostrophe before it: "'s" behind a stop, "'em", "'90s"; or at. */
static guint
cut_apostrophe (const RapRun *run, guint at)
{
  guint begin = at + rap_utf8_width (run->text + at), end = begin;
  guint clitic = rap_run_clitic_end (run, at);

  if (clitic > at || rap_utf8_is_word (rap_run_char_before (run, at)))
    return clitic;
  while (end < run->end && end < begin + RAP_MAX_PART && g_ascii_isalpha (run->text[end]))
    end++;
  if (end > begin && rap_part_is (run->text + begin, end - begin, "lead"))
    return end;
  end = cut_decade (run, begin);
  return end > begin ? end : at;
}

guint
rap_run_cut_mark (const RapRun *run, guint at)
{
  gunichar c = rap_run_char (run, at);
  guint    marked = MAX (cut_face (run, at), cut_marked (run, at));

  if (marked > at)
    return marked;
  if ((c == 0x2018 || c == 0x2019) && rap_run_char (run, at + 3) == 0x2019)
    return cut_curly (run, at);
  guint clitic = rap_is_apostrophe (c) ? cut_apostrophe (run, at) : at;
  if (clitic > at)
    return clitic;
  guint dollar = c == '$' ? cut_dollar (run, at) : at;
  if (dollar > at)
    return dollar;
  return c < 0x80 ? MAX (cut_marks (run, at), at + 1)
                  : MIN (at + rap_utf8_width (run->text + at), run->end);
}
