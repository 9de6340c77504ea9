// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-word-runs.h"

G_BEGIN_DECLS

/* Finds spaces that are missing between two words; appends them to an array of RapRepair. */
void rap_glued_words_find (const RapWordRuns *runs, GArray *repairs);

G_END_DECLS
