// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-fields.h"

G_BEGIN_DECLS

/* uri is where the page is from, when that is known. */
RapCandidates *rap_candidates_new (const RapPageLayout *layout,
                                   const char          *uri) G_GNUC_WARN_UNUSED_RESULT;
void           rap_candidates_free (RapCandidates *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapCandidates, rap_candidates_free)

G_END_DECLS
