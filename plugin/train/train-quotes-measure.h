// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-judge.h"
#include "train-quotes-gold.h"

G_BEGIN_DECLS

typedef enum
{
  TRAIN_DIRECT,
  TRAIN_MIXED,
  TRAIN_INDIRECT,
  TRAIN_N_TYPES
} TrainType;

extern const char *const train_type_names[TRAIN_N_TYPES];

/* How many statements of each type come through each step. */
typedef struct TrainSteps TrainSteps;

TrainSteps *train_steps_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        train_steps_free (TrainSteps *steps);
void        train_steps_count (TrainSteps          *steps,
                               const RapQuoteModel *model,
                               const TrainReport   *report);
void        train_steps_print (const TrainSteps *steps);

TrainType train_quote_type (const TrainQuote *quote);
/* By the marks. */
TrainType train_guess_type (const TrainReport *report, const RapQuoteGuess *guess);
/* Follows every likely cue of the report. */
void train_guesses_fill (TrainReport *report, const RapQuoteModel *model);
/* Whether content and speaker are right; the quote is the one whose cue holds the anchor. */
gboolean train_guess_is_right (const TrainReport   *report,
                               const RapQuoteGuess *guess,
                               const TrainQuote   **found);
/* Prints what each step does with annotated reports, by the kind of quotation. */
void train_measure (const RapQuoteModel *model, const char *path);
/* The same with the model in a file; the exit status. */
int train_measure_file (const char *path, const char *reports);

G_END_DECLS
