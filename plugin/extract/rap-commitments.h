// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitment.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *commitments; /* RapCommitment, by place */
} RapCommitments;

const RapCommitments *rap_commitments_of (RapDocument *document);

G_END_DECLS
