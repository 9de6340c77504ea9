// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The arc-hybrid transition system: a stack, a buffer with the root behind its last word,
 * and three moves. Words count from 1; 0 is no word, n + 1 the root. The same code is used
 * for training. */
#define RAP_MAX_PARSE 400

typedef enum
{
  RAP_MOVE_SHIFT,
  RAP_MOVE_LEFT,  /* the top of the stack is headed by the front of the buffer */
  RAP_MOVE_RIGHT, /* … by the word below it */
  RAP_N_MOVES
} RapMove;

typedef struct
{
  guint  n;
  guint  depth;
  guint  front;
  gint16 stack[RAP_MAX_PARSE + 2];
  gint16 heads[RAP_MAX_PARSE + 2]; /* -1: none yet */
  guint8 rels[RAP_MAX_PARSE + 2];
  gint16 lefts[RAP_MAX_PARSE + 2]; /* outermost child on the left, 0: none */
  gint16 rights[RAP_MAX_PARSE + 2];
  guint8 n_lefts[RAP_MAX_PARSE + 2]; /* counted up to 7 */
  guint8 n_rights[RAP_MAX_PARSE + 2];
} RapState;

/* What is looked at before a move: words in slots, and rows of small tables. */
#define RAP_N_SLOTS       9 /* the last four are children */
#define RAP_N_CHILD_RELS  5
#define RAP_N_DISTANCES   2
#define RAP_N_VALENCIES   3
#define RAP_N_STATE_ROWS  (RAP_N_CHILD_RELS + RAP_N_DISTANCES + RAP_N_VALENCIES)
#define RAP_REL_ROWS      40 /* no child, or a relation + 1 */
#define RAP_DISTANCE_ROWS 12
#define RAP_VALENCY_ROWS  64
#define RAP_ALL_STATE_ROWS                                                 \
  (RAP_N_CHILD_RELS * RAP_REL_ROWS + RAP_N_DISTANCES * RAP_DISTANCE_ROWS + \
   RAP_N_VALENCIES * RAP_VALENCY_ROWS)

typedef struct
{
  gint16  slots[RAP_N_SLOTS];
  guint16 rows[RAP_N_STATE_ROWS]; /* among RAP_ALL_STATE_ROWS */
} RapView;

void     rap_state_init (RapState *state, guint n_words);
gboolean rap_state_is_done (const RapState *state);
/* Bit 1 << move for every move that may be made. */
guint rap_state_moves (const RapState *state);
void  rap_state_move (RapState *state, RapMove move, guint8 rel);
void  rap_state_view (const RapState *state, RapView *view);
/* How many right arcs each move makes unreachable; golds[w] is the right head. */
void
rap_state_costs (const RapState *state, const gint16 *golds, guint costs[RAP_N_MOVES]);

G_END_DECLS
