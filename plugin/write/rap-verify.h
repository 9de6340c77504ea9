// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <glib.h>

#include "text/rap-version.h"

G_BEGIN_DECLS

RAP_AVAILABLE_IN_1_0
char *rap_verify_file (const char        *result,
                       const char *const *files,
                       guint             *n_spans,
                       guint             *n_wrong,
                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
