// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-rank.h"

#include "text/rap-trees.h"

/* What the model cannot know, as its texts have no titles and no others beside them: points
 * of RAP_RANK_ONE that the whole of a feature adds. */
#define TITLE_POINTS   300
#define SUPPORT_POINTS 3000

static RapTreesModel model_of_trees = { .name = "rank.bin",
                                        .n_features = RAP_N_FEATURES };

void
rap_rank_use (GBytes *bytes)
{
  rap_trees_use (&model_of_trees, bytes);
}

G_STATIC_ASSERT (sizeof (RapSentenceFeatures) % sizeof (int) == 0);

static int
score_of (gint64 deviation, const int *values)
{
  gint64 score = RAP_RANK_ONE + deviation * RAP_RANK_ONE / RAP_RANK_POINT / 2;
  score += (gint64) values[RAP_FEATURE_TITLE] * TITLE_POINTS / 1000;
  score += (gint64) values[RAP_FEATURE_SUPPORT] * SUPPORT_POINTS / 1000;
  return (int) CLAMP (score, 1, 10 * RAP_RANK_ONE);
}

static gpointer
make_rank (RapDossier *dossier)
{
  const RapTrees    *model = rap_trees_get (&model_of_trees);
  const RapFeatures *features = rap_features_of (dossier);
  RapRank           *rank = g_new0 (RapRank, 1);
  guint              n = features->n_sentences;
  int               *scores = g_new0 (int, n + 1);
  g_autofree gint64 *deviations = g_new0 (gint64, n + 1);

  if (n > 0)
    rap_trees_score_all (model,
                         features->sentences->values,
                         sizeof *features->sentences / sizeof (int),
                         n,
                         deviations);
  for (guint i = 0; i < n; i++)
    scores[i] = score_of (deviations[i], features->sentences[i].values);
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
