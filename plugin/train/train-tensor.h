// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Numbers to be learned, with their slopes and the running means of Adam. */
typedef struct
{
  float *values;
  float *slopes;
  float *means;
  float *squares;
  gsize  n;
} TrainTensor;

/* Chance that is the same on every run. */
guint32 train_chance (void);
float   train_chance_unit (void); /* in [0, 1) */
void    train_chance_seed (guint64 seed);

float *train_floats (gsize n); /* zeros, aligned */
/* Uniform within the bound that keeps variance through a layer; fan_in 0 for zeros. */
void train_tensor_init (TrainTensor *tensor, gsize n, guint fan_in, guint fan_out);
/* All tensors that were initialised; their slopes are zero afterwards. */
void train_tensors_step (float rate);
/* The values of all tensors, in the order they were initialised; FALSE when the file fails or
 * is of another size. */
gboolean train_tensors_save (FILE *file);
/* What is read makes up `share` of the values afterwards. */
gboolean train_tensors_load (FILE *file, float share);
/* Leaves the tensors as they are from now on. */
void train_tensors_forget (void);
/* A tensor of rows of which few are used at a time: only those marked are stepped. */
void   train_rows_init (TrainTensor *tensor, gsize n_rows, guint width);
float *train_rows_slope (guint row); /* marks it */

/* c += a b for a of m × k; a's element (i, p) is a[i * a_row + p * a_column]; b of k × n
 * and c of m × n are row by row with these strides; n a multiple of 16. */
void train_multiply (guint        m,
                     guint        n,
                     guint        k,
                     const float *a,
                     gsize        a_row,
                     gsize        a_column,
                     const float *b,
                     gsize        b_row,
                     float       *c,
                     gsize        c_row);
void train_transpose (const float *a, guint rows, guint columns, float *b);
/* y = x w + b and back; w is inputs × outputs. */
void train_linear (const TrainTensor *w,
                   const TrainTensor *b,
                   const float       *x,
                   guint              rows,
                   guint              inputs,
                   guint              outputs,
                   float             *y);
void train_linear_back (TrainTensor *w,
                        TrainTensor *b,
                        const float *x,
                        float       *dx,
                        guint        rows,
                        guint        inputs,
                        guint        outputs,
                        const float *dy);
/* Turns n scores into their slopes for the right answer `gold`. */
void train_softmax (float *scores, guint n, guint gold, float weight);
/* The same where the answer is only likely: odds are in 255ths. */
void  train_softmax_odds (float *scores, guint n, const guint8 *odds, float weight);
guint train_largest (const float *scores, guint n);

G_END_DECLS
