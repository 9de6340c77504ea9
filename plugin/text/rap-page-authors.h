// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-candidates.h"

G_BEGIN_DECLS

/* Who wrote a report, when one of its candidates has been chosen: all of the people meant with
 * it, without what they are and where they are; NULL when it is no person but the publisher. */
const RapCandidate *rap_page_authors_of (const RapCandidates *all,
                                         const RapCandidate  *chosen,
                                         const RapPageModel  *model);

G_END_DECLS
