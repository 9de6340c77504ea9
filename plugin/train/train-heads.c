// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "train/train-network.h"

#define N_LABELS (1 + 4 * RAP_N_KINDS)

G_STATIC_ASSERT (RAP_N_TAGS + RAP_N_FORMS <= RAP_TAG_OUTPUTS);
G_STATIC_ASSERT (N_LABELS <= RAP_NAME_OUTPUTS);

void
train_tags_batch (TrainNetwork *self, float weight)
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
  for (guint i = 0; i < self->n; i++)
    {
      float *row = scores + (gsize) i * RAP_TAG_OUTPUTS;
      self->words[i]->said_tag = (guint8) train_largest (row, RAP_N_TAGS);
      if (!self->learning)
        continue;
      train_softmax (row, RAP_N_TAGS, self->words[i]->tag, weight);
      train_softmax (row + RAP_N_TAGS, RAP_N_FORMS, self->words[i]->shape, weight * .5f);
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

void
train_names_batch (TrainNetwork *self, float weight)
{
  float       *slopes;
  const float *out = train_network_out (self, &slopes);
  float       *scores = train_floats ((gsize) self->n * RAP_NAME_OUTPUTS);
  TrainWindow *layer = &self->names_layer;

  train_window_run (self, layer, out);
  train_linear (&self->names.w,
                &self->names.b,
                layer->out,
                self->n,
                RAP_WIDTH,
                RAP_NAME_OUTPUTS,
                scores);
  say_labels (self, scores);
  for (guint i = 0; self->learning && i < self->n; i++)
    {
      float *row = scores + (gsize) i * RAP_NAME_OUTPUTS;
      train_softmax (row, N_LABELS, self->words[i]->label, weight);
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
