// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name-reading.h"

G_BEGIN_DECLS

/* How words that may be a name lie to the names that were read. */
typedef enum
{
  RAP_SPAN_FREE,
  RAP_SPAN_SAME,
  RAP_SPAN_WITHIN,
  RAP_SPAN_AROUND,
  RAP_SPAN_ACROSS,
} RapSpanPlace;

/* Words [first, end) of one stretch that may be a name. */
typedef struct
{
  guint        first;
  guint        end;
  guint        stretch;
  guint8       once;  /* kind + 1 when the first reading says the same, or 0 */
  guint8       twice; /* and the second */
  RapSpanPlace place;
  gboolean     sure; /* the network says so without doubt; it lies across no other span */
  gint16       sums[RAP_N_KINDS]; /* how much better a name of the kind is than none */
} RapNameSpan;

/* By how much the labels at the limits of words [first, end) are better than the best others. */
typedef enum
{
  RAP_LIMIT_FIRST,
  RAP_LIMIT_LAST,
  RAP_LIMIT_BEFORE,
  RAP_LIMIT_AFTER,
  RAP_N_LIMITS
} RapNameLimit;

/* At the end of a stretch there is no doubt. */
#define RAP_NAME_MOST 30000

void rap_name_limits (const RapNameReading *reading,
                      const RapStretch     *stretch,
                      guint                 first,
                      guint                 end,
                      int                   limits[RAP_N_LIMITS]);

/* The names that were read; these a word longer and shorter, in one and in two; what is a name
 * elsewhere in the words; words with capitals that are none. In order, each once. A name gives
 * no more than a few, a word that begins no name neither. */
GArray *rap_name_spans_find (const RapNameReading *reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
