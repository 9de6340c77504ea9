// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sum of small decision trees over whole numbers. The file is little-endian: "RAPTREE1",
 * then 32-bit numbers of features, trees and levels, then each tree: its inner nodes level by
 * level as a 16-bit feature and a 16-bit threshold, and its leaves as 32-bit values. All trees
 * are complete. */
typedef struct _RapTrees RapTrees;

/* NULL when the bytes are no such file or ask for more features than there are. The bytes
 * are kept. */
RapTrees *rap_trees_new (GBytes *bytes, guint n_features) G_GNUC_WARN_UNUSED_RESULT;
void      rap_trees_free (RapTrees *trees);
gint64    rap_trees_score (const RapTrees *trees, const int *values);
/* The same for n things whose values lie so many numbers apart. */
void rap_trees_score_all (const RapTrees *trees,
                          const int      *values,
                          gsize           stride,
                          guint           n,
                          gint64         *sums);

/* A model of data/model that is read when it is first asked for: declare one static
 * RapTreesModel with its name and number of features. */
typedef struct
{
  const char *name;
  guint       n_features;
  RapTrees   *shipped;
  gsize       ready;
  RapTrees   *trained; /* set by a training program only, before anything is ranked */
} RapTreesModel;

/* Aborts when the library was built without the model. */
const RapTrees *rap_trees_get (RapTreesModel *model);
/* Puts a model just trained in the place of the shipped one. */
void rap_trees_use (RapTreesModel *model, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapTrees, rap_trees_free)
/* The same for several models of the same features; the sums of each begin sums_stride behind
 * those of the one before. */
void rap_trees_score_each (const RapTrees *const *models,
                           guint                  n_models,
                           const int             *values,
                           gsize                  stride,
                           guint                  n,
                           gint64                *sums,
                           gsize                  sums_stride);

G_END_DECLS
