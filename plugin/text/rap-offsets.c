// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-offsets.h"

#include "text/rap-bytes.h"

/* One mark every STRIDE bytes: a look-up is one bisection and at most STRIDE bytes walked. */
#define STRIDE 128

typedef struct
{
  guint chars;
  guint utf16;
} Mark;

struct _RapOffsets
{
  const char *text; /* borrowed */
  guint       length;
  guint       n_marks;
  Mark        total;
  Mark       *marks; /* NULL when every character is one byte */
};

static inline void
count_byte (Mark *at, guchar byte)
{
  at->chars += (byte & 0xC0) != 0x80;
  at->utf16 += ((byte & 0xC0) != 0x80) + (byte >= 0xF0);
}

#ifdef __SSE2__
/* Counts sixteen bytes but for the first, which were counted. */
static inline void
count_sixteen (Mark *at, const char *text, guint counted)
{
  __m128i bytes = rap_bytes_load (text);
  guint   high = rap_bytes_mask (bytes), chars = 16 - counted;
  if (high != 0)
    {
      guint first = rap_bytes_mask (_mm_cmpgt_epi8 (bytes, _mm_set1_epi8 ('\xbf')));
      guint wide = rap_bytes_mask (_mm_cmpgt_epi8 (bytes, _mm_set1_epi8 ('\xef')));
      chars = (guint) __builtin_popcount (first >> counted);
      at->utf16 += (guint) __builtin_popcount ((wide & high) >> counted);
    }
  at->chars += chars;
  at->utf16 += chars;
}
#endif

/* Sixteen bytes at a time. */
static void
count_bytes (Mark *at, const char *text, gsize length)
{
  gsize i = 0;

#ifdef __SSE2__
  for (; i + 16 <= length; i += 16)
    count_sixteen (at, text + i, 0);
  if (i > 0 && i < length)
    {
      count_sixteen (at, text + length - 16, (guint) (i + 16 - length));
      return;
    }
#endif
  for (; i < length; i++)
    count_byte (at, (guchar) text[i]);
}

/* How many characters begin in at most STRIDE bytes. */
static guint
count_characters (const char *text, gsize length)
{
  guint n = 0;
  gsize i = 0;

#ifdef __SSE2__
  const __m128i inner = _mm_set1_epi8 ('\xbf');
  __m128i       sums = _mm_setzero_si128 ();
  for (; i + 16 <= length; i += 16)
    sums = _mm_sub_epi8 (sums, _mm_cmpgt_epi8 (rap_bytes_load (text + i), inner));
  sums = _mm_sad_epu8 (sums, _mm_setzero_si128 ());
  n = (guint) (_mm_cvtsi128_si32 (sums) + _mm_extract_epi16 (sums, 4));
#endif
  for (; i < length; i++)
    n += (text[i] & 0xC0) != 0x80;
  return n;
}

RapOffsets *
rap_offsets_new (const char *text, gsize length)
{
  RapOffsets *offsets = g_new0 (RapOffsets, 1);
  Mark        at = { 0, 0 };

  offsets->text = text;
  offsets->length = length;
  offsets->n_marks = length / STRIDE + 1;
  offsets->marks = g_new (Mark, offsets->n_marks);
  for (gsize i = 0; i < length; i += STRIDE)
    {
      offsets->marks[i / STRIDE] = at;
      count_bytes (&at, text + i, MIN (STRIDE, length - i));
    }
  if (length % STRIDE == 0)
    offsets->marks[length / STRIDE] = at;
  offsets->total = at;
  if (at.chars == length)
    g_clear_pointer (&offsets->marks, g_free);
  return offsets;
}

void
rap_offsets_free (RapOffsets *offsets)
{
  g_free (offsets->marks);
  g_free (offsets);
}

static guint
character_start (const RapOffsets *offsets, guint byte)
{
  while (byte > 0 && byte < offsets->length && (offsets->text[byte] & 0xC0) == 0x80)
    byte--;
  return byte;
}

static Mark
mark_of (const RapOffsets *offsets, guint byte)
{
  if (byte >= offsets->length)
    return offsets->total;
  if (offsets->marks == NULL)
    return (Mark){ byte, byte };

  byte = character_start (offsets, byte);
  Mark at = offsets->marks[byte / STRIDE];
  count_bytes (&at, offsets->text + byte - byte % STRIDE, byte % STRIDE);
  return at;
}

guint
rap_offsets_to_chars (const RapOffsets *offsets, guint byte)
{
  return mark_of (offsets, byte).chars;
}

guint
rap_offsets_to_chars_behind (const RapOffsets *offsets,
                             guint             known,
                             guint             chars,
                             guint             byte)
{
  if (offsets->marks == NULL || byte < known || byte - known > STRIDE ||
      byte >= offsets->length || character_start (offsets, known) != known)
    return rap_offsets_to_chars (offsets, byte);
  return chars + count_characters (offsets->text + known,
                                   character_start (offsets, byte) - known);
}

guint
rap_offsets_to_utf16 (const RapOffsets *offsets, guint byte)
{
  return mark_of (offsets, byte).utf16;
}

static inline guint
unit_of (const Mark *mark, gboolean utf16)
{
  return utf16 ? mark->utf16 : mark->chars;
}

/* The last mark at or before position. */
static guint
find_mark (const RapOffsets *offsets, guint position, gboolean utf16)
{
  guint low = 0, high = offsets->n_marks;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (unit_of (&offsets->marks[middle], utf16) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
byte_of (const RapOffsets *offsets, guint position, gboolean utf16)
{
  if (offsets->marks == NULL)
    return MIN (position, offsets->length);

  guint mark = find_mark (offsets, position, utf16);
  guint byte = mark * STRIDE;
  Mark  at = offsets->marks[mark];
  while (byte < offsets->length)
    {
      Mark  next = at;
      guint width = 1;
      count_byte (&next, offsets->text[byte]);
      while (byte + width < offsets->length &&
             (offsets->text[byte + width] & 0xC0) == 0x80)
        width++;
      if (unit_of (&next, utf16) > position)
        break;
      at = next;
      byte += width;
    }
  return character_start (offsets, byte);
}

guint
rap_offsets_from_chars (const RapOffsets *offsets, guint chars)
{
  return byte_of (offsets, chars, FALSE);
}

guint
rap_offsets_from_utf16 (const RapOffsets *offsets, guint units)
{
  return byte_of (offsets, units, TRUE);
}

guint
rap_offsets_n_chars (const RapOffsets *offsets)
{
  return offsets->total.chars;
}
