// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-guess.h"
#include "extract/rap-quote-who.h"

G_BEGIN_DECLS

/* What the quotations that no accepted guess explains are joined from. */
typedef struct
{
  const RapQuoteView  *view;
  const RapQuoteWho   *who;
  const RapQuoteGuess *guesses; /* all, by anchor */
  guint                n_guesses;
  const guint8        *covered; /* per word: 1 when it belongs to an accepted content */
  GArray              *quotes;  /* RapQuote, to be added to */
} RapQuoteLoose;

void rap_quote_loose_find (RapQuoteLoose *loose);

G_END_DECLS
