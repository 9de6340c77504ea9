// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-who.h"

G_BEGIN_DECLS

/* What somebody says that another has said: X said Y had accused Z. The statement is of X;
 * the one inside is kept apart with its own speaker. */
void rap_quote_inner_find (const RapQuoteWho *who, RapQuote *quote);

G_END_DECLS
