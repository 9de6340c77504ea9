// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-pieces.h"
#include "extract/rap-quote-view.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* The statements of a document by where they stand, so that a piece of a quotation finds the one
 * that it goes on with. Pieces are to be asked for in order. */
typedef struct _RapQuoteStarts RapQuoteStarts;

/* Quotes may be added to afterwards. */
RapQuoteStarts *
rap_quote_starts_new (const RapQuoteView *view, GArray *quotes) G_GNUC_WARN_UNUSED_RESULT;
void rap_quote_starts_free (RapQuoteStarts *self);
/* The statement that the piece goes on with behind its cue, or NULL: "…," she said. "…" */
RapQuote *rap_quote_starts_find (RapQuoteStarts *self, const RapQuotePiece *piece);
/* The statement with a speaker that has its cue there, or NULL. */
RapQuote *rap_quote_starts_with_cue (const RapQuoteStarts *self, const RapSpan *cue);

/* Whether nothing but the piece stands in its paragraph. */
gboolean
rap_quote_piece_is_paragraph (const RapQuotePiece *piece, const RapQuoteView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapQuoteStarts, rap_quote_starts_free)

G_END_DECLS
