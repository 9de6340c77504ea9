// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-narrow.h"

#include <string.h>

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
  self->dense.weights = g_aligned_alloc (n, sizeof (gint16), RAP_LINE);
  self->dense.biases = g_new0 (gint32, outputs * parts);
  self->bytes = g_aligned_alloc (n, sizeof (gint8), RAP_LINE);
  self->scales = g_aligned_alloc (outputs, sizeof (gint32), RAP_LINE);
  for (guint i = 0; i < 2; i++)
    self->biases[i] = g_aligned_alloc (outputs, sizeof (gint32), RAP_LINE);
}

void
rap_narrow_clear (RapNarrow *self)
{
  g_aligned_free ((gpointer) self->dense.weights);
  g_free ((gpointer) self->dense.biases);
  g_aligned_free (self->bytes);
  g_aligned_free (self->scales);
  for (guint i = 0; i < 2; i++)
    g_aligned_free (self->biases[i]);
  *self = (RapNarrow){ .parts = 0 };
}

/* What a weight and a step of what goes in make; the sum of a fold is a double one. */
static gint32
step_of (const RapNarrow *self)
{
  return self->parts == 1 ? RAP_NARROW_STEP : RAP_NARROW_STEP / 2;
}

/* The weights of two inputs stand together, those of all outputs side by side. */
#define ROW (2 * BLOCK)

/* The weights of a block as whole numbers of units. */
typedef struct
{
  gint32 scales[BLOCK];
  gint32 inverses[ROW]; /* 2^23 units for a weight */
  gint32 sums[ROW];
} Units;

RAP_HOT static void
find_largest (const gint32 *weights, guint n_rows, gint32 *most)
{
  for (guint i = 0; i < ROW; i++)
    most[i] = 1;
  for (guint k = 0; k < n_rows; k++, weights += ROW)
    for (guint i = 0; i < ROW; i++)
      most[i] = MAX (most[i], ABS (weights[i]));
}

static void
find_units (const RapNarrow *self, const gint32 *weights, Units *units)
{
  gint32 most[ROW], step = step_of (self);

  find_largest (weights, self->dense.inputs / 2 * self->parts, most);
  for (guint i = 0; i < BLOCK; i++)
    {
      gint32 scale = (MAX (most[2 * i], most[2 * i + 1]) * step + MOST - 1) / MOST;
      units->scales[i] = scale;
      units->inverses[2 * i] = units->inverses[2 * i + 1] =
        (gint32) ((((gint64) step << 23) + scale / 2) / scale);
    }
}

/* No more than MOST units of 2^23. */
RAP_HOT static void
narrow_part (const gint32 *weights, guint n_rows, Units *units, gint16 *wide)
{
  for (guint i = 0; i < ROW; i++)
    units->sums[i] = 0;
  for (guint k = 0; k < n_rows; k++, weights += ROW, wide += ROW)
    for (guint i = 0; i < ROW; i++)
      {
        gint32 size =
          MIN ((ABS (weights[i]) * units->inverses[i] + (1 << 22)) >> 23, MOST);
        gint32 narrow = weights[i] < 0 ? -size : size;
        wide[i] = (gint16) narrow;
        units->sums[i] += narrow;
      }
}

static void
pack_bytes (const gint16 *wide, guint n_rows, gint8 *bytes)
{
  for (guint k = 0; k < n_rows; k += 2, wide += 2 * ROW)
    for (guint i = 0; i < ROW; i += 2, bytes += 4)
      {
        bytes[0] = (gint8) wide[i];
        bytes[1] = (gint8) wide[i + 1];
        bytes[2] = (gint8) wide[ROW + i];
        bytes[3] = (gint8) wide[ROW + i + 1];
      }
}

/* Takes back what the offset adds to the sums. */
static void
set_biases (RapNarrow    *self,
            guint         block,
            const Units  *units,
            const gint32 *biases,
            gint32        back[2][BLOCK])
{
  for (guint word = 0; word < 2; word++)
    for (guint i = 0; i < BLOCK; i++)
      self->biases[word][block * BLOCK + i] =
        (gint32) ((guint32) biases[i] -
                  (guint32) units->scales[i] * (guint32) back[word][i]);
}

void
rap_narrow_set_block (RapNarrow    *self,
                      guint         block,
                      const gint32 *weights,
                      const gint32 *biases,
                      gboolean      has_offset)
{
  const guint n_rows = self->dense.inputs / 2;
  gint32      back[2][BLOCK] = { { 0 } }, offset = has_offset ? RAP_NARROW_OFFSET : 0;
  Units       units;

  find_units (self, weights, &units);
  for (guint part = 0; part < self->parts; part++)
    {
      gsize   at = (gsize) (block * self->parts + part) * n_rows * ROW;
      gint16 *wide = (gint16 *) self->dense.weights + at;
      narrow_part (weights + (gsize) part * n_rows * ROW, n_rows, &units, wide);
      pack_bytes (wide, n_rows, self->bytes + at);
      for (guint word = 0; word < 2; word++)
        for (guint i = 0; i < BLOCK; i++)
          back[word][i] += offset * share_of (self, word, part) *
                           (units.sums[2 * i] + units.sums[2 * i + 1]);
    }
  memcpy (self->scales + block * BLOCK, units.scales, sizeof units.scales);
  set_biases (self, block, &units, biases, back);
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

/* Where the weight of an output for an input is. */
static gsize
wide_place (guint input, guint output)
{
  return (gsize) input / 2 * 2 * BLOCK + output * 2 + input % 2;
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
