// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-rank.h"

#include "summarise/rap-trees.h"

/* What one unit of a feature adds, in thousandths of a point. */
static const struct
{
  RapFeature feature;
  int        from;
  int        to; /* values beyond count as this */
  int        factor;
} factors[] = {
  { RAP_FEATURE_POSITION, 0, 12, -45000 }, { RAP_FEATURE_WORDS, 0, 30, 14000 },
  { RAP_FEATURE_CENTROID, 0, 600, 900 },   { RAP_FEATURE_FORWARD, 0, 200, 1500 },
  { RAP_FEATURE_TITLE, 0, 1000, 300 },     { RAP_FEATURE_SUPPORT, 0, 200, 3000 },
  { RAP_FEATURE_QUOTED, 0, 255, -700 },
};

static const RapTrees *model;

void
rap_rank_use (GBytes *bytes)
{
  model = rap_trees_new (bytes, RAP_N_FEATURES);
}

static int
score_of (const int *values)
{
  gint64 sum = 0;
  if (model != NULL)
    return (int) (rap_trees_score (model, values) * RAP_RANK_ONE / RAP_RANK_POINT / 2) +
           RAP_RANK_ONE;
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    sum += (gint64) factors[i].factor *
           CLAMP (values[factors[i].feature], factors[i].from, factors[i].to);
  return (int) (sum / 1000) + RAP_RANK_ONE;
}

static gpointer
make_rank (RapDossier *dossier)
{
  const RapFeatures *features = rap_features_of (dossier);
  RapRank           *rank = g_new0 (RapRank, 1);
  int               *scores = g_new0 (int, features->n_sentences + 1);

  for (guint i = 0; i < features->n_sentences; i++)
    scores[i] = MAX (1, score_of (features->sentences[i].values));
  rank->scores = scores;
  return rank;
}

static void
free_rank (gpointer value)
{
  RapRank *rank = value;
  g_free ((gpointer) rank->scores);
  g_free (rank);
}

const RapRank *
rap_rank_of (RapDossier *dossier)
{
  static const RapDossierDerivation derivation = { "rank", make_rank, free_rank };
  return rap_dossier_derive (dossier, &derivation);
}
