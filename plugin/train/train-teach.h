// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-network.h"

G_BEGIN_DECLS

/* Sets what the networks together say of the words of a corpus, and how sure they are. */
void train_teach_say (TrainNetwork *const *teachers, guint n_teachers, GArray *corpus);
/* Makes what was said what is to be learned, for these tasks. */
void train_teach_accept (GArray *corpus, guint tasks);

G_END_DECLS
