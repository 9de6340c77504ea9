// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line-tokens.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_LEFTOVER_NONE,
  RAP_LEFTOVER_AD,
  RAP_LEFTOVER_BYLINE,
  RAP_LEFTOVER_CAPTION,
  RAP_LEFTOVER_COMMENT,
  RAP_LEFTOVER_COOKIE,
  RAP_LEFTOVER_COPYRIGHT,
  RAP_LEFTOVER_CREDIT,
  RAP_LEFTOVER_DATE,
  RAP_LEFTOVER_NAV,
  RAP_LEFTOVER_NEWSLETTER,
  RAP_LEFTOVER_PAYWALL,
  RAP_LEFTOVER_RELATED,
  RAP_LEFTOVER_SHARE,
  RAP_LEFTOVER_TAGS,
  RAP_LEFTOVER_TAIL,
  RAP_LEFTOVER_TEMPLATE,
  RAP_LEFTOVER_TICKER,
  RAP_N_LEFTOVERS
} RapLeftoverCategory;

/* What a phrase leaves open. */
typedef enum
{
  RAP_PLACE_NONE,
  RAP_PLACE_N,
  RAP_PLACE_YEAR,
  RAP_PLACE_NAME,
  RAP_PLACE_SITE,
  RAP_PLACE_ANY,
  RAP_PLACE_DATE,
  RAP_PLACE_MONTH,
  RAP_PLACE_WEEKDAY,
  RAP_N_PLACES
} RapPlace;

/* Where in a line a phrase must stand. */
typedef enum
{
  RAP_MATCH_LINE,
  RAP_MATCH_PREFIX,
  RAP_MATCH_SUFFIX,
  RAP_MATCH_CONTAINS,
  RAP_N_MATCHES
} RapMatch;

typedef struct
{
  guint16 places; /* bits of the places that lead on */
  guint8  weights[RAP_N_MATCHES];
  guint8  categories[RAP_N_MATCHES];
} RapPhraseNode;

#define RAP_PHRASE_STARTS 1024

typedef struct
{
  guint64 key; /* node and token */
  guint32 to;
} RapPhraseEdge;

typedef struct
{
  GArray        *nodes; /* RapPhraseNode; 0 is the root */
  RapPhraseEdge *edges;
  guint          mask;
  guint          n_edges;
  guint64 starts[RAP_PHRASE_STARTS]; /* by bits of a token: it may start a phrase */
} RapPhraseTrie;

typedef struct
{
  RapPhraseTrie forward;
  RapPhraseTrie backward;
  GHashTable   *months;       /* token hash → 1 to 12 */
  GHashTable   *weekdays;     /* a set */
  guint64       calendar[64]; /* by twelve bits of a token: it may be in one of them */
} RapLeftoverTable;

/* The phrases of data/lexicon/en/leftovers.tsv and the names of the calendar. */
const RapLeftoverTable *rap_leftover_table_get (void);
/* FALSE for nearly all tokens that no phrase starts with. */
static inline gboolean
rap_phrase_may_start (const RapPhraseTrie *trie, guint32 token)
{
  return trie->starts[token >> 6 & (RAP_PHRASE_STARTS - 1)] >> (token & 63) & 1;
}

static inline gboolean
rap_leftover_may_be_calendar (const RapLeftoverTable *table, guint32 token)
{
  return table->calendar[token >> 6 & 63] >> (token & 63) & 1;
}

/* The node after a token, or 0. */
guint rap_phrase_follow (const RapPhraseTrie *trie, guint node, guint32 token);

G_END_DECLS
