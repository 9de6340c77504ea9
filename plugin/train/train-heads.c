// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "train/train-network.h"

#define N_LABELS TRAIN_N_LABELS

G_STATIC_ASSERT (RAP_N_TAGS + RAP_N_FORMS <= RAP_TAG_OUTPUTS);
G_STATIC_ASSERT (N_LABELS <= RAP_NAME_OUTPUTS);

/* The slopes of the scores for one right answer, or for the odds of several. */
static void
slope (float *scores, guint n, guint gold, const guint8 *odds, float weight)
{
  if (odds != NULL)
    train_softmax_odds (scores, n, odds, weight);
  else
    train_softmax (scores, n, gold, weight);
}

float *
train_tags_score (TrainNetwork *self)
{
  float       *slopes;
  const float *out = train_network_out (self, &slopes);
  float       *scores = train_floats ((gsize) self->n * RAP_TAG_OUTPUTS);

  train_linear (&self->tags.w,
                &self->tags.b,
                out,
                self->n,
                RAP_WIDTH,
                RAP_TAG_OUTPUTS,
                scores);
  return scores;
}

void
train_tags_batch (TrainNetwork *self, float weight)
{
  float       *slopes;
  const float *out = train_network_out (self, &slopes);
  float       *scores = train_tags_score (self);

  for (guint i = 0; i < self->n; i++)
    {
      float           *row = scores + (gsize) i * RAP_TAG_OUTPUTS;
      const TrainWord *word = self->words[i];
      const guint8    *odds = (word->taught & TRAIN_TREES) != 0 ? word->odds : NULL;
      self->words[i]->said_tag = (guint8) train_largest (row, RAP_N_TAGS);
      if (!self->learning)
        continue;
      slope (row, RAP_N_TAGS, word->tag, odds, weight);
      slope (row + RAP_N_TAGS,
             RAP_N_FORMS,
             word->shape,
             odds != NULL ? odds + RAP_N_TAGS : NULL,
             weight * .5f);
      memset (row + RAP_N_TAGS + RAP_N_FORMS,
              0,
              (RAP_TAG_OUTPUTS - RAP_N_TAGS - RAP_N_FORMS) * sizeof *row);
    }
  if (self->learning)
    train_linear_back (&self->tags.w,
                       &self->tags.b,
                       out,
                       slopes,
                       self->n,
                       RAP_WIDTH,
                       RAP_TAG_OUTPUTS,
                       scores);
  free (scores);
}

/* The best labels for the words of a sentence, greedily legal: good enough to watch
 * learning by. */
static void
say_labels (TrainNetwork *self, const float *scores)
{
  for (guint i = 0; i < self->n; i++, scores += RAP_NAME_OUTPUTS)
    self->words[i]->said_label = (guint8) train_largest (scores, N_LABELS);
}

float *
train_names_score (TrainNetwork *self)
{
  float       *slopes;
  const float *out = train_network_out (self, &slopes);
  float       *scores = train_floats ((gsize) self->n * RAP_NAME_OUTPUTS);

  train_window_run (self, &self->names_layer, out);
  train_linear (&self->names.w,
                &self->names.b,
                self->names_layer.out,
                self->n,
                RAP_WIDTH,
                RAP_NAME_OUTPUTS,
                scores);
  return scores;
}

void
train_names_batch (TrainNetwork *self, float weight)
{
  float       *slopes;
  float       *scores = train_names_score (self);
  TrainWindow *layer = &self->names_layer;

  train_network_out (self, &slopes);
  say_labels (self, scores);
  for (guint i = 0; self->learning && i < self->n; i++)
    {
      float           *row = scores + (gsize) i * RAP_NAME_OUTPUTS;
      const TrainWord *word = self->words[i];
      gboolean         taught = (word->taught & TRAIN_NAMES) != 0;
      slope (row,
             N_LABELS,
             word->label,
             taught ? word->odds + RAP_N_TAGS + RAP_N_FORMS : NULL,
             weight);
      memset (row + N_LABELS, 0, (RAP_NAME_OUTPUTS - N_LABELS) * sizeof *row);
    }
  if (self->learning)
    {
      train_linear_back (&self->names.w,
                         &self->names.b,
                         layer->out,
                         layer->dout,
                         self->n,
                         RAP_WIDTH,
                         RAP_NAME_OUTPUTS,
                         scores);
      train_window_back (self, layer, slopes);
    }
  free (scores);
}
