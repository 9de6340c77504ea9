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

G_END_DECLS
