// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-break-rules.h"

#include <string.h>

#include "language/rap-list-markers.h"
#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

static gboolean
is_dash (const RapWord *word)
{
  gunichar c = rap_utf8_get (word->form);
  return c == '-' || c == 0x2013 || c == 0x2014;
}

/* A mark that opens a quotation: a capital is glued to it. A double one of the typewriter may
 * as well close. */
static gboolean
opens_quotation (const RapWord *words, guint next, guint end)
{
  static const gunichar openers[] = { '\'', '`', 0x2018, 0x201C, 0x201E, 0xAB };
  gunichar              c = rap_utf8_get (words[next].form);
  gboolean              opens = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    opens |= c == openers[i];
  return opens && (words[next].flags & RAP_WORD_MARK) != 0 && next + 1 < end &&
         !rap_word_is_spaced (&words[next + 1]) &&
         (words[next + 1].flags & RAP_WORD_CAPITAL) != 0;
}

static gboolean
is_of_kind (const char *list, const char *form, gsize length, const char *kind)
{
  const RapLexicon *lexicon = rap_lexicon_get (list);
  guint             column = rap_lexicon_column (lexicon, "kind");

  for (guint row = rap_lexicon_find (lexicon, form, length); row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, column), kind))
      return TRUE;
  return FALSE;
}

/* So many words go before the number of an hour that ends a sentence. */
#define MIN_BEFORE_HOUR 3

/* "at 6 p.m." before a gap. */
static gboolean
is_hour (const RapWord *words, guint first, guint last)
{
  return last > first && (words[last - 1].flags & RAP_WORD_DIGITS) != 0 &&
         is_of_kind ("abbreviations",
                     words[last].form,
                     strlen (words[last].form),
                     "time");
}

/* A day, a month or a zone, which belong to the hour before them. */
static gboolean
belongs_to_hour (const RapWord *words, guint next, guint end)
{
  const RapWord *after = &words[next];

  return is_of_kind ("calendar", after->lower, strlen (after->lower), "weekday") ||
         is_of_kind ("calendar", after->lower, strlen (after->lower), "month") ||
         is_of_kind ("time-words", after->form, strlen (after->form), "zone") ||
         (next + 1 < end && is_of_kind ("time-words",
                                        words[next + 1].lower,
                                        strlen (words[next + 1].lower),
                                        "zone"));
}

/* "left at 6 p.m. Travellers who …": an hour late in a sentence, and behind it no name, or
 * one with a title. */
static gboolean
ends_with_hour (const RapWord *words, guint first, guint next, guint end, guint last)
{
  return last > first + MIN_BEFORE_HOUR && next + 1 < end &&
         ((words[next + 1].flags & RAP_WORD_CAPITAL) == 0 ||
          is_of_kind ("abbreviations",
                      words[next].form,
                      strlen (words[next].form),
                      "title"));
}

static gboolean
is_address (const RapWord *word)
{
  return (word->flags & RAP_WORD_ADDRESS) != 0;
}

static gboolean
is_dash_bullet (const RapWord *words, guint at, guint end)
{
  return at + 1 < end && is_dash (&words[at]) && rap_word_is_spaced (&words[at + 1]);
}

/* Rows of addresses, and lists whose marks are dashes. */
static gboolean
goes_on_as_row (const RapWord *words, guint first, guint next, guint end)
{
  return (is_address (&words[next - 1]) && is_address (&words[next])) ||
         (is_dash_bullet (words, first, end) && is_dash_bullet (words, next, end) &&
          first + 1 < next && (words[next - 1].flags & RAP_WORD_MARK) == 0);
}

#define MAX_LABEL 4

/* "Otto Berg: It was signed": a few words with capitals and a colon say who speaks. */
static gboolean
is_label (const RapWord *words, guint first, guint next)
{
  if (next - first > MAX_LABEL + 1 || next < first + 2)
    return FALSE;
  for (guint i = first; i + 1 < next; i++)
    if ((words[i].flags & RAP_WORD_CAPITAL) == 0)
      return FALSE;
  return TRUE;
}

/* "Jr." belongs to the name before it. */
static gboolean
is_suffix (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0 &&
         is_of_kind ("abbreviations", word->form, strlen (word->form), "name-suffix");
}

/* ---- Dots with spaces between them */

/* How many of them stand before the gap, of at most five. */
static guint
count_dots (const RapWord *words, guint first, guint next, guint end)
{
  guint n = 0;

  while (n < 5 && next > first + n && rap_word_is_mark (words, next - n - 1, end, '.') &&
         rap_word_is_spaced (&words[next - n - 1]))
    n++;
  return n;
}

/* "what . . . I mean" goes on; ". . . The rest" began with what was left out; "as such. . . . The
 * rest" leaves out what stood between two sentences. */
static RapGap
decide_dots (const RapWord *words, guint first, guint next, guint end)
{
  guint   n = count_dots (words, first, next, end);
  RapLook look = rap_look_of (words, next, end);

  if (rap_word_is_mark (words, next, end, '.') && rap_word_is_spaced (&words[next]) &&
      rap_word_is_mark (words, next - 1, end, '.') && n == 0 && next + 3 < end &&
      count_dots (words, next, next + 4, end) == 0 &&
      count_dots (words, next, next + 3, end) == 3 &&
      (words[next + 3].flags & RAP_WORD_CAPITAL) != 0)
    return RAP_GAP_BREAK;
  if (n < 3)
    return RAP_GAP_OPEN;
  if (next - n == first || look == RAP_LOOK_LOWER ||
      (n == 3 && look == RAP_LOOK_OPENER && words[next].form[1] == '\0'))
    return RAP_GAP_INSIDE;
  return RAP_GAP_OPEN;
}

/* ---- Other marks */

/* How far brackets reach inside of which nothing ends. */
#define MAX_BRACKET 12

/* "[16: firm? 13:28]", "(Cup - Picture Later)" */
static gboolean
is_in_brackets (const RapWord *words,
                guint          first,
                guint          next,
                guint          end,
                char           opening,
                char           closing)
{
  guint from = next > first + MAX_BRACKET ? next - MAX_BRACKET : first, open = next;

  while (open > from && !rap_word_is_mark (words, open - 1, end, closing) &&
         !rap_word_is_mark (words, open - 1, end, opening))
    open--;
  if (open == from || !rap_word_is_mark (words, open - 1, end, opening))
    return FALSE;
  for (guint i = next; i < end && i < next + MAX_BRACKET; i++)
    if (rap_word_is_mark (words, i, end, closing))
      return TRUE;
  return FALSE;
}

/* So many notes stand behind one sentence. */
#define MAX_NOTES 6

/* The number of a note behind the stop: "at first.11 12 Later". */
static gboolean
ends_with_notes (const RapWord *words, guint first, guint next, guint end)
{
  guint at = next - 1;

  if ((words[next].flags & RAP_WORD_CAPITAL) == 0 || next + 1 >= end)
    return FALSE;
  while (at > first && next - at <= MAX_NOTES &&
         strspn (words[at].form, "0123456789") == strlen (words[at].form))
    at--;
  const char *stop = strchr (words[at].form, '.');
  return stop != NULL && stop - words[at].form > 3 && g_ascii_isdigit (stop[1]) &&
         strspn (words[at].lower, "abcdefghijklmnopqrstuvwxyz") ==
           (gsize) (stop - words[at].form) &&
         strspn (stop + 1, "0123456789") == strlen (stop + 1) && strlen (stop) < 4;
}

/* "Leave me! he cried." */
static gboolean
is_said_so (const RapWord *words, guint next, guint end)
{
  if (next + 2 >= end || (words[next + 2].flags & RAP_WORD_MARK) == 0 ||
      rap_lexicon_find (rap_lexicon_get ("pronouns"),
                        words[next].form,
                        strlen (words[next].form)) == RAP_LEXICON_NONE)
    return FALSE;
  const char       *form = words[next + 1].lower;
  const RapLexicon *verbs = rap_lexicon_get ("verb-forms");
  guint             row = rap_lexicon_find (verbs, form, strlen (form));
  if (row == RAP_LEXICON_NONE)
    return FALSE;
  RapField lemma = rap_lexicon_field (verbs, row, rap_lexicon_column (verbs, "lemma"));
  return rap_lexicon_find (rap_lexicon_get ("cues"), lemma.text, lemma.length) !=
         RAP_LEXICON_NONE;
}

/* "L.F. Rothschild": two initials of a name. */
static gboolean
is_pair_of_initials (const RapWord *word)
{
  const char *form = word->form;

  return strlen (form) == 4 && g_ascii_isupper (form[0]) && form[1] == '.' &&
         g_ascii_isupper (form[2]) && form[3] == '.';
}

/* "you and I. The rest": no initial of a name. */
static gboolean
is_after_small (const RapWord *words, guint first, guint at)
{
  return at > first && (words[at - 1].flags &
                        (RAP_WORD_CAPITAL | RAP_WORD_MARK | RAP_WORD_DIGITS)) == 0;
}

/* "[1] It was", "[?][note:6] It was": brackets without a space in them mark what follows. */
static gboolean
is_note_mark (const RapWord *words, guint first, guint next, guint end)
{
  if (!rap_word_is_mark (words, first, end, '[') ||
      !rap_word_is_mark (words, next - 1, end, ']') || next - first > MAX_BRACKET)
    return FALSE;
  for (guint i = first + 1; i < next; i++)
    if (rap_word_is_spaced (&words[i]))
      return FALSE;
  return TRUE;
}

/* How far back and ahead the marks of one quotation are looked for, in words. */
#define MAX_QUOTATION 60

static gboolean
is_single_mark (const RapWord *words, guint at, gunichar mark)
{
  return (words[at].flags & RAP_WORD_MARK) != 0 &&
         rap_utf8_get (words[at].form) == mark && strlen (words[at].form) == 3;
}

/* The single mark that opened within the sentence and is not closed before the gap, or the
 * gap. */
static guint
find_open_single (const RapWord *words, guint first, guint next)
{
  guint from = next > first + MAX_QUOTATION ? next - MAX_QUOTATION : first;

  for (guint i = next; i > from + 1; i--)
    {
      if (is_single_mark (words, i - 1, 0x2019))
        return next;
      if (is_single_mark (words, i - 1, 0x2018))
        return i - 1;
    }
  return next;
}

/* "She called it ‘a farce. It is over’ and left": a quotation that the sentence goes on
 * behind is a part of it, stops and all. */
static gboolean
is_in_single_quotation (const RapWord *words, guint first, guint next, guint end)
{
  guint to = MIN (end, next + MAX_QUOTATION), open;

  if ((open = find_open_single (words, first, next)) == next || open == first ||
      rap_stop_of (&words[open - 1]) >= RAP_STOP_COLON)
    return FALSE;
  for (guint i = next; i + 1 < to; i++)
    {
      if (is_single_mark (words, i, 0x2018))
        return FALSE;
      if (is_single_mark (words, i, 0x2019))
        return rap_stop_of (&words[i - 1]) < RAP_STOP_COLON &&
               (rap_look_of (words, i + 1, end) == RAP_LOOK_LOWER ||
                rap_look_of (words, i + 1, end) == RAP_LOOK_BRACKET);
    }
  return FALSE;
}

/* What the marks of the gap make certain. */
static RapGap
decide_marks (const RapWord *words,
              guint          first,
              guint          next,
              guint          end,
              RapStop        stop,
              RapLook        look)
{
  RapGap gap = decide_dots (words, first, next, end);

  if (gap != RAP_GAP_OPEN)
    return gap;
  if (ends_with_notes (words, first, next, end))
    return RAP_GAP_BREAK;
  if (is_note_mark (words, first, next, end))
    return RAP_GAP_INSIDE;
  if ((stop == RAP_STOP_FULL || stop == RAP_STOP_SHOUT)
        ? is_in_brackets (words, first, next, end, '[', ']')
        : stop < RAP_STOP_FULL && look != RAP_LOOK_LOWER &&
            is_in_brackets (words, first, next, end, '(', ')'))
    return RAP_GAP_INSIDE;
  if ((stop == RAP_STOP_FULL || stop == RAP_STOP_SHOUT) &&
      is_in_single_quotation (words, first, next, end))
    return RAP_GAP_INSIDE;
  if (stop == RAP_STOP_MARK && look == RAP_LOOK_BRACKET &&
      (words[next - 1].flags & RAP_WORD_QUOTE) != 0)
    return RAP_GAP_INSIDE;
  if (stop == RAP_STOP_SHOUT && is_dash (&words[next]) &&
      rap_look_of (words, next + 1, end) >= RAP_LOOK_CAPITAL &&
      rap_look_of (words, next + 1, end) <= RAP_LOOK_OPENER)
    return RAP_GAP_BREAK;
  if (stop == RAP_STOP_INITIAL && look == RAP_LOOK_OPENER &&
      is_after_small (words, first, next - 1))
    return RAP_GAP_BREAK;
  if (stop == RAP_STOP_SHOUT && look == RAP_LOOK_LOWER && is_said_so (words, next, end))
    return RAP_GAP_INSIDE;
  if (look == RAP_LOOK_CAPITAL && stop == RAP_STOP_DOTTED &&
      is_pair_of_initials (&words[next - 1]))
    return RAP_GAP_INSIDE;
  return RAP_GAP_OPEN;
}

RapGap
rap_gap_decide (const RapWord *words, guint first, guint next, guint end, guint last)
{
  RapStop  stop = rap_stop_of (&words[last]);
  RapLook  look = rap_look_of (words, next, end);
  gboolean quoted =
    last + 1 < next && (words[next - 1].flags & (RAP_WORD_QUOTE | RAP_WORD_MARK)) != 0;

  if (rap_list_goes_on (words, first, next, end) ||
      goes_on_as_row (words, first, next, end))
    return RAP_GAP_BREAK;
  RapGap marks = decide_marks (words, first, next, end, stop, look);
  if (marks != RAP_GAP_OPEN)
    return marks;
  if (stop == RAP_STOP_NEVER || rap_list_is_in_marker (words, first, next, end) ||
      (stop == RAP_STOP_NONE && is_suffix (&words[next])) ||
      (stop == RAP_STOP_COLON && is_label (words, first, next)))
    return RAP_GAP_INSIDE;
  if (look == RAP_LOOK_LOWER &&
      (stop == RAP_STOP_NONE || quoted || stop >= RAP_STOP_INITIAL))
    return RAP_GAP_INSIDE;
  if ((stop == RAP_STOP_SHOUT && is_dash (&words[next]) &&
       rap_look_of (words, next + 1, end) != RAP_LOOK_CAPITAL) ||
      (stop >= RAP_STOP_FULL && rap_word_is_mark (words, next, end, '.')))
    return RAP_GAP_INSIDE;
  if ((stop == RAP_STOP_FULL || stop == RAP_STOP_SHOUT) &&
      opens_quotation (words, next, end))
    return RAP_GAP_BREAK;
  if (look == RAP_LOOK_OPENER &&
      (stop >= RAP_STOP_RARELY ||
       (stop == RAP_STOP_ELLIPSIS && words[next].form[1] != '\0')))
    return RAP_GAP_BREAK;
  if (look == RAP_LOOK_CAPITAL && stop == RAP_STOP_OFTEN && is_hour (words, first, last))
    return belongs_to_hour (words, next, end)               ? RAP_GAP_INSIDE
           : ends_with_hour (words, first, next, end, last) ? RAP_GAP_BREAK
                                                            : RAP_GAP_OPEN;
  return RAP_GAP_OPEN;
}
