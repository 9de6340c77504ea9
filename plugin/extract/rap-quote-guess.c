// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-guess.h"

#include "extract/rap-quote-aside.h"
#include "extract/rap-quote-barred.h"
#include "extract/rap-quote-cue.h"
#include "extract/rap-quote-kept.h"
#include "extract/rap-quote-second.h"
#include "text/rap-work.h"

void
rap_quote_odds_fill (const RapQuoteModel *model, const RapQuoteView *view, gint16 *odds)
{
  RapQuoteFeatures features;
  rap_quote_model_expect (model, RAP_QUOTE_TABLE_CUE, &features);
  for (guint i = 0; i < view->n; i++)
    {
      odds[i] = G_MININT16;
      if (!rap_quote_may_be_cue (view, i) || rap_work_is_cancelled ())
        continue;
      rap_quote_cue_features (view, i, &features);
      odds[i] = CLAMP (rap_quote_model_score (model, RAP_QUOTE_TABLE_CUE, &features),
                       -9999,
                       9999);
    }
}

void
rap_quote_odds_look_again (const RapQuoteModel *model,
                           const RapQuoteView  *view,
                           const gint16        *odds,
                           gint16              *second)
{
  RapQuoteFeatures features;
  rap_quote_model_expect (model, RAP_QUOTE_TABLE_SECOND, &features);
  for (guint i = 0; i < view->n; i++)
    {
      second[i] = odds[i];
      if (odds[i] <= RAP_QUOTE_LEAST_LOOK)
        continue;
      rap_quote_second_features (view, odds, i, &features);
      gint32 score =
        odds[i] + rap_quote_model_score (model, RAP_QUOTE_TABLE_SECOND, &features);
      second[i] = CLAMP (score, -9999, 9999);
    }
}

/* Turns scores into shares of RAP_QUOTE_WHOLE, so many percent as sharp as they were learned. */
static void
to_shares (gint32 *scores, guint n, gint32 sharpness)
{
  gint32  best = scores[0];
  guint64 sum = 0;
  for (guint i = 1; i < n; i++)
    best = MAX (best, scores[i]);
  for (guint i = 0; i < n; i++)
    {
      scores[i] = rap_quote_exp ((scores[i] - best) * sharpness / 100);
      sum += scores[i];
    }
  for (guint i = 0; i < n; i++)
    scores[i] = (guint64) scores[i] * RAP_QUOTE_WHOLE / sum;
}

/* Contents that share so much, in percent, say the same. */
#define NEARLY_SAME 80
/* A content with less of a share counts for nothing. */
#define LEAST_SHARE (RAP_QUOTE_WHOLE / 256)

/* Whether two sets of these sizes can share enough: a Dice of NEARLY_SAME needs two thirds. */
static gboolean
are_near (guint a, guint b)
{
  return 3 * MIN (a, b) >= 2 * MAX (a, b);
}

/* Per content the share of all that say nearly the same. */
static void
fill_masses (gint32 *masses, const gint32 *shares, const RapQuoteContents *contents)
{
  guint sizes[RAP_QUOTE_MAX_CONTENTS];
  for (guint i = 0; i < contents->n; i++)
    {
      masses[i] = shares[i];
      sizes[i] =
        shares[i] >= LEAST_SHARE ? rap_quote_set_size (&contents->contents[i].set) : 0;
    }
  for (guint i = 0; i < contents->n; i++)
    for (guint j = 0; j < i && shares[i] >= LEAST_SHARE; j++)
      if (shares[j] >= LEAST_SHARE && are_near (sizes[i], sizes[j]) &&
          100 * 2 *
              rap_quote_set_common (&contents->contents[i].set,
                                    &contents->contents[j].set) >=
            NEARLY_SAME * (sizes[i] + sizes[j]))
        {
          masses[i] += shares[j];
          masses[j] += shares[i];
        }
}

/* How much more it counts that others nearly agree than what a content has itself. */
#define AGREED 8

/* The content that most others nearly agree with; of those, the one with the best share. */
static guint
most_agreed (const gint32 *masses, const gint32 *shares, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (AGREED * masses[i] + shares[i] > AGREED * masses[best] + shares[best])
      best = i;
  return best;
}

/* What is learned is surer of one content than it is right about it: less sharp shares find
 * the content that more agree with, and tell how far they do. */
#define SHARPNESS 50

static void
weigh_contents (RapQuoteGuess *guess, const RapQuoteContents *contents, gint32 *scores)
{
  gint32 masses[RAP_QUOTE_MAX_CONTENTS] = { 0 };
  to_shares (scores, contents->n, SHARPNESS);
  fill_masses (masses, scores, contents);
  guint best = most_agreed (masses, scores, contents->n);
  guess->set = contents->contents[best].set;
  guess->sources = contents->contents[best].sources;
  guess->content_share = scores[best];
  guess->content_mass = masses[best];
  for (guint i = 0; i < contents->n; i++)
    if (i != best)
      guess->content_second = MAX (guess->content_second, (guint32) scores[i]);
}

static void
choose_content (RapQuoteGuess          *guess,
                const RapQuoteModel    *model,
                const RapQuoteFrame    *frame,
                const RapQuoteReadings *readings)
{
  RapQuoteContents contents;
  RapQuoteFeatures features[2];
  gint32           scores[RAP_QUOTE_MAX_CONTENTS];
  rap_quote_contents_find (&contents, frame, readings);
  rap_quote_model_expect (model, RAP_QUOTE_TABLE_CONTENT, &features[0]);
  rap_quote_model_expect (model, RAP_QUOTE_TABLE_CONTENT, &features[1]);
  /* The weights of one come while the features of the next one are read. */
  for (guint i = 0; i <= contents.n; i++)
    {
      if (i < contents.n)
        rap_quote_content_features (frame, &contents, i, &features[i & 1]);
      if (i > 0)
        scores[i - 1] =
          rap_quote_model_score (model, RAP_QUOTE_TABLE_CONTENT, &features[~i & 1]);
    }
  rap_quote_contents_keep (&contents, frame, scores);
  weigh_contents (guess, &contents, scores);
  rap_quote_drop_stranded (&guess->set, frame);
  rap_quote_drop_openings (&guess->set, frame);
  rap_quote_take_openings (&guess->set, frame);
  guess->margin = readings->n > 1 ? readings->gaps[1] : 0;
}

/* “…,” A. B., head of the C, said: the name that begins behind the marks is the speaker,
 * with all up to the cue, when the tree hangs the cue to what is said of him. */
static void
take_whole_speaker (RapQuoteGuess *guess, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first, end;
  if (!rap_quote_frame_find_opening (frame, &first, &end))
    return;
  for (first = end; first < frame->anchor && !tokens[first].letters;)
    first++;
  if (guess->speaker <= first || guess->speaker >= frame->anchor ||
      guess->speaker_first <= first || tokens[first].tag != RAP_TAG_PROPN ||
      (tokens[guess->speaker_first - 1].part != RAP_QUOTE_PART_COMMA &&
       tokens[guess->speaker_first - 1].tag != RAP_TAG_PROPN))
    return;
  for (end = frame->anchor; end > first && !tokens[end - 1].letters &&
                            tokens[end - 1].part != RAP_QUOTE_PART_BRACKET;)
    end--;
  guess->speaker = guess->speaker_first = first;
  guess->speaker_end = end;
}

/* “… ?” asked one of them, Hugo Peris: the first person behind a cue that stands right behind
 * the marks, with no verb between; 0 when there is none. */
static guint
find_person (const RapQuoteFrame *frame, const RapQuoteSpeakers *speakers)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first, end;
  if (!rap_quote_frame_find_opening (frame, &first, &end) || frame->anchor > end + 2)
    return 0;
  for (guint i = 1; i < speakers->n; i++)
    {
      gint32 word = speakers->words[i], at = frame->anchor + 1;
      if (word <= frame->anchor || tokens[word].name != RAP_NAME_PERSON + 1)
        continue;
      while (at < word && tokens[at].tag != RAP_TAG_VERB)
        at++;
      return at == word ? i : 0;
    }
  return 0;
}

/* Steps from a word to the one that it is another name for. */
#define MAX_NAMES 6

/* The word that all names of one speaker hang by: "Anna Keller, head of the school". */
static gint32
find_root (const RapQuoteView *view, gint32 word)
{
  static const guint64 names = 1ull << RAP_REL_APPOS | 1ull << RAP_REL_FLAT |
                               1ull << RAP_REL_COMPOUND | 1ull << RAP_REL_CONJ |
                               1ull << RAP_REL_DEP;
  for (guint n = 0; n < MAX_NAMES && word >= 0 && view->tokens[word].head >= 0 &&
                    (names >> view->tokens[word].rel & 1) &&
                    view->tokens[view->tokens[word].head].tag != RAP_TAG_VERB;
       n++)
    word = view->tokens[word].head;
  return word;
}

/* The word that speaks for most, when the shares of all names of one speaker are put together;
 * 0 when nobody does. Sets how much they have together. */
static guint
choose_name (const RapQuoteView     *view,
             const RapQuoteSpeakers *speakers,
             const gint32           *shares,
             guint32                *together)
{
  gint32 roots[RAP_QUOTE_MAX_SPEAKERS], masses[RAP_QUOTE_MAX_SPEAKERS] = { 0 };
  guint  best = 0;
  masses[0] = shares[0];
  for (guint i = 1; i < speakers->n; i++)
    {
      guint k = 1;
      roots[i] = find_root (view, speakers->words[i]);
      while (k < i && roots[k] != roots[i])
        k++;
      masses[k] += shares[i];
    }
  for (guint i = 1; i < speakers->n; i++)
    if (masses[i] > masses[best])
      best = i;
  *together = masses[best];
  for (guint i = best + 1; best > 0 && i < speakers->n; i++)
    if (roots[i] == roots[best] && shares[i] > shares[best])
      best = i;
  return best;
}

/* The tower, said Anna Keller, is old: whose verb stands between the commas says it; 0 for
 * nobody. */
static guint
find_aside (const RapQuoteFrame *frame, const RapQuoteSpeakers *speakers)
{
  RapQuoteAside aside;
  if (!rap_quote_aside_find (frame, &aside))
    return 0;
  for (guint i = 1; i < speakers->n; i++)
    if (speakers->words[i] == aside.subject)
      return i;
  return 0;
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
  gint32           shares[RAP_QUOTE_MAX_SPEAKERS] = { 0 };
  rap_quote_speakers_find (&speakers, frame);
  rap_quote_readings_content (readings, frame, 0, &content);
  rap_quote_model_expect (model, RAP_QUOTE_TABLE_SPEAKER, &features);
  for (guint i = 0; i < speakers.n; i++)
    {
      rap_quote_speaker_features (frame, readings, &content, &speakers, i, &features);
      shares[i] = rap_quote_model_score (model, RAP_QUOTE_TABLE_SPEAKER, &features);
    }
  to_shares (shares, speakers.n, 100);
  guint best = choose_name (frame->view, &speakers, shares, &guess->speaker_mass);
  /* according to: the noun that the cue belongs to */
  const RapQuoteToken *cue = &frame->view->tokens[frame->anchor];
  for (guint i = 1; (cue->classes & RAP_QUOTE_WORD_SOURCE) && i < speakers.n; i++)
    if (speakers.words[i] == cue->head && cue->head > frame->anchor && i != best)
      {
        best = i;
        guess->speaker_mass = shares[i];
      }
  if (best == 0 && (best = find_person (frame, &speakers)) > 0)
    guess->speaker_mass = shares[best] = RAP_QUOTE_WHOLE / 2;
  guint subject = find_aside (frame, &speakers);
  if (subject > 0 && subject != best)
    guess->speaker_mass = shares[best = subject] = RAP_QUOTE_WHOLE / 2;
  guess->speaker = speakers.words[best];
  guess->speaker_share = shares[best];
  guess->nobody_share = shares[0];
  guint32 mass = shares[best];
  guess->speaker_mass = MAX (guess->speaker_mass, mass);
  if (guess->speaker == RAP_QUOTE_NONE)
    return;
  rap_quote_speaker_words (frame,
                           &guess->set,
                           guess->speaker,
                           &guess->speaker_first,
                           &guess->speaker_end);
  take_whole_speaker (guess, frame);
  for (guint i = 1; i < speakers.n; i++)
    if (i != best && speakers.words[i] >= guess->speaker_first &&
        speakers.words[i] < guess->speaker_end)
      mass += shares[i];
  guess->speaker_mass = MAX (guess->speaker_mass, mass);
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

static gboolean
has_agent_case (const RapQuoteView *view, const RapQuoteToken *t)
{
  for (guint k = 0; k < t->n_kids; k++)
    {
      const RapQuoteToken *kid = &view->tokens[view->kids[t->kids + k]];
      if (kid->rel == RAP_REL_CASE && (kid->classes & RAP_QUOTE_WORD_AGENT))
        return TRUE;
    }
  return FALSE;
}

RapQuoteTie
rap_quote_guess_tie (const RapQuoteGuess *guess, const RapQuoteView *view)
{
  if (guess->speaker < 0)
    return RAP_TIE_NONE;
  const RapQuoteToken *cue = &view->tokens[guess->anchor];
  const RapQuoteToken *t = &view->tokens[guess->speaker];
  if (t->sentence != cue->sentence)
    return RAP_TIE_NEIGHBOUR;
  if (cue->classes & RAP_QUOTE_WORD_SOURCE)
    return RAP_TIE_SOURCE;
  if (t->head == guess->anchor)
    return rap_quote_is_subject (t->rel) ? RAP_TIE_SUBJECT
           : has_agent_case (view, t)    ? RAP_TIE_AGENT
                                         : RAP_TIE_ATTACHED;
  return rap_quote_is_subject (t->rel) ? RAP_TIE_INHERITED : RAP_TIE_SENTENCE;
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

void
rap_quote_guess_bounds (const RapQuoteGuess *guess,
                        const RapQuoteView  *view,
                        guint               *first,
                        guint               *end)
{
  *first = view->sentences[guess->reach.first].first;
  *end = view->sentences[guess->reach.end - 1].end;
}

guint
rap_quote_guess_size (const RapQuoteGuess *guess, const RapQuoteView *view)
{
  guint own = view->tokens[guess->anchor].sentence, n = 0;
  for (guint s = guess->reach.first; s < guess->reach.end; s++)
    n += s == own ? rap_quote_set_size (&guess->set) : view->sentences[s].n_reached;
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
  rap_quote_guess_bounds (guess, view, &low, &end);
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

static void
narrow (const RapQuoteGuess *guess, guint *first, guint *end)
{
  *first = MAX (*first, (guint) guess->first);
  *end = MIN (*end, (guint) guess->first + RAP_QUOTE_WINDOW);
}

static guint
common_in_sentence (const RapQuoteGuess *a,
                    const RapQuoteGuess *b,
                    const RapQuoteView  *view,
                    guint                s)
{
  gboolean of_a = s == view->tokens[a->anchor].sentence,
           of_b = s == view->tokens[b->anchor].sentence;
  guint n = 0;
  if (!of_a && !of_b)
    return view->sentences[s].n_reached;
  if (of_a && of_b && a->first == b->first)
    return rap_quote_set_common (&a->set, &b->set);
  guint first = view->sentences[s].first, end = view->sentences[s].end;
  /* A guess has no word of its own sentence outside its window. */
  if (of_a)
    narrow (a, &first, &end);
  if (of_b)
    narrow (b, &first, &end);
  for (guint i = first; i < end; i++)
    n += rap_quote_guess_has (a, view, i) && rap_quote_guess_has (b, view, i);
  return n;
}

guint
rap_quote_guess_common (const RapQuoteGuess *a,
                        const RapQuoteGuess *b,
                        const RapQuoteView  *view)
{
  guint n = 0;
  for (guint s = MAX (a->reach.first, b->reach.first);
       s < MIN (a->reach.end, b->reach.end);
       s++)
    n += common_in_sentence (a, b, view, s);
  return n;
}

guint
rap_quote_guess_likeness (const RapQuoteGuess *a,
                          const RapQuoteGuess *b,
                          const RapQuoteView  *view)
{
  guint both = rap_quote_guess_size (a, view) + rap_quote_guess_size (b, view);
  return both == 0 ? 100 : 200 * rap_quote_guess_common (a, b, view) / both;
}
