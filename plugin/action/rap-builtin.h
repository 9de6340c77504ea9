// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-registry.h"

G_BEGIN_DECLS

/* Adds the actions of the library itself. */
void     rap_builtin_add (RapRegistry *registry);
gboolean rap_builtin_has (const char *name);

G_END_DECLS
