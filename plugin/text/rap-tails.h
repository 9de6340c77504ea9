// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-leftovers.h"

G_BEGIN_DECLS

/* Whether the phrases found in a line of n tokens are of a kind that is practically never
 * part of a report. */
gboolean rap_leftover_is_never_kept (const RapLeftover *leftover, guint n);
/* Where the leftovers start that are glued to the end of a paragraph, each a sentence or
 * less; the end of the span when there are none. */
guint rap_tail_find (const RapDraft *draft, const RapSpan *span);

G_END_DECLS
