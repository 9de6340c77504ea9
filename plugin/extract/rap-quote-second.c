// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-second.h"

#define ADD(...) RAP_QUOTE_FEATURE (features, __VA_ARGS__)
#define BIN(...) RAP_QUOTE_BIN (__VA_ARGS__)
#define MAX_KIDS 12
/* Words on either side that are compared. */
#define AROUND 12

static guint32
bin_odds (gint16 odds)
{
  return BIN (odds, -160, -96, -56, -24, 0, 24, 56, 96, 160);
}

/* The surest word on one side, nearest first. */
static guint32
rival_beside (const RapQuoteView *view, const gint16 *odds, gint32 i, gint32 step)
{
  const RapQuoteSentence *sentence = &view->sentences[view->tokens[i].sentence];
  gint32                  best = -1;
  for (gint32 k = i + step, n = 0;
       n < AROUND && k >= (gint32) sentence->first && k < (gint32) sentence->end;
       k += step, n++)
    if (odds[k] > RAP_QUOTE_LEAST_LOOK && (best < 0 || odds[k] > odds[best]))
      best = k;
  return best < 0 ? 0
                  : 1 + bin_odds (odds[best]) * 4 +
                      MIN (3, (guint) ABS (best - i)) * (ABS (best - i) < 4);
}

static void
add_neighbours (RapQuoteFeatures   *features,
                const RapQuoteView *view,
                const gint16       *odds,
                gint32              i)
{
  const RapQuoteToken *token = &view->tokens[i];
  guint32              own = bin_odds (odds[i]);
  guint32              left = rival_beside (view, odds, i, -1);
  guint32              right = rival_beside (view, odds, i, 1);
  ADD (510, left, own);
  ADD (511, right, own);
  ADD (512, left, right);
  ADD (513, left, token->shape);
  ADD (514, right, token->shape);
  ADD (515, left, token->lemma);
  ADD (516, right, token->lemma);
}

static void
add_tree (RapQuoteFeatures   *features,
          const RapQuoteView *view,
          const gint16       *odds,
          gint32              i)
{
  const RapQuoteToken *token = &view->tokens[i];
  guint32              own = bin_odds (odds[i]);
  guint32              head = token->head >= 0 ? bin_odds (odds[token->head]) : 20u;
  guint                n = MIN (token->n_kids, MAX_KIDS);
  ADD (520, head, token->rel, own);
  ADD (521, head, token->rel, token->shape);
  ADD (522, head, token->lemma);
  for (guint k = 0; k < n; k++)
    {
      guint                at = view->kids[token->kids + k];
      const RapQuoteToken *kid = &view->tokens[at];
      if (odds[at] <= RAP_QUOTE_LEAST_LOOK)
        continue;
      ADD (525, bin_odds (odds[at]), kid->rel, own);
      ADD (526, bin_odds (odds[at]), kid->rel, token->lemma);
    }
}

void
rap_quote_second_features (const RapQuoteView *view,
                           const gint16       *odds,
                           gint32              i,
                           RapQuoteFeatures   *features)
{
  const RapQuoteToken *token = &view->tokens[i];
  guint32              own = bin_odds (odds[i]);
  features->n = 0;
  ADD (500, (guint32) (odds[i] + 1024) / 8);
  ADD (501, own, token->shape);
  ADD (502, own, token->lemma);
  ADD (503, own, token->rel);
  ADD (504, own, token->cue & 31, token->tag);
  ADD (505, own, token->quoted);
  add_neighbours (features, view, odds, i);
  add_tree (features, view, odds, i);
}
