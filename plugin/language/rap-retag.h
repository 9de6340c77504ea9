// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-retag-features.h"

G_BEGIN_DECLS

/* A second look at the tags about which the network is not sure: hashed weights. */
#define RAP_N_GUESSES         3
#define RAP_RETAG_WEIGHT_BITS 17

/* What the network thinks likeliest, best first. */
typedef struct
{
  gint32 sums[RAP_N_GUESSES];
  guint8 tags[RAP_N_GUESSES];
} RapGuess;

void rap_guess_read (const gint32 *sums, RapGuess *guess);
/* How far the best tag is before the second. */
gint32   rap_guess_margin (const gint32 *sums, guint8 tag);
gboolean rap_guess_is_open (gint32 margin);
gboolean rap_guess_is_sure (gint32 margin);
/* The weight of a feature for a tag. */
guint32 rap_retag_cell (guint32 feature, guint8 tag);
/* Which of the guesses it is. */
guint rap_retag_choose (const RapTagged *tagged, guint at, const RapGuess *guess);

G_END_DECLS
