// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitment.h"

G_BEGIN_DECLS

/* Whether the clause is told as having been said: no wish, no story, not denied. */
gboolean rap_vow_is_fact (const RapPromising *work, guint clause);
/* Records what somebody says he will do: "said it would publish …", "will build …". */
void rap_vow_add (RapPromising *work, guint clause);

G_END_DECLS
