// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-voices.h"

G_BEGIN_DECLS

/* Who says what a clause says: the ground under allegations, commitments and measures. */
typedef struct
{
  guint    cue;     /* clause of the verb of saying, or RAP_NO_CLAUSE */
  guint    content; /* the clause directly under it */
  guint    subject; /* head word of who speaks, or RAP_NO_WORD */
  guint    actor;   /* or RAP_NO_ACTOR */
  gboolean negated; /* "did not say" */
} RapStatement;

/* The nearest statement that the clause is part of. */
RapStatement rap_statement_above (const RapEventText *text, guint clause);
/* Whether it is one of wishing, guessing or asking. */
gboolean rap_statement_is_wish (const RapEventText *text, guint clause);
/* Who does what the clause tells: its subject, or the name right before its verb when the
 * parser took that for something else; RAP_NO_WORD if there is neither. */
guint rap_statement_subject (const RapEventText *text, guint clause);
/* The noun that tells that the clause is only meant: "Kerr's threats to close the port and
 * raise duties"; or RAP_NO_WORD. */
guint rap_statement_intent (const RapEventText *text, guint clause);
/* The words of a clause without its mark, what coordinates it and closing marks. */
RapSpan rap_statement_span (const RapEventText *text, guint clause);
/* The words under a word, likewise. */
RapSpan rap_statement_words (const RapEventText *text, guint word, gboolean with_mark);
/* The parties meant by the word, as a new array. */
GArray *
rap_statement_parties (const RapEventText *text, guint word) G_GNUC_WARN_UNUSED_RESULT;
/* The parties meant by the subject of the clause; an unexplained pronoun is the speaker. */
GArray *
rap_statement_doers (const RapEventText *text, guint clause) G_GNUC_WARN_UNUSED_RESULT;
/* The state that an actor most likely speaks for: his own, else that of whoever spoke last
 * before he first appears. "" when there is none. */
const char *rap_actor_presume_state (RapDocument *document, guint actor);
/* Whether two actors of the document are, or most likely are, on one side. */
gboolean rap_statement_same_side (const RapEventText *text, guint actor, guint other);
/* The first row of the lexicon for the verb of the clause, its particles included, whose
 * column has the value; or RAP_LEXICON_NONE. */
guint rap_statement_row (const RapEventText *text,
                         guint               clause,
                         const char         *lexicon,
                         guint               column,
                         const char         *value);
/* Behind the last word of the clause as a reader takes it: before what is joined to it. */
guint rap_statement_end (const RapEventText *text, guint verb);
/* Whether the place stands under a word that makes it a story, a question or a guess. */
gboolean
rap_statement_is_blocked (const RapEventText *text, guint clause, const char *lexicon);

G_END_DECLS
