// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-leftover-table.h"

G_BEGIN_DECLS

/* How strongly the phrases of data/lexicon/en/leftovers.tsv speak against a line, 0 to 9. */
typedef struct
{
  guint8 line;     /* a phrase is the whole line */
  guint8 composed; /* several are, one after the other */
  guint8 prefix;
  guint8 suffix;
  guint8 contains;
  guint8
    category; /* of the strongest, counted in order of appearance in the table; 0 none */
  guint8 covered;      /* percent of the tokens in whole-line phrases */
  guint  prefix_end;   /* tokens of the longest phrase at the start */
  guint  suffix_start; /* first token of the longest phrase at the end */
} RapLeftover;

/* Looks the tokens [0, n) of a line up. The time is linear in n. */
void rap_leftover_find (const RapLineToken *tokens, guint n, RapLeftover *found);
/* Whether they begin with a phrase that speaks so strongly against what it begins. */
gboolean rap_leftover_is_prefixed (const RapLineToken *tokens, guint n, guint8 least);

/* The number of tokens of the longest strong whole-line phrase at the start; 0 for none. */
guint rap_leftover_first (const RapLineToken *tokens, guint n);
/* The number of tokens from the first on that are a date, at most six; 0 when they are none. */
guint rap_leftover_date (const RapLineToken *tokens, guint n);
/* Whether the token names a month, and which (1 to 12); 0 when it does not. */
guint rap_leftover_month (const RapLineToken *token);

/* Where the name starts in a line that says who wrote; 0 when it says no such thing. */
guint rap_leftover_byline (const RapLineToken *tokens, guint n);

G_END_DECLS
