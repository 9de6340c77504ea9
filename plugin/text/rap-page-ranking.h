// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-candidates.h"

G_BEGIN_DECLS

/* Chooses among candidates: by trees where there are weights, else by a fixed order of
 * sources. */

/* NULL when there is none that is likely enough. */
const RapCandidate *rap_page_ranking_choose (const RapCandidates *all,
                                             RapPageField         field,
                                             const RapPageModel  *model);

G_END_DECLS
