// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* What the reports of a dossier say together: RapRow each. Contradictions come first (figures
 * that differ for the same thing, one quotation with two speakers), then quotations that were
 * altered, what several reports of different origin say, and what only one says, best first.
 * NULL when cancelled. */
GPtrArray *rap_comparison_make (RapDossier *dossier,
                                guint most, /* agreements, and singles of each report */
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
