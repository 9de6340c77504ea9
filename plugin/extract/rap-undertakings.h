// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitment.h"

G_BEGIN_DECLS

/* Whether the clause says what somebody will do or leave: no question, no guess, no habit, no
 * refusal. */
gboolean rap_clause_is_undertaking (const RapPromising *work, guint clause);
/* Whether what he does is nothing that he undertakes: "will see", "would become". */
gboolean rap_clause_is_idle (const RapPromising *work, guint clause);
/* "nobody would be expelled": what no one suffers the speaker's side will not do. */
gboolean rap_clause_spares (const RapPromising *work, guint clause);

G_END_DECLS
