// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-network.h"

#include <stdlib.h>
#include <string.h>

#define D RAP_WIDTH

static void
window_init (TrainWindow *window, gboolean carries)
{
  train_tensor_init (&window->w, 3 * D * 2 * D, 3 * D, D);
  train_tensor_init (&window->b, 2 * D, 0, 0);
  window->carries = carries;
  window->carried = train_floats (TRAIN_MAX_ROWS * D);
  /* At first most of the old stays. */
  for (guint i = D; carries && i < 2 * D; i++)
    window->b.values[i] = 1;
  window->around = train_floats (TRAIN_MAX_ROWS * 3 * D);
  window->sums = train_floats (TRAIN_MAX_ROWS * 2 * D);
  window->out = train_floats (TRAIN_MAX_ROWS * D);
  window->dout = train_floats (TRAIN_MAX_ROWS * D);
  window->drop = train_floats (TRAIN_MAX_ROWS * D);
  window->pick = g_new0 (guint8, TRAIN_MAX_ROWS * D);
}

static void
linear_init (TrainLinear *linear,
             guint        inputs,
             guint        outputs,
             guint        fan_in,
             guint        fan_out)
{
  train_tensor_init (&linear->w, inputs * outputs, fan_in, fan_out);
  train_tensor_init (&linear->b, outputs, 0, 0);
}

static void
allocate_batch (TrainNetwork *self)
{
  self->sentences = g_new0 (TrainSentence *, TRAIN_MAX_ROWS);
  self->starts = g_new0 (guint, TRAIN_MAX_ROWS);
  self->words = g_new0 (TrainWord *, TRAIN_MAX_ROWS);
  self->left = g_new0 (gint, TRAIN_MAX_ROWS);
  self->right = g_new0 (gint, TRAIN_MAX_ROWS);
  self->norm_rows = g_new0 (guint32, TRAIN_MAX_ROWS);
  self->form_rows = g_new0 (guint32, TRAIN_MAX_ROWS);
  self->vectors = g_new0 (guint32, TRAIN_MAX_ROWS);
  self->given = train_floats (TRAIN_MAX_ROWS * TRAIN_VECTOR);
  self->x = train_floats (TRAIN_MAX_ROWS * D);
  self->dx = train_floats (TRAIN_MAX_ROWS * D);
  self->drop = train_floats (TRAIN_MAX_ROWS * D);
}

TrainNetwork *
train_network_new (const TrainVocabulary *vocabulary,
                   guint                  n_layers,
                   guint                  first_carrying)
{
  TrainNetwork *self = g_new0 (TrainNetwork, 1);

  self->vocabulary = vocabulary;
  self->n_layers = n_layers;
  train_rows_init (&self->rows, vocabulary->n_rows, D);
  for (guint i = 0; i < n_layers; i++)
    window_init (&self->layers[i], i >= first_carrying);
  window_init (&self->names_layer, FALSE);
  window_init (&self->parse_layer, TRUE);
  linear_init (&self->tags, D, RAP_TAG_OUTPUTS, D, RAP_TAG_OUTPUTS);
  linear_init (&self->names, D, RAP_NAME_OUTPUTS, D, RAP_NAME_OUTPUTS);
  linear_init (&self->slots, D, RAP_N_SLOTS * RAP_HIDDEN, 3 * D, RAP_HIDDEN);
  train_tensor_init (&self->missing, RAP_N_SLOTS * RAP_HIDDEN, D, RAP_HIDDEN);
  train_tensor_init (&self->root, RAP_N_SLOTS * RAP_HIDDEN, D, RAP_HIDDEN);
  train_tensor_init (&self->state_rows, RAP_ALL_STATE_ROWS * RAP_HIDDEN, 0, 0);
  linear_init (&self->moves, RAP_HIDDEN, RAP_BLOCK_OUTPUTS, RAP_HIDDEN, 4);
  for (guint i = 0; i < 2; i++)
    linear_init (&self->rels[i],
                 RAP_HIDDEN,
                 RAP_REL_OUTPUTS,
                 RAP_HIDDEN,
                 RAP_REL_OUTPUTS);
  train_tensor_init (&self->map, TRAIN_VECTOR * D, TRAIN_VECTOR, D);
  allocate_batch (self);
  return self;
}

void
train_network_clear (TrainNetwork *self)
{
  self->n = 0;
  self->n_sentences = 0;
}

gboolean
train_network_add (TrainNetwork *self, TrainSentence *sentence)
{
  if (self->n + sentence->n > TRAIN_MAX_ROWS)
    return FALSE;
  self->starts[self->n_sentences] = self->n;
  self->sentences[self->n_sentences++] = sentence;
  for (guint i = 0; i < sentence->n; i++, self->n++)
    {
      self->words[self->n] = &sentence->words[i];
      self->left[self->n] = i > 0 ? (gint) self->n - 1 : -1;
      self->right[self->n] = i + 1 < sentence->n ? (gint) self->n + 1 : -1;
    }
  return TRUE;
}

/* ---- The sum of the rows of a word */

static void
add_row (float *x, const float *rows, guint32 row)
{
  for (guint i = 0; i < D; i++)
    x[i] += rows[(gsize) row * D + i];
}

/* While learning, some words are made unknown: to their rows, and a few of them to the
 * given vectors as well. */
static void
choose_rows (TrainNetwork *self, guint i)
{
  const TrainWord *word = self->words[i];

  self->norm_rows[i] = word->norm_row;
  self->form_rows[i] = word->form_row;
  self->vectors[i] = word->vector;
  if (!self->learning || train_chance_unit () >= self->word_dropout)
    return;
  if (word->vector != 0 && train_chance_unit () < .3f)
    self->vectors[i] = 0;
  self->norm_rows[i] = self->vectors[i] != 0 ? 1 : 0;
  self->form_rows[i] = 0;
}

static guint
rows_of (const TrainNetwork *self, guint i, guint32 rows[12])
{
  const TrainVocabulary *vocabulary = self->vocabulary;
  const TrainWord       *word = self->words[i];
  guint                  n = 0;

  rows[n++] = self->norm_rows[i];
  if (self->form_rows[i] != 0)
    rows[n++] = self->form_rows[i];
  if (word->membership != 0)
    rows[n++] = vocabulary->n_trained + word->membership;
  for (guint k = 0; k < RAP_N_FEATURE_TABLES; k++)
    rows[n++] = vocabulary->tables[k] + word->features.cells[k];
  return n;
}

static void
read_rows (TrainNetwork *self)
{
  float keep = 1 / (1 - self->dropout);

  memset (self->x, 0, self->n * D * sizeof (float));
  for (guint i = 0; i < self->n; i++)
    {
      guint32 rows[12];
      choose_rows (self, i);
      guint n = rows_of (self, i, rows);
      for (guint k = 0; k < n; k++)
        add_row (self->x + i * D, self->rows.values, rows[k]);
      memcpy (self->given + i * TRAIN_VECTOR,
              self->vocabulary->given + (gsize) self->vectors[i] * TRAIN_VECTOR,
              TRAIN_VECTOR * sizeof (float));
    }
  train_multiply (self->n,
                  D,
                  TRAIN_VECTOR,
                  self->given,
                  TRAIN_VECTOR,
                  1,
                  self->map.values,
                  D,
                  self->x,
                  D);
  for (guint i = 0; self->learning && i < self->n * D; i++)
    {
      self->drop[i] = train_chance_unit () < self->dropout ? 0 : keep;
      self->x[i] *= self->drop[i];
    }
}

static void
back_rows (TrainNetwork *self)
{
  for (guint i = 0; i < self->n * D; i++)
    self->dx[i] *= self->drop[i];
  train_multiply (TRAIN_VECTOR,
                  D,
                  self->n,
                  self->given,
                  1,
                  TRAIN_VECTOR,
                  self->dx,
                  D,
                  self->map.slopes,
                  D);
  for (guint i = 0; i < self->n; i++)
    {
      guint32 rows[12];
      guint   n = rows_of (self, i, rows);
      for (guint k = 0; k < n; k++)
        {
          float *slope = train_rows_slope (rows[k]);
          for (guint d = 0; d < D; d++)
            slope[d] += self->dx[i * D + d];
        }
    }
}

/* ---- Windows */

static void
gather (const TrainNetwork *self, const float *in, float *around)
{
  memset (around, 0, self->n * 3 * D * sizeof (float));
  for (guint i = 0; i < self->n; i++, around += 3 * D)
    {
      if (self->left[i] >= 0)
        memcpy (around, in + self->left[i] * D, D * sizeof (float));
      memcpy (around + D, in + i * D, D * sizeof (float));
      if (self->right[i] >= 0)
        memcpy (around + 2 * D, in + self->right[i] * D, D * sizeof (float));
    }
}

static void
scatter (const TrainNetwork *self, const float *around, float *out)
{
  for (guint i = 0; i < self->n; i++, around += 3 * D)
    for (guint d = 0; d < D; d++)
      {
        if (self->left[i] >= 0)
          out[self->left[i] * D + d] += around[d];
        out[i * D + d] += around[D + d];
        if (self->right[i] >= 0)
          out[self->right[i] * D + d] += around[2 * D + d];
      }
}

static float
gate_of (float sum)
{
  return CLAMP (sum * .25f + .5f, 0.f, 1.f);
}

/* The word that half of a row is carried on from: the one to its left for the lower half,
 * to its right for the upper. */
static gint
comes_from (const TrainNetwork *self, guint i, guint half)
{
  return half == 0 ? self->left[i] : self->right[i];
}

static void
carry_on (const TrainNetwork *self, TrainWindow *window)
{
  for (guint half = 0; half < 2; half++)
    for (guint k = 0; k < self->n; k++)
      {
        guint        i = half == 0 ? k : self->n - 1 - k;
        gint         from = comes_from (self, i, half);
        const float *sums = window->sums + i * 2 * D;
        for (guint d = half * D / 2; d < (half + 1) * D / 2; d++)
          {
            float gate = gate_of (sums[D + d]),
                  old = from >= 0 ? window->carried[from * D + d] : 0;
            window->carried[i * D + d] = gate * old + (1 - gate) * sums[d];
          }
      }
}

static void
carry_back (const TrainNetwork *self, TrainWindow *window)
{
  for (guint half = 0; half < 2; half++)
    {
      float later[D] = { 0 };
      for (guint k = self->n; k-- > 0;)
        {
          guint  i = half == 0 ? k : self->n - 1 - k;
          gint   from = comes_from (self, i, half);
          float *sums = window->sums + i * 2 * D;
          for (guint d = half * D / 2; d < (half + 1) * D / 2; d++)
            {
              float gate = gate_of (sums[D + d]),
                    old = from >= 0 ? window->carried[from * D + d] : 0;
              float slope = window->dout[i * D + d] * window->drop[i * D + d] + later[d];
              sums[D + d] = gate > 0 && gate < 1 ? slope * (old - sums[d]) * .25f : 0;
              sums[d] = slope * (1 - gate);
              later[d] = from >= 0 ? slope * gate : 0;
            }
        }
    }
}

static void
pick_larger (const TrainNetwork *self, TrainWindow *window)
{
  for (guint i = 0; i < self->n; i++)
    for (guint d = 0; d < D; d++)
      {
        const float *sum = window->sums + i * 2 * D + d;
        guint        at = i * D + d;
        window->pick[at] = sum[D] > sum[0];
        window->carried[at] = window->pick[at] ? sum[D] : sum[0];
      }
}

static void
pick_back (const TrainNetwork *self, TrainWindow *window)
{
  memset (window->sums, 0, self->n * 2 * D * sizeof (float));
  for (guint i = 0; i < self->n; i++)
    for (guint d = 0; d < D; d++)
      {
        guint at = i * D + d;
        window->sums[i * 2 * D + window->pick[at] * D + d] =
          window->dout[at] * window->drop[at];
      }
}

void
train_window_run (TrainNetwork *self, TrainWindow *window, const float *in)
{
  float keep = 1 / (1 - self->dropout);

  gather (self, in, window->around);
  train_linear (&window->w,
                &window->b,
                window->around,
                self->n,
                3 * D,
                2 * D,
                window->sums);
  if (window->carries)
    carry_on (self, window);
  else
    pick_larger (self, window);
  for (guint at = 0; at < self->n * D; at++)
    {
      float more = window->carried[at];
      if (self->learning)
        {
          window->drop[at] = train_chance_unit () < self->dropout ? 0 : keep;
          more *= window->drop[at];
        }
      window->out[at] = in[at] + more;
    }
  memset (window->dout, 0, self->n * D * sizeof (float));
}

void
train_window_back (TrainNetwork *self, TrainWindow *window, float *din)
{
  float *daround = train_floats ((gsize) self->n * 3 * D);

  if (window->carries)
    carry_back (self, window);
  else
    pick_back (self, window);
  for (guint at = 0; at < self->n * D; at++)
    din[at] += window->dout[at];
  train_linear_back (&window->w,
                     &window->b,
                     window->around,
                     daround,
                     self->n,
                     3 * D,
                     2 * D,
                     window->sums);
  scatter (self, daround, din);
  free (daround);
}

void
train_network_read (TrainNetwork *self)
{
  read_rows (self);
  memset (self->dx, 0, self->n * D * sizeof (float));
  for (guint i = 0; i < self->n_layers; i++)
    train_window_run (self, &self->layers[i], i > 0 ? self->layers[i - 1].out : self->x);
}

void
train_network_back (TrainNetwork *self)
{
  for (guint i = self->n_layers; i-- > 0;)
    train_window_back (self,
                       &self->layers[i],
                       i > 0 ? self->layers[i - 1].dout : self->dx);
  back_rows (self);
}

const float *
train_network_out (TrainNetwork *self, float **slopes)
{
  TrainWindow *last = &self->layers[self->n_layers - 1];

  *slopes = last->dout;
  return last->out;
}
