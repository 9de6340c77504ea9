// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *quotes; /* RapQuote, by start of content */
} RapQuotes;

const RapQuotes *rap_quotes_of (RapDocument *document);

G_END_DECLS
