// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-voices.h"
#include "extract/rap-quote.h"

G_BEGIN_DECLS

/* Who speaks, as an actor, and to whom. */
typedef struct
{
  const RapQuoteView *view;
  const RapActors    *actors;
  RapQuoteVoices     *voices; /* who is I outside of quotation marks */
} RapQuoteWho;

void
rap_quote_who_init (RapQuoteWho *who, const RapQuoteView *view, const RapActors *actors);
void rap_quote_who_clear (RapQuoteWho *who);
/* The mention that the word is part of, or NULL. */
const RapMention *rap_quote_who_mention (const RapQuoteWho *who, guint word);
/* "Nobody", "no official": whether the head of a speaker says that there is none. */
gboolean rap_quote_who_is_nobody (const RapQuoteWho *who, gint32 head);
/* Makes words [first, end) around the head the mention of the speaker. */
void rap_quote_who_set_speaker (const RapQuoteWho *who,
                                RapQuote          *quote,
                                gint32             head,
                                guint              first,
                                guint              end);
/* Whether a line is a name, this word and a colon. */
gboolean rap_quote_who_is_introduced (const RapQuoteWho *who, guint cue);
/* Makes the name the speaker, when it is. */
void rap_quote_who_set_introducer (const RapQuoteWho *who, RapQuote *quote, guint cue);
/* The actor that words [first, end) around the head stand for; first persons inside a
 * quotation are its speaker. */
guint rap_quote_who_actor (const RapQuoteWho *who,
                           const RapQuote    *quote,
                           gint32             head,
                           guint              first,
                           guint              end);
/* Sets whom the cue addresses, outside of words that belong to the content. */
void rap_quote_who_set_addressee (const RapQuoteWho *who, RapQuote *quote, gint32 cue);
/* Gives actors to those who say I and we inside a quotation: the speaker of the whole. */
void rap_quote_who_resolve_inner (const RapQuoteWho *who, GArray *quotes);

G_END_DECLS
