// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name.h"
#include "language/rap-tags.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* What the lexicons and the other names of the document say about the types of the names, and
 * which states are named. An array of RapName. */
void rap_names_settle (const RapWords *words, const guint8 *tags, GArray *names);
/* Whether a name is written as only bodies are: "the PDRM", "Travel Agents Association". */
gboolean rap_name_is_body (const RapWords *words, guint first, guint end);

G_END_DECLS
