// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* Sentences of the last report, or of all those published on `since` or after, with anything
 * that no earlier report says: RapRow each, in the order of publication. Nothing is new when
 * there is nothing earlier. NULL when cancelled. */
GPtrArray *rap_update_make (RapDossier   *dossier,
                            const char   *since,
                            GCancellable *cancellable,
                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
