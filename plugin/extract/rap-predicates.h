// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* Lets nouns after "is" follow their subject: sets partner and role_end. Before linking. */
void rap_predicates_find (RapLinking *self);

G_END_DECLS
