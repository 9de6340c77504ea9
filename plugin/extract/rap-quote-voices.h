// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"
#include "extract/rap-quote-view.h"

G_BEGIN_DECLS

/* Who says I, and who is called you, outside of quotation marks: in interviews, transcripts,
 * speeches. Only where the text says so; a paragraph is one person's. */
typedef struct _RapQuoteVoices RapQuoteVoices;

RapQuoteVoices *rap_quote_voices_new (const RapQuoteView *view,
                                      const RapActors *actors) G_GNUC_WARN_UNUSED_RESULT;
void            rap_quote_voices_free (RapQuoteVoices *self);
/* The actor whom I, you or the label of an answer stand for, or RAP_NO_ACTOR. */
guint rap_quote_voices_find (const RapQuoteVoices *self, guint word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapQuoteVoices, rap_quote_voices_free)

G_END_DECLS
