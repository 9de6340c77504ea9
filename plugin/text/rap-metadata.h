// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Title, byline, date, site and language of a page, from all that it says about itself and
 * from what it shows. Marks the blocks of the draft that show them. */
void rap_metadata_read (RapDraft *draft, const RapPageLayout *layout);

G_END_DECLS
