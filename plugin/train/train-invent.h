// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-corpus.h"

G_BEGIN_DECLS

/* Adds sentences in which states, people, bodies and places bear names that nobody has heard;
 * in treebanks whatever is tagged as a name. */
void train_invent_names (GArray *corpus, gboolean trees);

G_END_DECLS
