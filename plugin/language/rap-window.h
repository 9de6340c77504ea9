// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-model.h"

G_BEGIN_DECLS

/* A run of words that the network reads together: a sentence, or a part of one that is
 * longer than RAP_MAX_PARSE words. */
typedef struct
{
  guint first;
  guint end;
} RapStretch;

/* A run of whole stretches, RAP_BATCH words or a little more at a time. */
#define RAP_BATCH     128
#define RAP_MAX_BATCH (RAP_BATCH + RAP_MAX_PARSE)

/* A layer with a window over three words: adds to every number the larger of two sums, or,
 * when it carries, one that is carried on from word to word, forwards in the lower half
 * and backwards in the upper. `in` and `out` begin with the first word of the batch. */
void rap_layer_window (const RapModel   *model,
                       const RapWindow  *window,
                       gboolean          carries,
                       const RapStretch *stretches,
                       guint             n_stretches,
                       const gint16     *in,
                       gint16           *out);
/* The same, without carrying, for words [first, end) of one stretch, and perhaps one more. */
void rap_layer_window_part (const RapModel   *model,
                            const RapWindow  *window,
                            const RapStretch *stretch,
                            guint             first,
                            guint             end,
                            const gint16     *in,
                            gint16           *out);

G_END_DECLS
