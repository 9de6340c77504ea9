// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-tokens.h"

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

#define APOSTROPHE 0x2019
#define LONGEST    1000 /* bytes of a token, about */
#define AHEAD      8

static guint32
hash_of (guint64 key)
{
  return (guint32) (key ^ key >> 32);
}

guint32
rap_line_token_hash (const char *text, gsize length)
{
  return hash_of (rap_word_key_add (RAP_WORD_KEY, text, length));
}

static guint64
add_folded (guint64 key, gunichar c)
{
  char buffer[6];
  int  length = 1;

  if (c < 0x80)
    buffer[0] = g_ascii_tolower (c);
  else if (c == APOSTROPHE)
    buffer[0] = '\'';
  else
    length = g_unichar_to_utf8 (g_unichar_tolower (c), buffer);
  return rap_word_key_add (key, buffer, length);
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_capital (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
}

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit (c) : g_unichar_isdigit (c);
}

/* Whether the character at the byte belongs to the token that is being read. */
static gboolean
goes_on (const char *text, guint at, guint end, RapLineTokenKind kind)
{
  gunichar c = rap_utf8_get (text + at);
  guint    next = at + rap_utf8_width (text + at);
  gunichar after = next < end ? rap_utf8_get (text + next) : 0;

  if (kind == RAP_LINE_WORD)
    return is_letter (c) || ((c == '\'' || c == APOSTROPHE) && is_letter (after));
  return is_digit (c) || ((c == '.' || c == ',') && is_digit (after));
}

/* The letters from a byte on that are ASCII: most words are nothing else. */
static guint
read_plain_letters (const char *text, guint at, guint end, guint64 *key, guint *capitals)
{
  for (; at < end && g_ascii_isalpha (text[at]); at++)
    {
      char folded = text[at] | 0x20;
      *capitals += text[at] != folded;
      *key = rap_word_key_add (*key, &folded, 1);
    }
  return at;
}

/* The kind of what begins with the character. */
static RapLineTokenKind
kind_of (gunichar c)
{
  return is_letter (c) ? RAP_LINE_WORD : is_digit (c) ? RAP_LINE_NUMBER : RAP_LINE_MARK;
}

static guint
read_token (const char *text, guint at, guint end, RapLineToken *token)
{
  gunichar c = rap_utf8_get (text + at);
  guint64  key = RAP_WORD_KEY;
  guint    start = at, capitals = 0, most = start + MIN (end - start, LONGEST);

  *token = (RapLineToken){ .start = at, .kind = kind_of (c) };
  token->mark = token->kind == RAP_LINE_MARK ? MIN (c, 0xFFFF) : 0;
  if (token->kind == RAP_LINE_WORD)
    at = read_plain_letters (text, at, most, &key, &capitals);
  guint letters = at - start;
  while (at == start || (token->kind != RAP_LINE_MARK && at < most &&
                         goes_on (text, at, end, token->kind)))
    {
      c = rap_utf8_get (text + at);
      key = add_folded (key, c);
      letters += is_letter (c);
      capitals += is_capital (c);
      at += rap_utf8_width (text + at);
    }
  token->letters = MIN (letters, G_MAXUINT8);
  token->capitals = MIN (capitals, G_MAXUINT8);
  token->length = at - start;
  token->hash = hash_of (key);
  return at;
}

void
rap_line_tokens_read (const char *text, guint start, guint end, GArray *tokens)
{
  for (guint at = start; at < end;)
    {
      if (text[at] == ' ' || rap_utf8_is_space (rap_utf8_get (text + at)))
        {
          at += rap_utf8_width (text + at);
          continue;
        }
      RapLineToken token;
      at = read_token (text, at, end, &token);
      g_array_append_val (tokens, token);
    }
}

/* The key of a token's folded text, whose hash it bears. */
static guint64
key_of (const char *text, const RapLineToken *token)
{
  guint   end = token->start + token->length, capitals = 0;
  guint64 key = RAP_WORD_KEY;
  guint   at = read_plain_letters (text, token->start, end, &key, &capitals);

  for (; at < end; at += rap_utf8_width (text + at))
    key = add_folded (key, rap_utf8_get (text + at));
  return key;
}

void
rap_line_tokens_look_up (const char         *text,
                         const RapLineToken *tokens,
                         guint               n,
                         guint8             *known)
{
  const RapWordList *list = rap_word_list_get ();
  guint64            keys[AHEAD];

  /* A look into the list takes long unless it was announced. */
  for (guint i = 0; i < n + AHEAD; i++)
    {
      guint place = i % AHEAD;
      if (i >= AHEAD)
        known[i - AHEAD] = keys[place] != 0 ? rap_word_list_look (list, keys[place]) : 0;
      if (i >= n)
        continue;
      keys[place] = tokens[i].kind == RAP_LINE_WORD ? key_of (text, &tokens[i]) : 0;
      if (keys[place] != 0)
        rap_word_list_fetch (list, keys[place]);
    }
}
