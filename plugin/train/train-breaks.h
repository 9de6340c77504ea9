// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The raw text of a treebank with the ends of its sentences. */
typedef struct
{
  GPtrArray *texts; /* char * */
  GPtrArray *ends;  /* GHashTable *: bytes where a sentence ends */
} TrainTexts;

TrainTexts *train_texts_new (void);
void        train_texts_add (TrainTexts *texts, const char *path, GError **error);
/* Weights of the sentence breaks: a power of two of bytes. Prints how often they are right
 * on the texts of the check. */
void
train_breaks_learn (const TrainTexts *texts, const TrainTexts *check, GArray *weights);
/* Prints the gaps about which such weights, learned without the text they stand in, are not sure:
 * number of the text, whether a sentence ends, inputs of the trees. */
void train_breaks_print (const TrainTexts *texts);

G_END_DECLS
