// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* Adds a row for every quotation that two reports give in different words, and for every one
 * that they give to different speakers. The evidence is the contents. */
void rap_quote_pairs_add (RapDossier *dossier, GPtrArray *rows);

G_END_DECLS
