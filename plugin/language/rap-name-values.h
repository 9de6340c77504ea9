// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name-facts.h"
#include "language/rap-name-model.h"
#include "language/rap-name-spans.h"

G_BEGIN_DECLS

/* What is known of words that may be a name. */

void rap_name_values_fill (const RapNameReading *reading,
                           const RapNameFacts   *facts,
                           const RapNameSpan    *span,
                           int                   values[RAP_N_NAME_VALUES]);

G_END_DECLS
