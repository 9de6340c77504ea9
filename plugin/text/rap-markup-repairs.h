// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds tags of HTML that a copy was left with, "<em>" and "</p>", and appends a repair for
 * each, in order, to an array of RapRepair. */
void rap_markup_repairs_find (const char *text, gsize length, GArray *repairs);

/* Whether rows of a text begin with the marks that mail puts before what it quotes. */
gboolean rap_markup_is_quoted (const char *text, gsize length);
/* The bytes of such marks at the start of a row, and the spaces behind them; 0 for none. */
guint rap_markup_quote_marks (const char *text, gsize left);

G_END_DECLS
