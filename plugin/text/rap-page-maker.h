// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

/* What the files that make features of blocks share. */

#include "text/rap-page-features.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

typedef struct
{
  const RapPageLayout *layout;
  gint16              *rows;
  guint                n;
  guint               *linked; /* ‰ of the text that is in links */
  guint               *words;
} RapFeatureMaker;

static inline void
put (gint16 *row, guint feature, gint64 value)
{
  row[feature] = (gint16) CLAMP (value, G_MININT16, G_MAXINT16);
}

/* Sixteen columns, one a bit. */
static inline void
put_bits (gint16 *row, guint feature, guint bits)
{
#ifdef __SSE2__
  const __m128i low = _mm_set_epi16 (128, 64, 32, 16, 8, 4, 2, 1);
  const __m128i one = _mm_set1_epi16 (1);
  for (guint k = 0; k < 16; k += 8)
    {
      __m128i all = _mm_set1_epi16 ((short) (bits >> k & 0xff));
      __m128i set = _mm_cmpeq_epi16 (_mm_and_si128 (all, low), low);
      _mm_storeu_si128 ((__m128i *) (gpointer) (row + feature + k),
                        _mm_and_si128 (set, one));
    }
#else
  for (guint k = 0; k < 16; k++)
    row[feature + k] = (gint16) (bits >> k & 1);
#endif
}

static inline gint16 *
row_of (const RapFeatureMaker *self, guint i)
{
  return self->rows + (gsize) i * RAP_N_PAGE_FEATURES;
}

static inline const RapPageBlock *
block_of (const RapFeatureMaker *self, guint i)
{
  return rap_page_block (self->layout->page, i);
}

static inline guint
parent_of (const RapFeatureMaker *self, guint element)
{
  return rap_page_element (self->layout->page, element)->parent;
}

static inline guint
tag_of (const RapFeatureMaker *self, guint i)
{
  return rap_page_element (self->layout->page, block_of (self, i)->element)->name;
}

/* a in ‰ of b */
static inline gint64
per_mille (guint64 a, guint64 b)
{
  return (gint64) (a * 1000 / MAX (b, 1));
}

/* Eight times the logarithm to base 2 of n + 1, nearly. */
static inline int
log_of (guint64 n)
{
  n++;
  guint bits = g_bit_storage ((gulong) n) - 1;
  guint rest = bits >= 3 ? (guint) (n >> (bits - 3)) & 7 : (guint) (n << (3 - bits)) & 7;
  return (int) (bits * 8 + rest);
}

static inline gboolean
is_heading (guint tag)
{
  return tag >= RAP_PAGE_TAG_H1 && tag <= RAP_PAGE_TAG_H6;
}

static inline gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 ||
         c == 0xff1f;
}

/* Each file's part of the columns. */
void rap_page_put_kinds (const RapFeatureMaker *self);
void rap_page_put_around (const RapFeatureMaker *self);
void rap_page_put_echoes (const RapFeatureMaker *self);

G_END_DECLS
