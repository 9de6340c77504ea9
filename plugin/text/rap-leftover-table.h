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

#define RAP_PHRASE_STARTS   1024
#define RAP_CALENDAR_STARTS 64

typedef struct
{
  guint64 key; /* node and token; 0 for none */
  guint32 to;
  guint32 spare;
} RapPhraseEdge;

typedef struct
{
  const RapPhraseNode *nodes; /* 0 is the root */
  const RapPhraseEdge *edges; /* open addressing */
  guint                mask;
  const guint64       *starts; /* by bits of a token: it may start a phrase */
} RapPhraseTrie;

/* A name of the calendar by the hash of its token. */
typedef struct
{
  guint32 hash;
  guint16 month; /* 1 to 12; 0 for none */
  guint16 weekday;
} RapCalendarName;

typedef struct
{
  RapPhraseTrie          forward;
  RapPhraseTrie          backward;
  const RapCalendarName *names; /* in the order of their hashes */
  guint                  n_names;
  const guint64         *calendar; /* by twelve bits of a token: it may be one of them */
} RapLeftoverTable;

/* The table "leftovers" that the build makes: this, the edges of both tries, the names, the
 * nodes of both. */
typedef struct
{
  guint32 masks[2];
  guint32 n_nodes[2];
  guint32 n_names;
  guint32 spare;
  guint64 starts[2][RAP_PHRASE_STARTS];
  guint64 calendar[RAP_CALENDAR_STARTS];
} RapLeftoverHeader;

/* The phrases of data/lexicon/en/leftovers.tsv and the names of the calendar. */
const RapLeftoverTable *rap_leftover_table_get (void);
/* NULL for what is no name of the calendar. */
const RapCalendarName *
rap_leftover_calendar (const RapLeftoverTable *table, guint32 token);

static inline guint64
rap_phrase_key (guint node, guint32 token)
{
  return ((guint64) node << 32 | token) + 1;
}

/* Where the edge lies, or is to be. */
static inline guint
rap_phrase_find (const RapPhraseEdge *edges, guint mask, guint64 key)
{
  guint64 hash = key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint   i = (hash >> 40) & mask;

  while (edges[i].key != 0 && edges[i].key != key)
    i = (i + 1) & mask;
  return i;
}

/* FALSE for nearly all tokens that no phrase starts with. */
static inline gboolean
rap_phrase_may_start (const RapPhraseTrie *trie, guint32 token)
{
  return trie->starts[token >> 6 & (RAP_PHRASE_STARTS - 1)] >> (token & 63) & 1;
}

static inline gboolean
rap_leftover_may_be_calendar (const RapLeftoverTable *table, guint32 token)
{
  return table->calendar[token >> 6 & (RAP_CALENDAR_STARTS - 1)] >> (token & 63) & 1;
}

/* The node after a token, or 0. */
guint rap_phrase_follow (const RapPhraseTrie *trie, guint node, guint32 token);

G_END_DECLS
