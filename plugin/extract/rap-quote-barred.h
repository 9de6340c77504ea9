// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-frame.h"
#include "extract/rap-quote-set.h"

G_BEGIN_DECLS

/* Words around a cue that are never said: a day when it was, him whom a relative clause hangs
 * by, what stands beside another cue. */
void rap_quote_barred_find (RapQuoteSet *barred, const RapQuoteFrame *frame);
/* Takes out of a content what stands under a word in the middle that is none of it. */
void rap_quote_drop_stranded (RapQuoteSet *set, const RapQuoteFrame *frame);
/* Takes off the end of a content words that only open a phrase which is none of it. */
void rap_quote_drop_openings (RapQuoteSet *set, const RapQuoteFrame *frame);
/* Puts in front of a content the words that open the phrase it begins with. */
void rap_quote_take_openings (RapQuoteSet *set, const RapQuoteFrame *frame);

G_END_DECLS
