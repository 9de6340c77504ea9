// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-judge.h"
#include "train-quotes-gold.h"

G_BEGIN_DECLS

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
