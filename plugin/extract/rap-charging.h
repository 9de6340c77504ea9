// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-allegation.h"

G_BEGIN_DECLS

/* Whether the clause tells that somebody did accuse: not "unable to accuse", "steering clear
 * of accusing", "did he accuse?" */
gboolean rap_is_accused (const RapAccusing *work, guint clause);
/* The word for who accuses in the clause; of "called on Dean to apologise for accusing" Dean;
 * or RAP_NO_WORD. */
guint rap_accusing_alleger (const RapAccusing *work, guint clause);

G_END_DECLS
