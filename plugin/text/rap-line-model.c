// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-model.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-page-forest.h"

#define RESOURCE "/org/gnome/Rapporteur/model/lines.bin"
#define HEADER   16
#define NODE     6 /* bytes of one */

typedef struct
{
  GBytes        *bytes; /* of the odds */
  const gint8   *odds;
  guint32       *roots;
  RapLineNode   *nodes;
  guint32        n_trees;
  guint32        n_nodes;
  RapForestRows *rows; /* the same trees; NULL when they are too large for it */
} Model;

static guint32
read_32 (const char *at)
{
  guint32 value;
  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static gint16
read_16 (const char *at)
{
  gint16 value;
  memcpy (&value, at, sizeof value);
  return GINT16_FROM_LE (value);
}

/* Nodes point only forward, so that no walk can go round. */
static gboolean
is_sound (const RapLineNode *node, guint32 at, guint32 n_nodes)
{
  if (node->feature < 0)
    return TRUE;
  return node->feature < RAP_LINE_N_FEATURES && node->left > (gint32) at &&
         node->left + 1 < (gint32) n_nodes;
}

static void
read_nodes (Model *model, const char *at)
{
  for (guint32 i = 0; i < model->n_trees; i++, at += 4)
    {
      model->roots[i] = read_32 (at);
      if (model->roots[i] >= model->n_nodes)
        g_error ("The line model is damaged");
    }
  for (guint32 i = 0; i < model->n_nodes; i++, at += NODE)
    {
      gint16 feature = read_16 (at), left = read_16 (at + 4);
      model->nodes[i] =
        (RapLineNode){ feature, read_16 (at + 2), feature < 0 ? left : (guint16) left };
      if (!is_sound (&model->nodes[i], i, model->n_nodes))
        g_error ("The line model is damaged");
    }
}

/* How the forest calls a node: leaves are counted as nodes are. */
static gint16
child_of (const Model *model, guint32 node)
{
  return model->nodes[node].feature >= 0 ? (gint16) node : (gint16) (-1 - (gint) node);
}

static RapForestRows *
lay_out (const Model *model)
{
  if (model->n_nodes >= G_MAXINT16)
    return NULL;
  g_autofree RapForestNode *nodes = g_new0 (RapForestNode, model->n_nodes + 1);
  g_autofree gint16        *leaves = g_new0 (gint16, model->n_nodes + 1);
  g_autofree gint16        *roots = g_new0 (gint16, model->n_trees + 1);
  for (guint32 i = 0; i < model->n_nodes; i++)
    {
      const RapLineNode *node = &model->nodes[i];
      if (node->feature < 0)
        leaves[i] = (gint16) node->left;
      else
        nodes[i] = (RapForestNode){ (guint16) node->feature,
                                    node->limit,
                                    { child_of (model, (guint32) node->left),
                                      child_of (model, (guint32) node->left + 1) } };
    }
  for (guint32 i = 0; i < model->n_trees; i++)
    roots[i] = child_of (model, model->roots[i]);
  return rap_forest_rows_new (nodes, leaves, roots, model->n_trees);
}

static Model *
load (void)
{
  g_autoptr (GError) error = NULL;
  gsize  size;
  Model *model = g_new0 (Model, 1);

  model->bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (model->bytes == NULL)
    g_error ("%s", error->message);
  const char *data = g_bytes_get_data (model->bytes, &size);
  if (size < HEADER + RAP_LINE_ODDS || memcmp (data, RAP_LINE_MAGIC, 4) != 0 ||
      read_32 (data + 4) != RAP_LINE_VERSION)
    g_error ("The line model is damaged");
  model->n_trees = read_32 (data + 8);
  model->n_nodes = read_32 (data + 12);
  if (model->n_trees > 10000 || model->n_nodes > G_MAXUINT16 ||
      size != HEADER + RAP_LINE_ODDS + (gsize) 4 * model->n_trees +
                (gsize) NODE * model->n_nodes)
    g_error ("The line model is damaged");
  model->odds = (const gint8 *) data + HEADER;
  model->roots = g_new (guint32, model->n_trees);
  model->nodes = g_new (RapLineNode, model->n_nodes);
  read_nodes (model, data + HEADER + RAP_LINE_ODDS);
  model->rows = lay_out (model);
  return model; /* lives as long as the process */
}

static const Model *
get (void)
{
  static gsize model;
  if (g_once_init_enter (&model))
    g_once_init_leave (&model, (gsize) load ());
  return (const Model *) model;
}

/* So many lines are judged together, tree by tree: both stay at hand. */
#define LINES_AT_ONCE 256

static void
add_tree (const Model *model, guint32 root, const gint16 *values, guint n, gint32 *scores)
{
  for (guint i = 0; i < n; i++, values += RAP_LINE_N_FEATURES)
    {
      const RapLineNode *node = &model->nodes[root];
      while (node->feature >= 0)
        node = &model->nodes[node->left + (values[node->feature] > node->limit)];
      scores[i] += node->left;
    }
}

static void
add_trees (const Model *model, const gint16 *values, guint n, gint32 *scores)
{
  memset (scores, 0, n * sizeof *scores);
  for (guint at = 0; at < n; at += LINES_AT_ONCE)
    for (guint32 t = 0; t < model->n_trees; t++)
      add_tree (model,
                model->roots[t],
                values + (gsize) at * RAP_LINE_N_FEATURES,
                MIN (LINES_AT_ONCE, n - at),
                scores + at);
}

void
rap_line_model_judge (const RapLines *lines, gint32 *scores)
{
  static const RapForestLimits no_limits = { .most = G_MAXINT };

  const Model       *model = get ();
  guint              n = lines->lines->len;
  g_autofree gint16 *values = g_new (gint16, (gsize) MAX (n, 1) * RAP_LINE_N_FEATURES);

  rap_line_features_fill (lines, model->odds, values);
  if (model->rows == NULL)
    add_trees (model, values, n, scores);
  else
    rap_forest_rows_score (model->rows,
                           values,
                           RAP_LINE_N_FEATURES,
                           n,
                           &no_limits,
                           scores);
}
