// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-stops.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_GAP_INSIDE, /* no sentence ends here */
  RAP_GAP_OPEN,   /* the weights decide */
  RAP_GAP_BREAK   /* one ends here */
} RapGap;

/* What is certain of the gap before word `next` without weighing the words; last is what ends the words
 * before it. */
RapGap
rap_gap_decide (const RapWord *words, guint first, guint next, guint end, guint last);

G_END_DECLS
