// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-allegation.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *allegations; /* RapAllegation, by place */
} RapAllegations;

const RapAllegations *rap_allegations_of (RapDocument *document);

G_END_DECLS
