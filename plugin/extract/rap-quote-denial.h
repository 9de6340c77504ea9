// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-view.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* Finds the words that turn the cue round: "has not" in "has not said whether". */
void rap_quote_denial_find (const RapQuoteView *view, RapQuote *quote);

G_END_DECLS
