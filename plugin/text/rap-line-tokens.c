// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-tokens.h"

#include "text/rap-utf8.h"
#include "text/rap-word-list.h"

#define APOSTROPHE 0x2019

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

static guint
read_token (const char *text, guint at, guint end, RapLineToken *token)
{
  gunichar c = rap_utf8_get (text + at);
  guint64  key = RAP_WORD_KEY;
  guint    start = at;

  *token = (RapLineToken){ .start = at };
  token->kind = is_letter (c)  ? RAP_LINE_WORD
                : is_digit (c) ? RAP_LINE_NUMBER
                               : RAP_LINE_MARK;
  token->mark = token->kind == RAP_LINE_MARK ? MIN (c, 0xFFFF) : 0;
  do
    {
      c = rap_utf8_get (text + at);
      key = add_folded (key, c);
      token->letters += token->letters < G_MAXUINT8 && is_letter (c);
      token->capitals += token->capitals < G_MAXUINT8 && is_capital (c);
      at += rap_utf8_width (text + at);
    }
  while (token->kind != RAP_LINE_MARK && at < end && at - start < 1000 &&
         goes_on (text, at, end, token->kind));
  token->length = at - start;
  token->hash = hash_of (key);
  token->known = token->kind == RAP_LINE_WORD ? rap_word_list_find (key) : 0;
  return at;
}

void
rap_line_tokens_read (const char *text, guint start, guint end, GArray *tokens)
{
  for (guint at = start; at < end;)
    {
      if (rap_utf8_is_space (rap_utf8_get (text + at)))
        {
          at += rap_utf8_width (text + at);
          continue;
        }
      RapLineToken token;
      at = read_token (text, at, end, &token);
      g_array_append_val (tokens, token);
    }
}
