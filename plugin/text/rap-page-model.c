// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-model.h"

#include "text/rap-page-forest.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PATH "/org/gnome/Rapporteur/model/page.bin"
#define MAGIC         0x31475052u /* "RPG1" */
#define MAX_HEIGHT    64

/* After so many trees of the blocks' forest a sum this far from 0 counts as sure: of the blocks
 * of the training pages one in 10,000 does not end up beyond 1024 on the same side (page.py
 * prints them). */
static const RapForestProbe probes[] = { { 16, 1270 }, { 24, 1760 }, { 48, 2880 },
                                         { 64, 3080 }, { 96, 3120 }, { 160, 3080 } };

typedef struct
{
  guint32 magic;
  guint32 phrase_slots; /* powers of two */
  guint32 class_slots;
  guint32 n_nodes;
  guint32 n_leaves;
  guint32 n_trees;
  gint32  bias[RAP_N_FORESTS];
  guint32 trees[RAP_N_FORESTS]; /* how many of the trees are of each forest */
} Header;

/* A tree as it is walked: a leaf leads to itself, so that each walk of a tree takes the same
 * number of steps, with nothing for the processor to guess. */
typedef struct
{
  guint16 feature;
  gint16  threshold;
  guint16 next[2];
} Step;

typedef struct
{
  guint16 root;
  guint16 depth;
} Tree;

struct _RapPageModel
{
  RapPageTables        tables; /* first: they are looked up in place */
  Header               header;
  const RapForestNode *nodes;
  const gint16        *leaves;
  const gint16        *roots;
  Step                *steps; /* of the nodes, then of the leaves */
  gint16              *values;
  Tree                *trees;
  guint                first_tree[RAP_N_FORESTS];
  RapForestRows       *rows; /* the blocks' forest, asked of many rows at once; or NULL */
};

static const guint16 row_widths[RAP_N_FORESTS] = {
  [RAP_FOREST_BLOCKS] = RAP_BLOCK_FEATURES,
  [RAP_FOREST_TITLE] = RAP_CANDIDATE_FEATURES,
  [RAP_FOREST_BYLINE] = RAP_CANDIDATE_FEATURES,
  [RAP_FOREST_PUBLISHED] = RAP_CANDIDATE_FEATURES,
};

#if G_BYTE_ORDER != G_LITTLE_ENDIAN
#error "The model is little-endian; add the conversion before building here."
#endif

/* A node may ask for a number that the rows of its forest have: `widths` is the narrowest row
 * by which each node is reached. Parents come before their children. */
static gboolean
columns_are_there (const RapPageModel *model)
{
  const Header       *header = &model->header;
  g_autofree guint16 *widths = g_new (guint16, header->n_nodes + 1);

  memset (widths, 0xFF, header->n_nodes * sizeof *widths);
  for (guint forest = 0, i = 0; forest < RAP_N_FORESTS; forest++)
    for (guint k = 0; k < header->trees[forest]; k++, i++)
      if (model->roots[i] >= 0)
        widths[model->roots[i]] = MIN (widths[model->roots[i]], row_widths[forest]);
  for (guint i = 0; i < header->n_nodes; i++)
    {
      if (model->nodes[i].feature >= widths[i])
        return FALSE;
      for (guint k = 0; k < 2; k++)
        if (model->nodes[i].children[k] >= 0)
          {
            guint16 *below = &widths[model->nodes[i].children[k]];
            *below = MIN (*below, widths[i]);
          }
    }
  return TRUE;
}

static gboolean
trees_are_sound (const RapPageModel *model)
{
  const Header *header = &model->header;
  for (guint i = 0; i < header->n_trees; i++)
    if (model->roots[i] >= (gint64) header->n_nodes ||
        model->roots[i] < -(gint64) header->n_leaves)
      return FALSE;
  for (guint i = 0; i < header->n_nodes; i++)
    for (guint k = 0; k < 2; k++)
      {
        /* A child after its parent: no walk goes round in circles. */
        int child = model->nodes[i].children[k];
        if (child >= 0 ? child <= (int) i || child >= (int) header->n_nodes
                       : -child > (int) header->n_leaves)
          return FALSE;
      }
  return columns_are_there (model);
}

static void
note_known (RapPageTables *tables)
{
  tables->known = g_new0 (guint64, (1 << RAP_PAGE_KNOWN_BITS) / 64);
  for (guint i = 0; i <= tables->phrase_mask; i++)
    {
      guint bit = rap_page_known_bit (tables->phrases[i].hash);
      if (tables->phrases[i].hash != 0)
        tables->known[bit / 64] |= (guint64) 1 << bit % 64;
    }
}

static inline guint16
step_of (const RapPageModel *model, int child)
{
  return (guint16) (child >= 0 ? child : (int) model->header.n_nodes - child - 1);
}

static void
lay_out_trees (RapPageModel *model)
{
  guint              n_nodes = model->header.n_nodes, n_leaves = model->header.n_leaves;
  g_autofree guint8 *heights = g_malloc0 (n_nodes + n_leaves);
  model->steps = g_new0 (Step, n_nodes + n_leaves);
  model->values = g_new0 (gint16, n_nodes + n_leaves);
  model->trees = g_new0 (Tree, model->header.n_trees);
  for (guint i = 0; i < n_leaves; i++)
    {
      guint16 at = (guint16) (n_nodes + i);
      model->steps[at] = (Step){ .next = { at, at } };
      model->values[at] = model->leaves[i];
    }
  for (guint i = n_nodes; i-- > 0;)
    {
      const RapForestNode *node = &model->nodes[i];
      guint16              a = step_of (model, node->children[0]);
      guint16              b = step_of (model, node->children[1]);
      model->steps[i] = (Step){ node->feature, node->threshold, { a, b } };
      heights[i] = (guint8) MIN (MAX (heights[a], heights[b]) + 1, MAX_HEIGHT);
    }
  for (guint i = 0; i < model->header.n_trees; i++)
    {
      guint16 root = step_of (model, model->roots[i]);
      model->trees[i] = (Tree){ root, heights[root] };
    }
}

static gboolean
is_power_of_two (guint32 n)
{
  return n != 0 && (n & (n - 1)) == 0;
}

RapPageModel *
rap_page_model_new (const guint8 *data, gsize size)
{
  g_autofree RapPageModel *model = g_new0 (RapPageModel, 1);
  Header                  *header = &model->header;
  guint                    n_trees = 0;
  if (size < sizeof *header)
    return NULL;
  memcpy (header, data, sizeof *header);
  for (guint i = 0; i < RAP_N_FORESTS; i++)
    {
      model->first_tree[i] = n_trees;
      n_trees += MIN (header->trees[i], 65536);
    }
  guint64 wanted = sizeof *header +
                   (guint64) header->phrase_slots * sizeof (RapPhraseEntry) +
                   (guint64) header->class_slots * sizeof (RapClassEntry) +
                   (guint64) header->n_nodes * sizeof (RapForestNode) +
                   (guint64) header->n_leaves * 2 + (guint64) header->n_trees * 2;
  if (header->magic != MAGIC || wanted != size || n_trees != header->n_trees ||
      header->n_nodes > G_MAXINT16 || header->n_leaves > G_MAXINT16 ||
      !is_power_of_two (header->phrase_slots) || !is_power_of_two (header->class_slots))
    return NULL;
  model->tables.phrases =
    (const RapPhraseEntry *) (gconstpointer) (data + sizeof *header);
  model->tables.phrase_mask = header->phrase_slots - 1;
  model->tables.classes = (const RapClassEntry *) (gconstpointer) (model->tables.phrases +
                                                                   header->phrase_slots);
  model->tables.class_mask = header->class_slots - 1;
  model->nodes =
    (const RapForestNode *) (gconstpointer) (model->tables.classes + header->class_slots);
  model->leaves = (const gint16 *) (gconstpointer) (model->nodes + header->n_nodes);
  model->roots = model->leaves + header->n_leaves;
  if (!trees_are_sound (model))
    return NULL;
  lay_out_trees (model);
  model->rows = rap_forest_rows_new (model->nodes,
                                     model->leaves,
                                     model->roots,
                                     header->trees[RAP_FOREST_BLOCKS]);
  note_known (&model->tables);
  return g_steal_pointer (&model);
}

static const RapPageModel *
load (void)
{
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize         size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  if (data == NULL)
    return NULL;
  /* Kept as long as the process, with the library or as a copy where they lie askew. */
  gboolean askew = (gsize) data % G_ALIGNOF (RapPhraseEntry) != 0;
  return rap_page_model_new (askew ? g_memdup2 (data, size) : data, size);
}

const RapPageModel *
rap_page_model_get (void)
{
  static gsize               once = 0;
  static const RapPageModel *model = NULL;
  if (g_once_init_enter (&once))
    {
      model = load ();
      g_once_init_leave (&once, 1);
    }
  return model;
}

guint
rap_page_model_n_trees (const RapPageModel *model, RapForest forest)
{
  return model->header.trees[forest];
}

static inline guint
take_step (const Step *steps, guint at, const gint16 *features)
{
  return steps[at].next[features[steps[at].feature] > steps[at].threshold];
}

/* Four trees side by side, so that the processor need not wait for each step of one; those that
 * are less deep stay at their leaves. */
static int
add_four_trees (const RapPageModel *model, const Tree *trees, const gint16 *features)
{
  const Step *steps = model->steps;
  guint       a = trees[0].root, b = trees[1].root, c = trees[2].root, d = trees[3].root;
  guint       depth =
    MAX (MAX (trees[0].depth, trees[1].depth), MAX (trees[2].depth, trees[3].depth));
  for (guint n = depth; n > 0; n--)
    {
      a = take_step (steps, a, features);
      b = take_step (steps, b, features);
      c = take_step (steps, c, features);
      d = take_step (steps, d, features);
    }
  return model->values[a] + model->values[b] + model->values[c] + model->values[d];
}

/* Adds up the trees from one to another of a forest. */
static int
add_trees (const RapPageModel *model,
           const Tree         *trees,
           guint               from,
           guint               to,
           const gint16       *features)
{
  int   sum = 0;
  guint i = from;
  for (; i + 4 <= to; i += 4)
    sum += add_four_trees (model, trees + i, features);
  for (; i < to; i++)
    {
      guint at = trees[i].root;
      for (guint n = trees[i].depth; n > 0; n--)
        at = take_step (model->steps, at, features);
      sum += model->values[at];
    }
  return sum;
}

int
rap_page_model_score (const RapPageModel *model, RapForest forest, const gint16 *features)
{
  const Tree *trees = model->trees + model->first_tree[forest];
  return model->header.bias[forest] +
         add_trees (model, trees, 0, model->header.trees[forest], features);
}

int
rap_page_model_score_within (const RapPageModel *model,
                             RapForest           forest,
                             const gint16       *features,
                             int                 most)
{
  const Tree *trees = model->trees + model->first_tree[forest];
  guint       n = model->header.trees[forest];
  int         sum = model->header.bias[forest];
  guint       done = 0;
  for (guint i = 0; i < G_N_ELEMENTS (probes) && probes[i].trees < n; i++)
    {
      sum += add_trees (model, trees, done, probes[i].trees, features);
      done = probes[i].trees;
      if (ABS (sum) > probes[i].sure)
        return sum > 0 ? most : -most;
    }
  return CLAMP (sum + add_trees (model, trees, done, n, features), -most, most);
}

void
rap_page_model_score_blocks (const RapPageModel *model,
                             const gint16       *rows,
                             guint               n_columns,
                             guint               n,
                             int                 most,
                             int                *scores)
{
  if (model->rows != NULL)
    {
      const RapForestLimits limits = {
        model->header.bias[RAP_FOREST_BLOCKS], most, probes, G_N_ELEMENTS (probes)
      };
      rap_forest_rows_score (model->rows, rows, n_columns, n, &limits, scores);
      return;
    }
  for (guint i = 0; i < n; i++)
    scores[i] = rap_page_model_score_within (model,
                                             RAP_FOREST_BLOCKS,
                                             rows + (gsize) i * n_columns,
                                             most);
}
