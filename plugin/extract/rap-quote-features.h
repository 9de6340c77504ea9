// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-view.h"

G_BEGIN_DECLS

#define RAP_QUOTE_MAX_FEATURES 240

/* Hashed features of one decision. More than fit are left out. The weights are larger than what
 * is near at hand: those of a feature are sent for as soon as it is known. */
typedef struct
{
  const gint8 *weights; /* rows of so many */
  guint32      width;
  guint32      mask;
  guint        n;
  guint32      keys[RAP_QUOTE_MAX_FEATURES];
} RapQuoteFeatures;

/* For features that are not weighed here. */
static inline void
rap_quote_features_init (RapQuoteFeatures *features)
{
  features->weights = (const gint8 *) features->keys;
  features->width = features->mask = features->n = 0;
}

/* 0: no cue, 1: perhaps, 2: likely. */
static inline guint
rap_quote_odds_class (gint16 odds)
{
  return odds > 0 ? 2 : odds > -56 ? 1 : 0;
}

static inline void
rap_quote_features_add (RapQuoteFeatures *features, const guint32 *values, guint n_values)
{
  guint32 hash = 0x811c9dc5u;
#pragma GCC unroll 8
  for (guint i = 0; i < n_values; i++)
    {
      hash = (hash ^ values[i]) * 0x9e3779b1u;
      hash ^= hash >> 15;
    }
  if (features->n == RAP_QUOTE_MAX_FEATURES)
    return;
  __builtin_prefetch (features->weights +
                      (gsize) (hash & features->mask) * features->width);
  features->keys[features->n++] = hash;
}

/* FEATURE (features, template, value, …) */
#define RAP_QUOTE_FEATURE(features, ...)                    \
  rap_quote_features_add ((features),                       \
                          (const guint32[]){ __VA_ARGS__ }, \
                          sizeof ((const guint32[]){ __VA_ARGS__ }) / sizeof (guint32))

/* The index of the first limit above the value. */
static inline guint
rap_quote_bin (gint value, const gint16 *limits, guint n_limits)
{
  guint k = 0;
  while (k < n_limits && value >= limits[k])
    k++;
  return k;
}

#define RAP_QUOTE_BIN(value, ...)                 \
  rap_quote_bin ((value),                         \
                 (const gint16[]){ __VA_ARGS__ }, \
                 sizeof ((const gint16[]){ __VA_ARGS__ }) / sizeof (gint16))

/* Stand for the words beyond the edges of a sentence. */
#define RAP_QUOTE_BEFORE 0xfffffff1u
#define RAP_QUOTE_AFTER  0xfffffff2u

/* What the cue's neighbours in the sentence are. */
typedef struct
{
  const RapQuoteToken *token;
  const RapQuoteToken *before; /* a filler beyond the edges */
  const RapQuoteToken *before2;
  const RapQuoteToken *after;
  const RapQuoteToken *after2;
} RapQuoteWindow;

static const RapQuoteToken rap_quote_edge_before = { .lower = RAP_QUOTE_BEFORE,
                                                     .lemma = RAP_QUOTE_BEFORE,
                                                     .tag = 60,
                                                     .shape = 60 };
static const RapQuoteToken rap_quote_edge_after = { .lower = RAP_QUOTE_AFTER,
                                                    .lemma = RAP_QUOTE_AFTER,
                                                    .tag = 61,
                                                    .shape = 61 };

static inline RapQuoteWindow
rap_quote_window_at (const RapQuoteView *view, gint32 i, gint32 first, gint32 end)
{
  const RapQuoteToken *token = &view->tokens[i];
  return (RapQuoteWindow){ .token = token,
                           .before = i > first ? token - 1 : &rap_quote_edge_before,
                           .before2 = i - 1 > first ? token - 2 : &rap_quote_edge_before,
                           .after = i + 1 < end ? token + 1 : &rap_quote_edge_after,
                           .after2 = i + 2 < end ? token + 2 : &rap_quote_edge_after };
}

static inline gboolean
rap_quote_is_clause (guint rel)
{
  static const guint64 clauses = 1ull << RAP_REL_CCOMP | 1ull << RAP_REL_XCOMP |
                                 1ull << RAP_REL_ACL | 1ull << RAP_REL_ADVCL |
                                 1ull << RAP_REL_NMOD | 1ull << RAP_REL_OBL |
                                 1ull << RAP_REL_PARATAXIS;
  return clauses >> rel & 1;
}

G_END_DECLS
