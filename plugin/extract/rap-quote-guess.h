// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-model.h"
#include "extract/rap-quote-reach.h"
#include "extract/rap-quote-speaker.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* A word with lower odds is not followed as a cue. */
#define RAP_QUOTE_LEAST_ODDS (-48)
/* Shares and masses are parts of this. */
#define RAP_QUOTE_WHOLE 65536

/* What the model makes of one possible cue. */
typedef struct
{
  gint32        anchor;
  gint32        first; /* of the frame: where the set begins */
  gint16        odds;
  RapQuoteSet   set;
  guint64       sources; /* the ways that led to it */
  RapQuoteReach reach;
  gint32        speaker;       /* head word, or RAP_QUOTE_NONE */
  gint32        speaker_first; /* words of the mention */
  gint32        speaker_end;
  guint32       content_share; /* of the chosen content among all */
  guint32       content_second;
  guint32       content_mass; /* of it and those that nearly agree */
  guint32       speaker_share;
  guint32       speaker_mass;
  guint32       nobody_share;
  guint32       margin; /* of the sequence model's best reading over the next */
  gint32        inputs[RAP_QUOTE_N_INPUTS];
  gint32        judgement;
} RapQuoteGuess;

/* The odds of every word being a cue; RapQuoteFrame.odds. */
void
rap_quote_odds_fill (const RapQuoteModel *model, const RapQuoteView *view, gint16 *odds);
/* The odds after a second look. */
void rap_quote_odds_look_again (const RapQuoteModel *model,
                                const RapQuoteView  *view,
                                const gint16        *odds,
                                gint16              *second);
void rap_quote_guess_fill (RapQuoteGuess       *guess,
                           const RapQuoteModel *model,
                           const RapQuoteView  *view,
                           const gint16        *odds,
                           gint32               anchor);
/* Words [first, end) of all sentences in reach; RAP_QUOTE_MAX_REACH each way at most. */
void rap_quote_guess_bounds (const RapQuoteGuess *guess,
                             const RapQuoteView  *view,
                             guint               *first,
                             guint               *end);
/* Words that both contents hold. */
guint rap_quote_guess_common (const RapQuoteGuess *a,
                              const RapQuoteGuess *b,
                              const RapQuoteView  *view);
/* How the speaker stands to the cue. */
RapQuoteTie rap_quote_guess_tie (const RapQuoteGuess *guess, const RapQuoteView *view);
gboolean
rap_quote_guess_has (const RapQuoteGuess *guess, const RapQuoteView *view, guint word);
guint rap_quote_guess_size (const RapQuoteGuess *guess, const RapQuoteView *view);
/* First and last word of the content; FALSE when it is empty. */
gboolean rap_quote_guess_extent (const RapQuoteGuess *guess,
                                 const RapQuoteView  *view,
                                 guint               *first,
                                 guint               *last);
/* 100 × Dice of the contents. */
guint rap_quote_guess_likeness (const RapQuoteGuess *a,
                                const RapQuoteGuess *b,
                                const RapQuoteView  *view);

G_END_DECLS
