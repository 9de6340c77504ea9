// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-piece.h"

G_BEGIN_DECLS

/* A table of patterns over pieces, compiled into one tree a level. Columns:
 *
 * pattern  items with spaces between. A word in capitals is a class, another one is itself
 *          ("_" for a space inside); "a|b" either; "?" at the end: may be missing; "~" before:
 *          no space before it. "[a|b]" at the start or at the end must stand there but stays
 *          outside, "[!a|b]" must not, "[^]" is the edge of a stretch, "[!^]" is none.
 * level    1, 2 …: what a level finds is a piece of class `result` for the next one
 * result   a class; "-" for a place that is nothing and is skipped
 * weight   decides between matches of equal length
 * test     a name for the caller to check, or "-"
 * fields   name=SOURCE …: a class of the pattern (its n-th use: CLASS.2) or a number */
typedef struct _RapPatterns RapPatterns;

#define RAP_PATTERN_MAX_ITEMS 20

typedef struct
{
  guint   row;
  guint   first; /* pieces [first, end), without the context */
  guint   end;
  guint8  items[RAP_PATTERN_MAX_ITEMS];   /* by piece: which item of the pattern it is */
  guint16 symbols[RAP_PATTERN_MAX_ITEMS]; /* and as what it was taken */
} RapMatch;

typedef struct
{
  guint           field;  /* index among the names given to rap_patterns_new() */
  const RapPiece *piece;  /* NULL for a number of the table */
  const RapSense *sense;  /* of the piece; NULL for numbers and results */
  int             number; /* of the table, the sense or the piece */
} RapBinding;

typedef struct
{
  const char     *text;
  const RapPiece *pieces;
  guint           n_pieces;
} RapStretch;

/* Asked for every match before it is taken; test is an index among the names. */
typedef gboolean (*RapPatternTest) (guint             test,
                                    const RapStretch *stretch,
                                    const RapMatch   *match);

typedef struct
{
  const char *const *fields; /* NULL-terminated */
  const char *const *tests;
  RapPatternTest     test;
} RapPatternNames;

/* Interns its words, so the vocabulary must not be frozen yet. */
RapPatterns *rap_patterns_new (RapVocabulary         *vocabulary,
                               const char            *lexicon,
                               const RapPatternNames *names);
/* The fields of a match; returns how many, at most n. */
guint rap_patterns_bind (const RapPatterns *self,
                         const RapStretch  *stretch,
                         const RapMatch    *match,
                         RapBinding        *bindings,
                         guint              n);

/* Called for every match; returns the index that its piece gets. */
typedef guint (*RapPatternTake) (const RapStretch *stretch,
                                 const RapMatch   *match,
                                 gpointer          data);

/* Runs all levels over pieces that follow each other and returns the pieces that are left
 * (RapPiece); NULL when no pattern of the first level matched. */
GArray *rap_patterns_run (const RapPatterns *self,
                          const RapStretch  *stretch,
                          RapPatternTake     take,
                          gpointer           data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
