// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"
#include "text/rap-marks.h"

G_BEGIN_DECLS

/* What stands between a pair of quotation marks; one that goes on in the next paragraph
 * is one piece a paragraph. */
typedef struct
{
  const RapMarkPair *pair;
  guint              first; /* words [first, end), without the marks */
  guint              end;
  gboolean           speech; /* more than a title, a nickname or a word in scare quotes */
} RapQuotePiece;

/* The outermost pieces of a document, in order; RapQuotePiece. */
GArray *rap_quote_pieces_find (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
