// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-pieces.h"
#include "extract/rap-quote-who.h"

G_BEGIN_DECLS

/* The words that lead to a quotation in which nothing says who speaks: "She shook her head." */
typedef struct
{
  gint32   cue; /* the verb of the sentence */
  gint32   speaker;
  guint    first; /* words [first, end) of the mention */
  guint    end;
  gboolean sure; /* people say by the verb, or a colon says that they do */
} RapQuoteLead;

/* FALSE when the words before the piece do not say that their subject goes on to speak. When it
 * is not sure, he does if the verb is the cue of a statement of his. */
gboolean rap_quote_lead_find (const RapQuoteWho   *who,
                              const RapQuotePiece *piece,
                              RapQuoteLead        *lead);

G_END_DECLS
