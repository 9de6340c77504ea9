// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-breaks.h"
#include "language/rap-network.h"
#include "language/rap-paragraphs.h"

G_BEGIN_DECLS

/* Gaps about which the weights of rap-breaks.h are not sure are looked at more closely: what the
 * network makes of the words beside them, and numbers. */
#define RAP_BREAK_LEAST (-48) /* sums that are not sure */
#define RAP_BREAK_MOST  32

#define RAP_N_BREAK_NUMBERS 35
#define RAP_N_BREAK_INPUTS  (RAP_N_BREAK_NUMBERS + 4 * RAP_WIDTH)

/* A gap before word `next` in a sentence that began with word first, in the paragraph [from, end). */
typedef struct
{
  const RapWord *words;
  guint          from;
  guint          first;
  guint          next;
  guint          end;
  gint           sum;
  RapManner      manner;
} RapOpenGap;

void rap_break_inputs (const RapOpenGap *gap, int inputs[RAP_N_BREAK_INPUTS]);

G_END_DECLS
