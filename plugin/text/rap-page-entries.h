// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Parts a report that is written while things happen, or told in dated sections, into its
 * entries, and notes on each block of the draft to which it belongs. kept are the blocks that
 * are read. */
void
rap_page_entries_add (RapDraft *draft, const RapPageLayout *layout, const guint8 *kept);

G_END_DECLS
