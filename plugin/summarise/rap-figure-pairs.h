// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* Adds a row for every two figures of different reports that count the same thing and do not
 * agree. The evidence is the two sentences. */
void rap_figure_pairs_add (RapDossier *dossier, GPtrArray *rows);

G_END_DECLS
