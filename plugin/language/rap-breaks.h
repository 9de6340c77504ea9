// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-break-rules.h"

G_BEGIN_DECLS

/* A gap between two words where a sentence may end, and what is seen around it. The same
 * code looks when the weights are learned. */
#define RAP_N_BREAK_FEATURES 25

/* The gap before word `next` in a sentence that began with word first, among the words up
 * to `end` of one block. Fills in the features when it is open. */
RapGap rap_gap_look (const RapWord *words,
                     guint          first,
                     guint          next,
                     guint          end,
                     guint32        features[RAP_N_BREAK_FEATURES]);

/* Brackets and quotation marks that opened in the sentence; only the last fifty words
 * count. */
guint rap_depth_at (const RapWord *words, guint first, guint next);
/* How many of the words from here on are in small letters, of at most eight. */
guint rap_count_small (const RapWord *words, guint from, guint to);
/* How many words with capitals and small letters stand beside the gap, of at most three. */
guint rap_count_names (const RapWord *words, guint from, guint to, gint step);

G_END_DECLS
