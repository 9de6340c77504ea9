// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"

G_BEGIN_DECLS

/* The subordinate clause that sets a condition to the clause; empty if there is none. */
RapSpan rap_statement_condition (const RapEventText *text, guint clause);
/* The matter without the condition, which is told beside it. */
RapSpan
rap_statement_without (const RapEventText *text, RapSpan matter, RapSpan condition);
/* Whether the clause itself is a condition: "if …", "provided that …". */
gboolean rap_statement_is_condition (const RapEventText *text, guint clause);

G_END_DECLS
