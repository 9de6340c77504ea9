// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-ranking.h"

#include <string.h>

#include "text/rap-page-candidate-features.h"
#include "text/rap-page-names.h"
#include "text/rap-page-people.h"
#include "text/rap-page-words.h"

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

/* Sources by which a page itself tells all of its authors. */
#define BIT(source) (1u << (source))
#define DECLARED_SOURCES                                                     \
  (BIT (RAP_BYLINE_DATA) | BIT (RAP_BYLINE_META) | BIT (RAP_BYLINE_SHARED) | \
   BIT (RAP_BYLINE_META_OTHER) | BIT (RAP_BYLINE_DUBLIN))

/* Hardly a report is called as its site is; too few for trees to learn it well. */
#define SITE_FAULT 2048

/* Behind a first name and a comma a place may stand, behind a second one people do. */
#define MANY 3

/* Two words of a name, one of a place. */
#define PERSON_AND_PLACE 3

/* One author may be seen in more places than all of them: where the page declares several
 * with that one, all are meant. */
static const RapCandidate *
with_company (const RapCandidates *all, const RapCandidate *chosen)
{
  RapPagePeople one, several;
  rap_page_people_read (&one, chosen->value, NULL);
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    {
      const RapCandidate *other = candidate_at (all, RAP_FIELD_BYLINE, i);
      rap_page_people_read (&several, other->value, NULL);
      if ((other->sources & DECLARED_SOURCES) == 0 &&
          ((other->sources & BIT (RAP_BYLINE_BY)) == 0 || several.n < MANY))
        continue;
      if (rap_page_people_hold (&several, &one) && several.n_shaped == several.n)
        return other;
    }
  return chosen;
}

/* Is the last word that of a place: no degree, "MD", and no office? */
static gboolean
ends_in_place (const char *byline, const RapPageModel *model)
{
  const char  *last = strrchr (byline, ' ');
  gboolean     small = FALSE;
  RapPageWords words;
  if (last == NULL || last == byline || last[-1] != ',')
    return FALSE;
  for (const char *at = last + 1; *at != '\0'; at = g_utf8_next_char (at))
    small |= g_unichar_islower (g_utf8_get_char (at));
  rap_page_words_read (&words, last + 1, strlen (last + 1), model);
  return small && words.n_uppers == 1 &&
         (words.classes & (RAP_PHRASE_OFFICE | RAP_PHRASE_ROLE)) == 0;
}

/* "By Ann Lee, Arnau": one word behind the name of one person is seldom another person. */
static const RapCandidate *
without_place (const RapCandidates *all,
               const RapCandidate  *chosen,
               const RapPageModel  *model)
{
  RapPagePeople people;
  rap_page_people_read (&people, chosen->value, NULL);
  if (people.n != 2 || people.n_shaped != 1 || people.n_words != PERSON_AND_PLACE ||
      (chosen->sources & (BIT (RAP_BYLINE_BY) | BIT (RAP_BYLINE_PART))) == 0 ||
      !ends_in_place (chosen->value, model))
    return chosen;
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    if (candidate_at (all, RAP_FIELD_BYLINE, i)->key == people.first)
      return candidate_at (all, RAP_FIELD_BYLINE, i);
  return chosen;
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
      if (score > best_score)
        {
          best_score = score;
          best = candidate_at (all, field, i);
        }
    }
  if (best != NULL && field == RAP_FIELD_BYLINE)
    return with_company (all, without_place (all, best, model));
  return best;
}
