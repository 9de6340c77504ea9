// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-reach.h"

#define ADD(...) RAP_QUOTE_FEATURE (features, direction, __VA_ARGS__)
#define BIN(...) RAP_QUOTE_BIN (__VA_ARGS__)

/* Words behind a closing mark in which the cue of what it closes stands. */
#define SHORT_REST 12

/* The content so far, while sentences are asked one by one. */
typedef struct
{
  const RapQuoteFrame *frame;
  const RapQuoteSet   *set;
  gint32               low; /* first and last word of the content so far; -1 when empty */
  gint32               high;
  guint                own;    /* words of the content in the cue's sentence */
  guint                quoted; /* of them between marks */
  gboolean             extended;
} State;

static gboolean
is_quoted_sentence (const RapQuoteView *view, guint sentence)
{
  return view->sentences[sentence].first_quoted < view->sentences[sentence].end;
}

gboolean
rap_quote_reach_has (const RapQuoteView *view, guint word)
{
  return rap_quote_view_is_reached (view, word);
}

/* 0 none, 1 some, 2 all words are between marks. */
static guint
quoted_share (guint quoted, guint all)
{
  return quoted == 0 ? 0 : quoted >= all ? 2 : 1;
}

typedef struct
{
  guint    words;
  guint    quoted;
  guint    share;
  guint    cue; /* the strongest cue outside marks, binned */
  gboolean opens;
  gboolean closes;
} Neighbour;

/* A mark that no quotation holds. */
static gboolean
is_outer_mark (const RapQuoteView *view, guint i)
{
  return view->tokens[i].mark &&
         (i == 0 || i + 1 == view->n || view->tokens[i - 1].segment == 0 ||
          view->tokens[i - 1].segment != view->tokens[i + 1].segment);
}

static Neighbour
look_at (const State *state, guint sentence)
{
  const RapQuoteView     *view = state->frame->view;
  const RapQuoteSentence *s = &view->sentences[sentence];
  Neighbour               n = { 0 };
  gint                    odds = G_MININT16;
  for (guint i = s->first; i < s->end; i++)
    {
      const RapQuoteToken *t = &view->tokens[i];
      n.words += t->letters;
      n.quoted += t->letters && t->quoted;
      if (!t->quoted)
        odds = MAX (odds, state->frame->odds[i]);
      n.opens |= i < s->first + 2 && is_outer_mark (view, i);
      n.closes |= i + 2 >= s->end && is_outer_mark (view, i);
    }
  /* “… ?” somebody asked: the rest of the sentence, read as one of its own */
  const RapQuoteSentence *rest = s + 1;
  if (n.quoted > 0 && n.closes && sentence + 1 < view->n_sentences &&
      rest->block == s->block && rest->first_quoted >= rest->first + SHORT_REST)
    for (guint i = rest->first; i < MIN (rest->end, rest->first + SHORT_REST); i++)
      odds = MAX (odds, state->frame->odds[i]);
  n.share = quoted_share (n.quoted, MAX (n.words, 1));
  n.cue = BIN (odds, -56, -13, 27, 64, 110);
  return n;
}

static gboolean
words_between (const RapQuoteView *view, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (view->tokens[i].letters)
      return TRUE;
  return FALSE;
}

static void
reach_features (const State      *state,
                guint             sentence,
                guint             direction,
                RapQuoteFeatures *features)
{
  const RapQuoteFrame    *frame = state->frame;
  const RapQuoteView     *view = frame->view;
  const RapQuoteToken    *cue = &view->tokens[frame->anchor];
  const RapQuoteSentence *s = &view->sentences[sentence];
  const RapQuoteSentence *home = &view->sentences[cue->sentence];
  Neighbour               n = look_at (state, sentence);
  gint32 edge = state->low < 0 ? frame->anchor : direction ? state->high : state->low;
  guint  near = direction ? s->first : s->end - 1;
  /* the marks at the near edge belong to the words behind them */
  guint inner = near;
  while (view->tokens[inner].mark && inner > s->first && !direction)
    inner--;
  while (view->tokens[inner].mark && inner + 1 < s->end && direction)
    inner++;
  guint32  edge_quoted = state->low < 0 ? 2u : view->tokens[edge].quoted;
  gboolean same = view->tokens[inner].quoted && edge_quoted == 1 &&
                  view->tokens[inner].segment == view->tokens[edge].segment;
  gboolean touch = direction ? !words_between (view, edge + 1, s->first)
                             : !words_between (view, s->end, edge);
  guint    blocks = ABS ((gint) rap_quote_view_block (view, near) -
                      (gint) rap_quote_view_block (view, edge));
  guint32  share = state->own == 0 ? 3 : quoted_share (state->quoted, state->own);
  guint    distance = MIN (3, ABS ((gint) sentence - (gint) cue->sentence));
  gboolean colon = view->tokens[home->end - 1].part == RAP_QUOTE_PART_COLON;
  gboolean any = is_quoted_sentence (view, cue->sentence);
  blocks = MIN (blocks, 4);
  features->n = 0;
  ADD (301, n.share, share);
  ADD (302, same, edge_quoted, touch);
  ADD (303, same, n.share, blocks);
  ADD (304, n.share, n.cue, share, blocks);
  ADD (305, n.opens, n.closes, n.share, blocks, touch);
  ADD (306, distance, n.share, share, touch);
  ADD (307, colon, blocks, n.share, share, distance);
  ADD (308, cue->lemma, n.share, same);
  ADD (309, share, n.share, same, touch, blocks, n.cue);
  ADD (310, state->own > 0, any, n.share, blocks);
  ADD (311, n.share, n.cue, touch, n.opens, distance);
  ADD (312, cue->lemma, share, n.share);
  ADD (313, cue->quoted, n.share, same);
  ADD (315, BIN ((gint) n.words, 4, 8, 15, 30), n.share, share);
  ADD (316,
       edge >= (gint32) home->end - 3,
       state->low <= (gint32) home->first + 1,
       n.share,
       blocks,
       share);
  ADD (317, BIN ((gint) n.quoted, 1, 3, 5, 10), n.share, n.cue, share);
  ADD (318, n.share, share, blocks, state->extended, n.cue);
  ADD (319, view->tokens[s->first].lower, n.share, blocks);
  ADD (320, view->tokens[inner].quoted, same, share, blocks);
  ADD (321, same, touch, blocks, n.share, state->extended);
}

static void
take (State *state, guint sentence)
{
  const RapQuoteView *view = state->frame->view;
  for (guint i = view->sentences[sentence].first; i < view->sentences[sentence].end; i++)
    if (rap_quote_reach_has (view, i))
      {
        state->low = state->low < 0 ? (gint32) i : MIN (state->low, (gint32) i);
        state->high = MAX (state->high, (gint32) i);
      }
  state->extended = TRUE;
}

/* Two quotations that stand beside each other with nothing said between them: the text does
 * not say that the first is by the speaker of the second. */
static gboolean
is_apart (const State *state, guint sentence)
{
  const RapQuoteView     *view = state->frame->view;
  const RapQuoteSentence *s = &view->sentences[sentence];
  const RapQuoteToken    *edge = state->low < 0 ? NULL : &view->tokens[state->low];
  guint                   last = s->end - 1;
  while (last > s->first && !view->tokens[last].letters)
    last--;
  return edge != NULL && edge->quoted && view->tokens[last].quoted &&
         view->tokens[last].segment != edge->segment &&
         rap_quote_view_block (view, last) == rap_quote_view_block (view, state->low) &&
         !words_between (view, s->end, state->low);
}

static gboolean
is_stop (const RapQuoteView *view, guint i)
{
  const char *form = view->words->words[i].form;
  return form[0] == '.' && form[1] == '\0';
}

/* “… at a new gate.”. “We will wait”: with a stop on both sides of the mark, what follows was
 * put there by a machine or by mistake, and nobody says that it is by the same speaker. */
static gboolean
is_patched (const RapQuoteView *view, guint sentence)
{
  guint i = view->sentences[sentence].first;
  return i >= 3 && view->tokens[i].mark && is_stop (view, i - 1) &&
         view->tokens[i - 2].mark && is_stop (view, i - 3);
}

/* “… ?” somebody asked: whether a cue stands right behind the quotation that the sentence
 * ends or is. */
static gboolean
has_own_cue (const RapQuoteView *view, guint sentence)
{
  const RapQuoteSentence *s = &view->sentences[sentence];
  if (s->last_quoted >= s->end)
    return FALSE;
  for (guint i = s->last_quoted + 1; i < MIN (view->n, s->last_quoted + SHORT_REST); i++)
    {
      const RapQuoteToken *t = &view->tokens[i];
      if (t->quoted || rap_quote_view_block (view, i) != s->block)
        return FALSE;
      if (t->tag == RAP_TAG_VERB && rap_quote_cue_strength (t) >= 2)
        return TRUE;
    }
  return FALSE;
}

/* Asks the sentences in one direction until one does not join; returns how many did. */
static guint
walk (State         *state,
      RapQuoteReach *reach,
      gboolean       forward,
      RapQuoteJoins  joins,
      gpointer       data)
{
  const RapQuoteView *view = state->frame->view;
  guint               home = view->tokens[state->frame->anchor].sentence;
  gboolean            colon =
    view->tokens[view->sentences[home].end - 1].part == RAP_QUOTE_PART_COLON;
  RapQuoteFeatures features;
  rap_quote_features_init (&features);
  for (guint n = 1; n <= RAP_QUOTE_MAX_REACH; n++)
    {
      guint sentence = forward ? home + n : home - n;
      if ((forward ? sentence >= view->n_sentences : n > home) ||
          (state->low < 0 && n > 2) ||
          !(is_quoted_sentence (view, sentence) || colon || state->own == 0) ||
          (!forward && is_apart (state, sentence)) ||
          (forward && is_patched (view, sentence)) ||
          (view->sentences[sentence].block != view->sentences[home].block &&
           has_own_cue (view, sentence)))
        return n - 1;
      reach_features (state, sentence, forward, &features);
      gint32 score = joins (&features, sentence, data);
      reach->least = MIN (reach->least, ABS (score));
      if (score <= 0)
        return n - 1;
      take (state, sentence);
    }
  return RAP_QUOTE_MAX_REACH;
}

void
rap_quote_reach_find (RapQuoteReach       *reach,
                      const RapQuoteFrame *frame,
                      const RapQuoteSet   *set,
                      RapQuoteJoins        joins,
                      gpointer             data)
{
  const RapQuoteView *view = frame->view;
  guint               home = view->tokens[frame->anchor].sentence;
  State               state = { .frame = frame, .set = set, .low = -1, .high = -1 };
  *reach = (RapQuoteReach){ home, home + 1, RAP_QUOTE_FAR };
  if (view->tokens[frame->anchor].quoted)
    return;
  for (gint32 i = frame->first; i < frame->end; i++)
    if (rap_quote_set_has (set, i - frame->first))
      {
        state.low = state.low < 0 ? i : state.low;
        state.high = i;
        state.own++;
        state.quoted += view->tokens[i].quoted;
      }
  reach->first = home - walk (&state, reach, FALSE, joins, data);
  reach->end = home + 1 + walk (&state, reach, TRUE, joins, data);
}
