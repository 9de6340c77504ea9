// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-features.h"

G_BEGIN_DECLS

/* Whether the word can be the cue of a statement at all. */
gboolean rap_quote_may_be_cue (const RapQuoteView *view, gint32 i);
void
rap_quote_cue_features (const RapQuoteView *view, gint32 i, RapQuoteFeatures *features);

G_END_DECLS
