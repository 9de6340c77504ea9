// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-features.h"

G_BEGIN_DECLS

/* A second look at the words that may be cues, when all have been looked at once: what the
 * words around them are. */

/* Below these odds a word is not looked at again. */
#define RAP_QUOTE_LEAST_LOOK (-160)

void rap_quote_second_features (const RapQuoteView *view,
                                const gint16       *odds,
                                gint32              i,
                                RapQuoteFeatures   *features);

G_END_DECLS
