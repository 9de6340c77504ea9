// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Learns the weights by which a pronoun finds whom it means.
 *
 *   rap-train-pronouns [--pairs=PAIRS [--folds]] [--measure=PAIRS] OUTPUT CORPUS…
 *
 * A corpus has one document a line: "text" and, where people marked them, "clusters": lists of
 * mentions with "start" and "end" in characters. The mentions are those of our own analysis;
 * the corpus says which of them are the same. Where nobody marked anything, sex tells: of a
 * man and a woman near "she" the woman is meant, and where the two stand is what is learnt.
 * A file that ends in .bio is read for its words. Pairs have a pronoun and two names in a line, as
 * GAP has them; what stands before the pronoun is resolved by weights from the corpora alone. With
 * --folds each fifth of them is measured by weights that never saw it.
 *
 * A log-linear model over the candidates, trained by AdaGrad in a fixed order: the same corpora
 * give the same weights. */

#include "config.h"

#include "train-pronouns.h"

#include "extract/rap-coreference.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define EPOCHS 6
/* Orders of the examples that are averaged: one alone varies by half a point. */
#define RUNS  6
#define RATE  0.15
#define SCALE 256.0
#define L2    0.03 /* what holds in novels must not be learnt by heart */

static double
score_of (const RapAntecedent *candidate, const double *weights)
{
  double score = 0;
  for (guint i = 0; i < candidate->n_slots; i++)
    score += weights[candidate->slots[i]];
  return score;
}

/* One step; returns whether the best candidate was right. */
static gboolean
learn (const Example *example, double *weights, double *squares, gboolean update)
{
  guint              n = example->candidates->len, best = 0;
  g_autofree double *p = g_new (double, n);
  double             all = 0, right = 0, top = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      p[i] = score_of (&g_array_index (example->candidates, RapAntecedent, i), weights);
      best = p[i] > top ? i : best;
      top = MAX (top, p[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      p[i] = exp (p[i] - top);
      all += p[i];
      right += g_array_index (example->gold, gboolean, i) ? p[i] : 0;
    }
  for (guint i = 0; update && i < n; i++)
    {
      const RapAntecedent *candidate =
        &g_array_index (example->candidates, RapAntecedent, i);
      double slope =
        (g_array_index (example->gold, gboolean, i) ? p[i] / right : 0) - p[i] / all;
      for (guint f = 0; f < candidate->n_slots; f++)
        {
          guint  slot = candidate->slots[f];
          double step = slope - L2 * weights[slot];
          step *= example->weight;
          squares[slot] += step * step;
          weights[slot] += RATE * step / sqrt (squares[slot] + 1e-8);
        }
    }
  return g_array_index (example->gold, gboolean, best);
}

static void
shuffle (guint *order, guint n, guint32 state)
{
  for (guint i = n; i > 1; i--)
    {
      state = state * 1664525u + 1013904223u;
      guint j = (guint) (((guint64) state * i) >> 32), kept = order[i - 1];
      order[i - 1] = order[j];
      order[j] = kept;
    }
}

/* Adds the mean weights of one run over the examples in an order of its own; those of one
 * fold are left out. */
static void
train_once (const GArray *examples, guint left_out, guint32 seed, double *sums)
{
  g_autofree double *weights = g_new0 (double, RAP_ANTECEDENT_SLOTS);
  g_autofree double *squares = g_new0 (double, RAP_ANTECEDENT_SLOTS);
  g_autofree guint  *order = g_new (guint, examples->len + 1);
  guint              n = 0;

  for (guint i = 0; i < examples->len; i++)
    if (left_out == 0 || g_array_index (examples, Example, i).fold != left_out)
      order[n++] = i;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      guint right = 0;
      shuffle (order, n, seed + epoch);
      for (guint i = 0; i < n; i++)
        right +=
          learn (&g_array_index (examples, Example, order[i]), weights, squares, TRUE);
      for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
        sums[i] += weights[i];
      if (epoch + 1 == EPOCHS)
        fprintf (stderr, "%.4f of %u\n", right / (double) MAX (n, 1), n);
    }
}

/* Trains, and puts the weights to use. */
static void
train (const GArray *examples, guint left_out, guint runs, gint16 *numbers)
{
  g_autofree double *sums = g_new0 (double, RAP_ANTECEDENT_SLOTS);

  for (guint run = 0; run < runs; run++)
    train_once (examples, left_out, 12345 + 1000 * run, sums);
  for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
    numbers[i] =
      (gint16) CLAMP ((int) lrint (sums[i] * SCALE / (EPOCHS * runs)), -32768, 32767);
  rap_coreference_use_weights (numbers);
}

static void
tell (const char *what, const Tally *tally)
{
  printf ("%s: %u right, %u wrong, %u missed: F1 %.4f\n",
          what,
          tally->hits,
          tally->slips,
          tally->misses,
          tally_f1 (tally));
}

static char    *pairs, *measured;
static gboolean folds;

static const GOptionEntry OPTIONS[] = {
  { "pairs", 0, 0, G_OPTION_ARG_FILENAME, &pairs, "Learn from pairs of names", "FILE" },
  { "folds",
    0,
    0,
    G_OPTION_ARG_NONE,
    &folds,
    "Measure on each fifth of the pairs",
    NULL },
  { "measure", 0, 0, G_OPTION_ARG_FILENAME, &measured, "Measure on pairs", "FILE" },
  G_OPTION_ENTRY_NULL,
};

static void
learn_pairs (GArray *examples, gint16 *numbers)
{
  Tally tally = { 0 };

  train (examples, 0, 2, numbers);
  read_pairs (pairs, examples);
  fprintf (stderr, "%s: %u\n", pairs, examples->len);
  for (guint fold = 1; folds && fold <= PAIR_FOLDS; fold++)
    {
      train (examples, fold, 4, numbers);
      measure_pairs (pairs, fold, &tally);
    }
  if (folds)
    tell ("Parts left out in turn", &tally);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));
  g_autoptr (GString) out = g_string_new ("RAPPRON3");
  g_autofree gint16 *numbers = g_new (gint16, RAP_ANTECEDENT_SLOTS);
  g_autoptr (GOptionContext) context = g_option_context_new ("OUTPUT CORPUS…");
  g_autoptr (GError) error = NULL;
  Tally tally = { 0 };

  g_option_context_add_main_entries (context, OPTIONS, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 3)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "too few arguments");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    {
      read_corpus (argv[i], examples);
      fprintf (stderr, "%s: %u\n", argv[i], examples->len);
    }
  if (pairs != NULL)
    learn_pairs (examples, numbers);
  train (examples, 0, RUNS, numbers);
  for (guint i = 0; i < RAP_ANTECEDENT_SLOTS; i++)
    {
      g_string_append_c (out, (char) (numbers[i] & 0xFF));
      g_string_append_c (out, (char) (numbers[i] >> 8 & 0xFF));
    }
  if (measured != NULL)
    {
      measure_pairs (measured, 0, &tally);
      tell ("All", &tally);
    }
  return g_file_set_contents (argv[1], out->str, out->len, NULL) ? 0 : 1;
}
