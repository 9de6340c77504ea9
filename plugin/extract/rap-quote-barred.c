// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-barred.h"

#include "extract/rap-quote-aside.h"

/* Words behind the cue among which a day may tell when it was said. */
#define NEAR_CUE 9

static void
bar (RapQuoteSet *barred, const RapQuoteFrame *frame, gint32 first, gint32 end)
{
  for (gint32 i = MAX (first, frame->first); i < MIN (end, frame->end); i++)
    if (i != frame->anchor)
      rap_quote_set_add (barred, i - frame->first);
}

/* The word on which the words of a day hang: "on 3 May". */
static gint32
head_of_day (const RapQuoteToken *tokens, gint32 day)
{
  gint32 head = tokens[day].head;
  return head >= 0 && head == day - 1 && tokens[head].tag == RAP_TAG_NUM ? head : day;
}

/* Words [first, end) around a day: "on Monday night". FALSE when it belongs to what follows:
 * "Monday's vote". */
static gboolean
find_when (const RapQuoteFrame *frame, gint32 day, gint32 *first, gint32 *end)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               head = head_of_day (tokens, day);
  *first = MAX (head, frame->first);
  *end = day + 1;
  if (!rap_quote_is_time (&tokens[day]) || tokens[day].quoted ||
      rap_quote_is_subject (tokens[day].rel))
    return FALSE;
  while (*first > frame->first && head - *first < 2 && tokens[*first - 1].head == head &&
         tokens[*first - 1].letters)
    --*first;
  if (*end < frame->end && tokens[*end].letters &&
      (tokens[*end].tag == RAP_TAG_NOUN || tokens[*end].tag == RAP_TAG_NUM))
    {
      if (tokens[*end].head != day && tokens[day].head != *end)
        return FALSE;
      ++*end;
    }
  return *end >= frame->end || tokens[*end].tag != RAP_TAG_PART ||
         (tokens[*end].classes & RAP_QUOTE_WORD_OPENS);
}

/* She said on Friday that; he accused her on Monday of: when it was said. */
static void
bar_times (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first, end;
  for (gint32 i = MAX (frame->first, frame->anchor - 3);
       i < MIN (frame->end, frame->anchor + NEAR_CUE);
       i++)
    {
      if (!find_when (frame, i, &first, &end))
        continue;
      gboolean beside = first == frame->anchor + 1 || end == frame->anchor;
      gboolean opens =
        i > frame->anchor && first < i && end < frame->end &&
        (tokens[end].classes & RAP_QUOTE_WORD_OPENS) &&
        !rap_quote_frame_has_rival (frame, frame->anchor + 1, i) &&
        frame->verbs[i - frame->first] == frame->verbs[frame->anchor + 1 - frame->first];
      if (beside || opens)
        bar (barred, frame, first, end);
    }
}

/* The army, which said it had won, left: neither the army nor that it left is said. */
static void
bar_around_clause (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  if (cue->rel != RAP_REL_ACL || cue->head < 0 || cue->tag != RAP_TAG_VERB)
    return;
  for (guint k = 0; k < cue->n_kids; k++)
    {
      gint32               c = view->kids[cue->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      if (kid->rel != RAP_REL_NSUBJ || c > frame->anchor ||
          !(kid->classes & RAP_QUOTE_WORD_RELATIVE) || cue->head > c)
        continue;
      bar (barred, frame, frame->first, c + 1);
      if (view->tokens[cue->head].head > cue->high)
        bar (barred, frame, cue->high + 1, frame->end);
    }
}

/* “…,” she said, adding later, “…”: each cue has the words that stand beside it. */
static void
bar_others (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first, end;
  if (rap_quote_frame_find_others (frame, &first, &end))
    bar (barred, frame, first, end);
  if (!rap_quote_frame_find_opening (frame, &first, &end))
    return;
  for (gint32 i = frame->anchor + 1; i + 2 < frame->end; i++)
    {
      const RapQuoteToken *t = &tokens[i];
      gboolean own = t->shape == RAP_N_TAGS + RAP_VERB_ING || t->rel == RAP_REL_CONJ;
      if (t->tag != RAP_TAG_VERB || t->quoted || !own || rap_quote_cue_strength (t) < 3)
        continue;
      for (end = i + 1; end < MIN (frame->end, i + 4) && !tokens[end].mark;)
        end++;
      if (end < MIN (frame->end, i + 4))
        bar (barred, frame, end, frame->end);
    }
}

/* The move, she told them on Monday, was: what stands between the commas. */
static void
bar_aside (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  RapQuoteAside aside;
  if (rap_quote_aside_find (frame, &aside))
    bar (barred, frame, aside.low, aside.after);
}

/* Whether what is said stands whole before the cue, behind which no comma takes it up again. */
static gboolean
is_told_before (const RapQuoteFrame *frame)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  if (cue->tag != RAP_TAG_VERB || frame->anchor + 1 >= frame->end ||
      view->tokens[frame->anchor + 1].part == RAP_QUOTE_PART_COMMA)
    return FALSE;
  for (guint k = 0; k < cue->n_kids; k++)
    {
      gint32 c = view->kids[cue->kids + k];
      if (c < frame->anchor && view->tokens[c].rel == RAP_REL_CCOMP)
        return TRUE;
    }
  return FALSE;
}

/* It is over, she said in a statement, a day after the vote: how and when it was said. */
static void
bar_circumstances (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  if (!is_told_before (frame))
    return;
  for (guint k = 0; k < cue->n_kids; k++)
    {
      gint32               c = view->kids[cue->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      if (kid->low > frame->anchor && !kid->quoted &&
          (kid->rel == RAP_REL_OBL || kid->rel == RAP_REL_ADVMOD))
        bar (barred, frame, kid->low, kid->high + 1);
    }
}

void
rap_quote_barred_find (RapQuoteSet *barred, const RapQuoteFrame *frame)
{
  *barred = (RapQuoteSet){ { 0 } };
  bar_times (barred, frame);
  bar_around_clause (barred, frame);
  bar_others (barred, frame);
  bar_aside (barred, frame);
  bar_circumstances (barred, frame);
}

/* Words left out in the middle of an unmarked content, [first, end), and where what comes
 * behind them ends; FALSE when there are none from that word on. */
static gboolean
find_gap (const RapQuoteSet *set, const RapQuoteFrame *frame, gint32 *first, gint32 *end)
{
  const gint32 base = frame->first;
  gint32       i = MAX (*first, frame->anchor + 1);

  while (i < frame->end && !rap_quote_set_has (set, i - base))
    i++;
  while (i < frame->end && rap_quote_set_has (set, i - base))
    i++;
  *first = i;
  while (i < frame->end && !rap_quote_set_has (set, i - base))
    i++;
  *end = i;
  return i < frame->end && !frame->view->tokens[i].quoted;
}

/* "that it had no part in it, a day after Chad [blamed] an office of theirs": what stands under
 * a word that is not said is not said either. */
void
rap_quote_drop_stranded (RapQuoteSet *set, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first = frame->anchor, end;

  for (; find_gap (set, frame, &first, &end); first = end)
    {
      gint32 behind = end, above = -1;
      while (behind < frame->end && rap_quote_set_has (set, behind - frame->first))
        behind++;
      for (gint32 i = end; i < behind && above < 0; i++)
        if (tokens[i].letters && (tokens[i].head < end || tokens[i].head >= behind))
          above = tokens[i].head;
      if (above < first || above >= end || tokens[above].tag != RAP_TAG_VERB)
        continue;
      for (gint32 i = end; i < behind; i++)
        rap_quote_set_remove (set, i - frame->first);
    }
}

/* Words that only open a phrase say nothing without it. */
static gboolean
is_opening (const RapQuoteToken *token)
{
  return token->rel == RAP_REL_CASE || token->rel == RAP_REL_DET ||
         token->rel == RAP_REL_NUMMOD || token->rel == RAP_REL_MARK ||
         token->rel == RAP_REL_CC || (token->classes & RAP_QUOTE_WORD_RELATIVE);
}

/* "on 3 [May]", "but blamed [a militia]" */
static gboolean
is_torn (const RapQuoteSet *set, const RapQuoteFrame *frame, gint32 word)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *token = &view->tokens[word];

  for (guint k = 0; k < token->n_kids; k++)
    {
      gint32               c = view->kids[token->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      if (c <= word || c >= frame->end || !kid->letters ||
          rap_quote_set_has (set, c - frame->first))
        continue;
      if (token->tag == RAP_TAG_VERB
            ? kid->rel == RAP_REL_OBJ || kid->rel == RAP_REL_XCOMP
            : c == word + 1 && (kid->rel == RAP_REL_NMOD || kid->rel == RAP_REL_FLAT))
        return TRUE;
    }
  return FALSE;
}

/* "rejected the plan on [Monday]": a content does not end in the middle of a phrase. */
void
rap_quote_drop_openings (RapQuoteSet *set, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gboolean             torn = FALSE;

  for (gint32 last = frame->end - 1; last > frame->anchor; last--)
    {
      const RapQuoteToken *token = &tokens[last];
      if (!rap_quote_set_has (set, last - frame->first))
        continue;
      if (token->quoted || rap_quote_set_size (set) == 1 ||
          (!(is_opening (token) && token->head > last) &&
           (torn || !is_torn (set, frame, last))))
        return;
      torn = TRUE;
      rap_quote_set_remove (set, last - frame->first);
    }
}

/* "[both] sides", "[Justice] Watch": nor does it begin there. */
void
rap_quote_take_openings (RapQuoteSet *set, const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               first = frame->first;

  while (first < frame->end && !rap_quote_set_has (set, first - frame->first))
    first++;
  if (first == frame->end)
    return;
  gboolean quoted = tokens[first].quoted;
  for (gint32 i = first - 1; i >= frame->first && i != frame->anchor; i--)
    {
      const RapQuoteToken *token = &tokens[i];
      gboolean opens = token->rel == RAP_REL_DET || token->rel == RAP_REL_COMPOUND ||
                       token->rel == RAP_REL_AMOD || token->rel == RAP_REL_NUMMOD ||
                       (quoted && token->rel == RAP_REL_CASE);
      if (!opens || !token->letters || token->quoted != quoted || token->head < first ||
          token->segment != tokens[first].segment)
        return;
      rap_quote_set_add (set, i - frame->first);
    }
}
