// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-set.h"

guint
rap_quote_set_size (const RapQuoteSet *set)
{
  guint n = 0;
  for (guint i = 0; i < RAP_QUOTE_SET_WORDS; i++)
    n += set->bits[i] != 0 ? rap_quote_count_bits (set->bits[i]) : 0;
  return n;
}

guint
rap_quote_set_common (const RapQuoteSet *a, const RapQuoteSet *b)
{
  guint n = 0;
  for (guint i = 0; i < RAP_QUOTE_SET_WORDS; i++)
    {
      guint64 bits = a->bits[i] & b->bits[i];
      n += bits != 0 ? rap_quote_count_bits (bits) : 0;
    }
  return n;
}

guint
rap_quote_set_likeness (const RapQuoteSet *a, const RapQuoteSet *b)
{
  guint both = rap_quote_set_size (a) + rap_quote_set_size (b);
  return both == 0 ? 100 : 200 * rap_quote_set_common (a, b) / both;
}
