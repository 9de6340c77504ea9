// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-content.h"

G_BEGIN_DECLS

#define RAP_QUOTE_MAX_SPEAKERS 64

/* Words that may be the speaker; the first is RAP_QUOTE_NONE: nobody is named. */
typedef struct
{
  gint32 words[RAP_QUOTE_MAX_SPEAKERS];
  guint  n;
} RapQuoteSpeakers;

void rap_quote_speakers_find (RapQuoteSpeakers *speakers, const RapQuoteFrame *frame);
void rap_quote_speaker_features (const RapQuoteFrame    *frame,
                                 const RapQuoteReadings *readings,
                                 const RapQuoteSet      *content,
                                 const RapQuoteSpeakers *speakers,
                                 guint                   which,
                                 RapQuoteFeatures       *features);
/* The words [first, end) of the mention around its head, without clauses and content. */
void rap_quote_speaker_words (const RapQuoteFrame *frame,
                              const RapQuoteSet   *content,
                              gint32               head,
                              gint32              *first,
                              gint32              *end);

G_END_DECLS
