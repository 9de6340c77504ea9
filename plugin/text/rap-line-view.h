// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line-features.h"

G_BEGIN_DECLS

/* The lines of a text while their features are filled in. Each file of the family fills in those
 * of one kind: the shape of a line, what it shares with others, its place among them. */
typedef struct
{
  const RapLines     *lines;
  const RapLine      *line; /* the lines */
  const RapLineToken *token;
  guint8             *known; /* what the word list knows of each token */
  guint               n;
  gint16             *values;
  guint8             *is_long;
  guint32            *stems; /* of each token; 0 for common words, numbers and marks */
  guint32            *keys;  /* of words in long lines, open addressing */
  guint16            *counts;
  guint               mask;
  GHashTable         *same; /* hash of a line → times seen */
} RapLineView;

static inline gint16
rap_line_share (guint part, guint whole)
{
  return whole > 0 ? part * 100 / whole : 0;
}

static inline gint16
rap_line_most (guint value, guint limit)
{
  return MIN (value, limit);
}

static inline gint16 *
rap_line_values (RapLineView *view, guint i)
{
  return view->values + (gsize) i * RAP_LINE_N_FEATURES;
}

/* What a line is by itself; odds are those of its tokens. */
void rap_line_shape_fill (RapLineView *view, guint i, const gint8 *odds);
/* The words of the long lines, which the others are compared with. */
void rap_line_shared_count (RapLineView *view);
/* What a line shares with the long one before it, the one after it, and all. */
void rap_line_shared_fill (RapLineView *view, guint i, guint before, guint next);
/* How near lines are to each other and to the text in what they speak of. */
void rap_line_topics_fill (RapLineView *view);
/* What lines repeat of each other. */
void rap_line_echo_fill (RapLineView *view);

G_END_DECLS
