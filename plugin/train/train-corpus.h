// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-model.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* How likely each tag, form and label is, in 255ths. */
#define TRAIN_N_LABELS (1 + 4 * RAP_N_KINDS)
#define TRAIN_N_ODDS   (RAP_N_TAGS + RAP_N_FORMS + TRAIN_N_LABELS)

typedef enum
{
  TRAIN_TREES = 1,
  TRAIN_NAMES = 2
} TrainTasks;

/* A word of a corpus with what is right about it. */
typedef struct
{
  char       *form;
  char       *lower;
  char       *lemma; /* of a treebank */
  RapFeatures features;
  guint32     norm_row; /* in the table being trained; 0: unknown */
  guint32     form_row; /* 0: none */
  guint32     vector;   /* row of the given vectors; 0: none */
  guint8      membership;
  guint8      tag;    /* RapTag */
  guint8      shape;  /* RapForm */
  guint8      rel;    /* RapRel */
  guint8      label;  /* of a name */
  gint16      head;   /* from 1; 0 for the root */
  guint8     *odds;   /* TRAIN_N_ODDS: what other networks say, or NULL */
  guint8      taught; /* TrainTasks of which others say what is right */
  /* What the network says. */
  guint8 said_tag;
  guint8 said_shape;
  guint8 said_label;
  guint8 said_rel;
  gint16 said_head;
} TrainWord;

typedef struct
{
  TrainWord *words;
  guint      n;
} TrainSentence;

/* Arrays of TrainSentence. */
GArray *train_corpus_new (void);
void    train_corpus_add_trees (GArray *corpus, const char *path, GError **error);
/* Sentences of unmarked text. */
void  train_corpus_add_text (GArray *corpus, const char *path, GError **error);
void  train_corpus_add_names (GArray *corpus, const char *path, GError **error);
gsize train_corpus_count (const GArray *corpus);
/* After the forms of its words have changed. */
void train_corpus_read_features (TrainSentence *sentence);

G_END_DECLS
