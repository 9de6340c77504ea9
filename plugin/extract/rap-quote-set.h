// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-features.h"

G_BEGIN_DECLS

#define RAP_QUOTE_SET_WORDS (RAP_QUOTE_WINDOW / 64)

/* A set of words of a frame. */
typedef struct
{
  guint64 bits[RAP_QUOTE_SET_WORDS];
} RapQuoteSet;

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

guint rap_quote_set_size (const RapQuoteSet *set);
guint rap_quote_set_common (const RapQuoteSet *a, const RapQuoteSet *b);
/* 100 × Dice of two sets; 100 when both are empty. */
guint rap_quote_set_likeness (const RapQuoteSet *a, const RapQuoteSet *b);

G_END_DECLS
