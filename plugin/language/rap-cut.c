// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-cut.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* ---- The table of parts */

/* The parts are written in ASCII; what cannot be one of them has length 0. */
static gsize
fold_part (const char *text, gsize length, char *lower)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i += rap_utf8_width (text + i))
    {
      gunichar c = rap_utf8_get (text + i);
      c = c < 0x80 ? (guchar) g_ascii_tolower ((char) c)
                   : (rap_is_apostrophe (c) ? '\'' : g_unichar_tolower (c));
      if (c == 0 || c >= 0x80)
        return c == 0 ? n : 0;
      lower[n++] = (char) c;
    }
  return n;
}

guint
rap_part_find (const char *text, gsize length, const char *kind)
{
  char lower[RAP_MAX_PART];

  if (length == 0 || length > RAP_MAX_PART)
    return RAP_LEXICON_NONE;
  gsize folded = fold_part (text, length, lower);
  if (folded == 0)
    return RAP_LEXICON_NONE;
  const RapLexicon *lexicon = rap_lexicon_get ("word-parts");
  guint             row = rap_lexicon_find (lexicon, lower, folded);
  if (row == RAP_LEXICON_NONE)
    return RAP_LEXICON_NONE;
  guint column = rap_lexicon_column (lexicon, "kind");
  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), kind))
      return row;
  return RAP_LEXICON_NONE;
}

gboolean
rap_part_is (const char *text, gsize length, const char *kind)
{
  return rap_part_find (text, length, kind) != RAP_LEXICON_NONE;
}

/* ---- Repairs */

/* The repair that covers the byte, or NULL. */
static const RapRepair *
repair_at (const RapRun *run, guint at)
{
  guint low = 0, high = run->n_repairs;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (run->repairs[middle].span.end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low < run->n_repairs && run->repairs[low].span.start <= at ? &run->repairs[low]
                                                                    : NULL;
}

/* Where the repair ends that covers the byte, or 0. */
static guint
repair_end (const RapRun *run, guint at)
{
  const RapRepair *repair = repair_at (run, at);
  return repair != NULL ? MIN (repair->span.end, run->end) : 0;
}

/* Whether what stands there is read as a mark, such as an entity for one that opens a quotation;
 * an apostrophe or hyphen between letters is part of their word. */
static gboolean
is_read_as_mark (const RapRun *run, guint at, guint first)
{
  const RapRepair *repair = repair_at (run, at);
  if (repair == NULL || repair->kind == RAP_REPAIR_MISSING_SPACE ||
      *repair->reading == '\0')
    return FALSE;
  for (const char *c = repair->reading; *c != '\0'; c += rap_utf8_width (c))
    if (rap_utf8_is_word (rap_utf8_get (c)))
      return FALSE;
  gunichar c = rap_utf8_get (repair->reading);
  return (!rap_is_apostrophe (c) && c != '-') || at == first ||
         !rap_is_letter (rap_run_char (run, repair->span.end));
}

/* A mark that was written without the space behind it. */
static gboolean
lacks_space (const RapRun *run, guint at)
{
  const RapRepair *repair = repair_at (run, at);
  return repair != NULL && repair->kind == RAP_REPAIR_MISSING_SPACE;
}

/* ---- Addresses */

static const char *const address_marks[] = { "://", "www." };

/* The '@' of a mail address has a name before it and a domain after it. */
static gboolean
is_mail (const RapRun *run, guint at)
{
  const char *dot = memchr (run->text + at, '.', run->end - at);

  return (rap_utf8_is_word (rap_run_char_before (run, at)) ||
          rap_run_char_before (run, at) == '.') &&
         dot != NULL && dot > run->text + at + 1 &&
         rap_is_letter (rap_run_char (run, (guint) (dot - run->text) + 1));
}

/* "Name"<address> without a space: the address begins behind the last such mark. */
static guint
skip_name (const RapRun *run)
{
  guint start = run->start;

  for (guint i = run->start; i + 1 < run->end; i++)
    if (run->text[i] == '<')
      start = i + 1;
  return start;
}

/* Whether the mark at the end of an address belongs to the text around it. */
static gboolean
surrounds (const RapRun *run, guint at, const char *set)
{
  gunichar c = rap_run_char (run, at);
  return c < 0x80 ? strchr (set, (int) c) != NULL : g_unichar_ispunct (c);
}

static void
find_address (RapRun *run)
{
  static const char opening[] = "<([{\"'";
  static const char closing[] = ".,;:!?)]}>\"'";
  gsize             length = run->end - run->start;

  for (guint i = 0; i < G_N_ELEMENTS (address_marks) && !run->is_address; i++)
    run->is_address =
      g_strstr_len (run->text + run->start, (gssize) length, address_marks[i]) != NULL;
  const char *at = run->is_address ? NULL : memchr (run->text + run->start, '@', length);
  if (at != NULL)
    run->is_address = is_mail (run, (guint) (at - run->text));
  run->address_start = at != NULL && run->is_address ? skip_name (run) : run->start;
  run->address_end = run->end;
  while (run->is_address && run->address_start < run->end &&
         surrounds (run, run->address_start, opening))
    run->address_start += rap_utf8_width (run->text + run->address_start);
  while (run->address_end > run->address_start &&
         surrounds (run, rap_utf8_before (run->text, run->address_end), closing))
    run->address_end = rap_utf8_before (run->text, run->address_end);
}

void
rap_run_init (RapRun          *run,
              const char      *text,
              guint            start,
              guint            end,
              const RapRepair *repairs,
              guint            n_repairs)
{
  *run = (RapRun){ text, start, end, repairs, n_repairs, FALSE, 0, 0 };
  /* Too long to be one, and too long to be searched again and again. */
  if (end - start < 2048 && n_repairs == 0)
    find_address (run);
}

/* ---- Inner marks */

/* Whether the stop at `at`, with a letter or digit on both sides, is inside the word that
 * began at start: in numbers, in "U.S.", in "example.org"; not in "said.The". */
static gboolean
keeps_stop (const RapRun *run, guint start, guint at)
{
  gunichar before = rap_run_char_before (run, at), after = rap_run_char (run, at + 1);
  guint    last = at;

  if (rap_is_digit (after) || (rap_is_digit (before) && !g_unichar_isupper (after)))
    return TRUE;
  /* "1,000.That" */
  if (rap_is_digit (before))
    return !g_unichar_islower (
      rap_run_char (run, at + 1 + rap_utf8_width (run->text + at + 1)));
  while (last > start && run->text[last - 1] != '.')
    last--;
  if (at - last <= rap_utf8_width (run->text + last))
    return TRUE;
  return !g_unichar_isupper (after) || g_unichar_isupper (before);
}

/* Ranges are cut, telephone numbers and dates are not. */
static gboolean
keeps_digit_hyphen (const RapRun *run, guint start, guint at)
{
  guint groups = 1, i = start, limit = MIN (run->end, start + RAP_MAX_PART);

  for (; i < limit && (rap_is_digit (rap_run_char (run, i)) || run->text[i] == '-'); i++)
    groups +=
      run->text[i] == '-' && i + 1 < run->end && rap_is_digit (rap_run_char (run, i + 1));
  return (groups > 2 && i < start + RAP_MAX_PART) ||
         (groups == 2 && (at - start == 3 || at - start == 1) && i - at == 5);
}

static gboolean
keeps_hyphen (const RapRun *run, guint start, guint at)
{
  if (rap_is_digit (rap_run_char_before (run, at)))
    return rap_is_digit (rap_run_char (run, at + 1)) &&
           keeps_digit_hyphen (run, start, at);
  return rap_part_is (run->text + start, at - start, "prefix");
}

/* "w/o" and its like are one word. */
static gboolean
keeps_slash (const RapRun *run, guint start, guint at)
{
  guint end = at + 1;

  while (end < run->end && rap_is_letter (rap_run_char (run, end)))
    end += rap_utf8_width (run->text + end);
  return rap_part_is (run->text + start, end - start, "slash");
}

static gboolean
keeps_mark (const RapRun *run, guint start, guint at)
{
  gunichar c = rap_run_char (run, at), before = rap_run_char_before (run, at);
  gunichar after = rap_run_char (run, at + rap_utf8_width (run->text + at));

  if (!rap_utf8_is_word (after) || !rap_utf8_is_word (before))
    return FALSE;
  switch (c)
    {
    case '\'':
    case 0x2019:
      return rap_is_letter (after);
    case '/':
      return (rap_is_digit (before) && rap_is_digit (after)) ||
             keeps_slash (run, start, at);
    case ',':
    case ':':
      return rap_is_digit (before) && rap_is_digit (after);
    case '.':
      return keeps_stop (run, start, at);
    case '-':
      return keeps_hyphen (run, start, at);
    case '&':
      return g_unichar_isupper (before) && g_unichar_isupper (after) && at - start <= 3;
    case '_':
    case '@':
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- Letters and digits */

/* The longest listed abbreviation with stops or signs inside, such as "Ph.D." and "N°.", or at. */
static guint
cut_listed (const RapRun *run, guint at)
{
  guint longest = at, limit = MIN (run->end, at + 12), marks = 0;

  for (guint i = at + 1;
       i < limit && (run->text[i] == '.' || (guint8) run->text[i] >= 0x80 ||
                     g_ascii_isalpha (run->text[i]));
       i++)
    if ((marks += !g_ascii_isalpha (run->text[i])) > 1 && run->text[i] == '.' &&
        rap_lexicon_find (rap_lexicon_get ("abbreviations"),
                          run->text + at,
                          i + 1 - at) != RAP_LEXICON_NONE)
      longest = i + 1;
  return longest;
}

/* "20th" and "1970s" are words, "35mm", "7pm" and "7p.m." are two. */
static gboolean
cuts_unit (const RapRun *run, guint start, guint at)
{
  guint end = at;

  if (!rap_is_digit (rap_run_char_before (run, at)) ||
      !rap_is_letter (rap_run_char (run, at)))
    return FALSE;
  for (guint i = start; i < at; i++)
    if (!rap_is_digit (rap_run_char (run, i)) && strchr (".,:", run->text[i]) == NULL)
      return FALSE;
  if (cut_listed (run, at) > at)
    return TRUE;
  while (end < run->end && rap_is_letter (rap_run_char (run, end)))
    end += rap_utf8_width (run->text + end);
  if (rap_utf8_is_word (rap_run_char (run, end)))
    return FALSE;
  /* "5g" is a weight, "5G" is not. */
  return rap_part_is (run->text + at, end - at, "unit") ||
         (g_ascii_islower (run->text[at]) &&
          rap_part_is (run->text + at, end - at, "small-unit"));
}

guint
rap_run_cut_letters (const RapRun *run, guint at)
{
  guint i = at;
  /* Only the first change from digits to letters is looked at. */
  gboolean may_cut = rap_is_digit (rap_run_char (run, at));

  while (i < run->end)
    {
      guint    repaired = repair_end (run, i);
      gunichar c = rap_run_char (run, i);
      if (i > at &&
          (lacks_space (run, i) || (repaired > 0 && is_read_as_mark (run, i, at))))
        break;
      if (repaired > 0)
        {
          i = repaired;
          continue;
        }
      if (may_cut && rap_is_letter (c))
        {
          if (cuts_unit (run, at, i))
            break;
          may_cut = FALSE;
        }
      if (!rap_utf8_is_word (c) && (i == at || !keeps_mark (run, at, i)))
        break;
      i += rap_utf8_width (run->text + i);
    }
  return i;
}

/* ---- Abbreviations */

static gboolean
begins_as (RapField next, gunichar c)
{
  if (rap_field_is (next, "small"))
    return c != 0 && !g_unichar_isupper (c) && c != '.';
  if (rap_field_is (next, "number"))
    return g_unichar_isdigit (c);
  if (rap_field_is (next, "name"))
    return g_unichar_isupper (c);
  return TRUE;
}

static gunichar
first_after (const char *after)
{
  while (*after != '\0' && rap_utf8_is_space (rap_utf8_get (after)))
    after += rap_utf8_width (after);
  return rap_utf8_get (after);
}

/* What is listed keeps its stop before what the list names, and before small letters,
 * which begin no sentence. */
static gboolean
is_listed (const RapRun *run, guint start, guint end, const char *after)
{
  const RapLexicon *lexicon = rap_lexicon_get ("abbreviations");
  guint             next = rap_lexicon_column (lexicon, "next");
  gunichar          c = first_after (after);

  for (guint row = rap_lexicon_find (lexicon, run->text + start, end - start);
       row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (lexicon, row))
    if (begins_as (rap_lexicon_field (lexicon, row, next), c) || g_unichar_islower (c))
      return TRUE;
  return FALSE;
}

/* Single letters with stops between them. */
static gboolean
is_dotted (const RapRun *run, guint start, guint stop)
{
  for (guint i = start; i < stop;)
    {
      if (!rap_is_letter (rap_run_char (run, i)))
        return FALSE;
      i += rap_utf8_width (run->text + i);
      if (i < stop && run->text[i++] != '.')
        return FALSE;
    }
  return TRUE;
}

/* Whether the stop after the word belongs to it. */
static gboolean
takes_stop (const RapRun *run, guint start, guint stop, const char *after)
{
  if (rap_run_char (run, stop + 1) == '.' || stop - start > RAP_MAX_PART)
    return FALSE;
  gunichar c = stop + 1 < run->end ? 0 : first_after (after);
  /* "It cost $5m." ends, "he is 5ft. 3in. tall" does not. */
  if (start > run->start && rap_is_digit (rap_run_char_before (run, start)) &&
      stop - start < 3 && memchr (run->text + start, '.', stop - start) == NULL)
    return (rap_is_digit (c) || g_unichar_islower (c)) &&
           is_listed (run, start, stop + 1, after);
  if (is_dotted (run, start, stop))
    return stop - start > 2 || g_unichar_isupper (rap_run_char (run, start)) ||
           is_listed (run, start, stop + 1, after);
  return is_listed (run,
                    start,
                    stop + 1,
                    stop + 1 < run->end ? run->text + stop + 1 : after);
}

/* "US$", "A$" and their like. */
static guint
cut_currency (const RapRun *run, guint at, guint end)
{
  gboolean capitals = end - at <= 3;

  for (guint i = at; i < end; i++)
    capitals = capitals && g_ascii_isupper (run->text[i]);
  return capitals && end + 1 < run->end && run->text[end] == '$' &&
             rap_is_digit (rap_run_char (run, end + 1))
           ? end + 1
           : end;
}

guint
rap_run_cut (const RapRun *run, guint at, const char *after)
{
  gunichar c = rap_run_char (run, at);

  if (lacks_space (run, at) || is_read_as_mark (run, at, at))
    return repair_end (run, at);
  if (run->is_address && at == run->address_start && run->address_end > at)
    return run->address_end;
  if (repair_end (run, at) > 0 || rap_utf8_is_word (c))
    {
      guint stop = MAX (rap_run_cut_letters (run, at), cut_listed (run, at));
      if (stop < run->end && run->text[stop] == '!' &&
          is_listed (run, at, stop + 1, after))
        return stop + 1;
      if (stop < run->end && run->text[stop] == '.' && takes_stop (run, at, stop, after))
        return stop + 1;
      return stop < run->end && run->text[stop] == '$' ? cut_currency (run, at, stop)
                                                       : stop;
    }
  return rap_run_cut_mark (run, at);
}
