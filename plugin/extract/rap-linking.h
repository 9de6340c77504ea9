// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"

G_BEGIN_DECLS

/* Gives every name, title and noun its actor; pronouns are left alone. */
void rap_linking_run (RapLinking *self);
/* Adds a role as stated, words [first, end), unless the actor has it. */
void rap_linking_add_role (RapLinking *self, guint actor, guint first, guint end);

G_END_DECLS
