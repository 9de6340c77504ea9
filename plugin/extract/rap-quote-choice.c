// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-choice.h"

#include "extract/rap-quote-aside.h"

/* Two guesses with contents as like as this, in percent, are one statement. */
#define SAME_CONTENT 90
/* Guesses around one that are compared with it. */
#define RIVALS 12
/* How sure the table of cues must be of a verb to part two halves of a quotation. */
#define STRONG_CUE 3

static RapQuoteGuess *
get_guess (const RapQuoteChoice *choice, guint i)
{
  return &g_array_index (choice->guesses, RapQuoteGuess, i);
}

static int
compare_judgements (gconstpointer a, gconstpointer b, gpointer data)
{
  const RapQuoteGuess *guesses = data;
  guint                x = *(const guint *) a, y = *(const guint *) b;
  if (guesses[x].judgement != guesses[y].judgement)
    return guesses[x].judgement < guesses[y].judgement ? 1 : -1;
  return x < y ? -1 : x > y;
}

/* Whether a better guess nearby has the same content. */
static gboolean
is_double (const RapQuoteChoice *choice, const guint8 *kept, guint which)
{
  guint first = which > RIVALS ? which - RIVALS : 0;
  guint end = MIN (choice->guesses->len, which + RIVALS + 1);
  for (guint i = first; i < end; i++)
    if (kept[i] && rap_quote_guess_likeness (get_guess (choice, i),
                                             get_guess (choice, which),
                                             choice->view) > SAME_CONTENT)
      return TRUE;
  return FALSE;
}

/* A line that does not end as a sentence does, alone in its paragraph, is a heading whatever
 * its block is called. */
static gboolean
is_in_heading (const RapQuoteChoice *choice, guint word)
{
  guint           n_blocks, block = rap_quote_view_block (choice->view, word);
  const RapBlock *blocks = rap_document_get_blocks (choice->view->document, &n_blocks);
  guint           sentence = choice->view->tokens[word].sentence;
  const RapQuoteSentence *s = &choice->view->sentences[sentence];
  if (blocks[block].role == RAP_BLOCK_TITLE || blocks[block].role == RAP_BLOCK_HEADING)
    return TRUE;
  return choice->view->tokens[s->end - 1].letters &&
         (sentence == 0 || choice->view->sentences[sentence - 1].block != s->block) &&
         (sentence + 1 == choice->view->n_sentences ||
          choice->view->sentences[sentence + 1].block != s->block);
}

/* Whether the guess tells a whole clause and not a thing: "talk dams". */
static gboolean
tells_clause (const RapQuoteChoice *choice, const RapQuoteGuess *guess)
{
  guint first, last;
  rap_quote_guess_extent (guess, choice->view, &first, &last);
  for (guint i = first; i <= last; i++)
    if ((choice->view->tokens[i].tag == RAP_TAG_VERB ||
         choice->view->tokens[i].tag == RAP_TAG_AUX) &&
        rap_quote_guess_has (guess, choice->view, i))
      return TRUE;
  return FALSE;
}

/* A heading tells what is done; without marks only a word that is hardly ever more than a
 * cue, with a clause, makes a statement of it. */
static gboolean
is_deed_in_heading (const RapQuoteChoice *choice, guint which)
{
  const RapQuoteGuess    *guess = get_guess (choice, which);
  const RapQuoteToken    *cue = &choice->view->tokens[guess->anchor];
  const RapQuoteSentence *sentence = &choice->view->sentences[cue->sentence];
  /* a line that ends with a colon is the cue of what stands below it */
  return is_in_heading (choice, guess->anchor) &&
         choice->view->tokens[sentence->end - 1].part != RAP_QUOTE_PART_COLON &&
         sentence->first_quoted == sentence->end &&
         (rap_quote_cue_strength (cue) < 2 || !tells_clause (choice, guess));
}

/* “… ?” asked one of them; “… !” Anna Keller shouted: a verb of saying right behind the marks
 * that open the sentence, with somebody beside it, needs no other judge; nor does one that parts
 * a verb from its subject: The move, she explained, was the result. */
static gboolean
is_plain_speech (const RapQuoteChoice *choice, const RapQuoteGuess *guess)
{
  RapQuoteFrame frame;
  RapQuoteAside aside;
  gint32        first, end;
  if (guess->speaker < 0)
    return FALSE;
  rap_quote_frame_place (&frame, choice->view, choice->odds, guess->anchor);
  if (!rap_quote_frame_find_opening (&frame, &first, &end))
    return rap_quote_aside_find (&frame, &aside) && aside.split;
  if (rap_quote_cue_strength (&choice->view->tokens[guess->anchor]) < 2)
    return FALSE;
  if (guess->speaker > guess->anchor)
    return guess->anchor <= end + 2;
  return guess->speaker_first > end && guess->speaker_first <= end + 2 &&
         guess->speaker_end == guess->anchor;
}

/* Marks the accepted guesses, the surest first. */
static guint8 *
choose_guesses (const RapQuoteChoice *choice)
{
  guint             n = choice->guesses->len;
  guint8           *kept = g_new0 (guint8, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof *order, compare_judgements, choice->guesses->data);
  for (guint k = 0; k < n; k++)
    {
      if (get_guess (choice, order[k])->judgement <= choice->model->bar &&
          !is_plain_speech (choice, get_guess (choice, order[k])))
        continue;
      guint first, last;
      kept[order[k]] = rap_quote_guess_extent (get_guess (choice, order[k]),
                                               choice->view,
                                               &first,
                                               &last) &&
                       !is_deed_in_heading (choice, order[k]) &&
                       !is_double (choice, kept, order[k]);
    }
  return kept;
}

/* Whether a verb that is hardly ever more than a cue stands among the words. */
static gboolean
has_strong_cue (const RapQuoteView *view, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (view->tokens[i].tag == RAP_TAG_VERB &&
        rap_quote_cue_strength (&view->tokens[i]) >= STRONG_CUE)
      return TRUE;
  return FALSE;
}

/* “…,” she said, pointing at the map, “…”: words [first, end) of the sentence that go on
 * with the quotation it opens with; but not: she said, adding later, “…” */
static gboolean
find_second_half (const RapQuoteChoice *choice,
                  const RapQuoteGuess  *guess,
                  gint32               *first,
                  gint32               *end)
{
  const RapQuoteView     *view = choice->view;
  const RapQuoteSentence *s = &view->sentences[view->tokens[guess->anchor].sentence];
  RapQuoteFrame           frame;
  if (s->last_quoted >= s->end || (gint32) s->last_quoted < guess->anchor)
    return FALSE;
  rap_quote_frame_place (&frame, view, choice->odds, guess->anchor);
  if (!rap_quote_frame_find_opening (&frame, first, end))
    return FALSE;
  *end = s->last_quoted + 1;
  *first = s->last_quoted;
  while (*first > guess->anchor &&
         view->tokens[*first - 1].segment == view->tokens[s->last_quoted].segment)
    --*first;
  return *first > guess->anchor + 2 && view->tokens[*first - 1].mark &&
         view->tokens[*first - 2].part == RAP_QUOTE_PART_COMMA &&
         !has_strong_cue (view, guess->anchor + 1, *first) && *end - *first > 1 &&
         *end <= guess->first + RAP_QUOTE_WINDOW;
}

static void
move_words (const RapQuoteChoice *choice, guint from, guint to, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    {
      RapQuoteGuess *giver = &g_array_index (choice->guesses, RapQuoteGuess, from);
      RapQuoteGuess *taker = &g_array_index (choice->guesses, RapQuoteGuess, to);
      guint          at = i - giver->first;
      if (at < RAP_QUOTE_WINDOW)
        giver->set.bits[at >> 6] &= ~(1ull << (at & 63));
      if (choice->view->tokens[i].letters)
        rap_quote_set_add (&taker->set, i - taker->first);
    }
}

/* What is said in passing between two halves of a quotation does not take the second. */
static void
join_halves (const RapQuoteChoice *choice, const guint8 *kept)
{
  for (guint g = 0; g < choice->guesses->len; g++)
    {
      gint32 first, end;
      if (!kept[g] || !find_second_half (choice, get_guess (choice, g), &first, &end))
        continue;
      for (guint k = g; k < MIN (choice->guesses->len, g + RIVALS); k++)
        if (kept[k] && get_guess (choice, k)->anchor < first &&
            get_guess (choice, k)->first == get_guess (choice, g)->first)
          move_words (choice, k, g, first, end);
    }
}

/* Whether a kept guess has its cue in the sentence and explains what is quoted there. */
static gboolean
is_claimed (const RapQuoteChoice *choice, const guint8 *kept, guint which, guint sentence)
{
  const RapQuoteView     *view = choice->view;
  const RapQuoteSentence *s = &view->sentences[sentence];
  guint                   first = which > RIVALS ? which - RIVALS : 0;
  guint                   end = MIN (choice->guesses->len, which + RIVALS + 1);
  for (guint g = first; g < end; g++)
    {
      const RapQuoteGuess *guess = get_guess (choice, g);
      guint                all = 0, own = 0;
      if (!kept[g] || g == which || view->tokens[guess->anchor].sentence != sentence ||
          view->tokens[guess->anchor].quoted)
        continue;
      for (guint i = s->first; i < s->end; i++)
        {
          all += view->tokens[i].quoted && view->tokens[i].letters;
          own += view->tokens[i].quoted && rap_quote_guess_has (guess, view, i);
        }
      if (all > 0 && 2 * own >= all)
        return TRUE;
    }
  return FALSE;
}

/* A content does not go on into a quotation that has a cue of its own. */
static void
cut_reaches (const RapQuoteChoice *choice, const guint8 *kept)
{
  for (guint g = 0; g < choice->guesses->len; g++)
    {
      RapQuoteGuess *guess = &g_array_index (choice->guesses, RapQuoteGuess, g);
      guint          home = choice->view->tokens[guess->anchor].sentence;
      if (!kept[g])
        continue;
      for (guint k = home + 1; k < guess->reach.end; k++)
        if (is_claimed (choice, kept, g, k))
          guess->reach.end = k;
      for (guint k = home; k-- > guess->reach.first;)
        if (is_claimed (choice, kept, g, k))
          guess->reach.first = k + 1;
    }
}

guint8 *
rap_quote_choice_make (const RapQuoteChoice *choice)
{
  guint8 *kept = choose_guesses (choice);
  join_halves (choice, kept);
  cut_reaches (choice, kept);
  return kept;
}
