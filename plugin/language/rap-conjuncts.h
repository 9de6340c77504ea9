// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-arc-edits.h"

G_BEGIN_DECLS

/* Puts right what a verb goes on with, and what begins with its own subject: "by October and
 * Benin will lift it". One pass over the words. */
void rap_tree_mend_conjuncts (const RapArcEdits *arcs);

G_END_DECLS
