// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-arc-edits.h"

G_BEGIN_DECLS

/* Puts right what the parser, which goes from left to right, could not yet know: what the
 * subject of a clause is, and which of two clauses stands under the other. */
void rap_tree_reattach (const RapArcEdits *arcs);

G_END_DECLS
