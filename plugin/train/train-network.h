// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-tensor.h"
#include "train/train-vocabulary.h"

G_BEGIN_DECLS

/* The network in floating point, as it is learned. */
#define TRAIN_MAX_ROWS 2048 /* words of a batch */

typedef struct
{
  TrainTensor w;
  TrainTensor b;
  float      *around; /* the three vectors of each window */
  float      *sums;
  float      *out;
  float      *dout;
  float      *drop;
  guint8     *pick;
  gboolean    carries;
  float      *carried;
} TrainWindow;

typedef struct
{
  TrainTensor w;
  TrainTensor b;
} TrainLinear;

typedef struct
{
  const TrainVocabulary *vocabulary;
  guint                  n_layers;
  float                  dropout;
  float                  word_dropout;
  gboolean               learning;
  TrainTensor            rows;
  TrainTensor            map; /* from the given vectors */
  TrainWindow            layers[RAP_MAX_LAYERS];
  TrainWindow            names_layer;
  TrainWindow            parse_layer;
  TrainLinear            tags;
  TrainLinear            names;
  TrainLinear            slots;
  TrainTensor            missing;
  TrainTensor            root;
  TrainTensor            state_rows;
  TrainLinear            moves;
  TrainLinear            rels[2];
  /* The batch. */
  TrainSentence **sentences;
  guint          *starts;
  guint           n_sentences;
  guint           n;
  TrainWord     **words;
  gint           *left; /* neighbours, -1 outside */
  gint           *right;
  guint32        *norm_rows;
  guint32        *form_rows;
  guint32        *vectors;
  float          *given;
  float          *x;
  float          *dx;
  float          *drop;
} TrainNetwork;

/* The layers from `first_carrying` on carry, and the parser's own. */
TrainNetwork *train_network_new (const TrainVocabulary *vocabulary,
                                 guint                  n_layers,
                                 guint                  first_carrying);
void          train_network_clear (TrainNetwork *self);
/* FALSE when the batch is full. */
gboolean train_network_add (TrainNetwork *self, TrainSentence *sentence);
/* The shared layers, and back through them. */
void         train_network_read (TrainNetwork *self);
void         train_network_back (TrainNetwork *self);
const float *train_network_out (TrainNetwork *self, float **slopes);

void train_window_run (TrainNetwork *self, TrainWindow *window, const float *in);
void train_window_back (TrainNetwork *self, TrainWindow *window, float *din);

/* Scores of all words of the batch, to be freed with free(). */
float *train_tags_score (TrainNetwork *self);
float *train_names_score (TrainNetwork *self);
/* Parses the batch, which all the networks have read, by what they say together. */
void train_parse_together (TrainNetwork *const *networks, guint n_networks);

/* One task each: learn from the batch, or say what it thinks. */
void train_tags_batch (TrainNetwork *self, float weight);
void train_names_batch (TrainNetwork *self, float weight);
void train_parse_batch (TrainNetwork *self, float weight, float follow);

G_END_DECLS
