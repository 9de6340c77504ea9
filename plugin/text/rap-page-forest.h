// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An inner node of a tree. Children below 0 are leaves, -1 the first; inner ones stand behind
 * their parents. */
typedef struct
{
  guint16 feature;
  gint16  threshold;
  gint16  children[2]; /* at most the threshold, above it */
} RapForestNode;

/* After so many trees a sum this far from 0 counts as sure. */
typedef struct
{
  guint trees;
  int   sure;
} RapForestProbe;

typedef struct
{
  int                   bias;
  int                   most; /* how far from 0 a score can be */
  const RapForestProbe *probes;
  guint                 n_probes;
} RapForestLimits;

/* A forest laid out so that each tree is asked of many rows at once. */
typedef struct _RapForestRows RapForestRows;

/* NULL when its trees are too large, or their sum may be. */
RapForestRows *rap_forest_rows_new (const RapForestNode *nodes,
                                    const gint16        *leaves,
                                    const gint16        *roots,
                                    guint n_trees) G_GNUC_WARN_UNUSED_RESULT;
/* Rows stand one behind the other. */
void rap_forest_rows_score (const RapForestRows   *self,
                            const gint16          *rows,
                            guint                  n_columns,
                            guint                  n,
                            const RapForestLimits *limits,
                            int                   *scores);

G_END_DECLS
