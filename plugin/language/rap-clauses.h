// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-tree.h"
#include "language/rap-times.h"
#include "language/rap-word-roles.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_MOOD_ACTUAL,
  RAP_MOOD_FUTURE,   /* will */
  RAP_MOOD_REPORTED, /* would: a future seen from the past, or a condition */
  RAP_MOOD_POSSIBLE, /* may, could */
  RAP_MOOD_OBLIGED   /* must, should */
} RapMood;

#define RAP_NO_CLAUSE G_MAXUINT

/* A predicate and what belongs to it. The arguments are head words; a relative pronoun is
 * replaced by what it stands for, and a missing subject by the one that is understood. */
typedef struct
{
  guint   verb;    /* or the predicate adjective or noun beside a copula */
  guint   subject; /* as it stands: of a passive, who suffers */
  guint   object;
  guint   indirect;
  guint   agent;    /* of a passive */
  guint   mark;     /* the word that subordinates it */
  guint   governor; /* the clause above */
  RapRel  rel;      /* to the clause above */
  RapMood mood;
  guint   own_subject : 1;
  guint   passive : 1;
  guint   negated : 1;
  guint   infinitive : 1;
  guint   gerund : 1;
  guint   perfect : 1;
  guint   relative : 1; /* describes a noun */
} RapClause;

typedef struct
{
  const RapClause *clauses; /* by verb */
  guint            n_clauses;
  const guint     *at; /* per word: the clause it heads, or RAP_NO_CLAUSE */
} RapClauses;

const RapClauses *rap_clauses_of (RapDocument *document);
/* The first clause whose verb is the word or stands behind it; n_clauses when there is none. */
guint rap_clauses_find (const RapClauses *clauses, guint word);
/* The clause in which the word stands. */
guint rap_clause_above (RapDocument *document, guint word);

G_END_DECLS
