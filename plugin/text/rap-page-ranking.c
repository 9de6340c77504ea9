// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-ranking.h"

#include <string.h>

#include "text/rap-page-authors.h"
#include "text/rap-page-candidate-features.h"
#include "text/rap-page-names.h"

/* What each forest's sum must reach, in 1/1024 of a log-odds. */
static const int least_score[RAP_N_FIELDS] = {
  [RAP_FIELD_TITLE] = G_MININT,
  [RAP_FIELD_BYLINE] = -1850,
  [RAP_FIELD_PUBLISHED] = -3000,
};

static const RapForest forests[RAP_N_FIELDS] = {
  [RAP_FIELD_TITLE] = RAP_FOREST_TITLE,
  [RAP_FIELD_BYLINE] = RAP_FOREST_BYLINE,
  [RAP_FIELD_PUBLISHED] = RAP_FOREST_PUBLISHED,
};

/* Sources from the most to the least trusted, where there are no trees. */
static const guint8 title_order[] = {
  RAP_TITLE_H1,        RAP_TITLE_DATA,
  RAP_TITLE_HEADLINE,  RAP_TITLE_SHARED_CUTS + 3,
  RAP_TITLE_SHARED,    RAP_TITLE_HEAD_CUTS + 3,
  RAP_TITLE_HEAD_CUTS, RAP_TITLE_HEAD,
};
static const guint8 byline_order[] = {
  RAP_BYLINE_DATA,       RAP_BYLINE_DATA_PERSON, RAP_BYLINE_CARD,
  RAP_BYLINE_META_OTHER, RAP_BYLINE_SHARED,      RAP_BYLINE_REL,
  RAP_BYLINE_CLASS_NAME, RAP_BYLINE_META,        RAP_BYLINE_PROPERTY,
  RAP_BYLINE_LINK,       RAP_BYLINE_BY,          RAP_BYLINE_CLASS,
};
static const guint8 date_order[] = {
  RAP_DATE_ADDRESS,        RAP_DATE_META_PUBLISHED, RAP_DATE_DATA_PUBLISHED,
  RAP_DATE_TEXT_PUBLISHED, RAP_DATE_TIME_PUBLISHED, RAP_DATE_PROPERTY,
  RAP_DATE_META_DATE,      RAP_DATE_META_OTHER,     RAP_DATE_CLASS,
  RAP_DATE_TIME,           RAP_DATE_TEXT,           RAP_DATE_DATA_CREATED,
  RAP_DATE_DATA_UPLOADED,  RAP_DATE_DATA_MODIFIED,  RAP_DATE_META_MODIFIED,
  RAP_DATE_TIME_MODIFIED,
};

typedef struct
{
  const guint8 *sources;
  guint         n;
} Order;

static const Order orders[RAP_N_FIELDS] = {
  [RAP_FIELD_TITLE] = { title_order, G_N_ELEMENTS (title_order) },
  [RAP_FIELD_BYLINE] = { byline_order, G_N_ELEMENTS (byline_order) },
  [RAP_FIELD_PUBLISHED] = { date_order, G_N_ELEMENTS (date_order) },
};

static const RapCandidate *
candidate_at (const RapCandidates *all, RapPageField field, guint i)
{
  return &g_array_index (all->fields[field], RapCandidate, i);
}

static const RapCandidate *
choose_in_order (const RapCandidates *all, RapPageField field)
{
  for (guint k = 0; k < orders[field].n; k++)
    for (guint i = 0; i < all->fields[field]->len; i++)
      if ((candidate_at (all, field, i)->sources >> orders[field].sources[k] & 1) != 0)
        return candidate_at (all, field, i);
  return NULL;
}

#define BIT(source) (1u << (source))

/* Hardly a report is called as its site is; too few for trees to learn it well. */
#define SITE_FAULT 2048

/* Trees have seen many a page whose editors count from the last change. */
#define CHANGE_FAULT 20000

/* What says that a report was changed on a day. */
#define MODIFIED_SOURCES                                          \
  (BIT (RAP_DATE_DATA_MODIFIED) | BIT (RAP_DATE_OTHER_MODIFIED) | \
   BIT (RAP_DATE_META_MODIFIED) | BIT (RAP_DATE_TIME_MODIFIED) |  \
   BIT (RAP_DATE_CLASS_MODIFIED) | BIT (RAP_DATE_TEXT_MODIFIED))
/* A day on which a report is only said to have been changed is not that of its publication
 * where the page shows another one that is. */
static gboolean
is_only_change (const RapCandidates *all, const RapCandidate *candidate)
{
  if ((candidate->sources & ~MODIFIED_SOURCES) != 0)
    return FALSE;
  for (guint i = 0; i < all->fields[RAP_FIELD_PUBLISHED]->len; i++)
    if ((candidate_at (all, RAP_FIELD_PUBLISHED, i)->sources &
         BIT (RAP_DATE_TEXT_PUBLISHED)) != 0)
      return TRUE;
  return FALSE;
}

const RapCandidate *
rap_page_ranking_choose (const RapCandidates *all,
                         RapPageField         field,
                         const RapPageModel  *model)
{
  int                 best_score = least_score[field];
  const RapCandidate *best = NULL;
  if (model == NULL || rap_page_model_n_trees (model, forests[field]) == 0)
    return choose_in_order (all, field);
  guint32 site =
    all->site != NULL ? rap_page_names_key (all->site, strlen (all->site)) : 0;
  g_autofree gint16 *rows = rap_candidate_features (all, field, model);
  for (guint i = 0; i < all->fields[field]->len; i++)
    {
      int score = rap_page_model_score (model,
                                        forests[field],
                                        rows + (gsize) i * RAP_CANDIDATE_FEATURES);
      if (field == RAP_FIELD_TITLE && candidate_at (all, field, i)->key == site)
        score -= SITE_FAULT;
      if (field == RAP_FIELD_PUBLISHED &&
          is_only_change (all, candidate_at (all, field, i)))
        score -= CHANGE_FAULT;
      if (score > best_score)
        {
          best_score = score;
          best = candidate_at (all, field, i);
        }
    }
  if (best != NULL && field == RAP_FIELD_BYLINE)
    return rap_page_authors_of (all, best, model);
  return best;
}
