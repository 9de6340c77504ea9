// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-mark-path.h"

/* Marks are paired by the cheapest reading of all of them together. A reading gives each
 * double mark one move; a move costs by how badly it fits the mark's shape and what
 * stands beside it. The state between two marks is what is open: nothing, a mark of one
 * style, or one inside another. The search is linear: 21 states, at most four moves. */

enum
{
  OUTSIDE = 0,
  INSIDE = 1,                            /* + style */
  NESTED = INSIDE + RAP_N_DOUBLE_STYLES, /* + outer style × N + inner style */
  N_STATES = NESTED + RAP_N_DOUBLE_STYLES * RAP_N_DOUBLE_STYLES
};

/* Costs are in half points; they were set by hand on damaged news copy. */
enum
{
  COST_REVERSED = 4,
  COST_MIXED = 4,
  COST_MISSING = 10,
  COST_OTHER_STYLE = 12, /* a paragraph that goes on with another mark */
  COST_CARRY = 14,       /* a paragraph more without a mark at its start */
  COST_NEST_SAME = 9,
  COST_NEST_OTHER = 4,
  COST_IGNORE = 14,
  COST_IGNORE_INCH = 3,
  COST_NEVER = 1 << 24
};

static const guint8 open_left[RAP_N_BESIDES] = { 0, 0, 9, 3, 1, 0, 0 };
static const guint8 open_right[RAP_N_BESIDES] = { 12, 6, 0, 9, 6, 1, 2 };
static const guint8 close_left[RAP_N_BESIDES] = { 12, 6, 0, 0, 3, 8, 1 };
static const guint8 close_right[RAP_N_BESIDES] = { 0, 0, 5, 0, 0, 1, 1 };

static int
open_cost (const RapMark *mark)
{
  return open_left[mark->left] + open_right[mark->right] +
         (mark->side == RAP_MARK_CLOSES ? COST_REVERSED : 0);
}

gboolean
rap_mark_closes_reversed (const RapMark *mark, RapMarkStyle opened)
{
  return mark->side == RAP_MARK_OPENS &&
         !(opened == RAP_MARK_LOW && mark->style == RAP_MARK_CURLY);
}

gboolean
rap_mark_is_mixed (const RapMark *mark, RapMarkStyle opened)
{
  return mark->style != opened &&
         !(opened == RAP_MARK_LOW && mark->style == RAP_MARK_CURLY);
}

static int
close_cost (const RapMark *mark, RapMarkStyle opened)
{
  return close_left[mark->left] + close_right[mark->right] +
         (rap_mark_closes_reversed (mark, opened) ? COST_REVERSED : 0) +
         (rap_mark_is_mixed (mark, opened) ? COST_MIXED : 0);
}

static int
ignore_cost (const RapMark *mark)
{
  gboolean inch = mark->digit && mark->style == RAP_MARK_STRAIGHT;
  return inch ? COST_IGNORE_INCH : COST_IGNORE;
}

static RapMarkStyle
top_style (guint state)
{
  return state >= NESTED ? (state - NESTED) % RAP_N_DOUBLE_STYLES : state - INSIDE;
}

static guint
state_below (guint state)
{
  return state >= NESTED ? INSIDE + (state - NESTED) / RAP_N_DOUBLE_STYLES : OUTSIDE;
}

static guint
state_above (guint state, RapMarkStyle style)
{
  return state == OUTSIDE ? INSIDE + style
                          : NESTED + (state - INSIDE) * RAP_N_DOUBLE_STYLES + style;
}

static void
offer (int *costs, RapMarkStep *steps, guint to, int cost, RapMarkStep step)
{
  if (cost < costs[to])
    {
      costs[to] = cost;
      steps[to] = step;
    }
}

static gboolean
starts_paragraph (const RapMark *mark, const RapMark *before)
{
  return mark->left == RAP_BESIDE_EDGE &&
         (before == NULL || before->paragraph != mark->paragraph);
}

/* Every move of one mark out of one state. */
static void
try_moves (const RapMark *mark,
           gboolean       fresh,
           guint          state,
           int            cost,
           guint8         broke,
           int           *costs,
           RapMarkStep   *steps)
{
  int open = cost + open_cost (mark);

  offer (costs,
         steps,
         state,
         cost + ignore_cost (mark),
         (RapMarkStep){ state, RAP_MOVE_IGNORE, broke });
  if (state == OUTSIDE)
    {
      offer (costs,
             steps,
             INSIDE + mark->style,
             open,
             (RapMarkStep){ state, RAP_MOVE_OPEN, broke });
      offer (costs,
             steps,
             OUTSIDE,
             cost + close_cost (mark, mark->style) + COST_MISSING,
             (RapMarkStep){ state, RAP_MOVE_LONE_CLOSE, broke });
      return;
    }

  guint below = state_below (state);
  offer (costs,
         steps,
         below,
         cost + close_cost (mark, top_style (state)),
         (RapMarkStep){ state, RAP_MOVE_CLOSE, broke });
  if (below != OUTSIDE)
    return;
  int other = mark->style != top_style (state) ? COST_OTHER_STYLE : 0;
  if (fresh)
    offer (costs,
           steps,
           state,
           open + other,
           (RapMarkStep){ state, RAP_MOVE_CONTINUE, broke });
  int nest = mark->style == top_style (state) ? COST_NEST_SAME : COST_NEST_OTHER;
  offer (costs,
         steps,
         state_above (state, mark->style),
         open + nest,
         (RapMarkStep){ state, RAP_MOVE_OPEN, broke });
  offer (costs,
         steps,
         INSIDE + mark->style,
         open + COST_MISSING,
         (RapMarkStep){ state, RAP_MOVE_REOPEN, broke });
}

/* One column of the search: the marks before have cost costs[] by state. */
static void
advance (const RapMark *mark, const RapMark *before, int *costs, RapMarkStep *steps)
{
  int      next[N_STATES];
  gboolean turn = before != NULL && before->paragraph != mark->paragraph;
  gboolean fresh = turn && starts_paragraph (mark, before);

  for (guint i = 0; i < N_STATES; i++)
    next[i] = COST_NEVER;
  for (guint state = 0; state < N_STATES; state++)
    {
      if (costs[state] >= COST_NEVER)
        continue;
      if (!turn || state == OUTSIDE)
        {
          try_moves (mark, FALSE, state, costs[state], FALSE, next, steps);
          continue;
        }
      int missing = state >= NESTED ? 2 * COST_MISSING : COST_MISSING;
      try_moves (mark, FALSE, OUTSIDE, costs[state] + missing, state, next, steps);
      if (state >= NESTED)
        continue;
      int carry =
        fresh ? 0 : COST_CARRY * (int) MIN (mark->paragraph - before->paragraph, 8);
      try_moves (mark, fresh, state, costs[state] + carry, FALSE, next, steps);
    }
  /* Kept small, so that a million marks cannot overflow. */
  int least = COST_NEVER;
  for (guint i = 0; i < N_STATES; i++)
    least = MIN (least, next[i]);
  for (guint i = 0; i < N_STATES; i++)
    costs[i] = next[i] >= COST_NEVER ? COST_NEVER : next[i] - least;
}

RapMarkStep *
rap_mark_path_find (const RapMark *const *marks, guint n)
{
  g_autofree RapMarkStep *table = g_new0 (RapMarkStep, (gsize) MAX (n, 1) * N_STATES);
  RapMarkStep            *found = g_new0 (RapMarkStep, MAX (n, 1));
  int                     costs[N_STATES];

  for (guint i = 0; i < N_STATES; i++)
    costs[i] = i == OUTSIDE ? 0 : COST_NEVER;
  for (guint i = 0; i < n; i++)
    advance (marks[i], i > 0 ? marks[i - 1] : NULL, costs, table + (gsize) i * N_STATES);

  guint state = OUTSIDE;
  for (guint i = 0; i < N_STATES; i++)
    {
      int missing = i == OUTSIDE ? 0 : i >= NESTED ? 2 * COST_MISSING : COST_MISSING;
      costs[i] = MIN (costs[i] + missing, COST_NEVER);
      if (costs[i] < costs[state])
        state = i;
    }
  for (guint i = n; i-- > 0;)
    {
      found[i] = table[(gsize) i * N_STATES + state];
      state = found[i].broke ? found[i].broke : found[i].from;
    }
  return found;
}
