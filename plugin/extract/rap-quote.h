// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_QUOTE_DIRECT,
  RAP_QUOTE_MIXED,
  RAP_QUOTE_INDIRECT
} RapQuoteForm;

/* Why somebody near a quotation was not taken for its speaker. */
typedef enum
{
  RAP_REFUSED_NO_CUE,      /* nothing ties the two together */
  RAP_REFUSED_OTHER_QUOTE, /* the cue beside the name belongs to another quotation */
  RAP_REFUSED_SELF,        /* the quotation speaks of this party in the third person */
  RAP_REFUSED_WEAK         /* there is a tie, but too loose to be relied on */
} RapRefusal;

typedef struct
{
  guint      actor;
  RapRefusal refusal;
} RapQuoteCandidate;

/* A statement inside another. */
typedef struct
{
  RapSpan cue;
  RapSpan mention;
  RapSpan content;
  guint   actor; /* or RAP_NO_ACTOR */
} RapQuoteInner;

/* How the text ties a speaker to the words. */
typedef enum
{
  RAP_TIE_NONE,
  RAP_TIE_SUBJECT,   /* subject of the cue */
  RAP_TIE_AGENT,     /* said by */
  RAP_TIE_SOURCE,    /* according to */
  RAP_TIE_ATTACHED,  /* hangs to the cue in another way: his claim */
  RAP_TIE_INHERITED, /* subject of a verb that the cue belongs to */
  RAP_TIE_SENTENCE,  /* elsewhere in the sentence */
  RAP_TIE_NEIGHBOUR, /* in a sentence beside it */
  RAP_TIE_LABEL,     /* name before a colon */
  RAP_TIE_SIGNATURE  /* name after a dash */
} RapQuoteTie;

/* Something that somebody is reported to have said, written or thought. */
typedef struct
{
  RapQuoteForm form;
  GArray      *content; /* RapSpan, in order, without quotation marks */
  RapSpan      cue;     /* empty when there is none */
  RapSpan      denial;  /* before a cue that was not done: "has not" said; or empty */
  gboolean     stated;  /* the text says whose words these are */
  RapSpan      mention; /* of the speaker, as the text has it; empty when it names none */
  guint        first;   /* words [first, end) of the mention */
  guint        end;
  guint        actor;      /* or RAP_NO_ACTOR */
  GArray      *candidates; /* RapQuoteCandidate, when not stated */
  GArray      *inner;      /* RapQuoteInner: what others are said to have said */
  RapSpan      addressee;  /* empty when not said */
  const char  *rule;       /* what it was read from */
  const char  *limits;     /* what gave the limits of the content */
  RapQuoteTie  tie;
  RapSpan      tied; /* the word of the mention that the tie goes to */
} RapQuote;

/* With empty arrays. */
RapQuote    rap_quote_new (RapQuoteForm form);
const char *rap_quote_form_get_nick (RapQuoteForm form);
const char *rap_quote_tie_get_nick (RapQuoteTie tie);
const char *rap_refusal_get_nick (RapRefusal refusal); /* "no-cue" */
/* From the start of the first piece of content to the end of the last. */
RapSpan rap_quote_get_extent (const RapQuote *quote);

G_END_DECLS
