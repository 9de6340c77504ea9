// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-tails.h"

#include "text/rap-utf8.h"

#define STRONG        7
#define PHRASE_TOKENS 16
#define CREDIT_TOKENS 48
#define NOTICE_TOKENS 60
#define LONGEST       600 /* bytes that are looked at from the end */
#define LEAST         60  /* bytes that must remain */
#define SHORT_FORM    4   /* letters of what a stop makes short, at most: “Jan.” */
#define CAPTION_BYTES 400 /* of a caption with its credit, at most */

#define NEVER                                                                      \
  (1u << RAP_LEFTOVER_AD | 1u << RAP_LEFTOVER_SHARE | 1u << RAP_LEFTOVER_COMMENT | \
   1u << RAP_LEFTOVER_COOKIE | 1u << RAP_LEFTOVER_NEWSLETTER |                     \
   1u << RAP_LEFTOVER_PAYWALL | 1u << RAP_LEFTOVER_COPYRIGHT |                     \
   1u << RAP_LEFTOVER_CREDIT)

/* Whole sentences that only sites say: about cookies, or whose the text is. */
static gboolean
is_notice (const RapLeftover *leftover, guint n)
{
  if (n > NOTICE_TOKENS)
    return FALSE;
  return leftover->category == RAP_LEFTOVER_COOKIE
           ? leftover->contains > STRONG
           : leftover->category == RAP_LEFTOVER_COPYRIGHT && leftover->prefix > STRONG &&
               leftover->contains >= STRONG;
}

/* Whose picture it is, at the end of what is said of it, or what nobody but a site says. */
static gboolean
is_of_site (const RapLeftover *leftover)
{
  return leftover->category == RAP_LEFTOVER_CREDIT
           ? leftover->suffix > STRONG
           : leftover->category == RAP_LEFTOVER_NEWSLETTER && leftover->contains > STRONG;
}

gboolean
rap_leftover_is_never_kept (const RapLeftover *leftover, guint n)
{
  guint8 part = MAX (leftover->prefix, leftover->contains);

  if (is_notice (leftover, n))
    return TRUE;
  if (!(NEVER >> leftover->category & 1))
    return FALSE;
  if (n <= CREDIT_TOKENS && is_of_site (leftover))
    return TRUE;
  return MAX (leftover->line, leftover->composed) >= STRONG ||
         (n <= PHRASE_TOKENS && (part >= STRONG || leftover->suffix > STRONG));
}

/* Whether what stands there is no part of a report, and of which category it is. */
static gboolean
is_leftover (const char *text, guint start, guint end, guint8 *category)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RapLineToken));
  RapLeftover found;

  rap_line_tokens_read (text, start, end, tokens);
  if (tokens->len == 0)
    return FALSE;
  rap_leftover_find ((const RapLineToken *) (gconstpointer) tokens->data,
                     tokens->len,
                     &found);
  /* A phrase of another kind is one here too, unless it ends like a sentence. */
  const RapLineToken *last = &g_array_index (tokens, RapLineToken, tokens->len - 1);
  guint8              most = MAX (MAX (found.line, found.prefix), found.contains);
  *category = found.category;
  return rap_leftover_is_never_kept (&found, tokens->len) ||
         (most >= STRONG && tokens->len > 1 && tokens->len <= PHRASE_TOKENS &&
          last->kind == RAP_LINE_WORD);
}

/* A stop, with what closes after it, and then a capital, a digit or a sign of its own: the
 * start of what follows; else 0. */
static guint
start_after (const char *text, guint at, guint end)
{
  if (text[at] != '.' && text[at] != '!' && text[at] != '?')
    return 0;
  guint next = at + 1;
  for (gunichar c = rap_utf8_get (text + next);
       next < end && (c == '"' || c == 0x201D || c == 0x2019 || c == ')');
       c = rap_utf8_get (text + next))
    next += rap_utf8_width (text + next);
  guint closed = next;
  while (next < end && rap_utf8_is_space (rap_utf8_get (text + next)))
    next += rap_utf8_width (text + next);
  gunichar c = next < end ? rap_utf8_get (text + next) : 0;
  gboolean glued = next == closed && !g_unichar_isupper (c) && c != 0xA9;
  return c == 0 || glued || g_unichar_islower (c) ? 0 : next;
}

/* One sentence and whose picture it is: what stands below a picture is set aside as a whole. */
static gboolean
is_caption (const char *text, guint start, guint tail)
{
  for (guint at = start; at < tail; at++)
    {
      guint next = start_after (text, at, tail), word = at;
      while (word > start && g_ascii_isalpha (text[word - 1]))
        word--;
      gboolean short_form = at - word <= SHORT_FORM && g_ascii_isupper (text[word]);
      if (next > 0 && next < tail && !short_form)
        return FALSE;
    }
  return TRUE;
}

guint
rap_tail_find (const RapDraft *draft, const RapSpan *span)
{
  const char *text = draft->text->str;
  guint       tail = span->end;
  guint       least = span->start + LEAST;
  guint8      category = RAP_LEFTOVER_NONE, found = RAP_LEFTOVER_NONE;

  if (span->end < least)
    return span->end;
  least = MAX (least, span->end > LONGEST ? span->end - LONGEST : 0);
  for (guint at = span->end - 1; at > least; at--)
    {
      guint start = start_after (text, at, tail);
      if (start == 0 || start >= tail)
        continue;
      if (!is_leftover (text, start, tail, &found))
        break;
      category = found;
      tail = start;
    }
  return category == RAP_LEFTOVER_CREDIT && span->end - span->start <= CAPTION_BYTES &&
             is_caption (text, span->start, tail)
           ? span->end
           : tail;
}
