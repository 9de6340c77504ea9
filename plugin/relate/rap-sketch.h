// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

#define RAP_SKETCH_TERMS  24
#define RAP_SKETCH_HASHES 48
/* Thousandths of likeness from which two tell one story. */
#define RAP_SKETCH_SAME_STORY 300

typedef struct
{
  guint32 key;
  guint32 weight;
} RapSketchTerm;

/* A document in half a kilobyte: what it is about, and a sample of its runs of words. Made
 * without words and sentences, so that a hundred thousand documents cost little. */
typedef struct
{
  RapSketchTerm terms[RAP_SKETCH_TERMS]; /* the strongest, by key */
  guint         n_terms;
  guint32 hashes[RAP_SKETCH_HASHES]; /* the lowest of all runs of four words, by value */
  guint   n_hashes;
} RapSketch;

void rap_sketch_make (RapDocument *document, RapSketch *sketch);
/* How alike in what they are about, in thousandths. */
guint
rap_sketch_liken (const RapSketchTerm *a, guint n_a, const RapSketchTerm *b, guint n_b);
/* The share of word runs they have in common, estimated, in thousandths. */
guint rap_sketch_copied (const RapSketch *a, const RapSketch *b);

G_END_DECLS
