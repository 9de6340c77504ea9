// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* Looks over bytes, sixteen at a time where the processor can, with the same result where it
 * cannot. Each function says how many bytes from the first on are of one kind. */

#ifdef __SSE2__
static inline __m128i
rap_bytes_load (const char *at)
{
  return _mm_loadu_si128 ((const __m128i *) (gconstpointer) at);
}

static inline __m128i
rap_bytes_equal (__m128i bytes, char c)
{
  return _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (c));
}

static inline __m128i
rap_bytes_at_most (__m128i bytes, char c)
{
  return _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, _mm_set1_epi8 (c)), bytes);
}

static inline guint
rap_bytes_mask (__m128i found)
{
  return (guint) _mm_movemask_epi8 (found);
}
#endif

/* Copies bytes that are mostly few. Returns where they end. */
static inline char *
rap_bytes_copy (char *to, const char *from, gsize length)
{
  if (length > 16)
    memcpy (to, from, length);
  else if (length >= 8)
    {
      memcpy (to, from, 8);
      memcpy (to + length - 8, from + length - 8, 8);
    }
  else if (length >= 4)
    {
      memcpy (to, from, 4);
      memcpy (to + length - 4, from + length - 4, 4);
    }
  else if (length > 0)
    {
      /* One, two or three; a loop would be made a call. */
      char first = from[0], middle = from[length / 2], last = from[length - 1];
      to[0] = first;
      to[length / 2] = middle;
      to[length - 1] = last;
    }
  return to + length;
}

/* Bytes without control characters, no two spaces in a row. */
static inline gsize
rap_bytes_folded (const char *text, gsize n)
{
  gsize    i = 0;
  gboolean space = FALSE;
#ifdef __SSE2__
  for (guint before = 0; i + 16 <= n; i += 16)
    {
      __m128i bytes = rap_bytes_load (text + i);
      guint   spaces = rap_bytes_mask (rap_bytes_equal (bytes, ' '));
      guint   stops = rap_bytes_mask (rap_bytes_at_most (bytes, 0x1f)) |
                    (spaces & (spaces << 1 | before));
      if (stops != 0)
        return i + (guint) __builtin_ctz (stops);
      before = spaces >> 15;
      space = before != 0;
    }
#endif
  for (; i < n && (guchar) text[i] >= 0x20 && !(space && text[i] == ' '); i++)
    space = text[i] == ' ';
  return i;
}

/* Bytes that stand in a string of JSON as they are. */
static inline gboolean
rap_bytes_is_quotable (char c)
{
  return (guchar) c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

#ifdef __SSE2__
static inline guint
rap_bytes_unquotable (__m128i bytes)
{
  __m128i signs =
    _mm_or_si128 (rap_bytes_equal (bytes, '"'), rap_bytes_equal (bytes, '\\'));
  __m128i controls =
    _mm_or_si128 (rap_bytes_at_most (bytes, 0x1f), rap_bytes_equal (bytes, 0x7f));
  return rap_bytes_mask (_mm_or_si128 (signs, controls));
}

static inline guint
rap_bytes_unquotable_mask (const char *text)
{
  return rap_bytes_unquotable (rap_bytes_load (text));
}
#endif

static inline gsize
rap_bytes_quotable (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  guint stops = 0;
  for (; i + 16 <= n; i += 16)
    if ((stops = rap_bytes_unquotable_mask (text + i)) != 0)
      return i + (guint) __builtin_ctz (stops);
  if (i > 0 && i < n)
    {
      /* The last sixteen, of which the first were looked at. */
      stops = rap_bytes_unquotable_mask (text + n - 16) >> (i + 16 - n);
      return stops != 0 ? i + (guint) __builtin_ctz (stops) : n;
    }
#endif
  while (i < n && rap_bytes_is_quotable (text[i]))
    i++;
  return i;
}

/* Whether a byte may be more than itself in the text of a page: a control character, a
 * reference, the first of a character that may be white space or nothing. */
static inline gboolean
rap_bytes_is_special (char c)
{
  guchar byte = (guchar) c;
  return byte < 0x20 || byte == '&' || byte == 0x7f || byte == 0xc2 ||
         (byte >= 0xe1 && byte <= 0xe3) || byte == 0xef;
}

#ifdef __SSE2__
static inline guint
rap_bytes_special_mask (__m128i bytes)
{
  __m128i low =
    _mm_or_si128 (rap_bytes_at_most (bytes, 0x1f), rap_bytes_equal (bytes, '&'));
  __m128i high =
    _mm_or_si128 (rap_bytes_equal (bytes, 0x7f), rap_bytes_equal (bytes, '\xc2'));
  __m128i wide = rap_bytes_at_most (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('\xe1')), 2);
  high = _mm_or_si128 (high, rap_bytes_equal (bytes, '\xef'));
  return rap_bytes_mask (_mm_or_si128 (_mm_or_si128 (low, high), wide));
}
#endif

/* How many of the bytes are c. */
static inline gsize
rap_bytes_count (const char *text, gsize n, char c)
{
  gsize i = 0, count = 0;
#ifdef __SSE2__
  while (i + 16 <= n)
    {
      __m128i sums = _mm_setzero_si128 ();
      for (guint k = 0; k < 255 && i + 16 <= n; k++, i += 16)
        sums = _mm_sub_epi8 (sums, rap_bytes_equal (rap_bytes_load (text + i), c));
      sums = _mm_sad_epu8 (sums, _mm_setzero_si128 ());
      count += (gsize) (_mm_cvtsi128_si32 (sums) + _mm_extract_epi16 (sums, 4));
    }
#endif
  for (; i < n; i++)
    count += text[i] == c;
  return count;
}

/* Words of a page that one space parts, without special bytes; the first byte is neither. */
static inline gsize
rap_bytes_words (const char *text, gsize n)
{
  gsize i = 1;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      __m128i bytes = rap_bytes_load (text + i);
      guint   spaces = rap_bytes_mask (rap_bytes_equal (bytes, ' '));
      guint   stops =
        rap_bytes_special_mask (bytes) | (spaces & (spaces << 1 | (text[i - 1] == ' ')));
      if (stops != 0)
        {
          i += (guint) __builtin_ctz (stops);
          return i - (text[i - 1] == ' ');
        }
    }
#endif
  while (i < n && !rap_bytes_is_special (text[i]) &&
         !(text[i] == ' ' && text[i - 1] == ' '))
    i++;
  return i - (text[i - 1] == ' ');
}

/* ASCII, NUL and all. */
static inline gsize
rap_bytes_ascii (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      guint stops = rap_bytes_mask (rap_bytes_load (text + i));
      if (stops != 0)
        return i + (guint) __builtin_ctz (stops);
    }
#endif
  while (i < n && (guchar) text[i] < 0x80)
    i++;
  return i;
}

/* Bytes without control characters other than white space. */
static inline gsize
rap_bytes_spaced (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      __m128i bytes = rap_bytes_load (text + i);
      __m128i space = rap_bytes_at_most (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('\t')), 4);
      guint   stops =
        rap_bytes_mask (_mm_andnot_si128 (space, rap_bytes_at_most (bytes, 0x1f)));
      if (stops != 0)
        return i + (guint) __builtin_ctz (stops);
    }
#endif
  while (i < n && ((guchar) text[i] >= 0x20 || (text[i] >= '\t' && text[i] <= '\r')))
    i++;
  return i;
}

/* ASCII without control characters other than white space. */
static inline gsize
rap_bytes_plain (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      /* As signed numbers the bytes of wide characters are below all others. */
      __m128i bytes = rap_bytes_load (text + i);
      __m128i space = rap_bytes_at_most (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('\t')), 4);
      __m128i low = _mm_cmpgt_epi8 (_mm_set1_epi8 (' '), bytes);
      guint   stops = rap_bytes_mask (_mm_andnot_si128 (space, low));
      if (stops != 0)
        return i + (guint) __builtin_ctz (stops);
    }
#endif
  while (i < n && (guchar) text[i] < 0x80 &&
         ((guchar) text[i] >= 0x20 || (text[i] >= '\t' && text[i] <= '\r')))
    i++;
  return i;
}

/* White space, such as lines of markup begin with. */
static inline gsize
rap_bytes_blank (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      __m128i bytes = rap_bytes_load (text + i);
      __m128i line = rap_bytes_at_most (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('\t')), 4);
      guint   blank = rap_bytes_mask (_mm_or_si128 (line, rap_bytes_equal (bytes, ' ')));
      if (blank != 0xffff)
        return i + (guint) __builtin_ctz (~blank);
    }
#endif
  while (i < n && (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')))
    i++;
  return i;
}

/* Bytes before the first c. */
static inline gsize
rap_bytes_until (const char *text, gsize n, char c)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      guint found = rap_bytes_mask (rap_bytes_equal (rap_bytes_load (text + i), c));
      if (found != 0)
        return i + (guint) __builtin_ctz (found);
      if (i >= 112)
        break;
    }
#endif
  if (n - i < 16)
    {
      while (i < n && text[i] != c)
        i++;
      return i;
    }
  /* Far away: the library's own search takes larger steps. */
  const char *hit = (const char *) memchr (text + i, c, n - i);
  return hit != NULL ? (gsize) (hit - text) : n;
}

/* Whether some bytes, at least two, stand in others. */
static inline gboolean
rap_bytes_hold (const char *text, gsize n, const char *part, gsize length)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + length + 16 <= n; i += 16)
    {
      __m128i first = rap_bytes_equal (rap_bytes_load (text + i), part[0]);
      __m128i last =
        rap_bytes_equal (rap_bytes_load (text + i + length - 1), part[length - 1]);
      for (guint found = rap_bytes_mask (_mm_and_si128 (first, last)); found != 0;
           found &= found - 1)
        if (memcmp (text + i + __builtin_ctz (found), part, length) == 0)
          return TRUE;
    }
#endif
  for (; i + length <= n; i++)
    if (text[i] == part[0] && memcmp (text + i, part, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether one of the bytes is a digit. */
static inline gboolean
rap_bytes_hold_digit (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      __m128i from_zero = _mm_sub_epi8 (rap_bytes_load (text + i), _mm_set1_epi8 ('0'));
      if (rap_bytes_mask (rap_bytes_at_most (from_zero, 9)) != 0)
        return TRUE;
    }
#endif
  while (i < n && (text[i] < '0' || text[i] > '9'))
    i++;
  return i < n;
}

/* A hash for tables that live no longer than a page. */
static inline guint64
rap_bytes_hash (const char *text, gsize n, guint64 seed)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  const char   *end = text + n;
  gboolean      is_long = n >= 8;
  guint64       hash = (seed + n) * factor, word;
  for (; n >= 8; text += 8, n -= 8)
    {
      memcpy (&word, text, 8);
      hash = ((hash ^ word) * factor) ^ hash >> 29;
    }
  word = 0;
  if (is_long)
    memcpy (&word, end - 8, 8);
  else
    for (gsize i = 0; i < n; i++)
      word = word << 8 | (guchar) text[i];
  return (hash ^ word) * factor;
}

G_END_DECLS
