// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-candidates.h"

G_BEGIN_DECLS

/* Chooses among candidates: by trees where there are weights, else by a fixed order of
 * sources. */

/* RAP_CANDIDATE_FEATURES numbers for each candidate of a field. */
gint16 *rap_page_ranking_features (const RapCandidates *all,
                                   RapPageField         field,
                                   const RapPageModel  *model) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when there is none that is likely enough. */
const RapCandidate *rap_page_ranking_choose (const RapCandidates *all,
                                             RapPageField         field,
                                             const RapPageModel  *model);

G_END_DECLS
