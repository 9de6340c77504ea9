// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-narrow.h"

#define BLOCK RAP_BLOCK_OUTPUTS
#define MOST  127 /* of a weight */
/* What may be added before a sum is rounded. */
#define HALF_UNIT (1 << 15)

/* With one part only the first column is read, and counted once. */
const gint8 rap_narrow_shares[2][RAP_NARROW_MAX_PARTS] = { { 2, 1, 1, 0 },
                                                           { 0, 1, -1, -2 } };

static gint
share_of (const RapNarrow *self, guint word, guint part)
{
  return self->parts == 1 ? 1 : rap_narrow_shares[word][part];
}

void
rap_narrow_init (RapNarrow *self, guint inputs, guint outputs, guint parts)
{
  gsize n = (gsize) inputs * outputs * parts;

  *self = (RapNarrow){ .dense = { inputs, outputs * parts, NULL, NULL }, .parts = parts };
  self->dense.weights = g_new (gint16, n);
  self->dense.biases = g_new0 (gint32, outputs * parts);
  self->bytes = g_new (gint8, n);
  self->scales = g_new (gint32, outputs);
  for (guint i = 0; i < 2; i++)
    self->biases[i] = g_new (gint32, outputs);
}

void
rap_narrow_clear (RapNarrow *self)
{
  g_free ((gpointer) self->dense.weights);
  g_free ((gpointer) self->dense.biases);
  g_free (self->bytes);
  g_free (self->scales);
  for (guint i = 0; i < 2; i++)
    g_free (self->biases[i]);
  *self = (RapNarrow){ .parts = 0 };
}

/* Where the weight of an output for an input is. */
static gsize
wide_place (guint input, guint output)
{
  return (gsize) input / 2 * 2 * BLOCK + output * 2 + input % 2;
}

static gsize
byte_place (guint input, guint output)
{
  return (gsize) input / 4 * 4 * BLOCK + output * 4 + input % 4;
}

static gint32
largest_weight (const RapNarrow *self, const gint32 *weights, guint output)
{
  gint32 most = 1;

  for (guint k = 0; k < self->dense.inputs * self->parts; k++)
    most = MAX (most, ABS (weights[wide_place (k, output)]));
  return most;
}

/* What a weight and a step of what goes in make; the sum of a fold is a double one. */
static gint32
step_of (const RapNarrow *self)
{
  return self->parts == 1 ? RAP_NARROW_STEP : RAP_NARROW_STEP / 2;
}

/* Returns the sum of the weights. */
static gint32
set_part (RapNarrow *self, gsize at, guint output, gint32 scale, const gint32 *weights)
{
  gint16 *wide = (gint16 *) self->dense.weights + at;
  gint64  inverse = (1 << 30) / scale + 1;
  gint32  sum = 0;

  for (guint k = 0; k < self->dense.inputs; k++)
    {
      gint32 weight = weights[wide_place (k, output)] * step_of (self);
      gint32 units = (gint32) (((2 * ABS (weight) + scale) * inverse) >> 31);
      units = weight < 0 ? -MIN (units, MOST) : MIN (units, MOST);
      wide[wide_place (k, output)] = (gint16) units;
      self->bytes[at + byte_place (k, output)] = (gint8) units;
      sum += units;
    }
  return sum;
}

static void
set_output (RapNarrow    *self,
            guint         block,
            guint         output,
            const gint32 *weights,
            gint32        bias,
            gboolean      has_offset)
{
  const gsize part_length = (gsize) self->dense.inputs * BLOCK;
  gint32      most = largest_weight (self, weights, output) * step_of (self);
  gint32      scale = (most + MOST - 1) / MOST, back[2] = { 0 };

  for (guint part = 0; part < self->parts; part++)
    {
      gint32 sum = set_part (self,
                             (block * self->parts + part) * part_length,
                             output,
                             scale,
                             weights + part * part_length);
      for (guint word = 0; word < 2; word++)
        back[word] += share_of (self, word, part) * sum;
    }
  self->scales[block * BLOCK + output] = scale;
  for (guint word = 0; word < 2; word++)
    self->biases[word][block * BLOCK + output] =
      (gint32) ((guint32) bias -
                (has_offset ? (guint32) (scale * RAP_NARROW_OFFSET) * (guint32) back[word]
                            : 0));
}

void
rap_narrow_set_block (RapNarrow    *self,
                      guint         block,
                      const gint32 *weights,
                      const gint32 *biases,
                      gboolean      has_offset)
{
  for (guint output = 0; output < BLOCK; output++)
    set_output (self, block, output, weights, biases[output], has_offset);
}

void
rap_narrow_init_one (RapNarrow *self, const RapDense *dense, gboolean has_offset)
{
  gsize              n = (gsize) dense->inputs * BLOCK;
  g_autofree gint32 *weights = g_new (gint32, n);

  rap_narrow_init (self, dense->inputs, dense->outputs, 1);
  for (guint block = 0; block < dense->outputs / BLOCK; block++)
    {
      for (gsize i = 0; i < n; i++)
        weights[i] = dense->weights[block * n + i];
      rap_narrow_set_block (self,
                            block,
                            weights,
                            dense->biases + block * BLOCK,
                            has_offset);
    }
}

static gint64
largest_sum (const RapNarrow *self, guint word, guint output)
{
  gsize  part_length = (gsize) self->dense.inputs * BLOCK;
  guint  block = output / BLOCK;
  gint64 sum = 0;

  for (guint part = 0; part < self->parts; part++)
    {
      const gint16 *weights =
        self->dense.weights + (block * self->parts + part) * part_length;
      for (guint k = 0; k < self->dense.inputs; k++)
        sum += ABS (weights[wide_place (k, output % BLOCK)]) *
               ABS (share_of (self, word, part));
    }
  return sum * RAP_NARROW_OFFSET * self->scales[output];
}

gboolean
rap_narrow_is_safe (const RapNarrow *self, const gint32 *biases)
{
  for (guint output = 0; output < self->dense.outputs / self->parts; output++)
    for (guint word = 0; word < 2; word++)
      if (largest_sum (self, word, output) + ABS ((gint64) biases[output]) >
          G_MAXINT32 - HALF_UNIT)
        return FALSE;
  return TRUE;
}
