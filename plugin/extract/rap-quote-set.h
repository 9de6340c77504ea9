// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a sentence that are looked at around a cue; longer sentences are cut. */
#define RAP_QUOTE_WINDOW    256
#define RAP_QUOTE_SET_WORDS (RAP_QUOTE_WINDOW / 64)

/* A set of words of a frame. */
typedef struct
{
  guint64 bits[RAP_QUOTE_SET_WORDS];
} RapQuoteSet;

/* How many bits are set; not every processor that we run on counts them. */
static inline guint
rap_quote_count_bits (guint64 bits)
{
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
  return (guint) (bits * 0x0101010101010101u >> 56);
}

/* The bits of one word of a set that stand for [first, end). */
static inline guint64
rap_quote_set_range (guint word, guint first, guint end)
{
  guint   low = word * 64, high = low + 64;
  guint64 bits = ~(guint64) 0;
  if (end <= low || first >= high)
    return 0;
  if (first > low)
    bits <<= first - low;
  return end < high ? bits & (((guint64) 1 << (end - low)) - 1) : bits;
}

static inline gboolean
rap_quote_set_has (const RapQuoteSet *set, guint i)
{
  return set->bits[i >> 6] >> (i & 63) & 1;
}

static inline void
rap_quote_set_add (RapQuoteSet *set, guint i)
{
  set->bits[i >> 6] |= 1ull << (i & 63);
}

static inline void
rap_quote_set_remove (RapQuoteSet *set, guint i)
{
  set->bits[i >> 6] &= ~(1ull << (i & 63));
}

static inline void
rap_quote_set_add_range (RapQuoteSet *set, guint first, guint end)
{
  for (guint k = first >> 6; k << 6 < end; k++)
    set->bits[k] |= rap_quote_set_range (k, first, end);
}

static inline void
rap_quote_set_remove_range (RapQuoteSet *set, guint first, guint end)
{
  for (guint k = first >> 6; k << 6 < end; k++)
    set->bits[k] &= ~rap_quote_set_range (k, first, end);
}

guint rap_quote_set_size (const RapQuoteSet *set);
guint rap_quote_set_common (const RapQuoteSet *a, const RapQuoteSet *b);
/* 100 × Dice of two sets; 100 when both are empty. */
guint rap_quote_set_likeness (const RapQuoteSet *a, const RapQuoteSet *b);

G_END_DECLS
