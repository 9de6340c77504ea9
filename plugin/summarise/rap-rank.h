// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "summarise/rap-features.h"

G_BEGIN_DECLS

/* How much each sentence of a dossier is worth telling: parallel to the sentences of its
 * features, RAP_RANK_ONE is as good as an average sentence gets. */
#define RAP_RANK_ONE 1000

/* A leaf of the model that says one standard deviation better. */
#define RAP_RANK_POINT 4096

typedef struct
{
  const int *scores;
} RapRank;

const RapRank *rap_rank_of (RapDossier *dossier);
/* Ranks by this model from now on; for training only. */
void rap_rank_use (GBytes *model);

G_END_DECLS
