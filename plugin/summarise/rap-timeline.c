// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-timeline.h"

#include <string.h>

#include "language/rap-times.h"
#include "relate/rap-index.h"
#include "summarise/rap-context.h"
#include "summarise/rap-rank.h"

/* Thousandths of its weight that a sentence shares with one of the same day which tells the
 * same. */
#define SAME    450
#define MATCHES 8

typedef struct
{
  guint place;
  char  when[24];
  char  key[24]; /* when, as it sorts */
} Dated;

typedef struct
{
  RapDossier     *dossier;
  const RapIndex *index;
  GArray         *dated;  /* Dated */
  guint          *row_of; /* a place: its row, plus 1 */
  guint8         *taken;  /* a place: in a row */
} Timeline;

/* A week as the day it begins on; all else sorts as it is. */
static void
set_key (Dated *dated)
{
  GDate date;
  guint year, week;

  g_strlcpy (dated->key, dated->when, sizeof dated->key);
  if (strlen (dated->when) < 8 || dated->when[5] != 'W')
    return;
  year = (guint) g_ascii_strtoull (dated->when, NULL, 10);
  week = (guint) g_ascii_strtoull (dated->when + 6, NULL, 10);
  if (year < 1 || year > 9999 || week < 1 || week > 53)
    return;
  /* The fourth of January is always in the first week. */
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 4, G_DATE_JANUARY, (GDateYear) year);
  g_date_subtract_days (&date, (guint) g_date_get_weekday (&date) - 1);
  g_date_add_days (&date, (week - 1) * 7);
  g_snprintf (dated->key,
              sizeof dated->key,
              "%04u-%02u-%02u",
              (guint) g_date_get_year (&date),
              (guint) g_date_get_month (&date),
              (guint) g_date_get_day (&date));
}

/* Dates of a calendar only: no "XXXX", no "now". */
static gboolean
is_calendar (const RapTime *time)
{
  if (time->type != RAP_TIME_DATE && time->type != RAP_TIME_TIME)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (time->value[i]))
      return FALSE;
  return strchr (time->value, 'X') == NULL;
}

static const RapTime *
find_date (const RapTimes *times, guint *from, const RapSpan *sentence)
{
  const RapTime *found = NULL;
  while (*from < times->n_times && times->times[*from].span.start < sentence->end)
    {
      const RapTime *time = &times->times[(*from)++];
      /* A day says more than a year. */
      if (time->span.start >= sentence->start && is_calendar (time) &&
          (found == NULL || strlen (time->value) > strlen (found->value) + 2))
        found = time;
    }
  return found;
}

static void
list_dated (Timeline *timeline, guint d)
{
  RapDocument      *document = rap_dossier_get_document (timeline->dossier, d);
  const RapWords   *words = rap_words_of (document);
  const RapTimes   *times = rap_times_of (document);
  const RapContext *context = rap_context_of (document);
  guint             from = 0;

  for (guint s = 0; s < words->n_sentences; s++)
    {
      const RapTime *time = find_date (times, &from, &words->sentences[s].span);
      if (time == NULL || (context->needs[s] & RAP_NEED_UNFIT))
        continue;
      Dated       dated = { .place = rap_index_get_number (timeline->index, d, s) };
      const char *clock = strchr (time->value, 'T');
      gsize length = clock != NULL ? (gsize) (clock - time->value) : strlen (time->value);
      g_strlcpy (dated.when, time->value, MIN (sizeof dated.when, length + 1));
      set_key (&dated);
      g_array_append_val (timeline->dated, dated);
    }
}

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *left = a, *right = b;
  int          order = strcmp (left->key, right->key);
  return order != 0                   ? order
         : left->place < right->place ? -1
                                      : left->place > right->place;
}

static void
add_place (const Timeline *timeline, RapRow *row, guint place)
{
  const RapIndexPlace *p = rap_index_get_place (timeline->index, place);
  RapDocument *document = rap_dossier_get_document (timeline->dossier, p->document);
  rap_row_add_place (row,
                     p->document,
                     rap_words_of (document)->sentences[p->sentence].span);
}

/* The row that tells the same of the same day, or NULL. */
static RapRow *
find_row (const Timeline *timeline,
          const Dated    *dated,
          GPtrArray      *rows,
          const gboolean *all)
{
  g_autoptr (GArray) matches =
    rap_index_match (timeline->index, dated->place, all, MATCHES);

  for (guint i = 0; i < matches->len; i++)
    {
      const RapIndexMatch *match = &g_array_index (matches, RapIndexMatch, i);
      guint                number = timeline->row_of[match->place];
      if (match->share < SAME || number == 0)
        continue;
      RapRow *row = g_ptr_array_index (rows, number - 1);
      if (strcmp (row->when, dated->when) == 0)
        return row;
    }
  return NULL;
}

static gboolean
add_dated (Timeline *timeline, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  guint                n = rap_dossier_get_n_documents (timeline->dossier);
  g_autofree gboolean *all = g_new0 (gboolean, n + 1);

  for (guint d = 0; d < n; d++)
    all[d] = TRUE;
  for (guint i = 0; i < timeline->dated->len; i++)
    {
      const Dated *dated = &g_array_index (timeline->dated, Dated, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      RapRow *row = find_row (timeline, dated, rows, all);
      if (row == NULL)
        {
          row = rap_row_new (RAP_RELATION_NONE);
          g_strlcpy (row->when, dated->when, sizeof row->when);
          g_ptr_array_add (rows, row);
          timeline->row_of[dated->place] = rows->len;
        }
      add_place (timeline, row, dated->place);
      timeline->taken[dated->place] = TRUE;
    }
  return TRUE;
}

/* The best sentences of a report that have no date: one look over them for each. */
static void
add_undated (Timeline *timeline, guint d, guint most, GPtrArray *rows)
{
  RapDocument       *document = rap_dossier_get_document (timeline->dossier, d);
  const RapContext  *context = rap_context_of (document);
  const int         *scores = rap_rank_of (timeline->dossier)->scores;
  guint              n = rap_words_of (document)->n_sentences;
  guint8 *taken = timeline->taken + rap_index_get_number (timeline->index, d, 0);
  const guint16 bad = RAP_NEED_UNFIT | RAP_NEED_BEFORE | RAP_NEED_AFTER | RAP_NEED_CALLER;

  for (guint k = 0; k < most; k++)
    {
      guint best = n;
      for (guint s = 0; s < n; s++)
        {
          guint place = rap_index_get_number (timeline->index, d, s);
          if (!taken[s] && (context->needs[s] & bad) == 0 &&
              (best == n ||
               scores[place] > scores[rap_index_get_number (timeline->index, d, best)]))
            best = s;
        }
      if (best == n)
        return;
      taken[best] = TRUE;
      RapRow *row = rap_row_new (RAP_RELATION_NONE);
      add_place (timeline, row, rap_index_get_number (timeline->index, d, best));
      g_ptr_array_add (rows, row);
    }
}

GPtrArray *
rap_timeline_make (RapDossier   *dossier,
                   guint         undated,
                   GCancellable *cancellable,
                   GError      **error)
{
  Timeline timeline = { .dossier = dossier, .index = rap_index_of (dossier) };
  guint    n = rap_dossier_get_n_documents (dossier);
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));
  g_autofree guint *row_of = g_new0 (guint, rap_index_n_places (timeline.index) + 1);
  g_autofree guint8 *taken = g_new0 (guint8, rap_index_n_places (timeline.index) + 1);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_row_free);

  timeline.dated = dated;
  timeline.row_of = row_of;
  timeline.taken = taken;
  for (guint d = 0; d < n; d++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      list_dated (&timeline, d);
    }
  g_array_sort (dated, compare_dated);
  if (!add_dated (&timeline, rows, cancellable, error))
    return NULL;
  for (guint d = 0; d < n && undated > 0; d++)
    add_undated (&timeline, d, undated, rows);
  return g_steal_pointer (&rows);
}
