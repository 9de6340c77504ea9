// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-features.h"
#include "extract/rap-quote-set.h"

G_BEGIN_DECLS

/* Words of a frame by what they are. */
typedef struct
{
  RapQuoteSet letters;
  RapQuoteSet pieces; /* with letters, and not hung up as marks */
  RapQuoteSet quoted; /* with letters */
  RapQuoteSet joined; /* quoted as the word before is, in the same quotation */
  RapQuoteSet finite;
  RapQuoteSet verbs;
  RapQuoteSet commas;
  RapQuoteSet cues;                   /* likely ones */
  RapQuoteSet rivals;                 /* likely ones that compete with the frame's own */
  RapQuoteSet kids[RAP_QUOTE_WINDOW]; /* under each word */
} RapQuoteKinds;

/* A cue and the sentence around it. */
typedef struct
{
  const RapQuoteView *view;
  const gint16
    *odds; /* per word: how likely it is a cue, in 1/32 nat; G_MININT16 when not asked */
  gint32  anchor;
  gint32  first; /* words [first, end), at most RAP_QUOTE_WINDOW */
  gint32  end;
  guint32 frame;                    /* hash of the relations under the cue */
  guint32 path[RAP_QUOTE_WINDOW];   /* hash of the way from the cue */
  gint32  branch[RAP_QUOTE_WINDOW]; /* the cue's neighbour on that way, or -1 */
  guint8  ups[RAP_QUOTE_WINDOW];
  guint8  downs[RAP_QUOTE_WINDOW];
  guint16 parts[RAP_QUOTE_WINDOW + 1]; /* how many before, from first */
  guint16 verbs[RAP_QUOTE_WINDOW + 1];
  guint16 marks[RAP_QUOTE_WINDOW + 1];
  guint16 rivals[RAP_QUOTE_WINDOW + 1]; /* other likely cues */
} RapQuoteFrame;

/* What contents are compared by; costs more than the rest of the frame. */
void rap_quote_kinds_find (RapQuoteKinds *kinds, const RapQuoteFrame *frame);

/* Whether another likely cue stands among words [first, end). */
static inline gboolean
rap_quote_frame_has_rival (const RapQuoteFrame *frame, gint32 first, gint32 end)
{
  return end > first &&
         frame->rivals[end - frame->first] > frame->rivals[first - frame->first];
}

/* Sets only where the frame is and what it looks at; enough for all but ways and counts. */
void rap_quote_frame_place (RapQuoteFrame      *frame,
                            const RapQuoteView *view,
                            const gint16       *odds,
                            gint32              anchor);
void rap_quote_frame_init (RapQuoteFrame      *frame,
                           const RapQuoteView *view,
                           const gint16       *odds,
                           gint32              anchor);
/* “…,” somebody says: words [first, end) at the start of the sentence that its surest cue
 * behind them cannot leave out. */
gboolean
rap_quote_frame_find_opening (const RapQuoteFrame *frame, gint32 *first, gint32 *end);
/* “…,” she said, adding: words [first, end) that belong to a nearer cue than the frame's. */
gboolean
rap_quote_frame_find_others (const RapQuoteFrame *frame, gint32 *first, gint32 *end);
/* What the step into a word of the sentence looks like; conditions the transitions. */
guint rap_quote_edge_class (const RapQuoteFrame *frame, gint32 i);
void  rap_quote_sequence_features (const RapQuoteFrame *frame,
                                   gint32               i,
                                   RapQuoteFeatures    *features);

G_END_DECLS
