// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-date-pairs.h"

#include <string.h>

#include "language/rap-times.h"
#include "relate/rap-index.h"

/* Thousandths of their weight that each must have of the other. */
#define SAME    600
#define MATCHES 4
/* What returns every week or month happens on many days; reports differ about one. */
#define MAX_DAYS_APART 6
/* Less is a place and a date, or a heading. */
#define MIN_WORDS 6
/* "2016-03-31" */
#define DAY_LENGTH 10

typedef struct
{
  RapDossier     *dossier;
  const RapIndex *index;
  gboolean       *others;
} Search;

static gboolean
is_long (const RapWords *words, const RapSentence *sentence)
{
  guint n = 0;

  for (guint i = sentence->first; i < sentence->end; i++)
    n += (words->words[i].flags & RAP_WORD_MARK) == 0;
  return n >= MIN_WORDS;
}

/* The only day that the sentence names, with month and year known; NULL when there are none
 * or several. */
static const char *
only_day (RapDocument *document, const RapSentence *sentence)
{
  const RapTimes *times = rap_times_of (document);
  const char     *day = NULL;

  if (!is_long (rap_words_of (document), sentence))
    return NULL;
  for (guint i = 0; i < times->n_times && times->times[i].span.start < sentence->span.end;
       i++)
    {
      const RapTime *time = &times->times[i];
      if (time->span.start < sentence->span.start)
        continue;
      if (time->type != RAP_TIME_DATE || strlen (time->value) != DAY_LENGTH ||
          !g_ascii_isdigit (time->value[0]) || !g_ascii_isdigit (time->value[9]) ||
          (day != NULL && strcmp (day, time->value) != 0))
        return NULL;
      day = time->value;
    }
  return day;
}

static gboolean
read_day (const char *value, GDate *date)
{
  guint year = (guint) g_ascii_strtoull (value, NULL, 10);
  guint month = (guint) g_ascii_strtoull (value + 5, NULL, 10);
  guint day = (guint) g_ascii_strtoull (value + 8, NULL, 10);

  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static gboolean
differ (const char *left, const char *right)
{
  GDate one, other;

  g_date_clear (&one, 1);
  g_date_clear (&other, 1);
  if (!read_day (left, &one) || !read_day (right, &other))
    return FALSE;
  int apart = g_date_days_between (&one, &other);
  return apart != 0 && ABS (apart) <= MAX_DAYS_APART;
}

static void
compare_sentence (Search *search, guint place, const char *day, GPtrArray *rows)
{
  const RapIndexPlace *own = rap_index_get_place (search->index, place);

  search->others[own->document] = FALSE;
  g_autoptr (GArray) matches =
    rap_index_match (search->index, place, search->others, MATCHES);
  search->others[own->document] = TRUE;
  for (guint i = 0; i < matches->len; i++)
    {
      const RapIndexMatch *match = &g_array_index (matches, RapIndexMatch, i);
      const RapIndexPlace *p = rap_index_get_place (search->index, match->place);
      RapDocument *document = rap_dossier_get_document (search->dossier, p->document);
      const RapSentence *sentence = &rap_words_of (document)->sentences[p->sentence];
      const char        *other = only_day (document, sentence);
      if (p->document < own->document || other == NULL || !differ (day, other) ||
          MIN (match->share, match->back) < SAME)
        continue;
      RapRow *row = rap_row_new (RAP_RELATION_CONTRADICTION);
      rap_row_add_place (row,
                         own->document,
                         rap_words_of (
                           rap_dossier_get_document (search->dossier, own->document))
                           ->sentences[own->sentence]
                           .span);
      rap_row_add_place (row, p->document, sentence->span);
      g_ptr_array_add (rows, row);
      return;
    }
}

void
rap_date_pairs_add (RapDossier *dossier, GPtrArray *rows)
{
  guint                n = rap_dossier_get_n_documents (dossier);
  g_autofree gboolean *others = g_new0 (gboolean, n + 1);
  Search               search = { dossier, rap_index_of (dossier), others };

  for (guint d = 0; d < n; d++)
    others[d] = TRUE;
  for (guint d = 0; d + 1 < n; d++)
    {
      RapDocument    *document = rap_dossier_get_document (dossier, d);
      const RapWords *words = rap_words_of (document);
      for (guint s = 0; s < words->n_sentences; s++)
        {
          const char *day = only_day (document, &words->sentences[s]);
          if (day != NULL)
            compare_sentence (&search,
                              rap_index_get_number (search.index, d, s),
                              day,
                              rows);
        }
    }
}
