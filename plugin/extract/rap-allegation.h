// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"

G_BEGIN_DECLS

/* On whose word something rests. */
typedef enum
{
  RAP_AUTHORITY_ON_RECORD,
  RAP_AUTHORITY_UNNAMED,
  RAP_AUTHORITY_DOCUMENT,
  RAP_AUTHORITY_REPORTER,
  RAP_N_AUTHORITIES
} RapAuthority;

/* Somebody is said to have done a wrong. */
typedef struct
{
  GArray      *allegers; /* RapParty; empty: the text does not say */
  GArray      *accused;
  RapSpan      matter;
  guint        first; /* words [first, end) of the matter */
  guint        end;
  guint        clause; /* of the words that allege */
  guint        sentence;
  RapAuthority authority;
  RapSpan      denial; /* the words beside it that deny it; empty: none */
  gboolean     vague;  /* "blamed Moscow for it": only another mention of a matter */
} RapAllegation;

/* The text and what is found in it so far. */
typedef struct
{
  RapEventText text;
  GArray      *found;           /* RapAllegation */
  guint        first_contested; /* of those that a later denial may concern */
} RapAccusing;

const char *rap_authority_get_nick (RapAuthority authority);
/* How firmly a speaker stands behind what is said. */
RapAuthority
rap_statement_get_authority (const RapEventText *text, const RapStatement *statement);
/* Records an allegation; takes the parties over. */
void             rap_accusing_add (RapAccusing *self,
                                   guint        clause,
                                   GArray      *allegers,
                                   GArray      *accused,
                                   RapSpan      matter,
                                   RapAuthority authority,
                                   RapSpan      denial);
const RapClause *rap_accusing_clause (const RapAccusing *self, guint clause);
void rap_accusing_words (const RapAccusing *self, RapSpan span, guint *first, guint *end);
/* Whether one of the parties is an actor, of a state, or written as a name. */
gboolean rap_accusing_knows (const RapAccusing *self, const GArray *parties);
/* Whether the word stands behind "of", "for" or "with". */
gboolean rap_accusing_is_marked (const RapAccusing *self, guint word);
/* Whether the verb of the clause is listed with the frame. */
gboolean rap_accusing_verb_is (const RapAccusing *self, guint clause, const char *frame);

G_END_DECLS
