// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-quotes-measure.h"

void
train_guesses_fill (TrainReport *report, const RapQuoteModel *model)
{
  g_array_set_size (report->guesses, 0);
  for (guint i = 0; i < report->view->n; i++)
    if (report->odds[i] > RAP_QUOTE_LEAST_ODDS)
      {
        RapQuoteGuess guess;
        rap_quote_guess_fill (&guess, model, report->view, report->odds, i);
        g_array_append_val (report->guesses, guess);
      }
  rap_quote_guesses_judge ((RapQuoteGuess *) (gpointer) report->guesses->data,
                           report->guesses->len,
                           model,
                           report->view);
}

gboolean
train_guess_is_right (const TrainReport   *report,
                      const RapQuoteGuess *guess,
                      const TrainQuote   **found)
{
  const TrainQuote *quote = NULL;
  for (guint q = 0; q < report->quotes->len; q++)
    {
      const TrainQuote *other = &g_array_index (report->quotes, TrainQuote, q);
      if (other->anchor == guess->anchor ||
          (quote == NULL && train_words_have (other->cue, guess->anchor)))
        quote = other;
    }
  *found = quote;
  if (quote == NULL)
    return FALSE;
  guint common = 0, n = quote->content->len;
  for (guint k = 0; k < quote->content->len; k++)
    {
      gint32 i = g_array_index (quote->content, guint, k);
      common += rap_quote_guess_has (guess, report->view, i);
      n -= i == guess->anchor;
    }
  gboolean same = guess->speaker < 0 && quote->speaker->len == 0;
  for (gint32 i = guess->speaker_first; guess->speaker >= 0 && i < guess->speaker_end;
       i++)
    same |= train_words_have (quote->speaker, i);
  return same && 10 * common >= 4 * (n + rap_quote_guess_size (guess, report->view));
}

const char *const train_type_names[TRAIN_N_TYPES] = { "direct", "mixed", "indirect" };

TrainType
train_quote_type (const TrainQuote *quote)
{
  for (guint t = 0; t < TRAIN_N_TYPES; t++)
    if (g_strcmp0 (train_type_names[t], quote->type) == 0)
      return t;
  return TRAIN_INDIRECT;
}

TrainType
train_guess_type (const TrainReport *report, const RapQuoteGuess *guess)
{
  guint first, end, n = 0, quoted = 0;
  rap_quote_guess_bounds (guess, report->view, &first, &end);
  for (guint i = first; i < end; i++)
    if (rap_quote_guess_has (guess, report->view, i))
      {
        n++;
        quoted += report->view->tokens[i].quoted;
      }
  return quoted == 0 ? TRAIN_INDIRECT : quoted == n ? TRAIN_DIRECT : TRAIN_MIXED;
}

/* How many statements come through each step. */
typedef enum
{
  STEP_ALL,
  STEP_CUE,      /* the cue is followed */
  STEP_FIT,      /* some candidate has the content in the cue's sentence */
  STEP_CHOSEN,   /* it is chosen */
  STEP_CONTENT,  /* the whole content is right, with the sentences that go on */
  STEP_OFFERED,  /* the speaker is among the candidates */
  STEP_SPEAKER,  /* and chosen */
  STEP_RIGHT,    /* content and speaker are right */
  STEP_ACCEPTED, /* and the statement is accepted */
  N_STEPS
} Step;

static const char *const step_names[N_STEPS] = { "all",     "cue",     "fit",
                                                 "chosen",  "content", "offered",
                                                 "speaker", "right",   "accepted" };

typedef struct
{
  guint counts[N_STEPS];
} Row;

static const RapQuoteGuess *
find_guess (const TrainReport *report, const TrainQuote *quote)
{
  const RapQuoteGuess *found = NULL;
  for (guint g = 0; g < report->guesses->len; g++)
    {
      const RapQuoteGuess *guess = &g_array_index (report->guesses, RapQuoteGuess, g);
      if (guess->anchor == quote->anchor)
        return guess;
      if (found == NULL && train_words_have (quote->cue, guess->anchor))
        found = guess;
    }
  return found;
}

static gboolean
has_content (const TrainReport   *report,
             const RapQuoteGuess *guess,
             const TrainQuote    *quote)
{
  guint common = 0, n = quote->content->len;
  for (guint k = 0; k < quote->content->len; k++)
    {
      gint32 i = g_array_index (quote->content, guint, k);
      common += rap_quote_guess_has (guess, report->view, i);
      n -= i == guess->anchor;
    }
  return 10 * common >= 4 * (n + rap_quote_guess_size (guess, report->view));
}

static void
count_content (Row                 *row,
               const RapQuoteModel *model,
               const TrainReport   *report,
               const RapQuoteGuess *guess,
               const TrainQuote    *quote)
{
  RapQuoteFrame    frame;
  RapQuoteReadings readings;
  RapQuoteContents contents;
  RapQuoteSet      set = { { 0 } };
  guint            best = 0;
  rap_quote_frame_init (&frame, report->view, report->odds, guess->anchor);
  for (guint k = 0; k < quote->content->len; k++)
    {
      gint32 i = g_array_index (quote->content, guint, k);
      if (i >= frame.first && i < frame.end && i != frame.anchor)
        rap_quote_set_add (&set, i - frame.first);
    }
  rap_quote_model_read (model, &frame, &readings);
  rap_quote_contents_find (&contents, &frame, &readings);
  for (guint i = 0; i < contents.n; i++)
    best = MAX (best, rap_quote_set_likeness (&contents.contents[i].set, &set));
  row->counts[STEP_FIT] += best >= 80;
  row->counts[STEP_CHOSEN] += rap_quote_set_likeness (&guess->set, &set) >= 80;
  row->counts[STEP_CONTENT] += has_content (report, guess, quote);
}

static void
count_speaker (Row                 *row,
               const TrainReport   *report,
               const RapQuoteGuess *guess,
               const TrainQuote    *quote)
{
  RapQuoteFrame    frame;
  RapQuoteSpeakers speakers;
  gboolean         offered = FALSE, right = FALSE;
  rap_quote_frame_init (&frame, report->view, report->odds, guess->anchor);
  rap_quote_speakers_find (&speakers, &frame);
  for (guint i = 0; i < speakers.n; i++)
    {
      gboolean same = speakers.words[i] < 0
                        ? quote->speaker->len == 0
                        : train_words_have (quote->speaker, speakers.words[i]);
      offered |= same;
      right |= same && guess->speaker == speakers.words[i];
    }
  row->counts[STEP_OFFERED] += offered;
  row->counts[STEP_SPEAKER] += right;
}

static void
count_quote (Row                 *row,
             const RapQuoteModel *model,
             const TrainReport   *report,
             const TrainQuote    *quote)
{
  const RapQuoteGuess *guess = find_guess (report, quote);
  const TrainQuote    *found;
  row->counts[STEP_ALL]++;
  if (guess == NULL)
    return;
  gboolean right = train_guess_is_right (report, guess, &found) && found == quote;
  row->counts[STEP_CUE]++;
  count_content (row, model, report, guess, quote);
  count_speaker (row, report, guess, quote);
  row->counts[STEP_RIGHT] += right;
  row->counts[STEP_ACCEPTED] += right && guess->judgement > model->bar;
}

struct TrainSteps
{
  Row rows[TRAIN_N_TYPES];
};

TrainSteps *
train_steps_new (void)
{
  return g_new0 (TrainSteps, 1);
}

void
train_steps_free (TrainSteps *steps)
{
  g_free (steps);
}

void
train_steps_count (TrainSteps          *steps,
                   const RapQuoteModel *model,
                   const TrainReport   *report)
{
  for (guint q = 0; q < report->quotes->len; q++)
    {
      const TrainQuote *quote = &g_array_index (report->quotes, TrainQuote, q);
      count_quote (&steps->rows[train_quote_type (quote)], model, report, quote);
    }
}

void
train_steps_print (const TrainSteps *steps)
{
  g_print ("%-9s", "");
  for (guint s = 0; s < N_STEPS; s++)
    g_print ("%9s", step_names[s]);
  g_print ("\n");
  for (guint t = 0; t < TRAIN_N_TYPES; t++)
    {
      g_print ("%-9s", train_type_names[t]);
      for (guint s = 0; s < N_STEPS; s++)
        g_print ("%9u", steps->rows[t].counts[s]);
      g_print ("\n");
    }
}

/* Accepted guesses, those of them that are right, and the F1 of both. */
static void
print_total (const RapQuoteModel *model, GPtrArray *reports)
{
  guint gold = 0, accepted = 0, right = 0, cues = 0, hits = 0;
  for (guint d = 0; d < reports->len; d++)
    {
      const TrainReport *report = g_ptr_array_index (reports, d);
      gold += report->quotes->len;
      for (guint g = 0; g < report->guesses->len; g++)
        {
          const RapQuoteGuess *guess = &g_array_index (report->guesses, RapQuoteGuess, g);
          const TrainQuote    *quote;
          gboolean             ok = train_guess_is_right (report, guess, &quote);
          accepted += guess->judgement > model->bar;
          right += ok && guess->judgement > model->bar;
          cues += guess->odds > -13;
          hits += guess->odds > -13 && quote != NULL;
        }
    }
  g_print ("cues F1 %.4f; accepted P %.3f R %.3f F1 %.4f of %u\n",
           2.0 * hits / (cues + gold),
           (double) right / accepted,
           (double) right / gold,
           2.0 * right / (accepted + gold),
           gold);
}

void
train_measure (const RapQuoteModel *model, const char *path)
{
  g_autoptr (GPtrArray) reports = train_reports_read (path, NULL);
  TrainSteps *steps = train_steps_new ();
  for (guint d = 0; d < reports->len; d++)
    {
      TrainReport       *report = g_ptr_array_index (reports, d);
      g_autofree gint16 *once = g_new (gint16, report->view->n + 1);
      rap_quote_odds_fill (model, report->view, once);
      rap_quote_odds_look_again (model, report->view, once, report->odds);
      train_guesses_fill (report, model);
      train_steps_count (steps, model, report);
    }
  train_steps_print (steps);
  train_steps_free (steps);
  print_total (model, reports);
}

int
train_measure_file (const char *path, const char *reports)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize            size = 0;
  g_file_get_contents (path, &data, &size, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RapQuoteModel) model =
    error == NULL ? rap_quote_model_new_for_bytes (bytes, &error) : NULL;
  if (model == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  train_measure (model, reports);
  return 0;
}
