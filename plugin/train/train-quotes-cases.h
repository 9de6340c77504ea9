// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train-quotes-measure.h"

G_BEGIN_DECLS

/* Guesses about reports that their makers have not seen, and whether they are right: what
 * the trees learn from that accept or refuse. */
typedef struct TrainCases TrainCases;

TrainCases *train_cases_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        train_cases_free (TrainCases *cases);
/* Adds the guesses of a report. */
void train_cases_add (TrainCases *cases, const TrainReport *report, guint fold);
/* Grows the trees of the model and sets its bar; tells how well trees grown on the other
 * folds judge each one. */
void train_cases_judge (const TrainCases *cases, guint n_folds, RapQuoteModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainCases, train_cases_free)

G_END_DECLS
