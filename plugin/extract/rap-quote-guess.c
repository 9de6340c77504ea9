// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-guess.h"

#include "extract/rap-quote-cue.h"

/* How far apart two cues may stand to be rivals, in guesses of the sorted list. */
#define RIVALS 12

void
rap_quote_odds_fill (const RapQuoteModel *model, const RapQuoteView *view, gint16 *odds)
{
  RapQuoteFeatures features;
  for (guint i = 0; i < view->n; i++)
    {
      odds[i] = G_MININT16;
      if (!rap_quote_may_be_cue (view, i))
        continue;
      rap_quote_cue_features (view, i, &features);
      odds[i] = CLAMP (rap_quote_model_score (model, RAP_QUOTE_TABLE_CUE, &features),
                       -9999,
                       9999);
    }
}

/* Turns scores into shares of RAP_QUOTE_WHOLE. */
static void
to_shares (gint32 *scores, guint n)
{
  gint32  best = scores[0];
  guint64 sum = 0;
  for (guint i = 1; i < n; i++)
    best = MAX (best, scores[i]);
  for (guint i = 0; i < n; i++)
    {
      scores[i] = rap_quote_exp (scores[i] - best);
      sum += scores[i];
    }
  for (guint i = 0; i < n; i++)
    scores[i] = (guint64) scores[i] * RAP_QUOTE_WHOLE / sum;
}

static guint
best_of (const gint32 *values, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (values[i] > values[best])
      best = i;
  return best;
}

static void
choose_content (RapQuoteGuess          *guess,
                const RapQuoteModel    *model,
                const RapQuoteFrame    *frame,
                const RapQuoteReadings *readings)
{
  RapQuoteContents contents;
  RapQuoteFeatures features;
  gint32           shares[RAP_QUOTE_MAX_CONTENTS];
  rap_quote_contents_find (&contents, frame, readings);
  for (guint i = 0; i < contents.n; i++)
    {
      rap_quote_content_features (frame, &contents, i, &features);
      shares[i] = rap_quote_model_score (model, RAP_QUOTE_TABLE_CONTENT, &features);
    }
  to_shares (shares, contents.n);
  guint best = best_of (shares, contents.n);
  guess->set = contents.contents[best].set;
  guess->content_share = shares[best];
  for (guint i = 0; i < contents.n; i++)
    {
      if (i == best ||
          (shares[i] > 200 && rap_quote_set_size (&guess->set) > 0 &&
           rap_quote_set_likeness (&contents.contents[i].set, &guess->set) >= 80))
        guess->content_mass += shares[i];
      if (i != best)
        guess->content_second = MAX (guess->content_second, (guint32) shares[i]);
    }
  guess->margin = readings->n > 1 ? readings->gaps[1] : 0;
}

static void
choose_speaker (RapQuoteGuess          *guess,
                const RapQuoteModel    *model,
                const RapQuoteFrame    *frame,
                const RapQuoteReadings *readings)
{
  RapQuoteSet      content;
  RapQuoteSpeakers speakers;
  RapQuoteFeatures features;
  gint32           shares[RAP_QUOTE_MAX_SPEAKERS];
  rap_quote_speakers_find (&speakers, frame);
  rap_quote_readings_content (readings, frame, 0, &content);
  for (guint i = 0; i < speakers.n; i++)
    {
      rap_quote_speaker_features (frame, readings, &content, &speakers, i, &features);
      shares[i] = rap_quote_model_score (model, RAP_QUOTE_TABLE_SPEAKER, &features);
    }
  to_shares (shares, speakers.n);
  guint best = best_of (shares, speakers.n);
  /* according to: the noun that the cue belongs to */
  const RapQuoteToken *cue = &frame->view->tokens[frame->anchor];
  for (guint i = 1; (cue->classes & RAP_QUOTE_WORD_SOURCE) && i < speakers.n; i++)
    if (speakers.words[i] == cue->head && cue->head > frame->anchor)
      best = i;
  guess->speaker = speakers.words[best];
  guess->speaker_share = shares[best];
  guess->nobody_share = shares[0];
  guess->speaker_mass = shares[best];
  if (guess->speaker == RAP_QUOTE_NONE)
    return;
  rap_quote_speaker_words (frame,
                           &guess->set,
                           guess->speaker,
                           &guess->speaker_first,
                           &guess->speaker_end);
  for (guint i = 1; i < speakers.n; i++)
    if (i != best && speakers.words[i] >= guess->speaker_first &&
        speakers.words[i] < guess->speaker_end)
      guess->speaker_mass += shares[i];
}

static gint32
joins (const RapQuoteFeatures *features, G_GNUC_UNUSED guint sentence, gpointer data)
{
  return rap_quote_model_score (data, RAP_QUOTE_TABLE_REACH, features);
}

void
rap_quote_guess_fill (RapQuoteGuess       *guess,
                      const RapQuoteModel *model,
                      const RapQuoteView  *view,
                      const gint16        *odds,
                      gint32               anchor)
{
  RapQuoteFrame    frame;
  RapQuoteReadings readings;
  rap_quote_frame_init (&frame, view, odds, anchor);
  rap_quote_model_read (model, &frame, &readings);
  *guess =
    (RapQuoteGuess){ .anchor = anchor, .first = frame.first, .odds = odds[anchor] };
  choose_content (guess, model, &frame, &readings);
  choose_speaker (guess, model, &frame, &readings);
  rap_quote_reach_find (&guess->reach, &frame, &guess->set, joins, (gpointer) model);
}

/* --- the content of a guess --- */

gboolean
rap_quote_guess_has (const RapQuoteGuess *guess, const RapQuoteView *view, guint word)
{
  guint sentence = view->tokens[word].sentence;
  if (sentence == view->tokens[guess->anchor].sentence)
    return (gint32) word >= guess->first &&
           (gint32) word < guess->first + RAP_QUOTE_WINDOW &&
           rap_quote_set_has (&guess->set, word - guess->first);
  return sentence >= guess->reach.first && sentence < guess->reach.end &&
         rap_quote_reach_has (view, word);
}

/* All sentences in reach; bounded by RAP_QUOTE_MAX_REACH each way. */
static void
bounds (const RapQuoteGuess *guess, const RapQuoteView *view, guint *first, guint *end)
{
  *first = view->sentences[guess->reach.first].first;
  *end = view->sentences[guess->reach.end - 1].end;
}

guint
rap_quote_guess_size (const RapQuoteGuess *guess, const RapQuoteView *view)
{
  guint first, end, n = 0;
  bounds (guess, view, &first, &end);
  for (guint i = first; i < end; i++)
    n += rap_quote_guess_has (guess, view, i);
  return n;
}

gboolean
rap_quote_guess_extent (const RapQuoteGuess *guess,
                        const RapQuoteView  *view,
                        guint               *first,
                        guint               *last)
{
  guint    low, end;
  gboolean found = FALSE;
  bounds (guess, view, &low, &end);
  for (guint i = low; i < end; i++)
    if (rap_quote_guess_has (guess, view, i))
      {
        if (!found)
          *first = i;
        found = TRUE;
        *last = i;
      }
  return found;
}

static guint
common_words (const RapQuoteGuess *a, const RapQuoteGuess *b, const RapQuoteView *view)
{
  guint a_first, a_end, b_first, b_end, n = 0;
  bounds (a, view, &a_first, &a_end);
  bounds (b, view, &b_first, &b_end);
  for (guint i = MAX (a_first, b_first); i < MIN (a_end, b_end); i++)
    n += rap_quote_guess_has (a, view, i) && rap_quote_guess_has (b, view, i);
  return n;
}

guint
rap_quote_guess_likeness (const RapQuoteGuess *a,
                          const RapQuoteGuess *b,
                          const RapQuoteView  *view)
{
  guint both = rap_quote_guess_size (a, view) + rap_quote_guess_size (b, view);
  return both == 0 ? 100 : 200 * common_words (a, b, view) / both;
}

/* --- the judgement --- */

/* How a guess stands among those around it. */
typedef struct
{
  gint32 same; /* odds of the one with the most similar content, and how similar */
  gint32 likeness;
  gint32 around;   /* odds of one whose content holds this one's */
  gint32 within;   /* odds of one whose content this one's holds */
  gint32 host;     /* odds of one whose content holds the cue */
  gint32 near;     /* odds of one whose cue is near */
  gint32 speakers; /* how many share the speaker */
} Company;

#define NOBODY (-1000)

static void
compare (Company             *company,
         const RapQuoteGuess *guess,
         guint                size,
         const RapQuoteGuess *other,
         guint                other_size,
         const RapQuoteView  *view)
{
  guint  common = common_words (guess, other, view);
  gint32 likeness =
    size + other_size > 0 ? (gint32) (200 * common / (size + other_size)) : 0;
  if (common > 0 && likeness > company->likeness)
    {
      company->likeness = likeness;
      company->same = other->odds;
    }
  if (size > 0 && common == size && other_size > size)
    company->around = MAX (company->around, other->odds);
  if (common == other_size && other_size > 0 && size > other_size)
    company->within = MAX (company->within, other->odds);
  if (rap_quote_guess_has (other, view, guess->anchor))
    company->host = MAX (company->host, other->odds);
  if (ABS (other->anchor - guess->anchor) <= 4)
    company->near = MAX (company->near, other->odds);
  company->speakers += other->speaker >= 0 && other->speaker == guess->speaker;
}

static Company
find_company (const RapQuoteGuess *guesses,
              guint                n,
              guint                which,
              const guint         *sizes,
              const RapQuoteView  *view)
{
  Company company = { NOBODY, 0, NOBODY, NOBODY, NOBODY, NOBODY, 0 };
  guint   first = which > RIVALS ? which - RIVALS : 0;
  for (guint i = first; i < MIN (n, which + RIVALS + 1); i++)
    if (i != which)
      compare (&company, &guesses[which], sizes[which], &guesses[i], sizes[i], view);
  return company;
}

static gint32
part_quoted (const RapQuoteGuess *guess, const RapQuoteView *view, guint size)
{
  guint first, end, n = 0;
  bounds (guess, view, &first, &end);
  for (guint i = first; i < end; i++)
    n += view->tokens[i].quoted && rap_quote_guess_has (guess, view, i);
  return size > 0 ? 100 * n / size : 0;
}

/* Words between marks in the sentence of the cue that the content leaves out. */
static gint32
quoted_left_out (const RapQuoteGuess *guess, const RapQuoteView *view)
{
  const RapQuoteSentence *s = &view->sentences[view->tokens[guess->anchor].sentence];
  gint32                  n = 0;
  for (guint i = s->first_quoted; i < s->end && i <= s->last_quoted; i++)
    n += view->tokens[i].quoted && view->tokens[i].letters &&
         !rap_quote_guess_has (guess, view, i);
  return n;
}

/* 0 no content, 1 before the cue, 2 after it, 3 on both sides. */
static gint32
side_of (const RapQuoteGuess *guess, gboolean any, guint first, guint last)
{
  if (!any)
    return 0;
  return (gint32) last < guess->anchor ? 1 : (gint32) first > guess->anchor ? 2 : 3;
}

/* The chance that the word is a cue, as a part of RAP_QUOTE_WHOLE. */
static gint32
chance_of (const RapQuoteGuess *guess)
{
  gint64 small = rap_quote_exp (-ABS (guess->odds));
  return (guess->odds > 0 ? RAP_QUOTE_WHOLE : small) * RAP_QUOTE_WHOLE /
         (RAP_QUOTE_WHOLE + small);
}

#define N_OWN_INPUTS 21

/* What the guess itself and the others beside it weigh. */
static void
fill_own_inputs (RapQuoteGuess      *guess,
                 const Company      *company,
                 guint               size,
                 const RapQuoteView *view,
                 gint32              side)
{
  const RapQuoteToken *cue = &view->tokens[guess->anchor];
  const gint32         inputs[] = {
            guess->odds,
            guess->content_share,
            guess->content_share - guess->content_second,
            guess->content_mass,
            guess->speaker_share,
            guess->speaker_mass,
            guess->nobody_share,
            guess->reach.least,
            guess->margin,
            size,
            guess->reach.end - guess->reach.first - 1,
            part_quoted (guess, view, size),
            cue->quoted,
            side,
            company->same,
            company->likeness,
            company->around,
            company->within,
            company->host,
            company->near,
            company->speakers,
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (inputs) == N_OWN_INPUTS);
  for (guint i = 0; i < N_OWN_INPUTS; i++)
    guess->inputs[i] = inputs[i];
}

static void
fill_inputs (RapQuoteGuess      *guess,
             const Company      *company,
             guint               size,
             const RapQuoteView *view)
{
  const RapQuoteToken    *cue = &view->tokens[guess->anchor];
  const RapQuoteSentence *s = &view->sentences[cue->sentence];
  const RapQuoteToken    *speaker =
    guess->speaker >= 0 ? &view->tokens[guess->speaker] : NULL;
  guint    first = 0, last = 0;
  gboolean any = rap_quote_guess_extent (guess, view, &first, &last);
  gint32   anchor = guess->anchor;
  gint32   side = side_of (guess, any, first, last);
  gint32   chance = chance_of (guess);
  gint32   product =
    ((((gint64) chance * guess->content_mass) >> 16) * guess->speaker_mass) >> 16;
  const gint32 inputs[] = {
    cue->tag == RAP_TAG_VERB,
    cue->tag == RAP_TAG_NOUN,
    cue->tag == RAP_TAG_ADJ,
    speaker == NULL,
    speaker != NULL && speaker->tag == RAP_TAG_PROPN,
    speaker != NULL && speaker->tag == RAP_TAG_PRON,
    speaker != NULL ? ABS (guess->speaker - anchor) : -1,
    s->end - s->first,
    anchor - (gint32) s->first,
    any ? (gint32) first - anchor : 0,
    any ? (gint32) last - anchor : 0,
    product,
    cue->sentence,
    cue->cue & 3,
    (cue->cue >> 2) & 7,
    cue->part,
    speaker != NULL ? speaker->name : 0,
    speaker != NULL ? speaker->quoted : 0,
    quoted_left_out (guess, view),
    cue->shape,
    cue->rel,
    guess->speaker >= 0 ? guess->speaker_end - guess->speaker_first : 0,
    chance,
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (inputs) == RAP_QUOTE_N_INPUTS - N_OWN_INPUTS);
  fill_own_inputs (guess, company, size, view, side);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    guess->inputs[N_OWN_INPUTS + i] = inputs[i];
}

void
rap_quote_guesses_judge (RapQuoteGuess       *guesses,
                         guint                n_guesses,
                         const RapQuoteModel *model,
                         const RapQuoteView  *view)
{
  g_autofree guint *sizes = g_new (guint, n_guesses + 1);
  for (guint i = 0; i < n_guesses; i++)
    sizes[i] = rap_quote_guess_size (&guesses[i], view);
  for (guint i = 0; i < n_guesses; i++)
    {
      Company company = find_company (guesses, n_guesses, i, sizes, view);
      fill_inputs (&guesses[i], &company, sizes[i], view);
      guesses[i].judgement = rap_quote_model_judge (model, guesses[i].inputs);
    }
}
