// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* Marks the capitals and palaces that are meant as a government. Before linking. */
void rap_metonyms_find (RapLinking *self);

G_END_DECLS
