// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_PIECE_GAP = 1 << 0,     /* unknown words, or the start of a block, come before it */
  RAP_PIECE_GLUED = 1 << 1,   /* no space before it */
  RAP_PIECE_CAPITAL = 1 << 2, /* starts with a capital letter */
  RAP_PIECE_STUCK = 1 << 3, /* a number that belongs to an unknown word: A320, COVID-19 */
  RAP_PIECE_NUMBER = 1 << 4,
  RAP_PIECE_FIRST = 1 << 5 /* the first of a block or after a full stop */
} RapPieceFlags;

typedef enum
{
  RAP_NUMBER_CARDINAL = 1 << 0,
  RAP_NUMBER_ORDINAL = 1 << 1,
  RAP_NUMBER_FRACTION = 1 << 2,
  RAP_NUMBER_DECIMAL = 1 << 3,
  RAP_NUMBER_GROUPED = 1 << 4, /* 1,000 */
  RAP_NUMBER_SCALED = 1 << 5,  /* 3 million */
  RAP_NUMBER_WORDS = 1 << 6,
  RAP_NUMBER_VAGUE = 1 << 7,
  RAP_NUMBER_YEAR = 1 << 8, /* nineteen ninety-six */
  RAP_NUMBER_DATE = 1 << 9  /* 3.11.2026, read as 20261103 */
} RapNumberForm;

/* A known phrase, a number, or what a table of patterns made of several. */
typedef struct
{
  guint   start;
  guint   end;
  guint16 phrase; /* of the vocabulary; 0 for numbers and results */
  guint16 symbol; /* class of a result; 0 elsewhere */
  guint16 flags;  /* RapPieceFlags */
  guint16 form;   /* RapNumberForm */
  guint16 digits; /* as written; 0 for words */
  guint16 index;  /* of a result among those of its stretch */
  double  value;
  double  high; /* of a vague number; else equal to value */
} RapPiece;

/* The sense of a class that the piece has as it is written, or NULL. */
const RapSense *rap_piece_get_sense (const RapPiece      *piece,
                                     const RapVocabulary *vocabulary,
                                     const char          *text,
                                     guint16              symbol);
/* Adds the symbols of the piece: its class as a result, itself as a literal, the classes of
 * its senses, or those that its number fits. At most RAP_PIECE_MAX_SYMBOLS. */
guint rap_piece_get_symbols (const RapPiece      *piece,
                             const RapVocabulary *vocabulary,
                             const char          *text,
                             guint16             *symbols);

#define RAP_PIECE_MAX_SYMBOLS 40

G_END_DECLS
