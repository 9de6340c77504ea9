// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-transitions.h"

#include <string.h>

#define MAX_COUNT 7

void
rap_state_init (RapState *state, guint n_words)
{
  gsize n = n_words + 2;

  g_assert (n_words <= RAP_MAX_PARSE);
  state->n = n_words;
  state->depth = 0;
  state->front = 1;
  memset (state->heads, 0xFF, n * sizeof state->heads[0]);
  memset (state->rels, 0, n);
  memset (state->lefts, 0, n * sizeof state->lefts[0]);
  memset (state->rights, 0, n * sizeof state->rights[0]);
  memset (state->n_lefts, 0, n);
  memset (state->n_rights, 0, n);
}

gboolean
rap_state_is_done (const RapState *state)
{
  return state->front == state->n + 1 && state->depth == 0;
}

guint
rap_state_moves (const RapState *state)
{
  guint moves = 0;

  if (state->front <= state->n)
    moves |= 1u << RAP_MOVE_SHIFT;
  /* Only one word hangs on the root. */
  if (state->depth == 1 || (state->depth > 0 && state->front <= state->n))
    moves |= 1u << RAP_MOVE_LEFT;
  if (state->depth > 1)
    moves |= 1u << RAP_MOVE_RIGHT;
  return moves;
}

static void
add_child (RapState *state, gint head, gint child)
{
  if (child < head)
    {
      if (state->lefts[head] == 0 || child < state->lefts[head])
        state->lefts[head] = (gint16) child;
      state->n_lefts[head] = MIN (state->n_lefts[head] + 1, MAX_COUNT);
    }
  else
    {
      state->rights[head] = MAX (state->rights[head], (gint16) child);
      state->n_rights[head] = MIN (state->n_rights[head] + 1, MAX_COUNT);
    }
}

void
rap_state_move (RapState *state, RapMove move, guint8 rel)
{
  if (move == RAP_MOVE_SHIFT)
    {
      state->stack[state->depth++] = (gint16) state->front++;
      return;
    }
  gint child = state->stack[--state->depth];
  gint head =
    move == RAP_MOVE_LEFT ? (gint) state->front : state->stack[state->depth - 1];
  state->heads[child] = (gint16) head;
  state->rels[child] = rel;
  add_child (state, head, child);
}

static gint
from_top (const RapState *state, guint below)
{
  return state->depth > below ? state->stack[state->depth - 1 - below] : 0;
}

static guint
distance_of (gint left, gint right)
{
  if (left == 0 || right == 0)
    return 0;
  gint d = right - left;
  if (d <= 7)
    return (guint) d;
  return d <= 10 ? 8 : d <= 15 ? 9 : d <= 25 ? 10 : 11;
}

static guint
valency_of (const RapState *state, gint word)
{
  return state->n_lefts[word] * 8u + state->n_rights[word];
}

void
rap_state_view (const RapState *state, RapView *view)
{
  gint top = from_top (state, 0), second = from_top (state, 1),
       third = from_top (state, 2);
  gint    front = (gint) state->front, next = state->front <= state->n ? front + 1 : 0;
  gint    children[RAP_N_CHILD_RELS] = { state->lefts[top],
                                         state->rights[top],
                                         state->lefts[second],
                                         state->rights[second],
                                         state->lefts[front] };
  gint    slots[RAP_N_SLOTS] = { top,         second,      third,       front,      next,
                                 children[0], children[1], children[3], children[4] };
  guint16 base = 0, *rows = view->rows;

  for (guint i = 0; i < RAP_N_SLOTS; i++)
    view->slots[i] = (gint16) slots[i];
  for (guint i = 0; i < RAP_N_CHILD_RELS; i++, base += RAP_REL_ROWS)
    *rows++ = base + (children[i] > 0 ? state->rels[children[i]] + 1 : 0);
  *rows++ = base + (guint16) distance_of (top, front);
  base += RAP_DISTANCE_ROWS;
  *rows++ = base + (guint16) distance_of (second, top);
  base += RAP_DISTANCE_ROWS;
  *rows++ = base + (guint16) valency_of (state, top);
  base += RAP_VALENCY_ROWS;
  *rows++ = base + (guint16) valency_of (state, second);
  base += RAP_VALENCY_ROWS;
  *rows = base + state->n_lefts[front] * 8u;
}

static guint
cost_of_shift (const RapState *state, const gint16 *golds)
{
  gint  front = (gint) state->front;
  guint cost = 0;

  for (guint i = 0; i < state->depth; i++)
    {
      gint word = state->stack[i];
      cost += golds[word] == front;
      cost += i + 1 < state->depth && golds[front] == word;
    }
  return cost;
}

void
rap_state_costs (const RapState *state, const gint16 *golds, guint costs[RAP_N_MOVES])
{
  gint front = (gint) state->front, top = from_top (state, 0),
       second = from_top (state, 1);
  guint later = 0;

  memset (costs, 0, RAP_N_MOVES * sizeof costs[0]);
  if (state->front <= state->n)
    costs[RAP_MOVE_SHIFT] = cost_of_shift (state, golds);
  if (top == 0)
    return;
  for (guint word = state->front; word <= state->n; word++)
    later += golds[word] == top;
  costs[RAP_MOVE_LEFT] = later;
  costs[RAP_MOVE_RIGHT] = later + (golds[top] >= front);
  if (golds[top] != front)
    costs[RAP_MOVE_LEFT] += (second != 0 && golds[top] == second) + (golds[top] > front);
}
