// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-guess.h"

G_BEGIN_DECLS

/* Sets inputs and judgement of all guesses of a document; they are sorted by anchor. */
void rap_quote_guesses_judge (RapQuoteGuess       *guesses,
                              guint                n_guesses,
                              const RapQuoteModel *model,
                              const RapQuoteView  *view);
G_END_DECLS
