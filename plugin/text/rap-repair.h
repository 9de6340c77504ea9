// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Finds what is damaged in the text of a draft and adds a repair for each place, beside
 * those that a reader has made already. The text stays as it is. */
void rap_repair_text (RapDraft *draft);
/* The same for a text whose blocks are known: only inside those that are read. */
void rap_repair_blocks (RapDraft *draft);
/* Appends a part of the text to a string as it is read, white space folded. *next is the
 * first repair that may matter, and is moved on. */
void
rap_repair_read (const RapDraft *draft, const RapSpan *span, guint *next, GString *out);

G_END_DECLS
