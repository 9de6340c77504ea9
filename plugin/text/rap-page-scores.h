// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-features.h"

G_BEGIN_DECLS

/* How surely each block of a page is read, in 1/1024 of a log-odds: what the trees say of it,
 * set right by what they say of those around it and of those made like it. NULL when there
 * are no trees. */
int *rap_page_scores_new (const RapPageLayout *layout,
                          const gint16        *features) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
