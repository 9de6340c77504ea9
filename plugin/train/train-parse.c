// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/train-network.h"

#define H     RAP_HIDDEN
#define SLOTS (RAP_N_SLOTS * H)

/* A sentence being parsed. */
typedef struct
{
  TrainNetwork  *network;
  TrainSentence *sentence;
  const float   *vectors; /* of the slots of its words */
  float         *slopes;
  float          weight;
  float          follow;
  RapState       state;
  RapView        view;
  gint16         golds[RAP_MAX_PARSE + 2];
  float          hidden[H];
  float          dhidden[H];
} Parse;

static float *
slot_at (const Parse *parse, guint slot, gboolean slope)
{
  TrainNetwork *network = parse->network;
  gint          word = parse->view.slots[slot];

  if (word == 0)
    return (slope ? network->missing.slopes : network->missing.values) + slot * H;
  if (word == (gint) parse->sentence->n + 1)
    return (slope ? network->root.slopes : network->root.values) + slot * H;
  return (slope ? parse->slopes : (float *) parse->vectors) + (gsize) (word - 1) * SLOTS +
         slot * H;
}

static void
look (Parse *parse)
{
  const TrainNetwork *network = parse->network;
  float               keep = 1 / (1 - network->dropout);

  rap_state_view (&parse->state, &parse->view);
  memset (parse->hidden, 0, sizeof parse->hidden);
  for (guint k = 0; k < RAP_N_SLOTS; k++)
    {
      const float *from = slot_at (parse, k, FALSE);
      for (guint j = 0; j < H; j++)
        parse->hidden[j] += from[j];
    }
  for (guint k = 0; k < RAP_N_STATE_ROWS; k++)
    {
      const float *from = network->state_rows.values + (gsize) parse->view.rows[k] * H;
      for (guint j = 0; j < H; j++)
        parse->hidden[j] += from[j];
    }
  for (guint j = 0; j < H; j++)
    {
      parse->hidden[j] = MAX (parse->hidden[j], 0.f);
      if (network->learning)
        parse->hidden[j] *= train_chance_unit () < network->dropout ? 0 : keep;
    }
}

static void
score (const TrainLinear *linear,
       guint              outputs,
       guint              n,
       const float       *hidden,
       float             *scores)
{
  memcpy (scores, linear->b.values, n * sizeof *scores);
  for (guint j = 0; j < H; j++)
    for (guint o = 0; o < n; o++)
      scores[o] += hidden[j] * linear->w.values[j * outputs + o];
}

static void
score_back (Parse       *parse,
            TrainLinear *linear,
            guint        outputs,
            guint        n,
            const float *slopes)
{
  for (guint o = 0; o < n; o++)
    linear->b.slopes[o] += slopes[o];
  for (guint j = 0; j < H; j++)
    for (guint o = 0; o < n; o++)
      {
        linear->w.slopes[j * outputs + o] += slopes[o] * parse->hidden[j];
        parse->dhidden[j] += slopes[o] * linear->w.values[j * outputs + o];
      }
}

static void
spread (Parse *parse)
{
  TrainNetwork *network = parse->network;
  float         keep = 1 / (1 - network->dropout);

  for (guint j = 0; j < H; j++)
    parse->dhidden[j] = parse->hidden[j] > 0 ? parse->dhidden[j] * keep : 0;
  for (guint k = 0; k < RAP_N_SLOTS; k++)
    {
      float *to = slot_at (parse, k, TRUE);
      for (guint j = 0; j < H; j++)
        to[j] += parse->dhidden[j];
    }
  for (guint k = 0; k < RAP_N_STATE_ROWS; k++)
    {
      float *to = network->state_rows.slopes + (gsize) parse->view.rows[k] * H;
      for (guint j = 0; j < H; j++)
        to[j] += parse->dhidden[j];
    }
}

static RapMove
best_move (const float *scores, guint moves)
{
  gint best = -1;

  for (guint m = 0; m < RAP_N_MOVES; m++)
    if ((moves & (1u << m)) != 0 && (best < 0 || scores[m] > scores[best]))
      best = (gint) m;
  return (RapMove) best;
}

/* The relation that the right tree gives the top of the stack, if this move makes its arc. */
static gboolean
makes_gold_arc (const Parse *parse, RapMove move)
{
  const RapState *state = &parse->state;
  gint            top = state->depth > 0 ? state->stack[state->depth - 1] : 0;

  if (top == 0 || move == RAP_MOVE_SHIFT)
    return FALSE;
  gint head = move == RAP_MOVE_LEFT ? (gint) state->front
              : state->depth > 1    ? state->stack[state->depth - 2]
                                    : -1;
  return parse->golds[top] == head;
}

static void
learn_rel (Parse *parse, RapMove move)
{
  TrainLinear *rels = &parse->network->rels[move - RAP_MOVE_LEFT];
  float        scores[RAP_REL_OUTPUTS];
  gint         top = parse->state.stack[parse->state.depth - 1];

  score (rels, RAP_REL_OUTPUTS, RAP_N_RELS, parse->hidden, scores);
  train_softmax (scores, RAP_N_RELS, parse->sentence->words[top - 1].rel, parse->weight);
  score_back (parse, rels, RAP_REL_OUTPUTS, RAP_N_RELS, scores);
}

/* All moves of least cost are right; the loss is what they lack together. Returns the
 * best of them. */
static RapMove
learn_move (Parse *parse, const float *scores, guint moves)
{
  guint costs[RAP_N_MOVES], least = G_MAXUINT, right = 0;
  float chances[RAP_N_MOVES] = { 0 }, slopes[RAP_N_MOVES] = { 0 }, all = 0, good = 1e-12f;
  RapMove best = best_move (scores, moves);

  rap_state_costs (&parse->state, parse->golds, costs);
  for (guint m = 0; m < RAP_N_MOVES; m++)
    if ((moves & (1u << m)) != 0)
      least = MIN (least, costs[m]);
  for (guint m = 0; m < RAP_N_MOVES; m++)
    if ((moves & (1u << m)) != 0)
      {
        chances[m] = expf (scores[m] - scores[best]);
        all += chances[m];
        right |= costs[m] == least ? 1u << m : 0;
        good += costs[m] == least ? chances[m] : 0;
      }
  for (guint m = 0; m < RAP_N_MOVES; m++)
    slopes[m] = (chances[m] / all - ((right & (1u << m)) != 0 ? chances[m] / good : 0)) *
                parse->weight;
  memset (parse->dhidden, 0, sizeof parse->dhidden);
  score_back (parse, &parse->network->moves, RAP_BLOCK_OUTPUTS, RAP_N_MOVES, slopes);
  for (guint m = RAP_MOVE_LEFT; m <= RAP_MOVE_RIGHT; m++)
    if ((right & (1u << m)) != 0 && makes_gold_arc (parse, (RapMove) m))
      learn_rel (parse, (RapMove) m);
  spread (parse);
  return best_move (scores, right);
}

static void
set_heads (TrainSentence *sentence, const RapState *state)
{
  for (guint i = 1; i <= sentence->n; i++)
    {
      gint16 head = state->heads[i];
      sentence->words[i - 1].said_head = head == (gint16) (sentence->n + 1) ? 0 : head;
      sentence->words[i - 1].said_rel = state->rels[i];
    }
}

static void
parse_sentence (Parse *parse)
{
  TrainNetwork *network = parse->network;
  guint         n = parse->sentence->n;

  rap_state_init (&parse->state, n);
  for (guint i = 1; i <= n; i++)
    parse->golds[i] = parse->sentence->words[i - 1].head > 0
                        ? parse->sentence->words[i - 1].head
                        : (gint16) (n + 1);
  parse->golds[n + 1] = -5;
  while (!rap_state_is_done (&parse->state))
    {
      float  scores[RAP_BLOCK_OUTPUTS], rels[RAP_REL_OUTPUTS];
      guint  moves = rap_state_moves (&parse->state);
      guint8 rel = 0;
      look (parse);
      score (&network->moves, RAP_BLOCK_OUTPUTS, RAP_N_MOVES, parse->hidden, scores);
      RapMove move = best_move (scores, moves);
      if (network->learning)
        {
          RapMove right = learn_move (parse, scores, moves);
          if (train_chance_unit () > parse->follow)
            move = right;
        }
      if (move != RAP_MOVE_SHIFT)
        {
          score (&network->rels[move - RAP_MOVE_LEFT],
                 RAP_REL_OUTPUTS,
                 RAP_N_RELS,
                 parse->hidden,
                 rels);
          rel = (guint8) train_largest (rels, RAP_N_RELS);
        }
      rap_state_move (&parse->state, move, rel);
    }
  set_heads (parse->sentence, &parse->state);
}

/* Adds the logarithms of the chances, weighed equally. */
static void
add_chances (const float *scores, guint n, guint allowed, float *sums)
{
  float top = -1e30f, all = 0;

  for (guint i = 0; i < n; i++)
    if (n > 32 || (allowed & (1u << i)) != 0)
      top = MAX (top, scores[i]);
  for (guint i = 0; i < n; i++)
    if (n > 32 || (allowed & (1u << i)) != 0)
      all += expf (scores[i] - top);
  for (guint i = 0; i < n; i++)
    sums[i] += scores[i] - top - logf (all);
}

static void
step_together (Parse *parses, guint n)
{
  guint   moves = rap_state_moves (&parses->state);
  float   sums[RAP_N_MOVES] = { 0 }, rels[RAP_N_RELS] = { 0 }, scores[RAP_REL_OUTPUTS];
  RapMove move;
  guint8  rel = 0;

  for (guint k = 0; k < n; k++)
    {
      look (&parses[k]);
      score (&parses[k].network->moves,
             RAP_BLOCK_OUTPUTS,
             RAP_N_MOVES,
             parses[k].hidden,
             scores);
      add_chances (scores, RAP_N_MOVES, moves, sums);
    }
  move = best_move (sums, moves);
  for (guint k = 0; move != RAP_MOVE_SHIFT && k < n; k++)
    {
      score (&parses[k].network->rels[move - RAP_MOVE_LEFT],
             RAP_REL_OUTPUTS,
             RAP_N_RELS,
             parses[k].hidden,
             scores);
      add_chances (scores, RAP_N_RELS, 0, rels);
    }
  if (move != RAP_MOVE_SHIFT)
    rel = (guint8) train_largest (rels, RAP_N_RELS);
  for (guint k = 0; k < n; k++)
    rap_state_move (&parses[k].state, move, rel);
}

static float *
slot_vectors (TrainNetwork *self)
{
  float       *slopes;
  const float *out = train_network_out (self, &slopes);
  float       *vectors = train_floats ((gsize) self->n * SLOTS);

  train_window_run (self, &self->parse_layer, out);
  train_linear (&self->slots.w,
                &self->slots.b,
                self->parse_layer.out,
                self->n,
                RAP_WIDTH,
                SLOTS,
                vectors);
  return vectors;
}

void
train_parse_together (TrainNetwork *const *networks, guint n_networks)
{
  g_autofree Parse  *parses = g_new0 (Parse, n_networks);
  g_autofree float **vectors = g_new0 (float *, n_networks);

  for (guint k = 0; k < n_networks; k++)
    vectors[k] = slot_vectors (networks[k]);
  for (guint i = 0; i < networks[0]->n_sentences; i++)
    {
      TrainSentence *sentence = networks[0]->sentences[i];
      for (guint k = 0; k < n_networks; k++)
        {
          parses[k].network = networks[k];
          parses[k].sentence = sentence;
          parses[k].vectors = vectors[k] + (gsize) networks[k]->starts[i] * SLOTS;
          rap_state_init (&parses[k].state, sentence->n);
        }
      while (!rap_state_is_done (&parses->state))
        step_together (parses, n_networks);
      set_heads (sentence, &parses->state);
    }
  for (guint k = 0; k < n_networks; k++)
    free (vectors[k]);
}

void
train_parse_batch (TrainNetwork *self, float weight, float follow)
{
  float            *slopes;
  float            *vectors = slot_vectors (self);
  float            *dvectors = train_floats ((gsize) self->n * SLOTS);
  g_autofree Parse *parse = g_new0 (Parse, 1);

  train_network_out (self, &slopes);
  for (guint i = 0; i < self->n_sentences; i++)
    {
      *parse = (Parse){ .network = self,
                        .sentence = self->sentences[i],
                        .weight = weight,
                        .follow = follow };
      parse->vectors = vectors + (gsize) self->starts[i] * SLOTS;
      parse->slopes = dvectors + (gsize) self->starts[i] * SLOTS;
      parse_sentence (parse);
    }
  if (self->learning)
    {
      train_linear_back (&self->slots.w,
                         &self->slots.b,
                         self->parse_layer.out,
                         self->parse_layer.dout,
                         self->n,
                         RAP_WIDTH,
                         SLOTS,
                         dvectors);
      train_window_back (self, &self->parse_layer, slopes);
    }
  free (vectors);
  free (dvectors);
}
