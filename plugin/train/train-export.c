// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-export.h"

#include <math.h>
#include <string.h>

#define D RAP_WIDTH
#define H RAP_HIDDEN

typedef struct
{
  GByteArray *bytes;
  gsize       n_clipped;
} Export;

static void
put (Export *self, gconstpointer data, gsize size)
{
  static const guint8 zeros[64];

  if (size > 0)
    g_byte_array_append (self->bytes, data, size);
  if (self->bytes->len % 64 != 0)
    g_byte_array_append (self->bytes, zeros, 64 - self->bytes->len % 64);
}

static gint
fixed (Export *self, float value, gint bits, gint limit)
{
  float scaled = roundf (ldexpf (value, bits));

  if (fabsf (scaled) > (float) limit)
    self->n_clipped++;
  return (gint) CLAMP (scaled, (float) -limit, (float) limit);
}

/* In a block of a window layer stand eight outputs of one half and the same eight of the
 * other. */
static guint
output_at (guint block, guint column, guint outputs, gboolean halves)
{
  if (!halves)
    return block * RAP_BLOCK_OUTPUTS + column;
  return (column / 8) * (outputs / 2) + block * 8 + column % 8;
}

static void
put_dense (Export            *self,
           const TrainTensor *w,
           const TrainTensor *b,
           guint              inputs,
           guint              outputs,
           gint               bits,
           gboolean           halves)
{
  g_autofree gint16 *weights = g_new0 (gint16, (gsize) inputs * outputs);
  g_autofree gint32 *biases = g_new0 (gint32, outputs);

  for (guint at = 0; at < outputs; at++)
    {
      guint   block = at / RAP_BLOCK_OUTPUTS, column = at % RAP_BLOCK_OUTPUTS;
      guint   output = output_at (block, column, outputs, halves);
      gint16 *to = weights + (gsize) block * inputs * RAP_BLOCK_OUTPUTS;
      for (guint k = 0; k < inputs; k++)
        to[(k / 2 * RAP_BLOCK_OUTPUTS + column) * 2 + k % 2] =
          (gint16) fixed (self,
                          w->values[(gsize) k * outputs + output],
                          RAP_WEIGHT_BITS,
                          G_MAXINT16);
      biases[at] =
        fixed (self, b->values[output], bits + RAP_WEIGHT_BITS, G_MAXINT32 / 2);
    }
  put (self, weights, sizeof *weights * inputs * outputs);
  put (self, biases, sizeof *biases * outputs);
}

static void
put_state (Export *self, const TrainTensor *tensor, gint limit)
{
  g_autofree gint16 *values = g_new (gint16, tensor->n);

  for (gsize i = 0; i < tensor->n; i++)
    values[i] = (gint16) fixed (self, tensor->values[i], RAP_STATE_BITS, limit);
  put (self, values, tensor->n * sizeof *values);
}

/* ---- The table of rows */

static gint
by_number (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

static GArray *
all_keys (const TrainVocabulary *vocabulary)
{
  GHashTable *tables[] = { vocabulary->trained,
                           vocabulary->vectors,
                           vocabulary->members };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray        *keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (g_hash_table_add (seen, key))
          {
            guint32 k = GPOINTER_TO_UINT (key);
            g_array_append_val (keys, k);
          }
    }
  g_array_sort (keys, by_number);
  return keys;
}

static guint32
look_up (GHashTable *table, guint32 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (key)));
}

static void
add_row (float *to, const TrainNetwork *network, guint32 row)
{
  for (guint d = 0; d < D; d++)
    to[d] += network->rows.values[(gsize) row * D + d];
}

/* All that is known of a form, folded into one row. */
static void
fold (const TrainNetwork *network, guint32 key, float *to)
{
  const TrainVocabulary *vocabulary = network->vocabulary;
  guint32                row = look_up (vocabulary->trained, key),
          vector = look_up (vocabulary->vectors, key);
  guint32 member = look_up (vocabulary->members, key);

  if (row == 0 && vector != 0)
    row = 1;
  if (row != 0)
    add_row (to, network, row);
  if (member != 0)
    add_row (to, network, vocabulary->n_trained + member);
  if (vector != 0)
    for (guint k = 0; k < TRAIN_VECTOR; k++)
      for (guint d = 0; d < D; d++)
        to[d] += vocabulary->given[(gsize) vector * TRAIN_VECTOR + k] *
                 network->map.values[k * D + d];
}

static GArray *
fold_rows (const TrainNetwork *network, const GArray *keys)
{
  const TrainVocabulary *vocabulary = network->vocabulary;
  guint                  n_cells = vocabulary->n_rows - vocabulary->tables[0];
  GArray                *rows = g_array_new (FALSE, TRUE, sizeof (float));

  g_array_set_size (rows, (1 + keys->len + n_cells) * D);
  float *values = (float *) rows->data;
  add_row (values, network, 0);
  for (guint i = 0; i < keys->len; i++)
    fold (network, g_array_index (keys, guint32, i), values + (gsize) (1 + i) * D);
  memcpy (values + (gsize) (1 + keys->len) * D,
          network->rows.values + (gsize) vocabulary->tables[0] * D,
          (gsize) n_cells * D * sizeof (float));
  return rows;
}

/* The finest unit that clips at most one number in 20,000. */
static guint32
choose_shift (const GArray *rows)
{
  for (guint32 shift = 0; shift < 8; shift++)
    {
      float limit = ldexpf (127.f, (int) shift - RAP_VECTOR_BITS);
      guint n = 0;
      for (guint i = 0; i < rows->len; i++)
        n += fabsf (g_array_index (rows, float, i)) > limit;
      if ((gsize) n * 20000 <= rows->len)
        return shift;
    }
  return 8;
}

static void
put_words (Export *self, const TrainNetwork *network, RapModelHeader *header)
{
  g_autoptr (GArray) keys = all_keys (network->vocabulary);
  g_autoptr (GArray) rows = fold_rows (network, keys);
  g_autofree guint32 *starts = g_new0 (guint32, (1u << RAP_INDEX_BITS) + 1);
  g_autofree gint8   *cells = g_new (gint8, rows->len);

  for (guint i = 0; i < keys->len; i++)
    starts[(g_array_index (keys, guint32, i) >> (32 - RAP_INDEX_BITS)) + 1]++;
  for (guint i = 0; i < 1u << RAP_INDEX_BITS; i++)
    starts[i + 1] += starts[i];
  header->n_words = keys->len;
  header->row_shift = choose_shift (rows);
  for (guint i = 0; i < rows->len; i++)
    cells[i] = (gint8) fixed (self,
                              g_array_index (rows, float, i),
                              RAP_VECTOR_BITS - (gint) header->row_shift,
                              127);
  put (self, keys->data, keys->len * sizeof (guint32));
  put (self, starts, ((1u << RAP_INDEX_BITS) + 1) * sizeof *starts);
  put (self, cells, rows->len);
}

/* Two words are read at once (rap-fold.h), which bounds the weights of an output, the outer two
 * taken together. */
#define MAX_HALF 31.f

static void
soften (TrainWindow *window)
{
  for (guint at = 0; at < 2 * D; at++)
    {
      float *w = window->w.values + at, sum = fabsf (window->b.values[at]);
      for (guint k = 0; k < D; k++)
        sum += fabsf (w[(gsize) k * 2 * D] + w[(gsize) (2 * D + k) * 2 * D]) +
               fabsf (w[(gsize) (D + k) * 2 * D]);
      for (guint k = 0; sum > MAX_HALF && k < 3 * D; k++)
        w[(gsize) k * 2 * D] *= MAX_HALF / sum;
    }
}

static void
put_window (Export *self, TrainWindow *window)
{
  soften (window);
  put_dense (self, &window->w, &window->b, 3 * D, 2 * D, RAP_VECTOR_BITS, TRUE);
}

static void
put_linear (Export            *self,
            const TrainLinear *linear,
            guint              inputs,
            guint              outputs,
            gint               bits)
{
  put_dense (self, &linear->w, &linear->b, inputs, outputs, bits, FALSE);
}

/* So large a sum of weights is safe, a little less than 2 to the power of 31 - 14 - 11. */
#define MAX_SUM 62.f

/* Only which output is the largest matters: all are made smaller alike when one could
 * overflow. */
static void
put_choice (Export *self, TrainLinear *linear, guint inputs, guint outputs)
{
  float most = 0;

  for (guint at = 0; at < outputs; at++)
    {
      float sum = fabsf (linear->b.values[at]);
      for (guint k = 0; k < inputs; k++)
        sum += fabsf (linear->w.values[(gsize) k * outputs + at]);
      most = MAX (most, sum);
    }
  for (gsize i = 0; most > MAX_SUM && i < linear->w.n; i++)
    linear->w.values[i] *= MAX_SUM / most;
  for (gsize i = 0; most > MAX_SUM && i < linear->b.n; i++)
    linear->b.values[i] *= MAX_SUM / most;
  put_linear (self, linear, inputs, outputs, RAP_STATE_BITS);
}

static void
put_network (Export *self, TrainNetwork *network)
{
  for (guint i = 0; i < network->n_layers; i++)
    put_window (self, &network->layers[i]);
  put_window (self, &network->names_layer);
  put_window (self, &network->parse_layer);
  put_linear (self, &network->tags, D, RAP_TAG_OUTPUTS, RAP_VECTOR_BITS);
  put_linear (self, &network->names, D, RAP_NAME_OUTPUTS, RAP_VECTOR_BITS);
  put_linear (self, &network->slots, D, RAP_N_SLOTS * H, RAP_VECTOR_BITS);
  put_linear (self, &network->moves, H, RAP_BLOCK_OUTPUTS, RAP_STATE_BITS);
  put_choice (self, &network->rels[0], H, RAP_REL_OUTPUTS);
  put_choice (self, &network->rels[1], H, RAP_REL_OUTPUTS);
  put_state (self, &network->missing, RAP_SLOT_MAX);
  put_state (self, &network->root, RAP_SLOT_MAX);
  put_state (self, &network->state_rows, RAP_STATE_ROW_MAX);
}

static GBytes *
finish (Export         *self,
        RapModelHeader *header,
        const GArray   *lemmas,
        const GArray   *scripts,
        const GArray   *breaks)
{
  header->n_lemmas = lemmas->len;
  header->n_scripts = scripts->len;
  header->n_breaks = breaks->len;
  put (self, lemmas->data, lemmas->len * sizeof (RapLemmaEntry));
  put (self, scripts->data, scripts->len * sizeof (RapLemmaScript));
  put (self, breaks->data, breaks->len);
  header->size = self->bytes->len;
  header->checksum =
    rap_model_sum (self->bytes->data + sizeof *header, self->bytes->len - sizeof *header);
  memcpy (self->bytes->data, header, sizeof *header);
  g_assert (rap_model_size (header) == header->size);
  g_print ("%u forms, %u lemma entries, %u edits, %u bytes, %" G_GSIZE_FORMAT
           " numbers clipped\n",
           header->n_words,
           header->n_lemmas,
           header->n_scripts,
           header->size,
           self->n_clipped);
  return g_byte_array_free_to_bytes (self->bytes);
}

GBytes *
train_export (TrainNetwork *network,
              const GArray *lemmas,
              const GArray *scripts,
              const GArray *breaks)
{
  RapModelHeader header = { .magic = RAP_MODEL_MAGIC, .version = RAP_MODEL_VERSION };
  Export         self = { g_byte_array_new (), 0 };

  header.n_layers = network->n_layers;
  for (guint i = 0; i < network->n_layers; i++)
    header.carries[i] = network->layers[i].carries;
  header.carries[RAP_MAX_LAYERS] = network->names_layer.carries;
  header.carries[RAP_MAX_LAYERS + 1] = network->parse_layer.carries;
  put (&self, &header, sizeof header);
  put_words (&self, network, &header);
  put_network (&self, network);
  return finish (&self, &header, lemmas, scripts, breaks);
}

GBytes *
train_export_again (const RapModel *model,
                    const GArray   *lemmas,
                    const GArray   *scripts,
                    const GArray   *breaks)
{
  RapModelHeader header = model->header;
  Export         self = { g_byte_array_new (), 0 };
  const guint8  *base = g_bytes_get_data (model->bytes, NULL);

  put (&self, base, (gsize) ((const guint8 *) model->lemmas - base));
  return finish (&self, &header, lemmas, scripts, breaks);
}
