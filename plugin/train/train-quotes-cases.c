// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-quotes-cases.h"

#include "train-quotes-learn.h"

/* The curve of F1 is flat around its best point, and uneven: so far below it is as good. */
#define AS_GOOD 0.0008

struct TrainCases
{
  GArray *inputs;  /* gint32, RAP_QUOTE_N_INPUTS each */
  GArray *answers; /* guint8: right or not */
  GArray *folds;   /* guint */
  GArray *types;   /* guint: TrainType */
  guint   n_quotes;
  guint   n_of[TRAIN_N_TYPES];
};

TrainCases *
train_cases_new (void)
{
  TrainCases *cases = g_new0 (TrainCases, 1);
  cases->inputs = g_array_new (FALSE, FALSE, sizeof (gint32));
  cases->answers = g_array_new (FALSE, FALSE, sizeof (guint8));
  cases->folds = g_array_new (FALSE, FALSE, sizeof (guint));
  cases->types = g_array_new (FALSE, FALSE, sizeof (guint));
  return cases;
}

void
train_cases_free (TrainCases *cases)
{
  g_array_unref (cases->inputs);
  g_array_unref (cases->answers);
  g_array_unref (cases->folds);
  g_array_unref (cases->types);
  g_free (cases);
}

void
train_cases_add (TrainCases *cases, const TrainReport *report, guint fold)
{
  cases->n_quotes += report->quotes->len;
  for (guint q = 0; q < report->quotes->len; q++)
    cases->n_of[train_quote_type (&g_array_index (report->quotes, TrainQuote, q))]++;
  for (guint g = 0; g < report->guesses->len; g++)
    {
      const RapQuoteGuess *guess = &g_array_index (report->guesses, RapQuoteGuess, g);
      const TrainQuote    *quote;
      guint8               right = train_guess_is_right (report, guess, &quote);
      guint                type =
        quote != NULL ? train_quote_type (quote) : train_guess_type (report, guess);
      g_array_append_vals (cases->inputs, guess->inputs, RAP_QUOTE_N_INPUTS);
      g_array_append_val (cases->answers, right);
      g_array_append_val (cases->folds, fold);
      g_array_append_val (cases->types, type);
    }
}

/* F1 of each type of statement at the bar; scores are pairs of judgement and answer. */
static void
tell_types (const TrainCases *cases, const gint32 *scores, gint32 bar)
{
  guint said[TRAIN_N_TYPES] = { 0 }, right[TRAIN_N_TYPES] = { 0 };
  for (guint i = 0; i < cases->answers->len; i++)
    if (scores[2 * i] > bar)
      {
        guint type = g_array_index (cases->types, guint, i);
        said[type]++;
        right[type] += scores[2 * i + 1];
      }
  for (guint t = 0; t < TRAIN_N_TYPES; t++)
    g_print ("held-out F1 of %s %.4f\n",
             train_type_names[t],
             2.0 * right[t] / (cases->n_of[t] + said[t]));
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const gint32 *x = a, *y = b;
  return (x[0] < y[0]) - (x[0] > y[0]);
}

/* F1 when all down to a place of the sorted scores are accepted. */
static double
f1_at (guint right, guint said, guint n_quotes)
{
  return 2.0 * right / (n_quotes + said);
}

/* The middle of the places where F1 is as good as the best one. */
static gint32
middle_of_best (const gint32 *sorted, guint n, guint n_quotes, double *best)
{
  guint right = 0, first = 0, last = 0;
  *best = 0;
  for (guint i = 0; i < n; i++)
    {
      right += sorted[2 * i + 1];
      *best = MAX (*best, f1_at (right, i + 1, n_quotes));
    }
  right = 0;
  for (guint i = 0; i < n; i++)
    {
      right += sorted[2 * i + 1];
      if (f1_at (right, i + 1, n_quotes) < *best - AS_GOOD)
        continue;
      first = last == 0 ? i : first;
      last = i;
    }
  return sorted[2 * ((first + last) / 2)] - 1;
}

/* The bar above which F1 is best when each part is judged by trees grown on the others. */
static gint32
find_bar (const TrainCases *cases, guint n_folds, RapQuoteModel *model)
{
  guint              n = cases->answers->len;
  g_autofree gint32 *scores = g_new (gint32, 2 * n + 2), *sorted = NULL;
  const gint32      *inputs = (const gint32 *) (gpointer) cases->inputs->data;
  const guint8      *answers = (const guint8 *) cases->answers->data;
  const guint       *folds = (const guint *) (gpointer) cases->folds->data;
  gint32             bar = 0;
  double             best = 0;
  for (guint fold = 0; fold < n_folds; fold++)
    {
      train_trees (inputs, answers, folds, n, fold, model);
      for (guint i = 0; i < n; i++)
        if (folds[i] == fold)
          {
            scores[2 * i] =
              rap_quote_model_judge (model, inputs + i * RAP_QUOTE_N_INPUTS);
            scores[2 * i + 1] = answers[i];
          }
    }
  sorted = g_memdup2 (scores, 2 * n * sizeof (gint32));
  qsort (sorted, n, 2 * sizeof (gint32), compare_scores);
  bar = middle_of_best (sorted, n, cases->n_quotes, &best);
  g_print ("held-out F1 %.4f, bar %d, of %u guesses for %u quotes\n",
           best,
           bar,
           n,
           cases->n_quotes);
  tell_types (cases, scores, bar);
  return bar;
}

void
train_cases_judge (const TrainCases *cases, guint n_folds, RapQuoteModel *model)
{
  gint32 bar = find_bar (cases, n_folds, model);
  train_trees ((const gint32 *) (gpointer) cases->inputs->data,
               (const guint8 *) cases->answers->data,
               (const guint *) (gpointer) cases->folds->data,
               cases->answers->len,
               G_MAXUINT,
               model);
  model->bar = bar;
}
