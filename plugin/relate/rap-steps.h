// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-measures.h"
#include "relate/rap-matters.h"

G_BEGIN_DECLS

typedef struct
{
  RapDocument      *document;
  const RapMeasure *measure;
} RapStepMention;

/* One measure in one state, in all its reports. */
typedef struct
{
  GArray *mentions; /* RapStepMention, the first by date first */
} RapStep;

/* The measures of a dossier: RapStep. */
const GArray *rap_steps_of (RapDossier *dossier);
/* The telling that sets a condition; the first one if none does. */
const RapStepMention *rap_step_get_conditional (const RapStep *step);
/* The telling that says against whom; the first one if none does. */
const RapStepMention *rap_step_get_aimed (const RapStep *step);

G_END_DECLS
