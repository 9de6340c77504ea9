// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-arc-edits.h"

G_BEGIN_DECLS

/* Puts right sentences whose main verb was read as hanging on what stands before it: "According
 * to a spokesman, both sides left"; "Holm, asked about it, said no". One pass over the words. */
void rap_tree_raise_main_verbs (const RapArcEdits *arcs);

G_END_DECLS
