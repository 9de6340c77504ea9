// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-content.h"

G_BEGIN_DECLS

#define RAP_QUOTE_MAX_REACH 16

/* Sentences next to the cue's own that belong to its content: the quoted words of each, or
 * all words of one that has none. */
typedef struct
{
  guint  first; /* sentences [first, end), the cue's own among them */
  guint  end;
  gint32 least; /* the narrowest decision, or RAP_QUOTE_FAR */
} RapQuoteReach;

/* Whether a sentence joins the content: by the sign of the score. */
typedef gint32 (*RapQuoteJoins) (const RapQuoteFeatures *features,
                                 guint                   sentence,
                                 gpointer                data);

void rap_quote_reach_find (RapQuoteReach       *reach,
                           const RapQuoteFrame *frame,
                           const RapQuoteSet   *set,
                           RapQuoteJoins        joins,
                           gpointer             data);
/* Whether a word of a joined sentence belongs to the content. */
gboolean rap_quote_reach_has (const RapQuoteView *view, guint word);

G_END_DECLS
