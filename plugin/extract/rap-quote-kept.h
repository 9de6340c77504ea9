// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-content.h"

G_BEGIN_DECLS

/* Lowers the scores of contents that leave out what the cue cannot be without. */
void rap_quote_contents_keep (const RapQuoteContents *contents,
                              const RapQuoteFrame    *frame,
                              gint32                 *scores);

G_END_DECLS
