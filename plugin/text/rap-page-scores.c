// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-scores.h"

/* The trees say no more than this of a block, in 1/1024 of a log-odds. */
#define MOST 3072
/* So many words make a long block; a block of so many has half a say in what fades. */
#define LONG_WORDS 15
#define FULL_WORDS 20

typedef enum
{
  OWN,
  LESS_BESIDE, /* of the two neighbours the one less sure, the surer one */
  MORE_BESIDE,
  SAME_BEFORE, /* the neighbours, where they are the same kind of element */
  SAME_AFTER,
  FADING_BEFORE, /* all before, all after, each fading with the words between */
  FADING_AFTER,
  FADING_LESS,
  ALIKE, /* the others of the same make and place */
  LONG,
  LONG_OWN,
  BIAS,
  N_PARTS
} Part;

/* In 1/1024; plugin/train/page.py fits and prints them. */
static const gint16 weights[N_PARTS] = {
  894,  /* own */
  2,    /* less-beside */
  -2,   /* more-beside */
  113,  /* same-before */
  121,  /* same-after */
  85,   /* fading-before */
  154,  /* fading-after */
  -133, /* fading-less */
  70,   /* alike */
  108,  /* long */
  87,   /* long-own */
  -870, /* bias */
};

/* Blocks of the same make and place. */
typedef struct
{
  guint32 key; /* 0: nothing here */
  guint   n;
  gint64  sum;
} Group;

typedef struct
{
  const RapPageLayout *layout;
  const gint16        *features;
  guint                n;
  int                 *own;
  int                 *before; /* what fades, up to each block */
  int                 *after;
  Group               *groups;
  guint                mask;
  guint               *of; /* the groups of the blocks */
} Scorer;

static inline const gint16 *
row_of (const Scorer *self, guint i)
{
  return self->features + (gsize) i * RAP_N_PAGE_FEATURES;
}

static int
fade (const Scorer *self, int so_far, guint i)
{
  int words = (int) MIN (rap_page_words_count (&self->layout->words[i]), FULL_WORDS);
  return so_far + (self->own[i] - so_far) * words / (2 * FULL_WORDS);
}

static void
fade_all (const Scorer *self)
{
  int so_far = -MOST;
  for (guint i = 0; i < self->n; i++)
    {
      self->before[i] = so_far;
      so_far = fade (self, so_far, i);
    }
  so_far = -MOST;
  for (guint i = self->n; i-- > 0;)
    {
      self->after[i] = so_far;
      so_far = fade (self, so_far, i);
    }
}

static guint
find_group (const Scorer *self, guint i)
{
  const gint16 *row = row_of (self, i);
  guint32       hash = RAP_HASH_SEED;
  for (guint k = RAP_F_SAME_KIND; k <= RAP_F_SAME_PATH_LAST; k++)
    hash = rap_hash_join (hash, (guint16) row[k]);
  hash = rap_hash_end (hash);
  guint at = (hash ^ hash >> 15) & self->mask;
  while (self->groups[at].key != 0 && self->groups[at].key != hash)
    at = (at + 1) & self->mask;
  self->groups[at].key = hash;
  return at;
}

static void
sum_up_groups (const Scorer *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      self->of[i] = find_group (self, i);
      Group *group = &self->groups[self->of[i]];
      group->n++;
      group->sum += self->own[i];
    }
}

static int
alike (const Scorer *self, guint i)
{
  const Group *group = &self->groups[self->of[i]];
  return group->n > 1 ? (int) ((group->sum - self->own[i]) / (group->n - 1))
                      : self->own[i];
}

static int
judge (const Scorer *self, guint i)
{
  int       own = self->own[i];
  int       before = i > 0 ? self->own[i - 1] : -MOST;
  int       after = i + 1 < self->n ? self->own[i + 1] : -MOST;
  gboolean  is_long = rap_page_words_count (&self->layout->words[i]) >= LONG_WORDS;
  const int parts[N_PARTS] = {
    [OWN] = own,
    [LESS_BESIDE] = MIN (before, after),
    [MORE_BESIDE] = MAX (before, after),
    [SAME_BEFORE] = row_of (self, i)[RAP_F_SAME_AS] > 0 ? before : 0,
    [SAME_AFTER] = row_of (self, i)[RAP_F_SAME_AS + 1] > 0 ? after : 0,
    [FADING_BEFORE] = self->before[i],
    [FADING_AFTER] = self->after[i],
    [FADING_LESS] = MIN (self->before[i], self->after[i]),
    [ALIKE] = alike (self, i),
    [LONG] = is_long ? 1024 : 0,
    [LONG_OWN] = is_long ? own : 0,
    [BIAS] = 1024,
  };
  int sum = 0;
  for (guint k = 0; k < N_PARTS; k++)
    sum += parts[k] * weights[k];
  return sum / 1024;
}

int *
rap_page_scores_new (const RapPageLayout *layout, const gint16 *features)
{
  guint n = layout->n_blocks;
  guint mask = 63;
  if (layout->model == NULL ||
      rap_page_model_n_trees (layout->model, RAP_FOREST_BLOCKS) == 0)
    return NULL;
  while (mask < n * 2)
    mask = mask * 2 + 1;
  g_autofree int *own = g_new (int, n), *before = g_new (int, n), *after = g_new (int, n);
  g_autofree Group *groups = g_new0 (Group, mask + 1);
  g_autofree guint *of = g_new (guint, n);
  Scorer            self = { layout, features, n, own, before, after, groups, mask, of };
  int              *scores = g_new (int, n + 1);
  rap_page_model_score_blocks (layout->model,
                               features,
                               RAP_N_PAGE_FEATURES,
                               n,
                               MOST,
                               own);
  fade_all (&self);
  sum_up_groups (&self);
  for (guint i = 0; i < n; i++)
    scores[i] = judge (&self, i);
  return scores;
}
