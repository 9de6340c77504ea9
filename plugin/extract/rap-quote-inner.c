// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-inner.h"

/* So many inside one statement, at most. */
#define MAX_INNER 4
/* What the table of cues must give a verb: with a clause, and with other words. */
#define CLAUSE_STRENGTH 2
#define OTHER_STRENGTH  3
#define LEAST_WORDS     2

typedef struct
{
  gint32   subject;
  gint32   low; /* words [low, high] of what is said; low is -1 for nothing */
  gint32   high;
  gboolean clause;
} Parts;

static gboolean
is_said (guint rel)
{
  static const guint64 said = 1ull << RAP_REL_CCOMP | 1ull << RAP_REL_OBJ |
                              1ull << RAP_REL_OBL | 1ull << RAP_REL_XCOMP |
                              1ull << RAP_REL_ADVCL | 1ull << RAP_REL_PARATAXIS;
  return said >> rel & 1;
}

/* The subject of the verb, and the words behind the verb that hang to it. */
static Parts
find_parts (const RapQuoteView *view, gint32 verb)
{
  const RapQuoteToken *t = &view->tokens[verb];
  Parts                parts = { RAP_QUOTE_NONE, -1, -1, FALSE };
  for (guint k = 0; k < t->n_kids; k++)
    {
      gint32               c = view->kids[t->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      if (kid->rel == RAP_REL_NSUBJ && c < verb && parts.subject < 0)
        parts.subject = c;
      if (!is_said (kid->rel) || c < verb || kid->low <= verb)
        continue;
      parts.clause |= kid->rel == RAP_REL_CCOMP;
      parts.low = parts.low < 0 ? kid->low : MIN (parts.low, kid->low);
      parts.high = MAX (parts.high, kid->high);
    }
  return parts;
}

static void
add_inner (const RapQuoteWho *who,
           RapQuote          *quote,
           gint32             verb,
           const Parts       *parts,
           gint32             end)
{
  const RapQuoteView  *view = who->view;
  const RapQuoteToken *subject = &view->tokens[parts->subject];
  gint32               first = subject->low, last = MIN (subject->high, verb - 1);
  gint32               low = parts->low, high = MIN (parts->high, end - 1);
  while (first < parts->subject && !view->tokens[first].letters)
    first++;
  while (last > parts->subject && !view->tokens[last].letters)
    last--;
  while (low < high && !view->tokens[low].letters)
    low++;
  while (high > low && !view->tokens[high].letters)
    high--;
  if (high - low + 1 < LEAST_WORDS)
    return;
  RapQuoteInner inner = {
    .cue = view->words->words[verb].span,
    .mention = rap_words_span (view->words, first, last + 1),
    .content = rap_words_span (view->words, low, high + 1),
    .actor = rap_quote_who_actor (who, quote, parts->subject, first, last + 1),
  };
  g_array_append_val (quote->inner, inner);
}

void
rap_quote_inner_find (const RapQuoteWho *who, RapQuote *quote)
{
  const RapQuoteView *view = who->view;
  for (guint c = 0; c < quote->content->len; c++)
    {
      const RapSpan *span = &g_array_index (quote->content, RapSpan, c);
      guint          first = rap_words_find (view->words, span->start), end = first;
      while (end < view->n && view->words->words[end].span.start < span->end)
        end++;
      for (guint i = first; i < end && quote->inner->len < MAX_INNER; i++)
        {
          const RapQuoteToken *t = &view->tokens[i];
          guint                strength = rap_quote_cue_strength (t);
          if (t->tag != RAP_TAG_VERB || strength < CLAUSE_STRENGTH)
            continue;
          Parts parts = find_parts (view, i);
          if (parts.subject >= (gint32) first && parts.low >= 0 &&
              parts.low < (gint32) end &&
              (parts.clause ||
               (strength >= OTHER_STRENGTH && !rap_quote_cue_is_phrase (t))))
            add_inner (who, quote, i, &parts, end);
        }
    }
}
