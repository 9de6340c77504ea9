// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds tags of HTML that a copy was left with, "<em>" and "</p>", and appends a repair for
 * each, in order, to an array of RapRepair. */
void rap_markup_repairs_find (const char *text, gsize length, GArray *repairs);

G_END_DECLS
