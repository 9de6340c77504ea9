// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-review.h"

#include "language/rap-gazetteer.h"
#include "language/rap-name-model.h"

static RapNameWatch watcher;
static gpointer     watcher_data;

void
rap_names_review_watch (RapNameWatch watch, gpointer data)
{
  watcher = watch;
  watcher_data = data;
}

/* What a span is, and how much more likely than need be. */
typedef struct
{
  RapVerdict verdict;
  gint64     gain;
} Judgement;

/* So many spans are judged at a time. */
#define N_AT_ONCE 64

typedef struct
{
  gint64 sums[RAP_N_VERDICTS][N_AT_ONCE];
} Sums;

/* The whole of what is likely, and what a name must be to be taken: names that are less likely
 * than about half of what the best reading gets right do harm. */
#define CERTAIN 65536
#define ENOUGH  (38 * CERTAIN / 100)
/* For a name of whatever kind. */
#define ENOUGH_IN_ALL (62 * CERTAIN / 100)

/* e to the power of this so much below nothing, in parts of CERTAIN. */
static gint64
power (gint64 below)
{
  gint64 halves = below * 5909 >> 12; /* in 4096ths of a halving */
  gint64 rest = halves & 4095;

  if (halves >> 12 > 16)
    return 0;
  return (CERTAIN - (43961 * rest >> 12) + (11193 * (rest * rest >> 12) >> 12)) >>
         (halves >> 12);
}

static Judgement
judge (const Sums *sums, guint i)
{
  Judgement best = { RAP_VERDICT_PERSON, G_MININT64 };
  gint64    most = sums->sums[RAP_VERDICT_NO_NAME][i], all = 0;

  for (guint verdict = RAP_VERDICT_PERSON; verdict < RAP_N_VERDICTS; verdict++)
    if (sums->sums[verdict][i] > best.gain)
      best = (Judgement){ verdict, sums->sums[verdict][i] };
  most = MAX (most, best.gain);
  for (guint verdict = 0; verdict < RAP_N_VERDICTS; verdict++)
    all += power (most - sums->sums[verdict][i]);
  gint64 likely = CERTAIN * power (most - best.gain) / all;
  gint64 none = CERTAIN * power (most - sums->sums[RAP_VERDICT_NO_NAME][i]) / all;
  best.gain = MAX (likely - ENOUGH, CERTAIN - none - ENOUGH_IN_ALL);
  return best;
}

static const RapVerdict verdict_of_kind[RAP_N_KINDS] = {
  [RAP_KIND_PERSON] = RAP_VERDICT_PERSON,
  [RAP_KIND_ORGANISATION] = RAP_VERDICT_ORGANISATION,
  [RAP_KIND_PLACE] = RAP_VERDICT_PLACE,
  [RAP_KIND_NATIONALITY] = RAP_VERDICT_OTHER,
  [RAP_KIND_OTHER] = RAP_VERDICT_OTHER,
};

/* No other span competes with a name without doubt. */
static Judgement
accept (const RapNameSpan *span)
{
  return (Judgement){ verdict_of_kind[span->twice - 1], CERTAIN };
}

/* A state, its capital or its seat that was read is no less than a name. */
static void
keep_known (const RapWords *words, const RapNameSpan *span, Judgement *judgement)
{
  guint          end = 0;
  const RapTerm *term;

  if (judgement->gain > 0 || span->twice != RAP_KIND_PLACE + 1)
    return;
  term = rap_gazetteer_match (words, span->first, span->end, FALSE, &end);
  if (end == span->end && (rap_term_get (term, RAP_TERM_STATE) != NULL ||
                           rap_term_get (term, RAP_TERM_CAPITAL) != NULL ||
                           rap_term_get (term, RAP_TERM_SEAT) != NULL))
    *judgement = (Judgement){ RAP_VERDICT_PLACE, 1 };
}

static void
judge_all (const RapNameReading *reading,
           const RapNameFacts   *facts,
           const GArray         *spans,
           Judgement            *judgements)
{
  const RapNameModel *model = rap_name_model_get ();
  g_autofree int     *values = g_new (int, N_AT_ONCE *RAP_N_NAME_VALUES);
  g_autofree Sums    *sums = g_new (Sums, 1);

  for (guint at = 0; at < spans->len;)
    {
      guint asked[N_AT_ONCE], n = 0;
      for (; at < spans->len && n < N_AT_ONCE; at++)
        {
          const RapNameSpan *span = &g_array_index (spans, RapNameSpan, at);
          if (span->sure)
            judgements[at] = accept (span);
          else
            {
              rap_name_values_fill (reading, facts, span, values + n * RAP_N_NAME_VALUES);
              asked[n++] = at;
            }
        }
      if (n > 0)
        rap_trees_score_each ((const RapTrees *const *) model->trees,
                              RAP_N_VERDICTS,
                              values,
                              RAP_N_NAME_VALUES,
                              n,
                              sums->sums[0],
                              N_AT_ONCE);
      for (guint i = 0; i < n; i++)
        {
          judgements[asked[i]] = judge (sums, i);
          keep_known (reading->words,
                      &g_array_index (spans, RapNameSpan, asked[i]),
                      &judgements[asked[i]]);
        }
    }
}

/* ---- The names that do not overlap and together are worth most */

typedef struct
{
  gint64 worth; /* of all names from this word on */
  guint  span;  /* that begins here, or NO_SPAN */
} Best;

#define NO_SPAN G_MAXUINT

static void
weigh (const RapNameReading *reading,
       const GArray         *spans,
       const Judgement      *judgements,
       Best                 *best)
{
  guint n = spans->len;

  best[reading->end - reading->first] = (Best){ 0, NO_SPAN };
  for (guint word = reading->end; word-- > reading->first;)
    {
      Best *own = &best[word - reading->first];
      *own = (Best){ own[1].worth, NO_SPAN };
      for (; n > 0 && g_array_index (spans, RapNameSpan, n - 1).first == word; n--)
        {
          guint  end = g_array_index (spans, RapNameSpan, n - 1).end;
          gint64 worth = judgements[n - 1].gain + best[end - reading->first].worth;
          if (worth > own->worth)
            *own = (Best){ worth, n - 1 };
        }
    }
}

static RapNameType
type_of (const RapNameSpan *span, RapVerdict verdict)
{
  static const RapNameType types[RAP_N_VERDICTS] = {
    [RAP_VERDICT_PERSON] = RAP_NAME_PERSON,
    [RAP_VERDICT_ORGANISATION] = RAP_NAME_ORGANISATION,
    [RAP_VERDICT_PLACE] = RAP_NAME_PLACE,
    [RAP_VERDICT_OTHER] = RAP_NAME_OTHER,
  };

  if (verdict == RAP_VERDICT_OTHER &&
      span->sums[RAP_KIND_NATIONALITY] > span->sums[RAP_KIND_OTHER])
    return RAP_NAME_NATIONALITY;
  return types[verdict];
}

static void
take_best (const RapNameReading *reading,
           const GArray         *spans,
           const Judgement      *judgements,
           GArray               *names)
{
  g_autofree Best *best = g_new (Best, reading->end - reading->first + 1);

  weigh (reading, spans, judgements, best);
  for (guint word = reading->first; word < reading->end;)
    {
      guint n = best[word - reading->first].span;
      if (n == NO_SPAN)
        {
          word++;
          continue;
        }
      const RapNameSpan *span = &g_array_index (spans, RapNameSpan, n);
      RapName            name = { .first = span->first,
                                  .end = span->end,
                                  .type = type_of (span, judgements[n].verdict) };
      g_array_append_val (names, name);
      word = span->end;
    }
}

void
rap_names_review (const RapNameReading *reading, GArray *names, guint from)
{
  g_autoptr (GArray) spans = rap_name_spans_find (reading);
  g_autoptr (RapNameFacts) facts = rap_name_facts_new (reading, spans);

  if (watcher != NULL)
    {
      watcher (reading, facts, spans, watcher_data);
      return;
    }
  g_autofree Judgement *judgements = g_new (Judgement, MAX (spans->len, 1));
  judge_all (reading, facts, spans, judgements);
  g_array_set_size (names, from);
  take_best (reading, spans, judgements, names);
}
