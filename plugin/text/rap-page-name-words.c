// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-name-words.h"

#include "text/rap-utf8.h"

#define MAX_PHRASE 4

static inline gboolean
is_alnum (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c);
}

static inline gboolean
is_capital (gunichar c)
{
  return c < 0x80 ? c >= 'A' && c <= 'Z' : g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* The sign that cuts a line in parts: a bar, a dot in the middle, a dash with white space
 * around it. */
static char
cutting_sign (gunichar c, gboolean space_before)
{
  if (c == '|' || c == 0xb7 || c == 0x2022 || c == '@' || c == '(' || c == '[' ||
      c == 0x2013 || c == 0x2014 || c == ':' || c == 0xbb || c == 0x22c5 || c == 0x2219 ||
      c == 0x25cf || c == 0x2502 || c == '~')
    return '|';
  if (c == '-' && space_before)
    return '|';
  if (c == ',' || c == ';' || c == '/' || c == '&' || c == '+')
    return ',';
  return 0;
}

/* "ByAnn Lee": does the first word end here, since what is read of it opens a byline and a
 * capital follows? */
static gboolean
is_glued (const RapPageModel *model, guint32 hash, guint letters, gunichar next)
{
  if (model == NULL || letters < 2 || letters > 3 || !g_unichar_isupper (next))
    return FALSE;
  const RapPhraseEntry *entry = rap_page_model_phrase (model, rap_hash_end (hash));
  return entry != NULL && (entry->classes & RAP_PHRASE_BY) != 0;
}

void
rap_name_words_split (RapNameWords       *words,
                      const char         *text,
                      guint               length,
                      const RapPageModel *model)
{
  char     sign = 0;
  gboolean space = TRUE;
  words->n = 0;
  for (guint at = 0; at < length && words->n < RAP_NAME_MAX_WORDS;)
    {
      gunichar     c = rap_utf8_get (text + at);
      RapNameWord *word = &words->words[words->n];
      if (!is_alnum (c))
        {
          char found = cutting_sign (c, space);
          sign = found == '|' || sign == 0 ? found : sign;
          space = c == ' ';
          at += rap_utf8_width (text + at);
          continue;
        }
      *word = (RapNameWord){ .start = at,
                             .capital = is_capital (c),
                             .number = c < 0x80 ? c <= '9' : g_unichar_isdigit (c),
                             .sign = sign };
      guint32 hash = RAP_HASH_SEED;
      for (guint letters = 0; at < length && is_alnum (c = rap_utf8_get (text + at));
           letters++)
        {
          if (words->n == 0 && letters >= 2 && is_glued (model, hash, letters, c))
            break;
          at += rap_utf8_width (text + at);
          for (c = c < 0x80 ? c | 0x20 : g_unichar_tolower (c); c >= 0x80; c >>= 7)
            hash = rap_hash_byte (hash, (guchar) (c | 0x80));
          hash = rap_hash_byte (hash, (guchar) c);
        }
      word->hash = rap_hash_end (hash);
      word->end = at;
      words->n++;
      sign = 0;
      space = FALSE;
    }
}

/* Notes at each word what the longest phrase that begins there is. */
static void
look_up (RapNameWords *words, const RapPageModel *model)
{
  for (guint i = 0; i < words->n && model != NULL; i++)
    {
      guint32 hash = words->words[i].hash;
      for (guint n = 1; n <= MAX_PHRASE; n++)
        {
          const RapPhraseEntry *entry = rap_page_model_phrase (model, hash);
          if (entry == NULL)
            break;
          if (entry->classes != 0)
            {
              words->words[i].classes = entry->classes;
              words->words[i].place = entry->place & 15;
              words->words[i].phrase = (guint8) n;
            }
          words->words[i].month |= n == 1 && entry->place >> RAP_PHRASE_MONTH_SHIFT != 0;
          if ((entry->place & RAP_PHRASE_GOES_ON) == 0 || i + n >= words->n)
            break;
          hash = rap_hash_join (hash, words->words[i + n].hash);
        }
    }
}

void
rap_name_words_read (RapNameWords       *words,
                     const char         *text,
                     guint               length,
                     const RapPageModel *model)
{
  rap_name_words_split (words, text, length, model);
  look_up (words, model);
}
