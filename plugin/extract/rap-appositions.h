// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"

G_BEGIN_DECLS

/* How many mentions may stand between a role and the name it goes with. */
#define RAP_ROLE_REACH 4

/* Sets partner and role_end of the mentions that stand in apposition. */
void rap_appositions_find (RapLinking *self);
/* Whether two mentions stand side by side: "X and Y", "X talks with Y". */
gboolean rap_mentions_are_paired (const RapLinking    *self,
                                  const RapRawMention *left,
                                  const RapRawMention *right);

G_END_DECLS
