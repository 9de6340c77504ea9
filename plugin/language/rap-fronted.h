// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-tags.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* Puts right sentences whose fronted phrase was read as the whole of them: "According to a
 * spokesman, both sides left". One pass over the words. */
void rap_tree_lower_fronted (const RapWords *words,
                             const RapTags  *tags,
                             guint          *heads,
                             guint8         *rels);

G_END_DECLS
