// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-measure.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *measures; /* RapMeasure, by place */
} RapMeasures;

const RapMeasures *rap_measures_of (RapDocument *document);

G_END_DECLS
