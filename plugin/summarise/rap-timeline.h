// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* What happened when, as the reports date it: RapRow each, in the order of the dates, sentences
 * that tell the same of one day in one row. Then, without `when`, the `undated` sentences of
 * each report that are most worth telling and have no date. NULL when cancelled. */
GPtrArray *rap_timeline_make (RapDossier   *dossier,
                              guint         undated,
                              GCancellable *cancellable,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
