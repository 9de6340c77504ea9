// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-aside.h"

/* Words of an aside before or behind its cue. */
#define LONGEST_ASIDE 8

/* The comma on one side of the cue, with no other verb and no mark before it; -1 for none. */
static gint32
find_comma (const RapQuoteFrame *frame, gint32 step)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               i = frame->anchor + step;
  for (guint n = 0; n <= LONGEST_ASIDE && i > frame->first && i + 1 < frame->end; n++)
    {
      if (tokens[i].part == RAP_QUOTE_PART_COMMA)
        return i;
      if (!tokens[i].letters || tokens[i].quoted || tokens[i].tag == RAP_TAG_VERB ||
          tokens[i].tag == RAP_TAG_SCONJ || (tokens[i].classes & RAP_QUOTE_WORD_THAT))
        return -1;
      i += step;
    }
  return -1;
}

/* What may stand between the commas: the subject, when and where, and whom it was told to. */
static gboolean
is_aside (const RapQuoteToken *cue, guint rel)
{
  static const guint64 aside = 1ull << RAP_REL_NSUBJ | 1ull << RAP_REL_OBL |
                               1ull << RAP_REL_ADVMOD | 1ull << RAP_REL_NMOD |
                               1ull << RAP_REL_AUX | 1ull << RAP_REL_CC |
                               1ull << RAP_REL_MARK;
  static const guint64 told = 1ull << RAP_REL_OBJ | 1ull << RAP_REL_IOBJ;
  return (aside >> rel & 1) ||
         ((cue->classes & RAP_QUOTE_WORD_ADDRESSES) && (told >> rel & 1));
}

/* Whether all words between the commas are under the cue; the subject of the cue is among
 * them. */
static gboolean
find_subject (const RapQuoteFrame *frame, gint32 low, gint32 high, gint32 *subject)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  gint32               end = low + 1;
  *subject = -1;
  for (guint k = 0; k <= cue->n_kids && end < high; k++)
    {
      gint32 kid = k < cue->n_kids ? (gint32) view->kids[cue->kids + k] : high;
      if (end == frame->anchor && kid > frame->anchor)
        end++;
      if (kid <= low || kid >= high)
        continue;
      const RapQuoteToken *t = &view->tokens[kid];
      /* the commas may hang by what stands beside them */
      if (t->low < low || t->low > end || t->high > high || !is_aside (cue, t->rel))
        return FALSE;
      end = MIN (t->high + 1, high);
      if (t->rel == RAP_REL_NSUBJ && !(t->classes & RAP_QUOTE_WORD_RELATIVE))
        *subject = kid;
    }
  return end == high && *subject >= 0;
}

/* A verb, with adverbs before it or without. */
static gboolean
is_finite (const RapQuoteToken *t, gint32 n)
{
  while (n-- > 1 && t->tag == RAP_TAG_ADV)
    t++;
  return t->tag == RAP_TAG_AUX || t->shape == RAP_N_TAGS + RAP_VERB_PAST ||
         t->shape == RAP_N_TAGS + RAP_VERB_PRESENT;
}

/* What may go on behind the comma with the clause that was begun before it. */
static gboolean
goes_on (const RapQuoteToken *t)
{
  static const guint tags = 1 << RAP_TAG_PRON | 1 << RAP_TAG_DET | 1 << RAP_TAG_NOUN |
                            1 << RAP_TAG_PROPN | 1 << RAP_TAG_NUM | 1 << RAP_TAG_ADJ;
  return !t->quoted && (tags >> t->tag & 1) && !(t->classes & RAP_QUOTE_WORD_RELATIVE);
}

gboolean
rap_quote_aside_find (const RapQuoteFrame *frame, RapQuoteAside *aside)
{
  const RapQuoteToken *tokens = frame->view->tokens, *cue = &tokens[frame->anchor];
  if (cue->tag != RAP_TAG_VERB || cue->quoted || rap_quote_cue_strength (cue) < 1 ||
      rap_quote_cue_is_phrase (cue))
    return FALSE;
  gint32 low = find_comma (frame, -1), high = find_comma (frame, 1), subject;
  if (low < 0 || high < 0 || !find_subject (frame, low, high, &subject))
    return FALSE;
  aside->low = low;
  aside->subject = subject;
  aside->before = low - 1;
  aside->after = high + 1;
  while (aside->after + 1 < frame->end && tokens[aside->after].mark)
    aside->after++;
  const RapQuoteToken *before = &tokens[aside->before], *after = &tokens[aside->after];
  aside->split = is_finite (after, frame->end - aside->after);
  return before->letters && !before->quoted && after->letters &&
         before->tag != RAP_TAG_CCONJ &&
         (aside->split || (goes_on (after) && subject < frame->anchor));
}
