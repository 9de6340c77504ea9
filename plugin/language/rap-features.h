// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the network sees of a word: its form and its form in lower case as keys of known
 * words, and its ends, beginnings and shape as cells of small hashed tables. The same
 * code reads words when the network is trained and when it is used. */
#define RAP_N_FEATURE_TABLES 8

typedef struct
{
  guint32 norm; /* key of the lower-case form, digits as 0; never 0 */
  guint32 form; /* key of the form itself; 0 when it is the same */
  guint32 cells[RAP_N_FEATURE_TABLES];
} RapFeatures;

/* Where a word stands. */
typedef enum
{
  RAP_PLACE_INSIDE,
  RAP_PLACE_FIRST,
  RAP_PLACE_HEADING, /* in a sentence that capitalises most words */
  RAP_PLACE_HEADING_FIRST,
  RAP_N_PLACES
} RapPlace;

/* How many cells a table has, as a power of two. */
extern const guint8 rap_feature_bits[RAP_N_FEATURE_TABLES];

void rap_features_read (RapFeatures *features,
                        const char  *form,
                        const char  *lower,
                        RapPlace     place);
/* Whether a sentence with so many capitalised words among so many words with letters
 * reads as a heading. */
gboolean rap_features_is_heading (guint n_capital, guint n_words);

G_END_DECLS
