// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-judge.h"

/* How far apart two cues may stand to be rivals, in guesses of the sorted list. */
#define RIVALS 12

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
  guint  common = rap_quote_guess_common (guess, other, view);
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
  rap_quote_guess_bounds (guess, view, &first, &end);
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
