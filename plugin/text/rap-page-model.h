// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was learned about pages: words, class names, and trees over integer features. The
 * file data/model/page.bin is made by plugin/train/page.py; all of it is little-endian. */

/* Classes of the phrases of data/lexicon/LANGUAGE/page-phrases.tsv. */
typedef enum
{
  RAP_PHRASE_RELATED = 1 << 0,
  RAP_PHRASE_ACTION = 1 << 1,
  RAP_PHRASE_AD = 1 << 2,
  RAP_PHRASE_CREDIT = 1 << 3,
  RAP_PHRASE_BIO = 1 << 4,
  RAP_PHRASE_LEGAL = 1 << 5,
  RAP_PHRASE_BY = 1 << 6,
  RAP_PHRASE_COMMENT = 1 << 7,
  RAP_PHRASE_TAGS = 1 << 8,
  RAP_PHRASE_ROLE = 1 << 9,
  RAP_PHRASE_UPDATED = 1 << 10,
  RAP_PHRASE_PUBLISHED = 1 << 11,
  RAP_PHRASE_AGO = 1 << 12,
  RAP_PHRASE_WEEKDAY = 1 << 13,
  RAP_PHRASE_OFFICE = 1 << 14,
  RAP_PHRASE_NOBODY = 1 << 15,
} RapPhraseClass;

/* Where in a block a phrase counts. */
typedef enum
{
  RAP_PHRASE_AT_START = 1 << 0,
  RAP_PHRASE_ANYWHERE = 1 << 1,
  RAP_PHRASE_WHOLE_LINE = 1 << 2,
  RAP_PHRASE_GOES_ON = 1 << 3, /* a longer phrase begins with these words */
  RAP_PHRASE_MONTH_SHIFT = 4,
} RapPhrasePlace;

/* Classes of the class names of data/lexicon/en/page-classes.tsv. */
typedef enum
{
  RAP_CLASS_RELATED = 1 << 0,
  RAP_CLASS_SHARE = 1 << 1,
  RAP_CLASS_OFFER = 1 << 2,
  RAP_CLASS_CAPTION = 1 << 3,
  RAP_CLASS_AUTHOR = 1 << 4,
  RAP_CLASS_META = 1 << 5,
  RAP_CLASS_COMMENT = 1 << 6,
  RAP_CLASS_NAVIGATION = 1 << 7,
  RAP_CLASS_AD = 1 << 8,
  RAP_CLASS_OVERLAY = 1 << 9,
  RAP_CLASS_QUOTE = 1 << 10,
  RAP_CLASS_ARTICLE = 1 << 11,
  RAP_CLASS_BODY = 1 << 12,
  RAP_CLASS_DATE = 1 << 13,
  RAP_CLASS_TITLE = 1 << 14,
  RAP_CLASS_MODIFIED = 1 << 15,
} RapClassClass;

/* How many numbers the rows have that its forests are asked of. */
#define RAP_BLOCK_FEATURES     313
#define RAP_CANDIDATE_FEATURES 76

#define RAP_N_CLASS_KINDS 13 /* those that the block model looks at */

typedef struct
{
  guint32 hash; /* 0: nothing here */
  gint8   weight;
  guint8  place;
  guint16 classes;
} RapPhraseEntry;

typedef struct
{
  guint32 hash;
  gint8   own;
  gint8   ancestor;
  guint16 classes;
} RapClassEntry;

typedef enum
{
  RAP_FOREST_BLOCKS,
  RAP_FOREST_TITLE,
  RAP_FOREST_BYLINE,
  RAP_FOREST_PUBLISHED,
  RAP_N_FORESTS
} RapForest;

typedef struct _RapPageModel RapPageModel;

/* The weights inside the library; NULL when it was built without them. */
const RapPageModel *rap_page_model_get (void);
/* For training. data must outlive the model. */
RapPageModel *
rap_page_model_new (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;
/* The sum of the trees, in units of 1/1024 of a log-odds. */
int rap_page_model_score (const RapPageModel *model,
                          RapForest           forest,
                          const gint16       *features);
/* The same, but at most so far from 0; found out from the first trees where they are clear. */
int rap_page_model_score_within (const RapPageModel *model,
                                 RapForest           forest,
                                 const gint16       *features,
                                 int                 most);
/* The same of the blocks' forest for many rows, one behind the other. */
void  rap_page_model_score_blocks (const RapPageModel *model,
                                   const gint16       *rows,
                                   guint               n_columns,
                                   guint               n,
                                   int                 most,
                                   int                *scores);
guint rap_page_model_n_trees (const RapPageModel *model, RapForest forest);

/* What each model begins with: phrases and names of classes, by hash. */
typedef struct
{
  const RapPhraseEntry *phrases;
  const RapClassEntry  *classes;
  guint                 phrase_mask; /* of their places */
  guint                 class_mask;
  guint64              *known; /* which ends of hashes of phrases there are, by bit */
} RapPageTables;

/* Most words are in no phrase: a table that stays near the processor says so. */
#define RAP_PAGE_KNOWN_BITS 17

static inline guint
rap_page_known_bit (guint32 hash)
{
  return hash * 2654435761u >> (32 - RAP_PAGE_KNOWN_BITS);
}

/* Says that a phrase will be asked for soon: the table is too large to be at hand. FALSE when
 * it need not be asked for, as there is none. */
static inline gboolean
rap_page_model_announce (const RapPageModel *model, guint32 hash)
{
  const RapPageTables *tables = (const RapPageTables *) (gconstpointer) model;
  guint                bit = rap_page_known_bit (hash);
  gboolean             may = (tables->known[bit / 64] >> bit % 64 & 1) != 0;
  if (may)
    __builtin_prefetch (&tables->phrases[hash & tables->phrase_mask]);
  return may;
}

static inline const RapPhraseEntry *
rap_page_model_phrase (const RapPageModel *model, guint32 hash)
{
  const RapPageTables *tables = (const RapPageTables *) (gconstpointer) model;
  guint                mask = tables->phrase_mask, bit = rap_page_known_bit (hash);
  if ((tables->known[bit / 64] >> bit % 64 & 1) == 0)
    return NULL;
  for (guint i = hash & mask, n = 0; n <= mask; i = (i + 1) & mask, n++)
    if (tables->phrases[i].hash == hash || tables->phrases[i].hash == 0)
      return tables->phrases[i].hash == hash ? &tables->phrases[i] : NULL;
  return NULL;
}

/* Says that a class will be asked for soon. */
static inline void
rap_page_model_announce_class (const RapPageModel *model, guint32 hash)
{
  const RapPageTables *tables = (const RapPageTables *) (gconstpointer) model;
  __builtin_prefetch (&tables->classes[hash & tables->class_mask]);
}

static inline const RapClassEntry *
rap_page_model_class (const RapPageModel *model, guint32 hash)
{
  const RapPageTables *tables = (const RapPageTables *) (gconstpointer) model;
  guint                mask = tables->class_mask;
  for (guint i = hash & mask, n = 0; n <= mask; i = (i + 1) & mask, n++)
    if (tables->classes[i].hash == hash || tables->classes[i].hash == 0)
      return tables->classes[i].hash == hash ? &tables->classes[i] : NULL;
  return NULL;
}

/* FNV-1a, never 0. */
#define RAP_HASH_SEED 2166136261u

static inline guint32
rap_hash_byte (guint32 hash, guchar byte)
{
  return (hash ^ byte) * 16777619u;
}

static inline guint32
rap_hash_end (guint32 hash)
{
  return hash != 0 ? hash : 1;
}

/* Of words in a row, from the hashes of the words before and of the next one. */
static inline guint32
rap_hash_join (guint32 phrase, guint32 word)
{
  return rap_hash_end ((phrase * 31u + 7u) ^ word);
}

G_END_DECLS
