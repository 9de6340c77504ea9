// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-patterns.h"
#include "text/rap-document-private.h"

G_BEGIN_DECLS

typedef struct
{
  const RapPiece *pieces; /* in order; stretches begin with RAP_PIECE_GAP */
  guint           n_pieces;
} RapPieces;

/* What the pieces of English are read with. Lives as long as the process. */
typedef struct
{
  RapVocabulary *vocabulary;
  RapPatterns   *times;
  RapPatterns   *figures;
} RapGrammar;

/* The pieces of the blocks that are read, without the stretches that hold neither a number
 * nor a word of a class. Made once a document. */
const RapPieces  *rap_pieces_of (RapDocument *document);
const RapGrammar *rap_grammar_get (void);

G_END_DECLS
