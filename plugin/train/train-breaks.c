// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-breaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "language/rap-break-inputs.h"
#include "language/rap-whole.h"
#include "train/train-tensor.h"

#define N_WEIGHTS (1u << 14)
#define N_EPOCHS  12
#define RATE      .15f
#define DECAY     1e-4f
#define DROPOUT   .5f
/* A break that is missed counts for as many that are too much. */
#define BREAK_WEIGHT 2.f
/* One in so many texts is learned from in small letters as well. */
#define SMALL_EACH 6
#define N_FOLDS    5
/* Weights are stored in sixteenths. */
#define UNIT 16.f

TrainTexts *
train_texts_new (void)
{
  TrainTexts *texts = g_new0 (TrainTexts, 1);

  texts->texts = g_ptr_array_new ();
  texts->ends = g_ptr_array_new ();
  return texts;
}

static void
close_text (TrainTexts *texts, GString *text, GHashTable **ends)
{
  if (text->len > 0)
    {
      g_ptr_array_add (texts->texts, g_strdup (text->str));
      g_ptr_array_add (texts->ends, *ends);
      *ends = g_hash_table_new (NULL, NULL);
    }
  g_string_truncate (text, 0);
}

/* The last word of words that were written as one. */
static guint
last_of_range (const char *id)
{
  const char *dash = strchr (id, '-');
  return dash != NULL ? (guint) atoi (dash + 1) : 0;
}

static void
close_sentence (GString *text, GHashTable *ends)
{
  gsize end = text->len;

  while (end > 0 && text->str[end - 1] == ' ')
    end--;
  g_hash_table_add (ends, GSIZE_TO_POINTER (end));
}

void
train_texts_add (TrainTexts *texts, const char *path, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTable *ends = g_hash_table_new (NULL, NULL);
  guint       inside = 0;

  if (!g_file_get_contents (path, &file, NULL, error))
    return;
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      if (g_str_has_prefix (lines[i], "# newdoc"))
        close_text (texts, text, &ends);
      else if (g_str_has_prefix (lines[i], "# newpar") && text->len > 0)
        g_string_append (text, "\n\n");
      if (*lines[i] == '\0' && text->len > 0)
        {
          close_sentence (text, ends);
          inside = 0;
          if (!g_str_has_suffix (text->str, " "))
            g_string_append_c (text, ' ');
        }
      if (*lines[i] == '#' || g_strv_length (fields) < 10 ||
          strchr (fields[0], '.') != NULL ||
          (strchr (fields[0], '-') == NULL && (guint) atoi (fields[0]) <= inside))
        continue;
      inside = MAX (inside, last_of_range (fields[0]));
      g_string_append (text, fields[1]);
      if (strstr (fields[9], "SpaceAfter=No") == NULL)
        g_string_append_c (text, ' ');
    }
  close_text (texts, text, &ends);
}

/* ---- Gaps */

typedef struct
{
  guint32  features[RAP_N_BREAK_FEATURES];
  gboolean breaks;
  guint    text;
} Example;

/* What is done with each gap where a sentence may end. */
typedef void (*Visit) (const RapOpenGap *gap, const Example *example, gpointer data);

static void
visit_gaps (const RapOpenGap *paragraph,
            GHashTable       *ends,
            guint             text,
            Visit             visit,
            gpointer          data)
{
  RapOpenGap gap = *paragraph;

  for (gap.next = gap.first + 1; gap.next < gap.end; gap.next++)
    {
      gsize   end = gap.words[gap.next - 1].span.end;
      Example example = { .breaks = g_hash_table_contains (ends, GSIZE_TO_POINTER (end)),
                          .text = text };
      if (rap_gap_look (gap.words, gap.first, gap.next, gap.end, example.features) ==
          RAP_GAP_OPEN)
        visit (&gap, &example, data);
      if (example.breaks)
        gap.first = gap.next;
    }
}

static void
visit_text (const char *text, GHashTable *ends, guint number, Visit visit, gpointer data)
{
  g_autoptr (RapDocument) own = rap_document_new (text, NULL);
  RapDocument *document = rap_whole_of (own);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  RapWordStore *store = rap_word_store_new ();

  rap_word_store_read (store, document, starts);
  RapOpenGap gap = { .words = (const RapWord *) (gpointer) store->words->data,
                     .manner = rap_manner_of (document, store, starts) };
  for (guint b = 0, next; b + 1 < starts->len; b = next)
    {
      next = rap_paragraph_end (document, store, starts, b);
      gap.from = gap.first = g_array_index (starts, guint, b);
      gap.end = g_array_index (starts, guint, next);
      visit_gaps (&gap, ends, number, visit, data);
    }
  rap_word_store_free (store);
}

static void
add_example (const RapOpenGap *gap G_GNUC_UNUSED, const Example *example, gpointer data)
{
  g_array_append_vals (data, example, 1);
}

/* Every so many texts are read in small letters as well, as some people type; 0 for none. */
static GArray *
collect (const TrainTexts *texts, guint small)
{
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; i < texts->texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts->texts, i);
      visit_text (text, g_ptr_array_index (texts->ends, i), i, add_example, examples);
      if (small == 0 || i % small != 0)
        continue;
      g_autofree char *lower = g_ascii_strdown (text, -1);
      visit_text (lower, g_ptr_array_index (texts->ends, i), i, add_example, examples);
    }
  return examples;
}

static float
sum_of (const Example *example, const float *weights)
{
  float sum = 0;

  for (guint i = 0; i < RAP_N_BREAK_FEATURES; i++)
    sum += weights[example->features[i] & (N_WEIGHTS - 1)];
  return sum;
}

/* The chance that the gap is a break, as half of the features tell. */
static float
guess (const Example *example, const float *weights, gboolean used[RAP_N_BREAK_FEATURES])
{
  float sum = 0;

  for (guint k = 0; k < RAP_N_BREAK_FEATURES; k++)
    {
      used[k] = train_chance_unit () >= DROPOUT;
      if (used[k])
        sum += weights[example->features[k] & (N_WEIGHTS - 1)] / (1 - DROPOUT);
    }
  return 1 / (1 + expf (-sum));
}

static void
step (const Example *example, float *weights, float *squares)
{
  gboolean used[RAP_N_BREAK_FEATURES];
  float    chance = guess (example, weights, used);
  float    slope = example->breaks ? BREAK_WEIGHT * (chance - 1) : chance;

  for (guint k = 0; k < RAP_N_BREAK_FEATURES; k++)
    if (used[k])
      {
        guint at = example->features[k] & (N_WEIGHTS - 1);
        squares[at] += slope * slope;
        weights[at] -= RATE * (slope / (sqrtf (squares[at]) + 1) + DECAY * weights[at]);
      }
}

/* Logistic regression, each weight at its own rate; the mean after the later rounds. No
 * feature may rely on the others, or a few words that were seen once would decide. */
static void
learn (const GArray *examples, float *weights)
{
  memset (weights, 0, N_WEIGHTS * sizeof *weights);
  g_autofree float *squares = g_new0 (float, N_WEIGHTS);
  g_autofree float *now = g_new0 (float, N_WEIGHTS);

  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    {
      for (guint i = 0; i < examples->len; i++)
        step (&g_array_index (examples, Example, train_chance () % examples->len),
              now,
              squares);
      for (guint i = 0; epoch >= N_EPOCHS / 2 && i < N_WEIGHTS; i++)
        weights[i] += now[i] / (N_EPOCHS - N_EPOCHS / 2);
    }
}

static void
round_weights (float *weights)
{
  for (guint i = 0; i < N_WEIGHTS; i++)
    weights[i] = roundf (CLAMP (weights[i] * UNIT, -127.f, 127.f));
}

static void
report (const char *name, const GArray *examples, const float *weights)
{
  guint right = 0, found = 0, said = 0;

  for (guint i = 0; i < examples->len; i++)
    {
      const Example *example = &g_array_index (examples, Example, i);
      gboolean       breaks = sum_of (example, weights) > 0;
      right += breaks && example->breaks;
      found += example->breaks;
      said += breaks;
    }
  g_print ("%s: %u gaps, %u breaks, %u said, %u right, F1 %.4f\n",
           name,
           examples->len,
           found,
           said,
           right,
           2. * right / MAX (1, found + said));
}

void
train_breaks_learn (const TrainTexts *texts, const TrainTexts *check, GArray *weights)
{
  g_autoptr (GArray) examples = collect (texts, SMALL_EACH);
  g_autoptr (GArray) checked = collect (check, 0);
  g_autofree float *values = g_new0 (float, N_WEIGHTS);

  learn (examples, values);
  round_weights (values);
  g_array_set_size (weights, N_WEIGHTS);
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_array_index (weights, gint8, i) = (gint8) values[i];
  report ("breaks learned", examples, values);
  report ("breaks checked", checked, values);
}

/* ---- Gaps about which the weights are not sure */

typedef struct
{
  const float *weights; /* learned without the text */
} Print;

static void
print_gap (const RapOpenGap *gap, const Example *example, gpointer data)
{
  const Print *print = data;
  RapOpenGap   open = *gap;
  int          inputs[RAP_N_BREAK_INPUTS];

  open.sum = (gint) sum_of (example, print->weights);
  if (open.sum <= RAP_BREAK_LEAST || open.sum >= RAP_BREAK_MOST)
    return;
  rap_break_inputs (&open, inputs);
  g_print ("%u %d", example->text, example->breaks);
  for (guint i = 0; i < RAP_N_BREAK_INPUTS; i++)
    g_print (" %d", inputs[i]);
  g_print ("\n");
}

/* Neighbours of a corpus are alike, and stay together. */
static guint
fold_of (guint text)
{
  return text / 4 % N_FOLDS;
}

void
train_breaks_print (const TrainTexts *texts)
{
  g_autoptr (GArray) examples = collect (texts, SMALL_EACH);
  g_autofree float *weights = g_new (float, N_WEIGHTS);
  Print             print = { weights };

  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Example));
      for (guint i = 0; i < examples->len; i++)
        if (fold_of (g_array_index (examples, Example, i).text) != fold)
          g_array_append_val (others, g_array_index (examples, Example, i));
      learn (others, weights);
      round_weights (weights);
      for (guint i = 0; i < texts->texts->len; i++)
        if (fold_of (i) == fold)
          visit_text (g_ptr_array_index (texts->texts, i),
                      g_ptr_array_index (texts->ends, i),
                      i,
                      print_gap,
                      &print);
    }
}
