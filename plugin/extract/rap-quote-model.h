// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-content.h"

G_BEGIN_DECLS

/* The weights of the quotation engine, made by plugin/train/rap-train-quotes.c. Integers
 * only: a score is a sum of int8 in units of 1/32 nat, so it is the same on every machine. */

#define RAP_QUOTE_UNIT      32
#define RAP_QUOTE_N_EDGES   11
#define RAP_QUOTE_FORBIDDEN (-20000)
#define RAP_QUOTE_N_INPUTS  44
#define RAP_QUOTE_MAX_NODES 31

typedef enum
{
  RAP_QUOTE_TABLE_CUE,
  RAP_QUOTE_TABLE_SECOND,
  RAP_QUOTE_TABLE_CONTENT,
  RAP_QUOTE_TABLE_REACH,
  RAP_QUOTE_TABLE_SPEAKER,
  RAP_QUOTE_N_TABLES
} RapQuoteTableKind;

/* A hashed table of 2^bits weights. */
typedef struct
{
  const gint8 *weights;
  guint        bits;
} RapQuoteTable;

/* A branch when input >= 0: left when the input is below the limit. Else a leaf of that value. */
typedef struct
{
  gint16 input;
  guint8 left;
  guint8 right;
  gint32 limit;
} RapQuoteNode;

typedef struct
{
  RapQuoteNode nodes[RAP_QUOTE_MAX_NODES];
} RapQuoteTree;

typedef struct
{
  RapQuoteTable tables[RAP_QUOTE_N_TABLES];
  RapQuoteTable sequence; /* rows of RAP_QUOTE_N_LABELS weights */
  gint16        edges[RAP_QUOTE_N_EDGES][RAP_QUOTE_N_LABELS][RAP_QUOTE_N_LABELS];
  gint16        starts[RAP_QUOTE_N_LABELS];
  RapQuoteTree *trees;
  guint         n_trees;
  gint32        bar; /* a judgement above it is accepted */
  GBytes       *bytes;
} RapQuoteModel;

RapQuoteModel *
rap_quote_model_new_for_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void    rap_quote_model_free (RapQuoteModel *model);
GBytes *rap_quote_model_to_bytes (const RapQuoteModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* The one that comes with the library. */
const RapQuoteModel *rap_quote_model_get (void);

/* For features that the table will score. */
void   rap_quote_model_expect (const RapQuoteModel *model,
                               RapQuoteTableKind    table,
                               RapQuoteFeatures    *features);
gint32 rap_quote_model_score (const RapQuoteModel    *model,
                              RapQuoteTableKind       table,
                              const RapQuoteFeatures *features);
/* Sum of the trees' leaves. */
gint32 rap_quote_model_judge (const RapQuoteModel *model, const gint32 *inputs);
void   rap_quote_model_read (const RapQuoteModel *model,
                             const RapQuoteFrame *frame,
                             RapQuoteReadings    *readings);
/* 65536 × exp (score / RAP_QUOTE_UNIT) for a score that is not positive. */
guint32 rap_quote_exp (gint32 score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapQuoteModel, rap_quote_model_free)

G_END_DECLS
