// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_COMMITMENT_PLEDGE,
  RAP_COMMITMENT_VOW,
  RAP_COMMITMENT_AGREEMENT,
  RAP_COMMITMENT_OFFER,
  RAP_N_COMMITMENT_FORMS
} RapCommitmentForm;

/* Somebody undertakes something about what he himself will do. */
typedef struct
{
  RapCommitmentForm form;
  GArray           *by; /* RapParty */
  GArray           *to;
  RapSpan           matter;
  RapSpan           condition; /* empty: none */
  RapSpan           amount;    /* likewise */
  const char       *due;       /* TIMEX3, or NULL */
  guint             first;     /* words [first, end) of the matter */
  guint             end;
  guint             clause;
  guint             sentence;
} RapCommitment;

/* The text and what is found in it so far. */
typedef struct
{
  RapEventText text;
  GArray      *found; /* RapCommitment */
} RapPromising;

const char *rap_commitment_form_get_nick (RapCommitmentForm form);
/* Records a commitment; takes the parties over. The content is the clause in which the matter
 * stands, or RAP_NO_CLAUSE. */
void rap_promising_add (RapPromising     *self,
                        guint             clause,
                        RapCommitmentForm form,
                        GArray           *by,
                        GArray           *to,
                        RapSpan           matter,
                        guint             content);
/* Whether a commitment is known that shares words with the matter. */
gboolean rap_promising_knows (const RapPromising *self, RapSpan matter);
/* Who is to have it, as a new array: "offered passengers …", "promised a sum to a fund". */
GArray *rap_promising_find_receivers (const RapPromising *self,
                                      guint               clause,
                                      const GArray       *by) G_GNUC_WARN_UNUSED_RESULT;
/* The first sum or counted number in the span, with what is counted; empty for none. */
RapSpan rap_promising_find_amount (const RapPromising *self, RapSpan span);
/* The sum or number that begins with the word, with what is counted; empty for none. */
RapSpan rap_promising_find_sum (const RapPromising *self, guint word);
/* Whether the table commitment-words has the verb of the clause as that kind. */
gboolean rap_promising_verb_is (const RapPromising *self, guint clause, const char *kind);
/* Whether the table has the word, or its lemma, as that kind. */
gboolean rap_promising_word_is (const RapPromising *self, guint word, const char *kind);

G_END_DECLS
