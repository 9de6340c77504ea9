// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An action of the library itself. */
typedef struct
{
  const char *name;
  GType (*get_type) (void);
} RapBuiltin;

/* In the order of a full report. */
const RapBuiltin *rap_builtin_list (guint *n_builtins);

G_END_DECLS
