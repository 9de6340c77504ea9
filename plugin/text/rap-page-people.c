// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-people.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-page-names.h"
#include "text/rap-utf8.h"

#define MAX_WORDS  40
#define MAX_LETTER 60

typedef struct
{
  const char *start;
  const char *end;
  gboolean    capital;
  gboolean    opens; /* a sign before it parts it from the word before */
} Word;

static gboolean
is_part_of_name (gunichar c)
{
  return g_unichar_isalnum (c) || c == '.' || c == '\'' || c == 0x2019 || c == '-';
}

static guint
split (const char *byline, Word words[MAX_WORDS])
{
  guint    n = 0;
  gboolean opens = TRUE;
  for (const char *at = byline; *at != '\0' && n < MAX_WORDS;)
    {
      const char *start = at;
      gunichar    c = g_utf8_get_char (at);
      if (!is_part_of_name (c))
        {
          opens |= c != ' ';
          at = g_utf8_next_char (at);
          continue;
        }
      while (*at != '\0' && is_part_of_name (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      words[n++] =
        (Word){ start, at, g_unichar_isupper (c) || g_unichar_istitle (c), opens };
      opens = FALSE;
    }
  return n;
}

/* "Ann Lee and Bo Ek": one small word between two names of two words parts them. */
static gboolean
is_joint (const Word *words, guint n, guint i)
{
  if (i < 2 || i + 2 >= n || words[i].capital || words[i].end - words[i].start > 3)
    return FALSE;
  for (guint k = i - 2; k <= i + 2; k++)
    if ((k != i && !words[k].capital) || (k > i - 2 && words[k].opens))
      return FALSE;
  return TRUE;
}

/* Is the word, or what stands before its hyphen, in a list of names? */
static gboolean
is_known (const RapLexicon *lexicon, const Word *word)
{
  char  name[MAX_LETTER];
  guint n = 0;
  for (const char *at = word->start; at < word->end && n + 8 < MAX_LETTER;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == '-')
        break;
      n +=
        (guint) g_unichar_to_utf8 (n == 0 ? g_unichar_toupper (c) : g_unichar_tolower (c),
                                   name + n);
    }
  return word->capital && n > 1 &&
         rap_lexicon_find (lexicon, name, n) != RAP_LEXICON_NONE;
}

/* --- words written small --- */

static guint32
add_character (guint32 hash, gunichar c)
{
  for (; c >= 0x80; c >>= 7)
    hash = rap_hash_byte (hash, (guchar) (c | 0x80));
  return rap_hash_byte (hash, (guchar) c);
}

static guint32
hash_of (const Word *word)
{
  guint32 hash = RAP_HASH_SEED;
  for (const char *at = word->start; at < word->end; at += rap_utf8_width (at))
    hash = add_character (hash, g_unichar_tolower (rap_utf8_get (at)));
  return rap_hash_end (hash) % RAP_PAGE_SMALL_BITS;
}

static gboolean
is_small (const RapPageSmallWords *small, const Word *word)
{
  guint32 hash = hash_of (word);
  return (small->bits[hash / 64] >> (hash % 64) & 1) != 0;
}

/* --- people --- */

static void
read_part (RapPagePeople *people, const Word *words, guint first, guint end)
{
  gboolean shaped = end - first >= 2 && end - first <= 5 && words[first].capital &&
                    words[end - 1].capital;
  for (guint i = first; i < end; i++)
    {
      people->n_given += is_known (rap_lexicon_get ("given-names"), &words[i]);
      people->n_family += is_known (rap_lexicon_get ("family-names"), &words[i]);
      shaped &= words[i].capital || words[i].end - words[i].start <= 3;
    }
  guint32 key = rap_page_names_key (words[first].start,
                                    (gsize) (words[end - 1].end - words[first].start));
  if (people->n == 0)
    people->first = key;
  if (people->n < RAP_PAGE_MAX_PEOPLE)
    people->keys[people->n] = key;
  people->n++;
  people->n_shaped += shaped;
}

void
rap_page_people_read (RapPagePeople           *people,
                      const char              *byline,
                      const RapPageSmallWords *small)
{
  Word  words[MAX_WORDS];
  guint n = split (byline, words);
  memset (people, 0, sizeof *people);
  people->n_words = n;
  for (guint i = 0; i < n && small != NULL; i++)
    people->n_small += words[i].capital && is_small (small, &words[i]);
  for (guint first = 0, end; first < n;
       first = end + (end < n && is_joint (words, n, end)))
    {
      for (end = first + 1; end < n && !words[end].opens && !is_joint (words, n, end);
           end++)
        ;
      read_part (people, words, first, end);
    }
}

gboolean
rap_page_people_hold (const RapPagePeople *list, const RapPagePeople *person)
{
  if (person->n != 1 || list->n < 2)
    return FALSE;
  for (guint i = 0; i < MIN (list->n, RAP_PAGE_MAX_PEOPLE); i++)
    if (list->keys[i] == person->first)
      return TRUE;
  return FALSE;
}

gboolean
rap_page_people_go_on (const RapPagePeople *person, const RapPagePeople *list)
{
  return person->n == 1 && list->n > 1 && list->n_shaped == list->n &&
         person->first == list->first;
}
