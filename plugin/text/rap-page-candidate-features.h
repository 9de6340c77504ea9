// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-fields.h"

G_BEGIN_DECLS

/* RAP_CANDIDATE_FEATURES numbers for each candidate of a field. */
gint16 *rap_candidate_features (const RapCandidates *all,
                                RapPageField         field,
                                const RapPageModel  *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
