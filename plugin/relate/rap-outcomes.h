// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitments.h"
#include "relate/rap-matters.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_OUTCOME_NOT_YET_SAID,
  RAP_OUTCOME_REAFFIRMED,
  RAP_OUTCOME_KEPT,
  RAP_OUTCOME_PARTLY_KEPT,
  RAP_OUTCOME_BROKEN,
  RAP_OUTCOME_DISPUTED,
  RAP_OUTCOME_WITHDRAWN,
  RAP_N_OUTCOMES
} RapOutcomeStatus;

/* What a later passage says became of it. */
typedef struct
{
  RapOutcomeStatus status;
  RapDocument     *document;
  GArray          *by; /* RapParty: who says so; empty: the reporter */
  RapSpan          evidence;
  guint            sentence;
  gboolean         joint; /* what all who are bound did together */
} RapOutcome;

typedef struct
{
  RapDocument         *document;
  const RapCommitment *commitment;
} RapUndertakingMention;

/* One commitment in all its reports, with what became of it. */
typedef struct
{
  GArray          *mentions; /* RapUndertakingMention, the first by date first */
  GArray          *outcomes; /* RapOutcome, by date and place */
  RapOutcomeStatus status;
  gboolean         overdue; /* the day has passed and nothing is said */
} RapUndertaking;

/* The undertakings of a dossier: RapUndertaking. */
const GArray *rap_undertakings_of (RapDossier *dossier);
const char   *rap_outcome_get_nick (RapOutcomeStatus status);

G_END_DECLS
