// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"
#include "text/rap-lexicon.h"

G_BEGIN_DECLS

/* What a term of the gazetteer is. Kinds from RAP_TERM_FIRST_FOLDED on are looked up by
 * the lower case of the words, the others as written. */
typedef enum
{
  RAP_TERM_STATE,     /* France, the UK */
  RAP_TERM_CITIZEN,   /* a Briton */
  RAP_TERM_CITIZENS,  /* Britons */
  RAP_TERM_ADJECTIVE, /* British */
  RAP_TERM_CAPITAL,   /* London */
  RAP_TERM_SEAT,      /* Downing Street */
  RAP_TERM_ORGANISATION,
  RAP_TERM_ORGANISATION_HEAD, /* begins one: University of … */
  RAP_TERM_ORGANISATION_TAIL, /* ends one: … Foundation */
  RAP_TERM_PLACE,
  RAP_TERM_PLACE_HEAD,
  RAP_TERM_PLACE_TAIL,
  RAP_TERM_LEADER,       /* a full name */
  RAP_TERM_LEADER_SHORT, /* the form used on second mention */
  RAP_TERM_GIVEN,
  RAP_TERM_FAMILY,
  RAP_TERM_FIRST_FOLDED,
  RAP_TERM_TITLE = RAP_TERM_FIRST_FOLDED,
  RAP_TERM_TITLES, /* its plural */
  RAP_TERM_GROUP,
  RAP_TERM_PAIR, /* sides, leaders: after "both" */
  RAP_TERM_PARTICLE,
  RAP_TERM_PRONOUN,
  RAP_TERM_PERSON_NOUN,  /* woman, singer */
  RAP_TERM_PERSON_NOUNS, /* their plural */
  RAP_N_TERMS
} RapTermKind;

/* One reading of a form: a row of the lexicon that terms of its kind come from. Readings of the
 * same form stand one behind the other. */
typedef struct
{
  guint32 row : 24;
  guint32 kind : 7; /* RapTermKind */
  guint32 more : 1; /* another reading follows */
} RapTerm;

/* The readings of the longest term that starts at word first and ends before limit; *end is
 * set to the word after it. White space is ignored: "al-Assad" is found as one word and as
 * three. NULL when there is none. */
const RapTerm *rap_gazetteer_match (const RapWords *words,
                                    guint           first,
                                    guint           limit,
                                    gboolean        folded,
                                    guint          *end);
/* The readings of the whole name [first, end) as written, or, where it is in capitals and too long
 * for initials, as it is written elsewhere: "ADDIS ABABA". NULL when there is none. */
const RapTerm *rap_gazetteer_name (const RapWords *words, guint first, guint end);
/* The same for a text that is a whole term. */
/* Whether anything in it begins with the word. */
gboolean       rap_gazetteer_begins (const char *text, gsize length, gboolean folded);
const RapTerm *rap_gazetteer_find (const char *text, gsize length, gboolean folded);
/* Another reading of the same form, or NULL. */
static inline const RapTerm *
rap_term_next (const RapTerm *term)
{
  return term->more ? term + 1 : NULL;
}

const RapLexicon *rap_term_get_lexicon (const RapTerm *term);
/* The reading of that kind, or NULL. */
const RapTerm *rap_term_get (const RapTerm *term, RapTermKind kind);
/* The ISO or own code of the state that the term belongs to: 3 letters or "". */
void rap_term_get_state (const RapTerm *term, char state[4]);

G_END_DECLS
