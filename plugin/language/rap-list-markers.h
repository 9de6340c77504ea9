// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* The list goes on: the sentence began with the number before the one at `next`. */
gboolean rap_list_goes_on (const RapWord *words, guint first, guint next, guint end);
/* Inside the number that begins the sentence, or just behind it. */
gboolean rap_list_is_in_marker (const RapWord *words, guint first, guint next, guint end);

G_END_DECLS
