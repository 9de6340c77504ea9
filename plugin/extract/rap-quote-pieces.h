// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* What stands between a pair of quotation marks; one that goes on in the next paragraph
 * is one piece a paragraph. */
typedef struct
{
  guint    first; /* words [first, end), without the marks */
  guint    end;
  gboolean speech;    /* more than a title, a nickname or a word in scare quotes */
  gboolean continues; /* the piece before, over the end of a paragraph */
} RapQuotePiece;

/* The pieces of a document, in order; RapQuotePiece. */
GArray *rap_quote_pieces_find (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of a piece, from mark to mark. */
RapSpan rap_quote_piece_span (RapDocument *document, const RapQuotePiece *piece);

G_END_DECLS
