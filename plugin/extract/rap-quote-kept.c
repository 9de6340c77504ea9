// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-kept.h"

#include "extract/rap-quote-aside.h"
#include "extract/rap-quote-model.h"

/* So much below the best that keeps it. */
#define LOWER (8 * RAP_QUOTE_UNIT)

/* Words [first, end) that open the sentence between marks, or an aside. */
typedef struct
{
  gint32        first;
  gint32        end;
  gboolean      opening;
  RapQuoteAside aside;
} Kept;

/* Whether the content is the opening quotation and what stands between marks behind the cue;
 * marks before it hold a nickname. */
static gboolean
keeps_opening (const RapQuoteFrame *frame, const RapQuoteSet *set, const Kept *kept)
{
  for (gint32 i = frame->first; i < frame->end; i++)
    {
      const RapQuoteToken *t = &frame->view->tokens[i];
      gboolean             in = rap_quote_set_has (set, i - frame->first);
      gboolean             opening = i >= kept->first && i < kept->end;
      if (!t->letters)
        continue;
      if (in ? !t->quoted || (i < frame->anchor && !opening) : opening)
        return FALSE;
    }
  return TRUE;
}

static gboolean
keeps (const RapQuoteFrame *frame, const RapQuoteSet *set, const Kept *kept)
{
  if (kept->opening)
    return keeps_opening (frame, set, kept);
  return rap_quote_set_has (set, kept->aside.before - frame->first) &&
         rap_quote_set_has (set, kept->aside.after - frame->first);
}

void
rap_quote_contents_keep (const RapQuoteContents *contents,
                         const RapQuoteFrame    *frame,
                         gint32                 *scores)
{
  Kept   kept = { .opening = TRUE };
  gint32 best = G_MININT32;
  if (!rap_quote_frame_find_opening (frame, &kept.first, &kept.end))
    {
      kept.opening = FALSE;
      if (!rap_quote_aside_find (frame, &kept.aside))
        return;
    }
  for (guint i = 0; i < contents->n; i++)
    if (keeps (frame, &contents->contents[i].set, &kept))
      best = MAX (best, scores[i]);
  for (guint i = 0; i < contents->n && best > G_MININT32; i++)
    if (!keeps (frame, &contents->contents[i].set, &kept))
      scores[i] = MIN (scores[i], best - LOWER);
}
