// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds what copying did to single characters: UTF-8 that was read as Windows-1252, entities
 * left in the text, ligatures, invisible characters, hyphens at line ends, spaces missing
 * after a stop. Appends a repair for each, in order, to an array of RapRepair. */
void rap_character_repairs_find (const char *text, gsize length, GArray *repairs);

G_END_DECLS
