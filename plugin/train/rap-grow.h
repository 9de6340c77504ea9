// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RAP_GROW_BINS 64
/* What a target of one is in the whole numbers of the file. */
#define RAP_GROW_POINT        4096
#define RAP_GROW_MAX_FEATURES 64

/* Rows to learn from: whole numbers and a target each. */
typedef struct
{
  guint   n_features;
  guint   n_rows;
  gint16 *values;
  double *targets;
  /* the rest is the grower's own */
  guint8 *bins;
  double *sums;
  guint  *nodes;
  int     cuts[RAP_GROW_MAX_FEATURES][RAP_GROW_BINS];
  guint   n_cuts[RAP_GROW_MAX_FEATURES];
} RapGrowTable;

RapGrowTable *rap_grow_table_new (guint n_features, guint most) G_GNUC_WARN_UNUSED_RESULT;
void          rap_grow_table_free (RapGrowTable *table);
/* Trees by gradient boosting on squared error, as a file of rap-trees.h. Deterministic. */
GBytes *
rap_grow (RapGrowTable *table, guint n_trees, double rate) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapGrowTable, rap_grow_table_free)

G_END_DECLS
