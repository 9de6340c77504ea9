// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-tensor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TENSORS  64
#define DECAY_MEAN   .9f
#define DECAY_SQUARE .99f

static TrainTensor *tensors[MAX_TENSORS];
static guint        n_tensors;
static guint64      chance = 88172645463325252u;
static guint64      n_steps;

/* The one tensor that is stepped by rows. */
static TrainTensor *by_rows;
static guint        row_width;
static guint8      *row_is_marked;
static GArray      *marked_rows;

guint32
train_chance (void)
{
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return (guint32) (chance >> 16);
}

float
train_chance_unit (void)
{
  return (float) (train_chance () & 0xffffff) / 16777216.f;
}

void
train_chance_seed (guint64 seed)
{
  chance = 88172645463325252u ^ (seed * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));
}

float *
train_floats (gsize n)
{
  gsize bytes = (n * sizeof (float) + 127) / 64 * 64;
  void *memory = aligned_alloc (64, bytes);

  g_assert (memory != NULL);
  memset (memory, 0, bytes);
  return memory;
}

static void
allocate (TrainTensor *tensor, gsize n)
{
  tensor->n = n;
  tensor->values = train_floats (n);
  tensor->slopes = train_floats (n);
  tensor->means = train_floats (n);
  tensor->squares = train_floats (n);
}

void
train_tensor_init (TrainTensor *tensor, gsize n, guint fan_in, guint fan_out)
{
  float bound = fan_in > 0 ? sqrtf (6.f / (float) (fan_in + fan_out)) : 0.f;

  allocate (tensor, n);
  for (gsize i = 0; i < n; i++)
    tensor->values[i] = (train_chance_unit () * 2 - 1) * bound;
  g_assert (n_tensors < MAX_TENSORS);
  tensors[n_tensors++] = tensor;
}

void
train_rows_init (TrainTensor *tensor, gsize n_rows, guint width)
{
  allocate (tensor, n_rows * width);
  by_rows = tensor;
  row_width = width;
  row_is_marked = g_new0 (guint8, n_rows);
  marked_rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

float *
train_rows_slope (guint row)
{
  if (!row_is_marked[row])
    {
      row_is_marked[row] = 1;
      g_array_append_val (marked_rows, row);
    }
  return by_rows->slopes + (gsize) row * row_width;
}

static void
step (float *restrict values,
      float *restrict slopes,
      float *restrict means,
      float *restrict squares,
      gsize n,
      float rate,
      float correction)
{
  for (gsize i = 0; i < n; i++)
    {
      means[i] = DECAY_MEAN * means[i] + (1 - DECAY_MEAN) * slopes[i];
      squares[i] = DECAY_SQUARE * squares[i] + (1 - DECAY_SQUARE) * slopes[i] * slopes[i];
      values[i] -= rate * means[i] / (sqrtf (squares[i] * correction) + 1e-8f);
      slopes[i] = 0;
    }
}

void
train_tensors_step (float rate)
{
  n_steps++;
  float bias = 1 - powf (DECAY_MEAN, (float) MIN (n_steps, 2000));
  float correction = 1 / (1 - powf (DECAY_SQUARE, (float) MIN (n_steps, 4000)));

  for (guint i = 0; i < n_tensors; i++)
    {
      TrainTensor *t = tensors[i];
      step (t->values, t->slopes, t->means, t->squares, t->n, rate / bias, correction);
    }
  for (guint i = 0; i < marked_rows->len; i++)
    {
      guint row = g_array_index (marked_rows, guint, i);
      gsize at = (gsize) row * row_width;
      row_is_marked[row] = 0;
      step (by_rows->values + at,
            by_rows->slopes + at,
            by_rows->means + at,
            by_rows->squares + at,
            row_width,
            rate / bias,
            correction);
    }
  g_array_set_size (marked_rows, 0);
}

gboolean
train_tensors_save (FILE *file)
{
  gboolean whole =
    fwrite (by_rows->values, sizeof (float), by_rows->n, file) == by_rows->n;

  for (guint i = 0; i < n_tensors; i++)
    whole &=
      fwrite (tensors[i]->values, sizeof (float), tensors[i]->n, file) == tensors[i]->n;
  return whole;
}

static gboolean
load (FILE *file, float *values, gsize n, float share)
{
  g_autofree float *read = g_new (float, n);
  gboolean          whole = fread (read, sizeof (float), n, file) == n;

  for (gsize i = 0; whole && i < n; i++)
    values[i] += (read[i] - values[i]) * share;
  return whole;
}

gboolean
train_tensors_load (FILE *file, float share)
{
  gboolean whole = load (file, by_rows->values, by_rows->n, share);

  for (guint i = 0; i < n_tensors; i++)
    whole &= load (file, tensors[i]->values, tensors[i]->n, share);
  return whole && fgetc (file) == EOF;
}

void
train_tensors_forget (void)
{
  n_tensors = 0;
  by_rows = NULL;
}

typedef float Eight __attribute__ ((vector_size (32), aligned (4)));

#define TILE 6

/* Rows i … i + TILE of sixteen columns; the sums stay in registers. */
static inline __attribute__ ((always_inline)) void
multiply_tile (guint               rows,
               guint               k,
               const float *const *a,
               gsize               a_column,
               const float        *b,
               gsize               b_row,
               float              *c,
               gsize               c_row)
{
  Eight sums[TILE][2], copy[TILE][2];

#pragma GCC unroll 6
  for (guint r = 0; r < TILE; r++)
    sums[r][0] = sums[r][1] = (Eight){ 0 };
  for (guint p = 0; p < k; p++, b += b_row)
    {
      Eight b0 = *(const Eight *) b, b1 = *(const Eight *) (b + 8);
#pragma GCC unroll 6
      for (guint r = 0; r < TILE; r++)
        {
          float x = a[r][p * a_column];
          sums[r][0] += x * b0;
          sums[r][1] += x * b1;
        }
    }
#pragma GCC unroll 6
  for (guint r = 0; r < TILE; r++)
    {
      copy[r][0] = sums[r][0];
      copy[r][1] = sums[r][1];
    }
  for (guint r = 0; r < rows; r++)
    {
      Eight *to = (Eight *) (c + r * c_row);
      to[0] += copy[r][0];
      to[1] += copy[r][1];
    }
}

void
train_multiply (guint        m,
                guint        n,
                guint        k,
                const float *a,
                gsize        a_row,
                gsize        a_column,
                const float *b,
                gsize        b_row,
                float       *c,
                gsize        c_row)
{
  for (guint j = 0; j < n; j += 16)
    for (guint i = 0; i < m; i += TILE)
      {
        const float *rows[TILE];
        guint        n_rows = MIN (TILE, m - i);
        for (guint r = 0; r < TILE; r++)
          rows[r] = a + (i + (r < n_rows ? r : 0)) * a_row;
        multiply_tile (n_rows, k, rows, a_column, b + j, b_row, c + i * c_row + j, c_row);
      }
}

void
train_transpose (const float *a, guint rows, guint columns, float *b)
{
  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      b[(gsize) j * rows + i] = a[(gsize) i * columns + j];
}

void
train_linear (const TrainTensor *w,
              const TrainTensor *b,
              const float       *x,
              guint              rows,
              guint              inputs,
              guint              outputs,
              float             *y)
{
  for (guint i = 0; i < rows; i++)
    memcpy (y + (gsize) i * outputs, b->values, outputs * sizeof *y);
  train_multiply (rows, outputs, inputs, x, inputs, 1, w->values, outputs, y, outputs);
}

void
train_linear_back (TrainTensor *w,
                   TrainTensor *b,
                   const float *x,
                   float       *dx,
                   guint        rows,
                   guint        inputs,
                   guint        outputs,
                   const float *dy)
{
  float *turned = train_floats ((gsize) inputs * outputs);

  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < outputs; j++)
      b->slopes[j] += dy[(gsize) i * outputs + j];
  train_multiply (inputs, outputs, rows, x, 1, inputs, dy, outputs, w->slopes, outputs);
  train_transpose (w->values, inputs, outputs, turned);
  train_multiply (rows, inputs, outputs, dy, outputs, 1, turned, inputs, dx, inputs);
  free (turned);
}

void
train_softmax (float *scores, guint n, guint gold, float weight)
{
  float top = scores[train_largest (scores, n)], sum = 0;

  for (guint i = 0; i < n; i++)
    sum += scores[i] = expf (scores[i] - top);
  for (guint i = 0; i < n; i++)
    scores[i] = (scores[i] / sum - (i == gold ? 1.f : 0.f)) * weight;
}

void
train_softmax_odds (float *scores, guint n, const guint8 *odds, float weight)
{
  float top = scores[train_largest (scores, n)], sum = 0, all = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += scores[i] = expf (scores[i] - top);
      all += odds[i];
    }
  for (guint i = 0; i < n; i++)
    scores[i] = (scores[i] / sum - odds[i] / all) * weight;
}

guint
train_largest (const float *scores, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}
