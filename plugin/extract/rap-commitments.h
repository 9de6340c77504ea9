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

typedef struct
{
  GArray *commitments; /* RapCommitment, by place */
} RapCommitments;

const RapCommitments *rap_commitments_of (RapDocument *document);
const char           *rap_commitment_form_get_nick (RapCommitmentForm form);

G_END_DECLS
