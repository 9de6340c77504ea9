// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-model.h"

#include <string.h>

#include "language/rap-model-data.h"
#include "language/rap-narrow-bytes.h"
#include "text/rap-error.h"

#define ALIGNED(n)  (((gsize) (n) + 63) & ~(gsize) 63)
#define MAX_WORDS   (1u << 20)
#define MAX_ENTRIES (1u << 18)

/* Walks the parts of the file; with base NULL it only counts. */
typedef struct
{
  const guint8 *base;
  gsize         at;
} Walk;

static gconstpointer
take (Walk *walk, gsize size)
{
  gconstpointer part = walk->base != NULL ? walk->base + walk->at : NULL;

  walk->at += ALIGNED (size);
  return part;
}

static void
take_dense (Walk *walk, RapDense *dense, guint inputs, guint outputs)
{
  dense->inputs = inputs;
  dense->outputs = outputs;
  dense->weights = take (walk, sizeof (gint16) * inputs * outputs);
  dense->biases = take (walk, sizeof (gint32) * outputs);
}

static guint32
count_rows (RapModel *model)
{
  guint32 row = 1 + model->header.n_words;

  for (guint i = 0; i < RAP_N_FEATURE_TABLES; i++)
    {
      model->tables[i] = row;
      row += 1u << rap_feature_bits[i];
    }
  return row;
}

static void
take_parts (Walk *walk, RapModel *model)
{
  const RapModelHeader *header = &model->header;
  gsize                 slots = RAP_N_SLOTS * RAP_HIDDEN * sizeof (gint16);

  take (walk, sizeof *header);
  model->keys = take (walk, sizeof (guint32) * header->n_words);
  model->starts = take (walk, sizeof (guint32) * ((1u << RAP_INDEX_BITS) + 1));
  model->rows = take (walk, (gsize) count_rows (model) * RAP_WIDTH);
  for (guint i = 0; i < header->n_layers + 2; i++)
    take_dense (walk, &model->layers[i].dense, 3 * RAP_WIDTH, 2 * RAP_WIDTH);
  model->names_layer = &model->layers[header->n_layers];
  model->parse_layer = &model->layers[header->n_layers + 1];
  take_dense (walk, &model->tags, RAP_WIDTH, RAP_TAG_OUTPUTS);
  take_dense (walk, &model->names, RAP_WIDTH, RAP_NAME_OUTPUTS);
  take_dense (walk, &model->slots, RAP_WIDTH, RAP_N_SLOTS * RAP_HIDDEN);
  take_dense (walk, &model->moves, RAP_HIDDEN, RAP_BLOCK_OUTPUTS);
  take_dense (walk, &model->rels[0], RAP_HIDDEN, RAP_REL_OUTPUTS);
  take_dense (walk, &model->rels[1], RAP_HIDDEN, RAP_REL_OUTPUTS);
  model->missing = take (walk, slots);
  model->root = take (walk, slots);
  model->state_rows = take (walk, sizeof (gint16) * RAP_ALL_STATE_ROWS * RAP_HIDDEN);
  model->lemmas = take (walk, sizeof (RapLemmaEntry) * header->n_lemmas);
  model->scripts = take (walk, sizeof (RapLemmaScript) * header->n_scripts);
  model->breaks = take (walk, header->n_breaks);
}

static gboolean
is_power_of_two (guint32 n)
{
  return n != 0 && (n & (n - 1)) == 0;
}

static gboolean
header_is_sane (const RapModelHeader *header)
{
  if (memcmp (header->magic, RAP_MODEL_MAGIC, sizeof header->magic) != 0 ||
      header->version != RAP_MODEL_VERSION)
    return FALSE;
  if (header->n_words == 0 || header->n_words > MAX_WORDS || header->n_layers == 0 ||
      header->n_layers > RAP_MAX_LAYERS || header->row_shift > 8)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (header->carries); i++)
    if (header->carries[i] > 1)
      return FALSE;
  return is_power_of_two (header->n_lemmas) && header->n_lemmas <= MAX_ENTRIES &&
         header->n_scripts > 0 && header->n_scripts <= MAX_ENTRIES &&
         (header->n_breaks == 0 ||
          (is_power_of_two (header->n_breaks) && header->n_breaks <= MAX_ENTRIES));
}

gsize
rap_model_size (const RapModelHeader *header)
{
  RapModel model = { .header = *header };
  Walk     walk = { NULL, 0 };

  if (!header_is_sane (header))
    return 0;
  take_parts (&walk, &model);
  return walk.at;
}

/* Four sums side by side, so that reading and not adding sets the pace. */
guint64
rap_model_sum (const guint8 *bytes, gsize length)
{
  guint64 h[4] = { 1, 2, 3, 4 }, sum = length;

  for (gsize i = 0; i + 32 <= length; i += 32)
    for (guint k = 0; k < 4; k++)
      {
        guint64 word;
        memcpy (&word, bytes + i + 8 * k, sizeof word);
        h[k] = (h[k] ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
        h[k] ^= h[k] >> 29;
      }
  for (guint k = 0; k < 4; k++)
    sum = (sum ^ h[k]) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return sum ^ (sum >> 32);
}

/* Whether no input within ±RAP_VECTOR_MAX can make a sum leave 32 bits. */
static gboolean
dense_is_safe (const RapDense *dense)
{
  for (guint o = 0; o < dense->outputs; o++)
    {
      guint         block = o / RAP_BLOCK_OUTPUTS, column = o % RAP_BLOCK_OUTPUTS;
      gint64        sum = ABS ((gint64) dense->biases[o]);
      const gint16 *weights =
        dense->weights + (gsize) block * dense->inputs * RAP_BLOCK_OUTPUTS + 2 * column;
      for (guint k = 0; k < dense->inputs / 2; k++, weights += 2 * RAP_BLOCK_OUTPUTS)
        sum += (gint64) RAP_VECTOR_MAX *
               (ABS ((gint32) weights[0]) + ABS ((gint32) weights[1]));
      /* Half a unit may be added before rounding. */
      if (sum > G_MAXINT32 - (1 << RAP_WEIGHT_BITS))
        return FALSE;
    }
  return TRUE;
}

static gboolean
layers_are_safe (const RapModel *model)
{
  const RapDense *all[] = { &model->tags,  &model->names,   &model->slots,
                            &model->moves, &model->rels[0], &model->rels[1] };

  for (guint i = 0; i < model->header.n_layers + 2; i++)
    if (!dense_is_safe (&model->layers[i].dense) ||
        !rap_narrow_is_safe (&model->layers[i].folded, model->layers[i].dense.biases))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (!dense_is_safe (all[i]))
      return FALSE;
  return rap_narrow_is_safe (&model->narrow_slots, model->slots.biases);
}

static gboolean
are_within (const gint16 *values, gsize n, gint limit)
{
  for (gsize i = 0; i < n; i++)
    if (ABS ((gint) values[i]) > limit)
      return FALSE;
  return TRUE;
}

static gboolean
state_is_safe (const RapModel *model)
{
  gsize slots = RAP_N_SLOTS * RAP_HIDDEN;

  return are_within (model->missing, slots, RAP_SLOT_MAX) &&
         are_within (model->root, slots, RAP_SLOT_MAX) &&
         are_within (model->state_rows,
                     RAP_ALL_STATE_ROWS * RAP_HIDDEN,
                     RAP_STATE_ROW_MAX);
}

static gboolean
tables_are_safe (const RapModel *model)
{
  const RapModelHeader *header = &model->header;
  guint                 n_starts = 1u << RAP_INDEX_BITS;

  for (guint i = 0; i < n_starts; i++)
    if (model->starts[i] > model->starts[i + 1])
      return FALSE;
  if (model->starts[0] != 0 || model->starts[n_starts] != header->n_words)
    return FALSE;
  guint free_entries = 0;
  for (guint i = 0; i < header->n_lemmas; i++)
    {
      free_entries += model->lemmas[i].key == 0;
      if (model->lemmas[i].script >= header->n_scripts)
        return FALSE;
    }
  for (guint i = 0; i < header->n_scripts; i++)
    if (memchr (model->scripts[i].add, 0, sizeof model->scripts[i].add) == NULL)
      return FALSE;
  return free_entries > 0;
}

static gboolean
check_bytes (GBytes *bytes, GError **error)
{
  gsize                 length;
  const guint8         *data = g_bytes_get_data (bytes, &length);
  const RapModelHeader *header = (const RapModelHeader *) data;

  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_UNSUPPORTED,
                   "Language model is for another machine");
      return FALSE;
    }
  if (length < sizeof *header || ((guintptr) data % 8) != 0 ||
      rap_model_size (header) != length || header->size != length)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_FAILED,
                   "Language model is cut short or of another kind");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_sum (GBytes *bytes, GError **error)
{
  gsize                 length;
  const guint8         *data = g_bytes_get_data (bytes, &length);
  const RapModelHeader *header = (const RapModelHeader *) data;

  if (rap_model_sum (data + sizeof *header, length - sizeof *header) == header->checksum)
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_FAILED, "Language model is damaged");
  return FALSE;
}

static void
make_narrow (RapModel *model)
{
  const RapNarrowKernel *bytes = rap_narrow_bytes_get ();

  model->kernel = rap_kernel_get ();
  model->activation = rap_activation_get ();
  model->narrow =
    bytes != NULL ? *bytes : rap_narrow_kernel_of (model->kernel, model->activation);
  for (guint i = 0; i < model->header.n_layers + 2; i++)
    rap_fold_init (&model->layers[i].folded,
                   &model->layers[i].dense,
                   model->narrow.has_offset);
  rap_narrow_init_one (&model->narrow_slots, &model->slots, model->narrow.has_offset);
}

/* Looks at the header only. */
static RapModel *
open_model (GBytes *bytes, GError **error)
{
  if (!check_bytes (bytes, error))
    return NULL;
  RapModel *model = g_new0 (RapModel, 1);
  Walk      walk = { g_bytes_get_data (bytes, NULL), 0 };
  model->bytes = g_bytes_ref (bytes);
  memcpy (&model->header, walk.base, sizeof model->header);
  take_parts (&walk, model);
  make_narrow (model);
  return model;
}

RapModel *
rap_model_new (GBytes *bytes, GError **error)
{
  g_autoptr (RapModel) model = open_model (bytes, error);

  if (model == NULL || !check_sum (bytes, error))
    return NULL;
  if (!layers_are_safe (model) || !state_is_safe (model) || !tables_are_safe (model))
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_FAILED,
                   "Language model contradicts itself");
      return NULL;
    }
  return g_steal_pointer (&model);
}

void
rap_model_free (RapModel *model)
{
  for (guint i = 0; i < G_N_ELEMENTS (model->layers); i++)
    rap_narrow_clear (&model->layers[i].folded);
  rap_narrow_clear (&model->narrow_slots);
  g_bytes_unref (model->bytes);
  g_free (model);
}

/* Set by a training program only, before anything is read. */
static const RapModel *model_used;

void
rap_model_use (const RapModel *model)
{
  model_used = model;
}

const RapModel *
rap_model_get (void)
{
  static gsize once = 0;

  if (model_used != NULL)
    return model_used;
  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = rap_model_data_dup ();
      RapModel *model = open_model (bytes, &error);
      if (model == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&once, (gsize) model);
    }
  return (const RapModel *) once;
}

guint32
rap_model_find (const RapModel *model, guint32 key)
{
  guint32 bucket = key >> (32 - RAP_INDEX_BITS);

  for (guint32 i = model->starts[bucket]; i < model->starts[bucket + 1]; i++)
    if (model->keys[i] == key)
      return i + 1;
  return 0;
}
