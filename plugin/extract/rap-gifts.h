// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitment.h"

G_BEGIN_DECLS

/* "police boats": a thing of those who are sent. */
gboolean rap_promising_is_equipment (const RapPromising *self, guint noun);
/* Police and troops, or what is called after them, do what their side says. */
gboolean rap_promising_is_sent (const RapPromising *self, guint noun);
/* What is given, when whoever receives it was taken for it: "offered passengers two years of
 * advice". */
guint rap_promising_find_gift (const RapPromising *self, guint clause);
/* Whether the thing, named as a sum or not, can be promised in that form. */
gboolean rap_promising_is_gift (const RapPromising *self,
                                guint               clause,
                                guint               thing,
                                RapCommitmentForm   form,
                                gboolean            sum);
/* "… put money into a fund: Germany 170 million euros, Ireland 10 million": each its own.
 * Returns how many. */
guint rap_gift_add_shares (RapPromising     *self,
                           guint             clause,
                           RapCommitmentForm form,
                           const GArray     *by);
/* "Japan is sending two scientists": it says that it will, and has begun. */
void rap_gift_add (RapPromising *self, guint clause);

G_END_DECLS
