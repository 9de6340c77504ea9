// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-model.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-error.h"

/* The file: magic, sizes, tables of int8, edges and starts as int16, trees as int32. */
#define RESOURCE  "/org/gnome/Rapporteur/model/quotes.bin"
#define MAGIC     "RAPQUOT2"
#define MAX_BITS  24
#define MAX_TREES 1000

typedef struct
{
  const guchar *data;
  gsize         left;
} Input;

static const guchar *
take (Input *input, gsize size)
{
  if (input->left < size)
    return NULL;
  const guchar *data = input->data;
  input->data += size;
  input->left -= size;
  return data;
}

static gboolean
take_number (Input *input, gint32 *value)
{
  const guchar *data = take (input, 4);
  if (data == NULL)
    return FALSE;
  memcpy (value, data, 4);
  *value = GINT32_FROM_LE (*value);
  return TRUE;
}

static gboolean
take_shorts (Input *input, gint16 *values, guint n)
{
  const guchar *data = take (input, 2 * n);
  for (guint i = 0; data != NULL && i < n; i++)
    {
      memcpy (&values[i], data + 2 * i, 2);
      values[i] = GINT16_FROM_LE (values[i]);
    }
  return data != NULL;
}

static gboolean
take_table (Input *input, RapQuoteTable *table, guint width)
{
  gint32 bits;
  if (!take_number (input, &bits) || bits < 1 || bits > MAX_BITS)
    return FALSE;
  table->bits = bits;
  table->weights = (const gint8 *) take (input, ((gsize) width << bits));
  return table->weights != NULL;
}

static gboolean
take_tree (Input *input, RapQuoteTree *tree)
{
  for (guint i = 0; i < RAP_QUOTE_MAX_NODES; i++)
    {
      gint32 branch;
      if (!take_number (input, &branch) || !take_number (input, &tree->nodes[i].limit))
        return FALSE;
      tree->nodes[i].input = (gint16) (branch >> 16);
      tree->nodes[i].left = branch >> 8 & 255;
      tree->nodes[i].right = branch & 255;
      /* children come after their parent, so that a walk ends */
      if (tree->nodes[i].input >= RAP_QUOTE_N_INPUTS ||
          (tree->nodes[i].input >= 0 &&
           (tree->nodes[i].left <= i || tree->nodes[i].right <= i ||
            tree->nodes[i].left >= RAP_QUOTE_MAX_NODES ||
            tree->nodes[i].right >= RAP_QUOTE_MAX_NODES)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_trees (Input *input, RapQuoteModel *model)
{
  gint32 n;
  if (!take_number (input, &n) || !take_number (input, &model->bar) || n < 0 ||
      n > MAX_TREES)
    return FALSE;
  model->trees = g_new0 (RapQuoteTree, n);
  for (model->n_trees = 0; model->n_trees < (guint) n; model->n_trees++)
    if (!take_tree (input, &model->trees[model->n_trees]))
      return FALSE;
  return TRUE;
}

static gboolean
take_model (Input *input, RapQuoteModel *model)
{
  const guchar *magic = take (input, strlen (MAGIC));
  if (magic == NULL || memcmp (magic, MAGIC, strlen (MAGIC)) != 0)
    return FALSE;
  for (guint i = 0; i < RAP_QUOTE_N_TABLES; i++)
    if (!take_table (input, &model->tables[i], 1))
      return FALSE;
  return take_table (input, &model->sequence, RAP_QUOTE_N_LABELS) &&
         take_shorts (input, &model->edges[0][0][0], sizeof model->edges / 2) &&
         take_shorts (input, model->starts, RAP_QUOTE_N_LABELS) &&
         take_trees (input, model);
}

RapQuoteModel *
rap_quote_model_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (RapQuoteModel) model = g_new0 (RapQuoteModel, 1);
  Input input;
  model->bytes = g_bytes_ref (bytes);
  input.data = g_bytes_get_data (bytes, &input.left);
  if (!take_model (&input, model))
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_FAILED, "not a model of quotations");
      return NULL;
    }
  return g_steal_pointer (&model);
}

void
rap_quote_model_free (RapQuoteModel *model)
{
  g_clear_pointer (&model->bytes, g_bytes_unref);
  g_free (model->trees);
  g_free (model);
}

static RapQuoteModel *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  RapQuoteModel *model =
    bytes != NULL ? rap_quote_model_new_for_bytes (bytes, &error) : NULL;
  if (model == NULL)
    g_error ("%s", error->message);
  return model;
}

const RapQuoteModel *
rap_quote_model_get (void)
{
  static gsize model;
  if (g_once_init_enter (&model))
    g_once_init_leave (&model, (gsize) load ());
  return (const RapQuoteModel *) model;
}

static void
put_number (GByteArray *out, gint32 value)
{
  value = GINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, 4);
}

static void
put_shorts (GByteArray *out, const gint16 *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint16 value = GINT16_TO_LE (values[i]);
      g_byte_array_append (out, (const guint8 *) &value, 2);
    }
}

static void
put_table (GByteArray *out, const RapQuoteTable *table, guint width)
{
  put_number (out, table->bits);
  g_byte_array_append (out, (const guint8 *) table->weights, width << table->bits);
}

GBytes *
rap_quote_model_to_bytes (const RapQuoteModel *model)
{
  GByteArray *out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *) MAGIC, strlen (MAGIC));
  for (guint i = 0; i < RAP_QUOTE_N_TABLES; i++)
    put_table (out, &model->tables[i], 1);
  put_table (out, &model->sequence, RAP_QUOTE_N_LABELS);
  put_shorts (out, &model->edges[0][0][0], sizeof model->edges / 2);
  put_shorts (out, model->starts, RAP_QUOTE_N_LABELS);
  put_number (out, model->n_trees);
  put_number (out, model->bar);
  for (guint t = 0; t < model->n_trees; t++)
    for (guint i = 0; i < RAP_QUOTE_MAX_NODES; i++)
      {
        const RapQuoteNode *node = &model->trees[t].nodes[i];
        put_number (out, node->input * 65536 + (node->left << 8 | node->right));
        put_number (out, node->limit);
      }
  return g_byte_array_free_to_bytes (out);
}

void
rap_quote_model_expect (const RapQuoteModel *model,
                        RapQuoteTableKind    table,
                        RapQuoteFeatures    *features)
{
  features->weights = model->tables[table].weights;
  features->width = 1;
  features->mask = (1u << model->tables[table].bits) - 1;
  features->n = 0;
}

gint32
rap_quote_model_score (const RapQuoteModel    *model,
                       RapQuoteTableKind       table,
                       const RapQuoteFeatures *features)
{
  const gint8 *weights = model->tables[table].weights;
  guint32      mask = (1u << model->tables[table].bits) - 1;
  gint32       score = 0;
  for (guint i = 0; i < features->n; i++)
    score += weights[features->keys[i] & mask];
  return score;
}

gint32
rap_quote_model_judge (const RapQuoteModel *model, const gint32 *inputs)
{
  gint32 sum = 0;
  for (guint t = 0; t < model->n_trees; t++)
    {
      const RapQuoteNode *nodes = model->trees[t].nodes;
      guint               at = 0;
      while (nodes[at].input >= 0)
        at = inputs[nodes[at].input] < nodes[at].limit ? nodes[at].left : nodes[at].right;
      sum += nodes[at].limit;
    }
  return sum;
}

guint32
rap_quote_exp (gint32 score)
{
  static const guint32 parts[RAP_QUOTE_UNIT] = {
    65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947,
    46472, 45042, 43656, 42313, 41011, 39750, 38527, 37341, 36192, 35079, 34000,
    32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875
  };
  static const guint32 wholes[] = { 65536, 24109, 8869, 3263, 1200, 442,
                                    162,   60,    22,   8,    3,    1 };
  guint32              down = score < 0 ? (guint32) -score : 0;
  if (down / RAP_QUOTE_UNIT >= G_N_ELEMENTS (wholes))
    return 0;
  return ((guint64) wholes[down / RAP_QUOTE_UNIT] * parts[down % RAP_QUOTE_UNIT]) >> 16;
}
