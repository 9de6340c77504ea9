// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Makes the weights of the quotation engine: train-quotes TRAIN.jsonl OUT.bin [TEST.jsonl].
 * Every step learns from what the steps before give on reports they have not seen. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "extract/rap-quote-cue.h"
#include "extract/rap-quote-guess.h"
#include "extract/rap-quote-second.h"
#include "train-quotes-cases.h"
#include "train-quotes-gold.h"
#include "train-quotes-learn.h"
#include "train-quotes-measure.h"

#define CUE_FOLDS      4
#define SEQUENCE_FOLDS 3
#define RANK_FOLDS     4
/* Features met fewer times are left out. */
#define LEAST_CUE      2
#define LEAST_SEQUENCE 2
#define LEAST_RANK     2
#define ALL            G_MAXUINT

static const guint table_bits[RAP_QUOTE_N_TABLES] = { 19, 15, 18, 14, 17 };
static const guint sequence_bits = 17;

/* One training of the sequence model. */
typedef struct
{
  gint8        *rows;
  RapQuoteModel edges; /* only edges and starts */
} SequenceFold;

typedef struct
{
  GPtrArray     *reports;
  RapQuoteModel *model; /* what the program makes */
  gint8         *tables[RAP_QUOTE_N_TABLES];
  SequenceFold   sequences[SEQUENCE_FOLDS + 1]; /* the last saw all reports */
} Trainer;

static TrainReport *
get_report (GPtrArray *reports, guint i)
{
  return g_ptr_array_index (reports, i);
}

static void
say (const char *what)
{
  static gint64 start = 0;
  gint64        now = g_get_monotonic_time ();
  start = start == 0 ? now : start;
  g_print ("%5.0f s  %s\n", (now - start) / 1e6, what);
}

static TrainPlan
plan_for (guint epochs, float rate, float decay, guint n_folds, guint fold)
{
  return (TrainPlan){ epochs, rate, decay, fold == ALL ? 0 : n_folds, fold };
}

/* --- cues --- */

/* Per word: 1 when it is part of a cue, 2 when it stands for one. */
static guint8 *
cue_roles (const TrainReport *report)
{
  guint8 *role = g_new0 (guint8, report->view->n + 1);
  for (guint q = 0; q < report->quotes->len; q++)
    {
      const TrainQuote *quote = &g_array_index (report->quotes, TrainQuote, q);
      for (guint k = 0; k < quote->cue->len; k++)
        role[g_array_index (quote->cue, guint, k)] |= 1;
      role[quote->anchor] |= 2;
    }
  return role;
}

static TrainRows *
make_cue_rows (GPtrArray *reports)
{
  TrainRows       *rows = train_rows_new (table_bits[RAP_QUOTE_TABLE_CUE]);
  RapQuoteFeatures features;
  rap_quote_features_init (&features);
  for (guint d = 0; d < reports->len; d++)
    {
      TrainReport        *report = get_report (reports, d);
      const RapQuoteView *view = report->view;
      g_autofree guint8  *role = cue_roles (report);
      for (guint i = 0; i < view->n; i++)
        {
          if (!rap_quote_may_be_cue (view, i) && !(role[i] & 2))
            continue;
          rap_quote_cue_features (view, i, &features);
          train_rows_add (rows, &features, (role[i] & 2) != 0);
          if (role[i] == 1)
            g_array_index (rows->weights, float, rows->weights->len - 1) = 0.5f;
          train_rows_end_group (rows, d);
        }
    }
  return rows;
}

static void
fill_odds (GPtrArray *reports, const RapQuoteModel *model, guint n_folds, guint fold)
{
  for (guint d = 0; d < reports->len; d++)
    if (n_folds == 0 || d % n_folds == fold)
      rap_quote_odds_fill (model,
                           get_report (reports, d)->view,
                           get_report (reports, d)->odds);
}

/* How well the odds tell cues, in reports that they did not learn from. */
static void
tell_cues (const char *what, GPtrArray *reports)
{
  guint hits = 0, found = 0, cues = 0;
  for (guint d = 0; d < reports->len; d++)
    {
      const TrainReport *report = get_report (reports, d);
      g_autofree guint8 *role = cue_roles (report);
      for (guint i = 0; i < report->view->n; i++)
        {
          found += report->odds[i] > -13;
          hits += report->odds[i] > -13 && role[i] != 0;
          cues += (role[i] & 2) != 0;
        }
    }
  g_print ("%s: held-out F1 of cues %.4f\n", what, 2.0 * hits / (found + cues));
}

static void
set_table (Trainer *trainer, RapQuoteTableKind kind, gint8 *weights)
{
  g_free (trainer->tables[kind]);
  trainer->tables[kind] = weights;
  trainer->model->tables[kind] = (RapQuoteTable){ weights, table_bits[kind] };
}

static void
train_cues (Trainer *trainer)
{
  g_autoptr (TrainRows) rows = make_cue_rows (trainer->reports);
  train_rows_prune (rows, LEAST_CUE);
  say ("cue features");
  for (guint fold = 0; fold <= CUE_FOLDS; fold++)
    {
      guint     but = fold == CUE_FOLDS ? ALL : fold;
      TrainPlan plan = plan_for (8, 0.02f, 1e-4f, CUE_FOLDS, but);
      set_table (trainer, RAP_QUOTE_TABLE_CUE, train_logistic (rows, &plan));
      if (but != ALL)
        fill_odds (trainer->reports, trainer->model, CUE_FOLDS, fold);
    }
  tell_cues ("cues", trainer->reports);
  say ("cues");
}

/* --- a second look --- */

static TrainRows *
make_second_rows (GPtrArray *reports)
{
  TrainRows       *rows = train_rows_new (table_bits[RAP_QUOTE_TABLE_SECOND]);
  RapQuoteFeatures features;
  rap_quote_features_init (&features);
  for (guint d = 0; d < reports->len; d++)
    {
      TrainReport        *report = get_report (reports, d);
      const RapQuoteView *view = report->view;
      g_autofree guint8  *role = cue_roles (report);
      for (guint i = 0; i < view->n; i++)
        {
          float offset = report->odds[i] / (float) RAP_QUOTE_UNIT;
          if (report->odds[i] <= RAP_QUOTE_LEAST_LOOK)
            continue;
          rap_quote_second_features (view, report->odds, i, &features);
          train_rows_add (rows, &features, (role[i] & 2) != 0);
          g_array_append_val (rows->offsets, offset);
          if (role[i] == 1)
            g_array_index (rows->weights, float, rows->weights->len - 1) = 0.5f;
          train_rows_end_group (rows, d);
        }
    }
  return rows;
}

static void
look_again (GPtrArray *reports, const RapQuoteModel *model, guint n_folds, guint fold)
{
  for (guint d = 0; d < reports->len; d++)
    if (d % n_folds == fold)
      {
        TrainReport *report = get_report (reports, d);
        gint16      *second = g_new (gint16, report->view->n + 1);
        rap_quote_odds_look_again (model, report->view, report->odds, second);
        g_free (report->odds);
        report->odds = second;
      }
}

static void
train_second (Trainer *trainer)
{
  g_autoptr (TrainRows) rows = make_second_rows (trainer->reports);
  train_rows_prune (rows, LEAST_CUE);
  for (guint fold = 0; fold <= CUE_FOLDS; fold++)
    {
      guint     but = fold == CUE_FOLDS ? ALL : fold;
      TrainPlan plan = plan_for (6, 0.02f, 1e-4f, CUE_FOLDS, but);
      set_table (trainer, RAP_QUOTE_TABLE_SECOND, train_logistic (rows, &plan));
      if (but != ALL)
        look_again (trainer->reports, trainer->model, CUE_FOLDS, fold);
    }
  tell_cues ("second look", trainer->reports);
  say ("second look");
}

/* --- sequences --- */

static void
fill_labels (TrainRows *rows, const RapQuoteFrame *frame, const TrainQuote *quote)
{
  g_autofree guint8 *labels = g_new0 (guint8, RAP_QUOTE_WINDOW + 1);
  gint32             n = frame->end - frame->first;
  for (gint32 i = 0; i < n; i++)
    if (train_words_have (quote->speaker, frame->first + i))
      labels[i] = RAP_QUOTE_LABEL_SPEAKER;
  labels[frame->anchor - frame->first] = RAP_QUOTE_LABEL_CUE;
  g_autofree guint8 *in = g_new0 (guint8, RAP_QUOTE_WINDOW + 2);
  for (guint k = 0; k < quote->content->len; k++)
    {
      gint32 at = (gint32) g_array_index (quote->content, guint, k) - frame->first;
      if (at >= 0 && at < n && at != frame->anchor - frame->first)
        in[at] = 1;
    }
  /* marks inside a run belong to it */
  for (gint32 i = 1; i + 1 < n; i++)
    if (!frame->view->tokens[frame->first + i].letters && in[i - 1] &&
        (in[i + 1] ||
         (i + 2 < n && !frame->view->tokens[frame->first + i + 1].letters && in[i + 2])))
      in[i] = 1;
  for (gint32 i = 0; i < n; i++)
    {
      gboolean first = i == 0 || !in[i - 1], last = !in[i + 1];
      guint8   label = !in[i]  ? labels[i]
                       : last  ? RAP_QUOTE_LABEL_LAST
                       : first ? RAP_QUOTE_LABEL_BEGIN
                               : RAP_QUOTE_LABEL_INSIDE;
      guint8   edge = rap_quote_edge_class (frame, frame->first + i);
      g_array_append_val (rows->labels, label);
      g_array_append_val (rows->edges, edge);
    }
}

static TrainRows *
make_sequence_rows (GPtrArray *reports)
{
  TrainRows       *rows = train_rows_new (sequence_bits);
  RapQuoteFeatures features;
  RapQuoteFrame    frame;
  rap_quote_features_init (&features);
  for (guint d = 0; d < reports->len; d++)
    {
      TrainReport *report = get_report (reports, d);
      for (guint q = 0; q < report->quotes->len; q++)
        {
          const TrainQuote *quote = &g_array_index (report->quotes, TrainQuote, q);
          rap_quote_frame_init (&frame, report->view, report->odds, quote->anchor);
          for (gint32 i = frame.first; i < frame.end; i++)
            {
              rap_quote_sequence_features (&frame, i, &features);
              train_rows_add (rows, &features, 0);
            }
          fill_labels (rows, &frame, quote);
          train_rows_end_group (rows, d);
        }
    }
  return rows;
}

/* --- what the rankers learn from --- */

typedef struct
{
  TrainRows *contents;
  TrainRows *speakers;
  TrainRows *reaches;
} Choices;

typedef struct
{
  const RapQuoteView *view;
  const TrainQuote   *quote;
  TrainRows          *rows;
  guint               document;
} ReachRows;

static gint32
join_as_annotated (const RapQuoteFeatures *features, guint sentence, gpointer data)
{
  ReachRows *reach = data;
  guint      n = 0, in = 0;
  for (guint i = reach->view->sentences[sentence].first;
       i < reach->view->sentences[sentence].end;
       i++)
    if (rap_quote_reach_has (reach->view, i))
      {
        n++;
        in += train_words_have (reach->quote->content, i);
      }
  if (n == 0)
    return -1;
  train_rows_add (reach->rows, features, 2 * in >= n);
  train_rows_end_group (reach->rows, reach->document);
  return 2 * in >= n ? 1 : -1;
}

static void
annotated_set (const RapQuoteFrame *frame, const TrainQuote *quote, RapQuoteSet *set)
{
  *set = (RapQuoteSet){ { 0 } };
  for (guint k = 0; k < quote->content->len; k++)
    {
      gint32 i = g_array_index (quote->content, guint, k);
      if (i >= frame->first && i < frame->end && i != frame->anchor)
        rap_quote_set_add (set, i - frame->first);
    }
}

static void
add_contents (TrainRows              *rows,
              const RapQuoteFrame    *frame,
              const RapQuoteReadings *readings,
              const RapQuoteSet      *gold,
              guint                   d)
{
  RapQuoteContents contents;
  RapQuoteFeatures features;
  rap_quote_features_init (&features);
  rap_quote_contents_find (&contents, frame, readings);
  for (guint i = 0; i < contents.n; i++)
    {
      float likeness = rap_quote_set_likeness (&contents.contents[i].set, gold) / 100.0f;
      rap_quote_content_features (frame, &contents, i, &features);
      train_rows_add (rows, &features, likeness >= 0.8f ? powf (likeness, 12) : 0);
    }
  train_rows_end_group (rows, d);
}

static void
add_speakers (TrainRows              *rows,
              const RapQuoteFrame    *frame,
              const RapQuoteReadings *readings,
              const TrainQuote       *quote,
              guint                   d)
{
  RapQuoteSpeakers speakers;
  RapQuoteFeatures features;
  RapQuoteSet      content;
  rap_quote_features_init (&features);
  rap_quote_readings_content (readings, frame, 0, &content);
  rap_quote_speakers_find (&speakers, frame);
  for (guint i = 0; i < speakers.n; i++)
    {
      gboolean right = speakers.words[i] < 0
                         ? quote->speaker->len == 0
                         : train_words_have (quote->speaker, speakers.words[i]);
      rap_quote_speaker_features (frame, readings, &content, &speakers, i, &features);
      train_rows_add (rows, &features, right);
    }
  train_rows_end_group (rows, d);
}

static void
add_choices (Choices *choices, const Trainer *trainer, guint d)
{
  TrainReport     *report = get_report (trainer->reports, d);
  RapQuoteFrame    frame;
  RapQuoteReadings readings;
  for (guint q = 0; q < report->quotes->len; q++)
    {
      const TrainQuote *quote = &g_array_index (report->quotes, TrainQuote, q);
      RapQuoteReach     reach;
      RapQuoteSet       set;
      ReachRows         data = { report->view, quote, choices->reaches, d };
      rap_quote_frame_init (&frame, report->view, report->odds, quote->anchor);
      rap_quote_model_read (trainer->model, &frame, &readings);
      annotated_set (&frame, quote, &set);
      add_contents (choices->contents, &frame, &readings, &set, d);
      add_speakers (choices->speakers, &frame, &readings, quote, d);
      rap_quote_reach_find (&reach, &frame, &set, join_as_annotated, &data);
    }
}

static void
set_sequence (Trainer *trainer, guint fold)
{
  const SequenceFold *sequence = &trainer->sequences[fold];
  trainer->model->sequence = (RapQuoteTable){ sequence->rows, sequence_bits };
  memcpy (trainer->model->edges, sequence->edges.edges, sizeof trainer->model->edges);
  memcpy (trainer->model->starts, sequence->edges.starts, sizeof trainer->model->starts);
}

/* Trains the sequence model; what it says of reports it has not seen is what the rankers
 * learn from. */
static void
train_sequences (Trainer *trainer, Choices *choices)
{
  g_autoptr (TrainRows) rows = make_sequence_rows (trainer->reports);
  train_rows_prune (rows, LEAST_SEQUENCE);
  say ("sequence features");
  for (guint fold = 0; fold <= SEQUENCE_FOLDS; fold++)
    {
      guint     but = fold == SEQUENCE_FOLDS ? ALL : fold;
      TrainPlan plan = plan_for (6, 0.025f, 1e-4f, SEQUENCE_FOLDS, but);
      trainer->sequences[fold].rows =
        train_sequence (rows, &plan, &trainer->sequences[fold].edges);
      set_sequence (trainer, fold);
      for (guint d = fold; but != ALL && d < trainer->reports->len; d += SEQUENCE_FOLDS)
        add_choices (choices, trainer, d);
      say ("sequences");
    }
}

static void
train_choices (Trainer *trainer, const Choices *choices, guint fold)
{
  TrainPlan contents = plan_for (4, 0.05f, 1e-5f, RANK_FOLDS, fold);
  TrainPlan speakers = plan_for (6, 0.07f, 1e-5f, RANK_FOLDS, fold);
  TrainPlan reaches = plan_for (6, 0.1f, 1e-4f, RANK_FOLDS, fold);
  set_table (trainer,
             RAP_QUOTE_TABLE_CONTENT,
             train_ranker (choices->contents, &contents));
  set_table (trainer,
             RAP_QUOTE_TABLE_SPEAKER,
             train_ranker (choices->speakers, &speakers));
  set_table (trainer, RAP_QUOTE_TABLE_REACH, train_logistic (choices->reaches, &reaches));
}

/* --- judgement --- */

static void
train_judge (Trainer *trainer, const Choices *choices)
{
  g_autoptr (TrainCases) cases = train_cases_new ();
  TrainSteps *steps = train_steps_new ();
  for (guint fold = 0; fold < RANK_FOLDS; fold++)
    {
      train_choices (trainer, choices, fold);
      for (guint d = fold; d < trainer->reports->len; d += RANK_FOLDS)
        {
          set_sequence (trainer, d % SEQUENCE_FOLDS);
          train_guesses_fill (get_report (trainer->reports, d), trainer->model);
          train_cases_add (cases, get_report (trainer->reports, d), d % RANK_FOLDS);
          train_steps_count (steps, trainer->model, get_report (trainer->reports, d));
        }
      say ("choices");
    }
  train_steps_print (steps);
  train_steps_free (steps);
  train_cases_judge (cases, RANK_FOLDS, trainer->model);
  train_choices (trainer, choices, ALL);
  set_sequence (trainer, SEQUENCE_FOLDS);
  say ("judge");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Trainer trainer = { .model = g_new0 (RapQuoteModel, 1) };
  if (argc == 4 && g_str_equal (argv[1], "--measure"))
    return train_measure_file (argv[2], argv[3]);
  if (argc < 3)
    {
      g_printerr ("usage: train-quotes TRAIN.jsonl OUT.bin [TEST.jsonl]\n"
                  "       train-quotes --measure MODEL.bin TEST.jsonl\n");
      return 2;
    }
  say ("start");
  trainer.reports = train_reports_read (argv[1], &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  say ("read");
  Choices choices = { train_rows_new (table_bits[RAP_QUOTE_TABLE_CONTENT]),
                      train_rows_new (table_bits[RAP_QUOTE_TABLE_SPEAKER]),
                      train_rows_new (table_bits[RAP_QUOTE_TABLE_REACH]) };
  train_cues (&trainer);
  train_second (&trainer);
  train_sequences (&trainer, &choices);
  train_rows_prune (choices.contents, LEAST_RANK);
  train_rows_prune (choices.speakers, LEAST_RANK);
  train_rows_prune (choices.reaches, 1);
  train_judge (&trainer, &choices);
  g_autoptr (GBytes) bytes = rap_quote_model_to_bytes (trainer.model);
  if (!g_file_set_contents (argv[2],
                            g_bytes_get_data (bytes, NULL),
                            g_bytes_get_size (bytes),
                            &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (argc > 3)
    train_measure (trainer.model, argv[3]);
  return 0;
}
