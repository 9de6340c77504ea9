// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-guess.h"

G_BEGIN_DECLS

/* Which guesses of a document are statements, and which of two has words that both could. */
typedef struct
{
  const RapQuoteView  *view;
  const RapQuoteModel *model;
  const gint16        *odds;
  GArray              *guesses; /* RapQuoteGuess, judged, by anchor */
} RapQuoteChoice;

/* Per guess whether it is kept; the contents of those are cut and joined. */
guint8 *rap_quote_choice_make (const RapQuoteChoice *choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
