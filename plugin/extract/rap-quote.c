// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote.h"

static const char *const form_nicks[] = { "direct", "mixed", "indirect" };
static const char *const refusal_nicks[] = { "no-cue",
                                             "other-quote",
                                             "speaks-of-self",
                                             "weak" };

static const char *const tie_nicks[] = {
  "none",      "subject",  "agent",     "source", "attached",
  "inherited", "sentence", "neighbour", "label",  "signature",
};

const char *
rap_quote_form_get_nick (RapQuoteForm form)
{
  return form_nicks[form];
}

const char *
rap_quote_tie_get_nick (RapQuoteTie tie)
{
  return tie_nicks[tie];
}

const char *
rap_refusal_get_nick (RapRefusal refusal)
{
  return refusal_nicks[refusal];
}

RapSpan
rap_quote_get_extent (const RapQuote *quote)
{
  const RapSpan *spans = (const RapSpan *) (gpointer) quote->content->data;
  return (RapSpan){ spans[0].start, spans[quote->content->len - 1].end };
}

RapQuote
rap_quote_new (RapQuoteForm form)
{
  RapQuote quote = {
    .form = form, .actor = RAP_NO_ACTOR, .rule = "none", .limits = "marks"
  };
  quote.content = g_array_new (FALSE, FALSE, sizeof (RapSpan));
  quote.inner = g_array_new (FALSE, FALSE, sizeof (RapQuoteInner));
  quote.candidates = g_array_new (FALSE, FALSE, sizeof (RapQuoteCandidate));
  return quote;
}
