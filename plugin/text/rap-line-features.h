// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-lines.h"

G_BEGIN_DECLS

/* What is known of a line before it is judged. The order is that of the trained trees. */
typedef enum
{
  RAP_LINE_F_TOKENS,
  RAP_LINE_F_WORDS,
  RAP_LINE_F_CHARS,
  RAP_LINE_F_LAST,        /* RapLineEdge */
  RAP_LINE_F_FIRST,       /* RapLineEdge */
  RAP_LINE_F_CAPITALISED, /* percent of the words */
  RAP_LINE_F_CAPITALS,    /* percent of the letters */
  RAP_LINE_F_NUMBERS,     /* percent of the tokens */
  RAP_LINE_F_MARKS,
  RAP_LINE_F_STOPS, /* inside */
  RAP_LINE_F_COMMAS,
  RAP_LINE_F_COMMON, /* percent of the words that are among the most frequent */
  RAP_LINE_F_UNKNOWN,
  RAP_LINE_F_FREQUENCY, /* mean */
  RAP_LINE_F_LEFTOVER_LINE,
  RAP_LINE_F_LEFTOVER_COMPOSED,
  RAP_LINE_F_LEFTOVER_PREFIX,
  RAP_LINE_F_LEFTOVER_SUFFIX,
  RAP_LINE_F_LEFTOVER_CONTAINS,
  RAP_LINE_F_LEFTOVER_CATEGORY,
  RAP_LINE_F_LEFTOVER_COVERED,
  RAP_LINE_F_ODDS, /* mean of the tokens' and pairs' odds */
  RAP_LINE_F_ODDS_LEAST,
  RAP_LINE_F_ODDS_MOST,
  RAP_LINE_F_ODDS_SUM,
  RAP_LINE_F_ODDS_FIRST,
  RAP_LINE_F_ODDS_LAST,
  RAP_LINE_F_BARS,
  RAP_LINE_F_ADDRESSES,
  RAP_LINE_F_COPYRIGHT,
  RAP_LINE_F_DATE, /* percent of the tokens */
  RAP_LINE_F_NAME,
  RAP_LINE_F_QUOTES,
  RAP_LINE_F_SENTENCE,
  RAP_LINE_F_SHARED, /* percent of the rarer words that the long lines have too */
  RAP_LINE_F_SHARED_MUCH,
  RAP_LINE_F_SHARED_NEXT,
  RAP_LINE_F_SHARED_BEFORE,
  RAP_LINE_F_SHARED_TITLE,
  RAP_LINE_F_AGAIN, /* the same line stood before */
  RAP_LINE_F_TIMES,
  RAP_LINE_F_LINES,
  RAP_LINE_F_LONG_LINES,
  RAP_LINE_F_INDEX,
  RAP_LINE_F_FROM_END,
  RAP_LINE_F_TO_FIRST_LONG,
  RAP_LINE_F_SINCE_LAST_LONG,
  RAP_LINE_F_TEXT_BEFORE, /* per mille of the words of long lines */
  RAP_LINE_F_SINCE_LONG,
  RAP_LINE_F_UNTIL_LONG,
  RAP_LINE_F_RUN, /* short lines in a row */
  RAP_LINE_F_RUN_BEFORE,
  RAP_LINE_F_JOINS,
  RAP_LINE_F_GAP,
  RAP_LINE_F_GAP_NEXT,
  RAP_LINE_F_MEAN_LONG,
  RAP_LINE_F_SHORT_SHARE,
  RAP_LINE_F_LIKE_BEFORE,
  RAP_LINE_F_LIKE_NEXT,
  RAP_LINE_F_PHRASES,        /* lines of the text that are leftover phrases */
  RAP_LINE_F_PHRASES_INSIDE, /* percent of the lines between the first and last long one */
  RAP_LINE_F_BARE_INSIDE,    /* short lines there that are none */
  RAP_LINE_F_ODDS_INSIDE,    /* mean odds of those */
  RAP_LINE_F_ODDS_NEAR,      /* mean odds of five lines on both sides */
  RAP_LINE_F_BULLET,
  RAP_LINE_F_SAME_RUN,    /* lines in a row that start alike */
  RAP_LINE_F_ECHO,        /* percent of its runs of three words that other lines have */
  RAP_LINE_F_FIRST_TIMES, /* lines that start with the same word */
  RAP_LINE_F_LAST_TIMES,  /* lines that end with the same two */
  RAP_LINE_F_SHAPE_NEAR,  /* lines close by with as many words and the same edges */
  RAP_LINE_F_EDGES_NEAR,  /* lines close by with the same edges */
  RAP_LINE_F_BARS_NEAR,   /* lines close by with as many bars: rows of a table */
  RAP_LINE_F_PERIOD, /* lines at equal distances with the same edges: cells of a table */
  RAP_LINE_F_RUN_PHRASES, /* percent of the run of short lines */
  RAP_LINE_F_RUN_ODDS,    /* mean over the run */
  RAP_LINE_F_RUN_COLON,   /* a colon stands before the run: it is a list of something */
  RAP_LINE_F_NAME_SEEN,   /* lines since a short one had the name that starts this one */
  RAP_LINE_F_SINCE_PHRASE,
  RAP_LINE_F_SINCE_CATEGORY, /* of that phrase */
  RAP_LINE_F_UNTIL_PHRASE,
  RAP_LINE_F_TOPIC_WORDS, /* words that say what the line speaks of */
  RAP_LINE_F_TOPIC,       /* how near that is to the rest of the text, per mille */
  RAP_LINE_F_TOPIC_THAN_OTHERS,
  RAP_LINE_F_TOPIC_BEFORE, /* … to the two long lines before it */
  RAP_LINE_F_TOPIC_NEXT,
  RAP_LINE_F_TOPIC_LINE_BEFORE, /* … to the line before it */
  RAP_LINE_F_TOPIC_LINE_NEXT,
  RAP_LINE_F_NEIGHBOURS, /* five of each of six neighbours */
  RAP_LINE_N_FEATURES = RAP_LINE_F_NEIGHBOURS + 30
} RapLineFeature;

#define RAP_LINE_NO_TOPIC -2000

typedef enum
{
  RAP_EDGE_SMALL,
  RAP_EDGE_CAPITAL,
  RAP_EDGE_CAPITALS,
  RAP_EDGE_NUMBER,
  RAP_EDGE_STOP,
  RAP_EDGE_STOP_CLOSED, /* a stop and a closing mark */
  RAP_EDGE_QUOTE,
  RAP_EDGE_BRACKET,
  RAP_EDGE_COLON,
  RAP_EDGE_COMMA,
  RAP_EDGE_DOTS,
  RAP_EDGE_OTHER
} RapLineEdge;

/* Odds of tokens and of pairs of them to stand in what is kept, by hash. */
#define RAP_LINE_ODDS_BITS 15
#define RAP_LINE_ODDS      (1u << RAP_LINE_ODDS_BITS)

static inline guint
rap_line_odds_slot (guint32 hash)
{
  return (hash * 2654435761u) >> (32 - RAP_LINE_ODDS_BITS);
}

static inline guint
rap_line_odds_pair_slot (guint32 left, guint32 right)
{
  return rap_line_odds_slot (left * 31u + right + 1);
}

/* Fills in lines->len × RAP_LINE_N_FEATURES values. */
void rap_line_features_fill (const RapLines *lines, const gint8 *odds, gint16 *values);

G_END_DECLS
