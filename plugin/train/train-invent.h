// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-corpus.h"

G_BEGIN_DECLS

/* Adds sentences in which states bear names that nobody has heard. */
void train_invent_states (GArray *corpus);

G_END_DECLS
