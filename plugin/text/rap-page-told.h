// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* A report that a page tells to machines and does not show: in its JSON-LD, or in the data of
 * the script that draws it. */

/* Its raw JSON strings (RapSpan in the page); none when the page shows some of it. kept says
 * which blocks are read as the report. */
GArray *rap_page_told_find (const RapPageLayout *layout,
                            const guint8        *kept) G_GNUC_WARN_UNUSED_RESULT;
/* Adds its text and its blocks behind those of the page. */
void rap_page_told_add (RapDraft *draft, RapPage *page, const GArray *told);

G_END_DECLS
