// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-corpus.h"

G_BEGIN_DECLS

/* Learns the edits that make lemmas: arrays of RapLemmaEntry, a power of two, and of
 * RapLemmaScript. */
void train_lemmas_learn (const GArray *trees, GArray *entries, GArray *scripts);

G_END_DECLS
