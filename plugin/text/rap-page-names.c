// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-names.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-page-name-words.h"
#include "text/rap-utf8.h"

#define MAX_NAME_WORDS 14
#define MAX_NAME_BYTES 120
#define LONG_WORD      5

static gboolean
is (const RapNameWord *word, guint classes)
{
  return (word->classes & classes) != 0;
}

/* "By our correspondent Ann Lee": small words and a role stand between. */
static guint
skip_office (const RapNameWords *words, guint first)
{
  guint at = first;
  while (at < words->n && at < first + 2 && !words->words[at].capital &&
         words->words[at].sign == 0 && !words->words[at].number)
    at++;
  guint name = at < words->n && is (&words->words[at], RAP_PHRASE_ROLE)
                 ? at + MAX (words->words[at].phrase, 1)
                 : words->n;
  return first > 0 && name + 1 < words->n && words->words[name].capital &&
             words->words[name].sign == 0 && words->words[name + 1].capital &&
             !is (&words->words[name], RAP_PHRASE_ROLE | RAP_PHRASE_OFFICE)
           ? name
           : first;
}

/* The first word after "By", "Written by" and the like. */
static guint
skip_opening (const RapNameWords *words)
{
  guint at = 0;
  while (at < words->n &&
         (is (&words->words[at], RAP_PHRASE_BY | RAP_PHRASE_PUBLISHED) ||
          (at == 0 && is (&words->words[at], RAP_PHRASE_CREDIT) && words->n > 3)))
    {
      guint next = at + MAX (words->words[at].phrase, 1);
      /* "By" that is the end of the line, or a name of its own; "Editors: Ann Lee", but
       * "Editors of the Post". */
      if (next >= words->n ||
          (is (&words->words[at], RAP_PHRASE_OFFICE) && words->words[next].sign == 0))
        break;
      at = next;
    }
  return skip_office (words, at);
}

/* Where the names end: at a sign that cuts, a date, a word that tells when. */
static guint
find_end (const RapNameWords *words, guint start)
{
  guint at = start;
  for (; at < words->n; at++)
    {
      const RapNameWord *word = &words->words[at];
      if (at > start && word->sign == '|')
        break;
      if (word->number ||
          is (word, RAP_PHRASE_UPDATED | RAP_PHRASE_PUBLISHED | RAP_PHRASE_AGO))
        break;
      if (word->month && at + 1 < words->n && words->words[at + 1].number)
        break;
      if (at > start && is (word, RAP_PHRASE_WEEKDAY) && at + 1 < words->n &&
          (words->words[at + 1].number || words->words[at + 1].month ||
           words->words[at + 1].sign != 0))
        break;
      if (at > start && is (word, RAP_PHRASE_BY | RAP_PHRASE_BIO | RAP_PHRASE_ACTION) &&
          word->phrase > 1)
        break;
    }
  /* "… on Monday 3 March": small words before a date are no part of a name. */
  while (at > start + 1 && at < words->n && !words->words[at - 1].capital &&
         words->words[at].sign == 0 &&
         words->words[at - 1].end - words->words[at - 1].start <= 3)
    at--;
  return at;
}

static gboolean
is_listed (const char *list, const char *text, const RapNameWord *word)
{
  return rap_lexicon_find (rap_lexicon_get (list),
                           text + word->start,
                           word->end - word->start) != RAP_LEXICON_NONE;
}

/* Is a word, however it is written, a name of people? */
static gboolean
is_named (const char *text, const RapNameWord *word)
{
  char  name[48];
  guint n = 0;
  for (guint at = word->start; at < word->end && n + 6 < sizeof name;
       at += rap_utf8_width (text + at))
    {
      gunichar c = rap_utf8_get (text + at);
      n += (guint) g_unichar_to_utf8 (at == word->start ? c : g_unichar_tolower (c),
                                      name + n);
    }
  return rap_lexicon_find (rap_lexicon_get ("given-names"), name, n) !=
           RAP_LEXICON_NONE ||
         rap_lexicon_find (rap_lexicon_get ("family-names"), name, n) != RAP_LEXICON_NONE;
}

static gboolean
is_role (const RapNameWord *word)
{
  return is (word, RAP_PHRASE_ROLE | RAP_PHRASE_OFFICE);
}

/* RapNameWords from first to end without what describes the people: after a comma, a role or an
 * office, or letters of a degree. */
static guint
cut_roles (const RapNameWords *words, guint first, guint end)
{
  for (guint i = first + 1; i < end; i++)
    {
      const RapNameWord *word = &words->words[i];
      gboolean degree = word->end - word->start <= 3 && word->capital && i + 1 <= end &&
                        words->words[i].sign == ',';
      gboolean role = FALSE;
      if (word->sign != ',' && i - first >= 2 && is (word, RAP_PHRASE_ROLE))
        return i;
      if (word->sign != ',')
        continue;
      for (guint k = i; k < end && k < i + 4 && (k == i || words->words[k].sign != ',');
           k++)
        role |= is_role (&words->words[k]);
      if (role || degree)
        return i;
    }
  return end;
}

/* "Ann Lee Photos by Bo Ek": words up to those that credit a picture. */
static guint
cut_credit (const RapNameWords *words, guint first, guint end)
{
  for (guint i = first + 2; i < end; i++)
    if (is (&words->words[i], RAP_PHRASE_CREDIT) &&
        !is (&words->words[i], RAP_PHRASE_OFFICE))
      return i;
  return end;
}

/* "Ann Lee, photos by Bo Ek": whoever is named behind a sign and such a word wrote nothing. */
static guint
end_of_people (const RapNameWords *words, guint first)
{
  guint end = find_end (words, first), credit = cut_credit (words, first, end);
  return credit < end && words->words[credit].sign != 0 ? credit : end;
}

/* "Ann Lee, Arnau" can be cut; "Ann Lee, Bo Ek" are two people. */
static guint
cut_comma (const RapNameWords *words, const char *text, guint first, guint end)
{
  for (guint i = first + 1; i < end; i++)
    if (words->words[i].sign == ',' && i - first >= 2)
      return i + 1 < end && words->words[i + 1].sign == 0 &&
                 is_listed ("given-names", text, &words->words[i])
               ? end
               : i;
  return end;
}

/* "Ann Lee Gardener", "ANN LEE Tribune": two names, and what is none. */
static guint
cut_known (const RapNameWords *words, const char *text, guint first, guint end)
{
  if (end - first < 3 || !is_named (text, &words->words[first]) ||
      !words->words[first + 1].capital)
    return end;
  for (guint i = first + 2; i < end; i++)
    {
      const RapNameWord *word = &words->words[i];
      const RapNameWord *before = &words->words[i - 1];
      if (word->sign != 0)
        return end;
      if (word->capital && !is_named (text, word) && word->end - word->start > 2 &&
          before->end - before->start > 2 && before->capital)
        return i;
    }
  return end;
}

static gboolean
is_nobody (const RapNameWords *words, guint first, guint end)
{
  const RapNameWord *word = &words->words[first];
  guint              letters = 0, initials = 0, days = 0;
  for (guint i = first; i < end; i++)
    {
      days += is (&words->words[i], RAP_PHRASE_WEEKDAY);
      letters +=
        !words->words[i].number && words->words[i].end - words->words[i].start >= 2;
      initials += words->words[i].capital;
    }
  return (letters == 0 && initials < 2) || days == end - first ||
         end - first > MAX_NAME_WORDS ||
         words->words[end - 1].end - word->start > MAX_NAME_BYTES ||
         (is (word, RAP_PHRASE_NOBODY | RAP_PHRASE_AD | RAP_PHRASE_ACTION) &&
          word->phrase >= end - first);
}

static guint
add_form (const RapNameWords *words,
          guint               first,
          guint               end,
          RapSpan             forms[RAP_PAGE_NAME_FORMS],
          guint               n)
{
  if (end <= first || is_nobody (words, first, end))
    return n;
  RapSpan span = { words->words[first].start, words->words[end - 1].end };
  if (n > 0 && forms[n - 1].end == span.end)
    return n;
  forms[n] = span;
  return n + 1;
}

/* What is told of somebody, and is no part of how he or she is called. */
#define NOT_WORDED                                                                  \
  (RAP_PHRASE_UPDATED | RAP_PHRASE_PUBLISHED | RAP_PHRASE_AGO | RAP_PHRASE_ACTION | \
   RAP_PHRASE_CREDIT | RAP_PHRASE_BIO)

RapSpan
rap_page_names_worded (const char *text, gsize length, const RapPageModel *model)
{
  RapNameWords words;
  guint        first = 0;
  rap_name_words_read (&words, text, (guint) MIN (length, 400), model);
  /* What opens a byline and is nobody's office; "Editors of the Post" are called so. */
  while (first < words.n && is (&words.words[first], RAP_PHRASE_BY) &&
         !is (&words.words[first], RAP_PHRASE_OFFICE))
    first += MAX (words.words[first].phrase, 1);
  for (guint i = first; i < words.n; i++)
    if (is (&words.words[i], NOT_WORDED) || words.n > MAX_NAME_WORDS ||
        (i > first && (words.words[i].number || is (&words.words[i], RAP_PHRASE_BY))))
      return (RapSpan){ 0, 0 };
  if (first >= words.n || words.words[first].phrase >= words.n - first)
    return (RapSpan){ 0, 0 };
  return (RapSpan){ words.words[first].start, (guint) length };
}

guint
rap_page_names_clean (const char         *text,
                      gsize               length,
                      const RapPageModel *model,
                      RapSpan             forms[RAP_PAGE_NAME_FORMS])
{
  RapNameWords words;
  guint        n = 0;
  rap_name_words_read (&words, text, (guint) MIN (length, 400), model);
  guint first = skip_opening (&words);
  guint end = end_of_people (&words, first);
  if (end <= first)
    return 0;
  n = add_form (&words, first, end, forms, n);
  end = cut_credit (&words, first, end);
  n = add_form (&words, first, end, forms, n);
  guint shorter = cut_roles (&words, first, end);
  n = add_form (&words, first, shorter, forms, n);
  shorter = cut_comma (&words, text, first, shorter);
  n = add_form (&words, first, shorter, forms, n);
  return add_form (&words, first, cut_known (&words, text, first, shorter), forms, n);
}

/* Letters of a degree, "MD" or "PhD", or words of a role: no name of its own. */
static gboolean
is_suffix (const RapNameWords *words, guint first, guint end, const char *text)
{
  guint    uppers = 0, length = words->words[end - 1].end - words->words[first].start;
  gboolean role = FALSE;
  for (guint i = words->words[first].start; i < words->words[end - 1].end; i++)
    uppers += g_ascii_isupper (text[i]);
  for (guint i = first; i < end; i++)
    role |= is_role (&words->words[i]);
  return role || (length <= 5 && uppers >= 2);
}

/* "PhD and Bo Ek": the name behind a degree that ends the name before. */
static guint
skip_degree (const RapNameWords *words, guint first, guint end, const char *text)
{
  guint joint = first + 1;
  while (joint < end && words->words[joint].capital)
    joint++;
  return joint + 2 < end && words->words[joint].end - words->words[joint].start <= 3 &&
             is_suffix (words, first, joint, text)
           ? joint + 1
           : first;
}

char *
rap_page_names_list (const char *text, gsize length, const RapPageModel *model)
{
  RapNameWords words;
  GString     *list = g_string_new (NULL);
  guint        n = 0;
  rap_name_words_read (&words, text, (guint) MIN (length, 400), model);
  guint first = skip_opening (&words);
  guint end = end_of_people (&words, first);
  for (guint i = first, next; i < end; i = next)
    {
      for (next = i + 1; next < end && words.words[next].sign != ','; next++)
        ;
      if (is_suffix (&words, i, next, text))
        continue;
      i = skip_degree (&words, i, next, text);
      g_string_append (list, n++ > 0 ? ", " : "");
      g_string_append_len (list,
                           text + words.words[i].start,
                           words.words[next - 1].end - words.words[i].start);
    }
  if (n < 2)
    g_string_truncate (list, 0);
  return g_string_free (list, FALSE);
}

gboolean
rap_page_names_opens (const char         *text,
                      gsize               length,
                      const RapPageModel *model,
                      guint              *start)
{
  RapNameWords words;
  rap_name_words_read (&words, text, (guint) MIN (length, 200), model);
  guint first = skip_opening (&words);
  if (first == 0 || first >= words.n ||
      !is (&words.words[0], RAP_PHRASE_BY | RAP_PHRASE_PUBLISHED) ||
      !words.words[first].capital)
    return FALSE;
  *start = words.words[first].start;
  return TRUE;
}

/* What no name of a person holds. */
#define NOT_IN_NAMES                                                            \
  (RAP_PHRASE_OFFICE | RAP_PHRASE_AD | RAP_PHRASE_ACTION | RAP_PHRASE_RELATED | \
   RAP_PHRASE_LEGAL)

static gboolean
is_shaped (const RapNameWords *words, guint first, guint end)
{
  guint capitals = 0;
  if (end - first < 2 || end - first > 5 || !words->words[first].capital ||
      !words->words[end - 1].capital)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const RapNameWord *word = &words->words[i];
      if (word->number || (i > first && word->sign != 0) || is (word, NOT_IN_NAMES) ||
          (!word->capital && word->end - word->start > 3))
        return FALSE;
      capitals += word->capital;
    }
  return capitals >= 2;
}

gboolean
rap_page_names_is_shape (const char *text, gsize length, const RapPageModel *model)
{
  RapNameWords words;
  if (length > 60)
    return FALSE;
  rap_name_words_read (&words, text, (guint) length, model);
  return words.n > 0 && words.words[0].sign == 0 && is_shaped (&words, 0, words.n);
}

#define NOT_IN_ONE_NAME                                                            \
  (RAP_PHRASE_BY | RAP_PHRASE_PUBLISHED | RAP_PHRASE_UPDATED | RAP_PHRASE_CREDIT | \
   RAP_PHRASE_WEEKDAY)

/* Does a sentence end between a word and the next? Short words may be initials and titles. */
static gboolean
ends_sentence (const char *text, const RapNameWord *word, const RapNameWord *next)
{
  return word->end - word->start >= LONG_WORD && next->start >= word->end + 2 &&
         text[word->end] == '.' && text[word->end + 1] == ' ';
}

/* The words from first on that can make up one name, with the particles inside it. */
static guint
end_of_name (const RapNameWords *words, const char *text, guint first)
{
  guint at = first, end = first;
  for (; at < words->n && (at == first || words->words[at].sign == 0); at++)
    {
      const RapNameWord *word = &words->words[at];
      if (word->capital ? is (word, NOT_IN_ONE_NAME)
                        : at == first || !is_listed ("name-particles", text, word))
        break;
      if (at > first && ends_sentence (text, word - 1, word))
        break;
      end = word->capital ? at + 1 : end;
    }
  return end;
}

/* Can a name begin here: behind a sign, a date, a word that opens a byline? */
static gboolean
may_begin (const RapNameWords *words, guint i)
{
  const RapNameWord *word = &words->words[i];
  return word->capital && !word->month &&
         (i == 0 || word->sign != 0 || words->words[i - 1].number);
}

guint
rap_page_names_parts (const char         *text,
                      gsize               length,
                      const RapPageModel *model,
                      gboolean            opened_only,
                      RapSpan             parts[RAP_PAGE_NAME_PARTS])
{
  RapNameWords words;
  guint        n = 0, opened = 0;
  rap_name_words_read (&words, text, (guint) MIN (length, 400), model);
  for (guint i = 0; i < words.n && n < RAP_PAGE_NAME_PARTS; i++)
    {
      guint end = i;
      if (is (&words.words[i], RAP_PHRASE_BY))
        opened = i + MAX (words.words[i].phrase, 1);
      else if (words.words[i].capital &&
               ((!opened_only && may_begin (&words, i)) || (opened == i && i > 0)))
        end = end_of_name (&words, text, i);
      /* A name that is the whole line is none of its parts. */
      if (end == i || (i == 0 && end == words.n) || !is_shaped (&words, i, end) ||
          is_role (&words.words[i]) || is_role (&words.words[end - 1]))
        continue;
      parts[n++] = (RapSpan){ words.words[i].start, words.words[end - 1].end };
      i = end - 1;
    }
  return n;
}

/* Can a line begin with words of a class? What its first word is says so, before the others are
 * read; where that is not plain, it can. */
static gboolean
may_open (const char *text, gsize length, const RapPageModel *model, guint classes)
{
  guint   at = 0, start;
  guint32 hash = RAP_HASH_SEED;
  if (model == NULL)
    return FALSE;
  while (at < length && (guchar) text[at] < 0x80 && !g_ascii_isalnum (text[at]))
    at++;
  for (start = at; at < length && g_ascii_isalnum (text[at]); at++)
    {
      if (at > start && g_ascii_isupper (text[at]))
        return TRUE;
      hash = rap_hash_byte (hash, (guchar) (text[at] | 0x20));
    }
  if (at < length && (guchar) text[at] >= 0x80)
    return TRUE;
  const RapPhraseEntry *entry = rap_page_model_phrase (model, rap_hash_end (hash));
  return entry != NULL &&
         ((entry->classes & classes) != 0 || (entry->place & RAP_PHRASE_GOES_ON) != 0);
}

gboolean
rap_page_names_is_label (const char *text, gsize length, const RapPageModel *model)
{
  RapNameWords words;
  guint        at = 0;
  if (length > 40 || !may_open (text, length, model, RAP_PHRASE_BY))
    return FALSE;
  rap_name_words_read (&words, text, (guint) length, model);
  while (at < words.n && is (&words.words[at], RAP_PHRASE_BY))
    at += MAX (words.words[at].phrase, 1);
  /* "Author(s)" */
  if (at > 0 && at + 1 == words.n && words.words[at].end - words.words[at].start == 1)
    at++;
  return at > 0 && at == words.n;
}

guint
rap_page_names_leading (const char *text, gsize length, const RapPageModel *model)
{
  RapNameWords words;
  rap_name_words_read (&words, text, (guint) MIN (length, 120), model);
  guint end = words.n > 0 ? end_of_name (&words, text, 0) : 0;
  return end > 0 && is_shaped (&words, 0, end) ? words.words[end - 1].end : 0;
}

guint32
rap_page_names_key (const char *text, gsize length)
{
  RapNameWords words;
  guint32      key = RAP_HASH_SEED;
  rap_name_words_split (&words, text, (guint) MIN (length, 400), NULL);
  for (guint i = 0; i < words.n; i++)
    key = rap_hash_join (key, words.words[i].hash);
  return key;
}
