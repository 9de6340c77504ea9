// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* Keeps all cells of tables of figures of which nearly all are kept. */
void rap_page_tables_complete (const RapPageLayout *layout, guint8 *kept);
/* The short cells of one row that are read make one paragraph. */
void rap_page_tables_join (RapDraft *draft, const RapPageLayout *layout);

G_END_DECLS
