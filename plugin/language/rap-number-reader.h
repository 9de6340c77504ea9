// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-piece.h"

G_BEGIN_DECLS

/* The classes of number-words.tsv that make up numbers. */
typedef enum
{
  RAP_NUMBER_PART_CARDINAL,
  RAP_NUMBER_PART_ORDINAL,
  RAP_NUMBER_PART_SCALE,
  RAP_NUMBER_PART_FRACTION, /* its value is the denominator */
  RAP_NUMBER_PART_VAGUE,
  RAP_NUMBER_PART_JOINER,
  RAP_NUMBER_PART_ARTICLE,
  RAP_NUMBER_PART_SUFFIX, /* of an ordinal in figures */
  RAP_NUMBER_PART_GLYPH,  /* a fraction in one character */
  RAP_NUMBER_PART_SIGN,
  RAP_NUMBER_PART_OF,
  RAP_NUMBER_PART_UNITS, /* of time: "quarters" are both */
  RAP_NUMBER_PART_HYPHEN,
  RAP_NUMBER_PART_SLASH,
  RAP_NUMBER_PART_COMMA,
  RAP_NUMBER_PART_PERCENT,
  RAP_N_NUMBER_PARTS
} RapNumberPart;

/* What is known of the vocabulary: the class of each part, and for each phrase a bit for
 * each part that it can be. */
typedef struct
{
  guint16  symbols[RAP_N_NUMBER_PARTS];
  guint16 *parts;
} RapNumberLore;

typedef struct
{
  const RapVocabulary *vocabulary;
  const RapNumberLore *lore;
  const char          *text;
  const RapPiece      *pieces;
  guint                n;
  guint                i;
  double               total;
  double               group;
  double               last_scale;
  guint                form;
} RapNumberReader;

const RapNumberLore *rap_number_lore_of (const RapVocabulary *vocabulary);
/* FALSE when piece i is not of that part; *value is its value. */
gboolean
rap_number_part_at (const RapNumberReader *r, guint i, RapNumberPart part, double *value);

static inline gboolean
rap_number_figure_at (const RapNumberReader *r, guint i)
{
  return i < r->n && (r->pieces[i].flags & RAP_PIECE_NUMBER) != 0 &&
         (r->pieces[i].flags & RAP_PIECE_GAP) == 0;
}

static inline gboolean
rap_number_glued_at (const RapNumberReader *r, guint i)
{
  return i < r->n && (r->pieces[i].flags & RAP_PIECE_GLUED) != 0;
}

G_END_DECLS
