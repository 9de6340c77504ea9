// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"

G_BEGIN_DECLS

/* Gives every name, title and noun its actor; pronouns are left alone. */
void rap_linking_run (RapLinking *self);

G_END_DECLS
