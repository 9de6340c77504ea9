// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <stdio.h>

#include "train/train-corpus.h"

G_BEGIN_DECLS

/* For a teacher that is no network of ours: `teacher.py` reads the words that are printed
 * and writes what it makes of them, in the same order. */

/* A line a word, with what is right about it: form, tag, shape, head, relation, label, in
 * numbers of the model; an empty line after each sentence, the corpus's name before it. */
void train_marks_print (const GArray *corpus, const char *name, FILE *to);
/* FALSE when there are too few. */
gboolean train_marks_read (GArray *corpus, FILE *from);

G_END_DECLS
