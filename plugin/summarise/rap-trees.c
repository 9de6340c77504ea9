// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-trees.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC           "RAPTREE1"
#define RESOURCE_PREFIX "/org/gnome/Rapporteur/model/"
#define MAX_TREES       10000
#define MAX_LEVELS      10

typedef struct
{
  guint16 feature;
  gint16  threshold;
} Node;

struct _RapTrees
{
  Node   *nodes;
  gint32 *leaves;
  guint   n_trees;
  guint   levels;
};

static guint
read_16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static guint32
read_32 (const guint8 *bytes)
{
  return read_16 (bytes) | read_16 (bytes + 2) << 16;
}

static gboolean
read_trees (RapTrees *trees, const guint8 *bytes, guint n_features)
{
  guint inner = (1u << trees->levels) - 1, leaves = 1u << trees->levels;

  for (guint t = 0; t < trees->n_trees; t++)
    {
      for (guint i = 0; i < inner; i++, bytes += 4)
        {
          Node node = { (guint16) read_16 (bytes), (gint16) read_16 (bytes + 2) };
          if (node.feature >= n_features)
            return FALSE;
          trees->nodes[t * inner + i] = node;
        }
      for (guint i = 0; i < leaves; i++, bytes += 4)
        trees->leaves[t * leaves + i] = (gint32) read_32 (bytes);
    }
  return TRUE;
}

RapTrees *
rap_trees_new (GBytes *bytes, guint n_features)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const gsize   head = strlen (MAGIC) + 12;

  if (size < head || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return NULL;
  guint32 wanted = read_32 (data + 8), n_trees = read_32 (data + 12),
          levels = read_32 (data + 16);
  if (wanted > n_features || n_trees > MAX_TREES || levels == 0 || levels > MAX_LEVELS)
    return NULL;
  gsize inner = ((gsize) 1 << levels) - 1, leaves = (gsize) 1 << levels;
  if (size != head + n_trees * 4 * (inner + leaves))
    return NULL;

  g_autoptr (RapTrees) trees = g_new0 (RapTrees, 1);
  trees->n_trees = n_trees;
  trees->levels = levels;
  trees->nodes = g_new (Node, n_trees * inner + 1);
  trees->leaves = g_new (gint32, n_trees * leaves + 1);
  return read_trees (trees, data + head, n_features) ? g_steal_pointer (&trees) : NULL;
}

static RapTrees *
open_model (const char *name, guint n_features)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  RapTrees *trees = bytes != NULL ? rap_trees_new (bytes, n_features) : NULL;

  if (trees == NULL)
    g_error ("no model %s in the library", name);
  return trees;
}

const RapTrees *
rap_trees_get (RapTreesModel *model)
{
  if (model->trained != NULL)
    return model->trained;
  if (g_once_init_enter (&model->ready))
    {
      model->shipped = open_model (model->name, model->n_features);
      g_once_init_leave (&model->ready, 1);
    }
  return model->shipped;
}

void
rap_trees_use (RapTreesModel *model, GBytes *bytes)
{
  g_clear_pointer (&model->trained, rap_trees_free);
  model->trained = rap_trees_new (bytes, model->n_features);
}

void
rap_trees_free (RapTrees *trees)
{
  g_free (trees->nodes);
  g_free (trees->leaves);
  g_free (trees);
}

gint64
rap_trees_score (const RapTrees *trees, const int *values)
{
  const guint inner = (1u << trees->levels) - 1, leaves = 1u << trees->levels;
  gint64      sum = 0;

  for (guint t = 0; t < trees->n_trees; t++)
    {
      const Node *nodes = &trees->nodes[t * inner];
      guint       at = 0;
      while (at < inner)
        at = 2 * at + 1 + (values[nodes[at].feature] > nodes[at].threshold);
      sum += trees->leaves[t * leaves + at - inner];
    }
  return sum;
}
