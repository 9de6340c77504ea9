// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

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
static inline gsize
rap_bytes_quotable (const char *text, gsize n)
{
  gsize i = 0;
#ifdef __SSE2__
  for (; i + 16 <= n; i += 16)
    {
      __m128i bytes = rap_bytes_load (text + i);
      __m128i signs =
        _mm_or_si128 (rap_bytes_equal (bytes, '"'), rap_bytes_equal (bytes, '\\'));
      __m128i controls =
        _mm_or_si128 (rap_bytes_at_most (bytes, 0x1f), rap_bytes_equal (bytes, 0x7f));
      guint stops = rap_bytes_mask (_mm_or_si128 (signs, controls));
      if (stops != 0)
        return i + (guint) __builtin_ctz (stops);
    }
#endif
  while (i < n && (guchar) text[i] >= 0x20 && text[i] != '"' && text[i] != '\\' &&
         text[i] != 0x7f)
    i++;
  return i;
}

G_END_DECLS
