// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line.h"

G_BEGIN_DECLS

/* Cuts a piece of a text that has lost its line ends into sentences and what stood in lines of
 * its own; appends them to an array of RapLine. */
void rap_line_cuts_split (const char *text, const RapLine *piece, GArray *pieces);

G_END_DECLS
