// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Notes on the draft what a reader ought to know of a page that shows less than all: that it
 * must be paid for, goes on elsewhere, is still being written, or was too big to look at.
 * kept says of each block whether it is read as part of the report. */
void rap_page_notes_add (RapDraft            *draft,
                         const RapPageLayout *layout,
                         const guint8        *kept,
                         gboolean             told);

G_END_DECLS
