// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-cuts.h"

#include <string.h>

#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

#define HEAD_BYTES      400
#define HEAD_TOKENS     16 /* from the word before the name to the date */
#define FRAGMENT_TOKENS 14 /* of what is no sentence, at most */
#define SHORT_WORD      3
#define STRONG          7

typedef struct
{
  const char *text;
  GArray     *pieces;
  GArray     *tokens; /* RapLineToken of what is being looked at */
  guint8      gap;    /* before the first */
  gboolean    joins;  /* there was a first */
} Cutting;

static void
add_piece (Cutting *cutting, guint start, guint end)
{
  RapLine piece = { .span = { start, end },
                    .gap = cutting->joins ? 0 : cutting->gap,
                    .joins = cutting->joins };
  g_array_append_val (cutting->pieces, piece);
  cutting->joins = TRUE;
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019;
}

/* A stop that may end a sentence: not after an initial or a short capitalised word. */
static gboolean
may_end (const char *text, guint start, guint at)
{
  guint word = at;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?')
    return FALSE;
  while (word > start && at - word < 5 && g_ascii_isalpha (text[word - 1]))
    word--;
  return text[at] != '.' || at - word > 3 || at == word || !g_ascii_isupper (text[word]);
}

/* The end of the sentence that starts at the byte. */
static guint
sentence_end (const char *text, guint start, guint limit)
{
  for (guint at = start; at < limit; at += rap_utf8_width (text + at))
    {
      if (!may_end (text, start, at))
        continue;
      guint end = at + 1;
      while (end < limit && is_closing (rap_utf8_get (text + end)))
        end += rap_utf8_width (text + end);
      guint next = rap_utf8_skip_space (text, end, limit);
      if (next >= limit)
        return limit;
      if (next > end && !g_unichar_islower (rap_utf8_get (text + next)))
        return end;
    }
  return limit;
}

/* A word with a capital that sentences begin with. */
static gboolean
is_opener (const char *text, const RapLineToken *token)
{
  if (token->kind != RAP_LINE_WORD || token->capitals != 1 ||
      !g_ascii_isupper (text[token->start]))
    return FALSE;
  g_autofree char *folded = rap_utf8_fold (text + token->start, token->length);
  return rap_lexicon_find (rap_lexicon_get ("openers"), folded, strlen (folded)) !=
         RAP_LEXICON_NONE;
}

/* Whether a token may stand in what is no sentence: capitalised words, numbers, marks, and short
 * words between them. */
static gboolean
is_of_fragment (const RapLineToken *token)
{
  return token->kind != RAP_LINE_WORD || token->capitals > 0 ||
         token->letters <= SHORT_WORD;
}

/* Marks behind which what stands before them goes on. */
static gboolean
is_joint (const RapLineToken *token)
{
  return token->mark == '/' || token->mark == ':' || token->mark == ',' ||
         token->mark == ')' || token->mark == '-';
}

/* Behind a short word in small letters, as "the", a sentence goes on. */
static gboolean
goes_on (const RapLineToken *token)
{
  return token->kind == RAP_LINE_WORD && token->capitals == 0 &&
         token->letters <= SHORT_WORD;
}

/* A phrase by itself at the start of a piece, or one that cannot be part of a sentence. */
static guint
phrase_at (const RapLineToken *token, guint n, gboolean starts)
{
  guint    length = rap_leftover_first (token, n);
  gboolean shouts = token->letters > SHORT_WORD && token->capitals == token->letters;

  if (length == 0 || (length == n && starts) || (!starts && goes_on (&token[-1])) ||
      (length < n && is_joint (&token[length])) ||
      (length < n && token[length].capitals == 0 && token[length].kind == RAP_LINE_WORD))
    return 0;
  return starts || (token->capitals > 0 && (length > 1 || shouts)) ? length : 0;
}

static gboolean
is_quote (const RapLineToken *token)
{
  return token->mark == '"' || token->mark == 0x201C;
}

/* "Atlanta The minister said": what stands before the word that begins the sentence. Only a
 * bracket that closes, and the day before words that somebody said, end such a piece otherwise. */
static gboolean
ends_fragment (const Cutting      *cutting,
               const RapLineToken *token,
               guint               first,
               guint               i,
               gboolean            marked)
{
  const RapLineToken *before = &token[i - 1];

  if (i - first > FRAGMENT_TOKENS)
    return FALSE;
  if ((token[first].mark == '(' || marked) && before->mark == ')')
    return token[i].capitals > 0 || is_quote (&token[i]);
  if (is_quote (&token[i]) && i - first >= 3 &&
      rap_leftover_date (token + first, i - first) == i - first)
    return TRUE;
  return before->kind != RAP_LINE_MARK && is_opener (cutting->text, &token[i]);
}

typedef enum
{
  MARK_NONE,
  MARK_RELATED, /* "Read more:" */
  MARK_CAPTION  /* "Photo:" */
} Mark;

/* What starts with such a mark is none of the report up to its end, whatever its words are. */
static Mark
mark_of (const RapLineToken *token, guint n)
{
  RapLeftover found;

  if (!rap_leftover_is_prefixed (token, MIN (n, FRAGMENT_TOKENS), STRONG))
    return MARK_NONE;
  rap_leftover_find (token, MIN (n, FRAGMENT_TOKENS), &found);
  return found.category == RAP_LEFTOVER_CAPTION || found.category == RAP_LEFTOVER_CREDIT
           ? MARK_CAPTION
           : MARK_RELATED;
}

/* The number of an item at the end of a sentence is that of what follows. */
static gboolean
is_item_number (const RapLineToken *token, guint n)
{
  return n == 2 && token[0].kind == RAP_LINE_NUMBER && token[0].length <= 2 &&
         token[1].mark == '.';
}

static void
add_tokens (Cutting *cutting, const RapLineToken *token, guint first, guint end)
{
  if (end > first)
    add_piece (cutting, token[first].start, token[end - 1].start + token[end - 1].length);
}

/* Phrases that are lines of their own elsewhere, and what else was no part of a sentence, are cut
 * off it. Returns where the sentence starts. */
static guint
cut_fragments (Cutting *cutting, guint start, guint end)
{
  GArray  *tokens = cutting->tokens;
  guint    first = 0, length = 0;
  gboolean fragment = TRUE;
  Mark     mark = MARK_NONE;

  g_array_set_size (tokens, 0);
  rap_line_tokens_read (cutting->text, start, end, tokens);
  const RapLineToken *token = (const RapLineToken *) (gconstpointer) tokens->data;
  for (guint i = 0; i < tokens->len; i += MAX (length, 1))
    {
      guint left = tokens->len - i;
      if (i == first)
        {
          mark = mark_of (token + i, left);
          fragment = TRUE;
        }
      length =
        mark == MARK_CAPTION && i == first ? 0 : phrase_at (token + i, left, i == first);
      if (length > 0 || (i > first && (fragment || mark) &&
                         (ends_fragment (cutting, token, first, i, mark != MARK_NONE) ||
                          (mark && is_item_number (token + i, left)))))
        {
          add_tokens (cutting, token, first, i);
          add_tokens (cutting, token, i, i + length);
          first = i + length;
          mark = length == 0 ? mark_of (token + i, left) : MARK_NONE;
          fragment = TRUE;
        }
      fragment = fragment && (length > 0 || is_of_fragment (&token[i]));
    }
  return first < tokens->len ? token[first].start : end;
}

/* The token after a date and the time of day that may follow it. */
static guint
date_end (const RapLineToken *token, guint at, guint n)
{
  guint end = at + rap_leftover_date (token + at, n - at);
  while (end < n && (token[end].kind == RAP_LINE_NUMBER || token[end].mark == ':' ||
                     (token[end].kind == RAP_LINE_WORD && token[end].letters <= 3 &&
                      token[end].capitals == token[end].letters)))
    end++;
  return end;
}

/* In a text without line ends: a title, who wrote it, and a date close behind, all before
 * the first sentence. Where such a head lies, title and byline are cut off. */
static guint
cut_head (Cutting *cutting, guint start, guint end)
{
  GArray *tokens = cutting->tokens;

  if (end > start + HEAD_BYTES)
    end = rap_utf8_before (cutting->text, start + HEAD_BYTES);
  rap_line_tokens_read (cutting->text, start, end, tokens);
  const RapLineToken *token = (const RapLineToken *) (gconstpointer) tokens->data;
  for (guint i = 2; i + 2 < tokens->len; i++)
    {
      guint name = rap_leftover_byline (token + i, tokens->len - i), at = i + name;
      if (name == 0)
        continue;
      while (at < MIN (tokens->len, i + HEAD_TOKENS) &&
             rap_leftover_date (token + at, tokens->len - at) < 3)
        at++;
      if (at >= MIN (tokens->len, i + HEAD_TOKENS))
        return start;
      guint last = date_end (token, at, tokens->len);
      if (last >= tokens->len)
        return start;
      add_piece (cutting, start, token[i - 1].start + token[i - 1].length);
      add_tokens (cutting, token, i, last);
      return token[last].start;
    }
  return start;
}

void
rap_line_cuts_split (const char *text, const RapLine *piece, GArray *pieces)
{
  g_autoptr (GArray) tokens = g_array_sized_new (FALSE, FALSE, sizeof (RapLineToken), 64);
  Cutting cutting = { text, pieces, tokens, piece->gap, FALSE };
  guint   at = piece->span.start;

  if (pieces->len == 0)
    at = cut_head (&cutting, at, piece->span.end);
  while (at < piece->span.end)
    {
      guint end = sentence_end (text, at, piece->span.end);
      at = cut_fragments (&cutting, at, end);
      if (at < end)
        add_piece (&cutting, at, end);
      at = rap_utf8_skip_space (text, end, piece->span.end);
    }
}
