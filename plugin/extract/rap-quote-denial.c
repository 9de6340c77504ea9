// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-denial.h"

#include "language/rap-clauses.h"

/* Farther from its verb than this many words, a negation is of something else. */
#define MAX_REACH 8

/* The first word of what the verb's auxiliaries and negation are before it; the verb itself
 * when it is not negated. */
static guint
find_first (const RapQuoteView *view, guint verb)
{
  const RapQuoteToken *t = &view->tokens[verb];
  guint                first = verb;
  gboolean             negated = FALSE;

  for (guint k = 0; k < t->n_kids; k++)
    {
      guint    kid = view->kids[t->kids + k];
      gboolean turns = rap_word_plays (&view->words->words[kid], "negation");
      if (kid >= verb || kid + MAX_REACH < verb ||
          !(turns || view->tokens[kid].rel == RAP_REL_AUX))
        continue;
      first = MIN (first, kid);
      negated |= turns;
    }
  return negated ? first : verb;
}

void
rap_quote_denial_find (const RapQuoteView *view, RapQuote *quote)
{
  const RapWords *words = view->words;
  guint           word = rap_words_find (words, quote->cue.start);

  for (; word < view->n && words->words[word].span.start < quote->cue.end; word++)
    {
      guint first = find_first (view, word);
      if (first == word || words->words[first].span.start >= quote->cue.start)
        continue;
      quote->denial =
        (RapSpan){ words->words[first].span.start, words->words[word - 1].span.end };
      return;
    }
}
