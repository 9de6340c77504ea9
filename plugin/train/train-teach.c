// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-teach.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Several networks that began from other chances are wrong in other places. Together they
 * mark text that nobody marked, for one network to learn from. */

#define BATCH 1000

static void
add_odds (float *scores, guint n, float *odds)
{
  float top = scores[train_largest (scores, n)], all = 0;

  for (guint i = 0; i < n; i++)
    all += scores[i] = expf (scores[i] - top);
  for (guint i = 0; i < n; i++)
    odds[i] += scores[i] / all;
}

static void
add_scores (TrainNetwork *network, float *odds)
{
  float *tags = train_tags_score (network), *names = train_names_score (network);

  for (guint i = 0; i < network->n; i++, odds += TRAIN_N_ODDS)
    {
      float *row = tags + (gsize) i * RAP_TAG_OUTPUTS;
      add_odds (row, RAP_N_TAGS, odds);
      add_odds (row + RAP_N_TAGS, RAP_N_FORMS, odds + RAP_N_TAGS);
      add_odds (names + (gsize) i * RAP_NAME_OUTPUTS,
                TRAIN_N_LABELS,
                odds + RAP_N_TAGS + RAP_N_FORMS);
    }
  free (tags);
  free (names);
}

static void
set_odds (TrainWord *word, const float *odds, guint n_teachers)
{
  if (word->odds == NULL)
    word->odds = g_new0 (guint8, TRAIN_N_ODDS);
  for (guint i = 0; i < TRAIN_N_ODDS; i++)
    word->odds[i] = (guint8) (odds[i] * 255 / (float) n_teachers + .5f);
  word->said_tag = (guint8) train_largest (odds, RAP_N_TAGS);
  word->said_shape = (guint8) train_largest (odds + RAP_N_TAGS, RAP_N_FORMS);
  word->said_label =
    (guint8) train_largest (odds + RAP_N_TAGS + RAP_N_FORMS, TRAIN_N_LABELS);
}

static void
say_batch (TrainNetwork *const *teachers, guint n_teachers)
{
  guint             n = teachers[0]->n;
  g_autofree float *odds = g_new0 (float, (gsize) n *TRAIN_N_ODDS);

  for (guint k = 0; k < n_teachers; k++)
    {
      train_network_read (teachers[k]);
      add_scores (teachers[k], odds);
    }
  train_parse_together (teachers, n_teachers);
  for (guint i = 0; i < n; i++)
    set_odds (teachers[0]->words[i], odds + (gsize) i * TRAIN_N_ODDS, n_teachers);
}

void
train_teach_say (TrainNetwork *const *teachers, guint n_teachers, GArray *corpus)
{
  for (guint at = 0, next = 0; at < corpus->len; at = next)
    {
      for (guint k = 0; k < n_teachers; k++)
        {
          train_network_clear (teachers[k]);
          teachers[k]->learning = FALSE;
          for (next = at;
               next < corpus->len && teachers[k]->n < BATCH &&
               train_network_add (teachers[k],
                                  &g_array_index (corpus, TrainSentence, next));
               next++)
            ;
        }
      say_batch (teachers, n_teachers);
    }
}

static void
accept (TrainWord *word, guint tasks)
{
  word->taught = (guint8) tasks;
  if ((tasks & TRAIN_TREES) != 0)
    {
      word->tag = word->said_tag;
      word->shape = word->said_shape;
      word->head = word->said_head;
      word->rel = word->said_rel;
    }
  if ((tasks & TRAIN_NAMES) != 0)
    word->label = word->said_label;
}

void
train_teach_accept (GArray *corpus, guint tasks)
{
  for (guint i = 0; i < corpus->len; i++)
    for (guint k = 0; k < g_array_index (corpus, TrainSentence, i).n; k++)
      accept (&g_array_index (corpus, TrainSentence, i).words[k], tasks);
}
