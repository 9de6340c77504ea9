// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "summarise/rap-row.h"

G_BEGIN_DECLS

/* Adds sentences of two reports that tell the same but for the day it was. */
void rap_date_pairs_add (RapDossier *dossier, GPtrArray *rows);

G_END_DECLS
