// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-frame.h"

#include <string.h>

#define ADD(...)  RAP_QUOTE_FEATURE (features, __VA_ARGS__)
#define BIN(...)  RAP_QUOTE_BIN (__VA_ARGS__)
#define MAX_STEPS 5
#define MAX_KIDS  12
/* What is longer than a window has no full stops, and every word of it may be a cue: less is
 * looked at around each. */
#define NARROW (RAP_QUOTE_WINDOW / 4)

static gboolean
is_rival (const RapQuoteFrame *frame, gint32 i)
{
  const RapQuoteToken *token = &frame->view->tokens[i];
  return i != frame->anchor && rap_quote_odds_class (frame->odds[i]) == 2 &&
         (!token->quoted || token->segment == frame->view->tokens[frame->anchor].segment);
}

static void
count_between (RapQuoteFrame *frame)
{
  for (gint32 i = frame->first; i < frame->end; i++)
    {
      const RapQuoteToken *token = &frame->view->tokens[i];
      gint32               at = i - frame->first;
      gboolean             part =
        token->part == RAP_QUOTE_PART_COMMA || token->part == RAP_QUOTE_PART_COLON ||
        token->part == RAP_QUOTE_PART_SEMICOLON || token->part == RAP_QUOTE_PART_DASH;
      frame->parts[at + 1] = frame->parts[at] + part;
      frame->verbs[at + 1] = frame->verbs[at] + (token->tag == RAP_TAG_VERB);
      frame->marks[at + 1] = frame->marks[at] + token->mark;
      frame->rivals[at + 1] = frame->rivals[at] + is_rival (frame, i);
    }
}

static gboolean
is_finite (const RapQuoteToken *token)
{
  return token->tag == RAP_TAG_AUX || token->shape == RAP_N_TAGS + RAP_VERB_PAST ||
         token->shape == RAP_N_TAGS + RAP_VERB_PRESENT;
}

/* Two words of one quotation, neither of them the cue. */
static gboolean
is_joined (const RapQuoteFrame *frame, gint32 i)
{
  const RapQuoteToken *token = &frame->view->tokens[i];
  return i > frame->first && token->quoted && token->letters && token[-1].quoted &&
         token[-1].letters && token->segment == token[-1].segment && i != frame->anchor &&
         i - 1 != frame->anchor;
}

void
rap_quote_kinds_find (RapQuoteKinds *kinds, const RapQuoteFrame *frame)
{
  gint32 n = frame->end - frame->first;
  memset (kinds, 0, offsetof (RapQuoteKinds, kids) + (gsize) n * sizeof *kinds->kids);
  for (gint32 at = 0; at < n; at++)
    {
      gint32               i = frame->first + at;
      const RapQuoteToken *t = &frame->view->tokens[i];
      guint                k = (guint) at >> 6;
      guint64              bit = 1ull << (at & 63);
      kinds->letters.bits[k] |= t->letters ? bit : 0;
      kinds->pieces.bits[k] |= t->letters && t->rel != RAP_REL_PUNCT ? bit : 0;
      kinds->quoted.bits[k] |= t->letters && t->quoted ? bit : 0;
      kinds->joined.bits[k] |= is_joined (frame, i) ? bit : 0;
      kinds->finite.bits[k] |= is_finite (t) ? bit : 0;
      kinds->verbs.bits[k] |= t->tag == RAP_TAG_VERB ? bit : 0;
      kinds->commas.bits[k] |= t->part == RAP_QUOTE_PART_COMMA ? bit : 0;
      kinds->cues.bits[k] |= rap_quote_odds_class (frame->odds[i]) == 2 ? bit : 0;
      kinds->rivals.bits[k] |= is_rival (frame, i) ? bit : 0;
      if (t->head >= frame->first && t->head < frame->end)
        kinds->kids[t->head - frame->first].bits[k] |= bit;
    }
}

static void
step_to (RapQuoteFrame *frame, gint32 from, gint32 to, guint32 step, guint up)
{
  gint32  at = to - frame->first, was = from - frame->first;
  guint   steps = frame->ups[was] + frame->downs[was];
  guint32 path = (frame->path[was] ^ step) * 0x85ebca6bu;
  frame->path[at] = steps < MAX_STEPS ? path ^ path >> 13 : frame->path[was];
  frame->branch[at] = from == frame->anchor ? to : frame->branch[was];
  frame->ups[at] = MIN (frame->ups[was] + up, 100);
  frame->downs[at] = MIN (frame->downs[was] + !up, 100);
}

/* Ways over the tree from the cue to every word of the window; each word is met once. */
static void
walk_tree (RapQuoteFrame *frame)
{
  const RapQuoteView *view = frame->view;
  gint32              queue[RAP_QUOTE_WINDOW];
  guint               n = 1;
  for (gint32 i = 0; i < frame->end - frame->first; i++)
    frame->branch[i] = -2;
  queue[0] = frame->anchor;
  frame->branch[frame->anchor - frame->first] = -1;
  frame->path[frame->anchor - frame->first] = 1;
  frame->ups[frame->anchor - frame->first] = frame->downs[frame->anchor - frame->first] =
    0;
  for (guint q = 0; q < n; q++)
    {
      const RapQuoteToken *token = &view->tokens[queue[q]];
      for (gint k = -1; k < (gint) token->n_kids; k++)
        {
          gint32 to = k < 0 ? token->head : (gint32) view->kids[token->kids + k];
          if (to < frame->first || to >= frame->end ||
              frame->branch[to - frame->first] != -2)
            continue;
          step_to (frame,
                   queue[q],
                   to,
                   k < 0 ? 100u + token->rel : 1u + view->tokens[to].rel,
                   k < 0);
          queue[n++] = to;
        }
    }
}

void
rap_quote_frame_place (RapQuoteFrame      *frame,
                       const RapQuoteView *view,
                       const gint16       *odds,
                       gint32              anchor)
{
  const RapQuoteSentence *sentence = &view->sentences[view->tokens[anchor].sentence];
  frame->view = view;
  frame->odds = odds;
  frame->anchor = anchor;
  frame->first = sentence->first;
  frame->end = sentence->end;
  if (frame->end - frame->first > RAP_QUOTE_WINDOW)
    {
      frame->first = MAX ((gint32) sentence->first, anchor - NARROW / 2);
      frame->end = MIN ((gint32) sentence->end, frame->first + NARROW);
    }
}

void
rap_quote_frame_init (RapQuoteFrame      *frame,
                      const RapQuoteView *view,
                      const gint16       *odds,
                      gint32              anchor)
{
  const RapQuoteToken *token = &view->tokens[anchor];
  guint64              rels = 0;
  rap_quote_frame_place (frame, view, odds, anchor);
  for (guint k = 0; k < token->n_kids; k++)
    {
      guint rel = view->tokens[view->kids[token->kids + k]].rel;
      if (rap_quote_is_subject (rel) || rel == RAP_REL_OBJ || rap_quote_is_clause (rel))
        rels |= 1ull << rel;
    }
  frame->frame = (guint32) (rels ^ rels >> 32) * 0x9e3779b1u;
  frame->parts[0] = frame->verbs[0] = frame->marks[0] = frame->rivals[0] = 0;
  count_between (frame);
  walk_tree (frame);
}

guint
rap_quote_edge_class (const RapQuoteFrame *frame, gint32 i)
{
  const RapQuoteToken *token = &frame->view->tokens[i];
  const RapQuoteToken *before = i > frame->first ? token - 1 : &rap_quote_edge_before;
  if (token->mark)
    return before->quoted ? 2 : 1;
  if (before->mark)
    return 3;
  if (token->part == RAP_QUOTE_PART_COMMA)
    return 4;
  if (before->part == RAP_QUOTE_PART_COMMA)
    return 5;
  if (before->classes & RAP_QUOTE_WORD_THAT)
    return 6;
  if (token->classes & RAP_QUOTE_WORD_THAT)
    return 7;
  if (token->part == RAP_QUOTE_PART_STOP)
    return 8;
  if (token->tag == RAP_TAG_CCONJ || token->tag == RAP_TAG_ADP ||
      token->tag == RAP_TAG_SCONJ)
    return 9;
  return before->part == RAP_QUOTE_PART_COLON || before->part == RAP_QUOTE_PART_DASH ||
             before->part == RAP_QUOTE_PART_SEMICOLON
           ? 10
           : 0;
}

/* Numbers of things strictly between the word and the cue. */
typedef struct
{
  guint32 side; /* 0 the cue itself, 1 before it, 2 after */
  guint32 distance;
  guint32 parts;
  guint32 verbs;
  guint32 marks;
} Between;

static Between
between (const RapQuoteFrame *frame, gint32 i)
{
  gint32  low = MIN (i, frame->anchor) - frame->first;
  gint32  high = MAX (i, frame->anchor) - frame->first;
  Between b = { .side = i == frame->anchor ? 0 : i < frame->anchor ? 1 : 2 };
  b.distance = BIN (high - low, 1, 2, 3, 4, 5, 9, 16, 30);
  if (high > low)
    {
      b.parts = MIN (frame->parts[high] - frame->parts[low + 1], 3);
      b.verbs = MIN (frame->verbs[high] - frame->verbs[low + 1], 3);
      b.marks = MIN (frame->marks[high] - frame->marks[low + 1], 2);
    }
  return b;
}

static void
add_sequence_words (RapQuoteFeatures    *features,
                    const RapQuoteFrame *frame,
                    gint32               i,
                    const Between       *b)
{
  const RapQuoteToken *cue = &frame->view->tokens[frame->anchor];
  RapQuoteWindow       w = rap_quote_window_at (frame->view, i, frame->first, frame->end);
  const RapQuoteToken *t = w.token;
  ADD (100, b->side, b->distance);
  ADD (101, b->side, b->parts, b->verbs);
  ADD (102, t->shape, b->side);
  ADD (103, w.before->tag, t->shape, w.after->tag);
  ADD (104, b->side, cue->tag, b->distance);
  ADD (105, b->side, b->parts, t->shape);
  ADD (106, t->lower);
  ADD (107, w.before->lower, b->side);
  ADD (108, w.after->lower, b->side);
  ADD (109, cue->lemma, b->side);
  ADD (110, w.before->lower, t->shape);
  ADD (111, t->shape, w.after->lower);
  ADD (112, cue->lemma, t->lower);
  ADD (113, cue->lemma, b->side, b->distance);
  ADD (114, cue->lemma, w.before->lower, b->side);
  if (ABS (i - frame->anchor) < 3)
    {
      ADD (115, cue->lemma, (guint32) (i - frame->anchor), t->lower);
      ADD (116, (guint32) (i - frame->anchor), t->lower, cue->tag);
    }
  if (i == frame->first)
    {
      ADD (117, b->side, cue->lemma);
      ADD (118, b->side);
    }
  if (i == frame->end - 1)
    ADD (119, b->side, t->lower);
  if (i == frame->end - 2)
    ADD (120, b->side);
}

/* Inside the part of the sentence above the cue. */
static void
add_above (RapQuoteFeatures    *features,
           const RapQuoteFrame *frame,
           gint32               i,
           gint32               branch,
           const Between       *b)
{
  const RapQuoteToken *t = &frame->view->tokens[i];
  const RapQuoteToken *cue = &frame->view->tokens[frame->anchor];
  ADD (130, cue->rel, b->side, t->tag);
  ADD (131, cue->rel, b->side, cue->lemma);
  ADD (132, cue->rel, frame->view->tokens[branch].lemma, b->side);
  ADD (133, cue->rel, b->side, b->parts, b->verbs);
  ADD (134, cue->rel, frame->frame, b->side);
  ADD (135, i == cue->low - 1, i == cue->high + 1, cue->rel);
}

/* The child of the branch that the word stands under, or the word itself at the branch. */
static gint32
second_branch (const RapQuoteView *view, gint32 i, gint32 branch)
{
  gint32 x = i;
  while (x != branch && view->tokens[x].head != branch && view->tokens[x].head >= 0)
    x = view->tokens[x].head;
  return x;
}

/* Inside one child of the cue. */
static void
add_below (RapQuoteFeatures    *features,
           const RapQuoteFrame *frame,
           gint32               i,
           gint32               branch,
           const Between       *b)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *t = &view->tokens[i];
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  const RapQuoteToken *top = &view->tokens[branch];
  guint32              place = (i == top->low) + 2 * (i == top->high) + 4 * (i == branch);
  guint32              marker = 0;
  gboolean             subject = FALSE;
  guint                n = MIN (top->n_kids, MAX_KIDS);
  for (guint k = 0; k < n; k++)
    {
      const RapQuoteToken *kid = &view->tokens[view->kids[top->kids + k]];
      subject |= rap_quote_is_subject (kid->rel);
      if (marker == 0 && (kid->rel == RAP_REL_MARK || kid->rel == RAP_REL_CASE))
        marker = kid->lemma;
    }
  ADD (140, top->rel, b->side);
  ADD (141, top->rel, place, b->side, t->tag);
  ADD (142, top->rel, frame->frame, b->side, place);
  ADD (143, top->rel, MIN ((top->high - top->low) / 4, 3), place);
  ADD (144, top->rel, cue->lemma, b->side);
  ADD (145, top->rel, cue->lemma, place);
  ADD (146, top->rel, place, t->lower);
  ADD (147, top->rel, top->lemma, b->side);
  ADD (148, top->rel, marker, b->side, place);
  ADD (149, top->rel, marker, cue->lemma);
  ADD (150, top->rel, subject, b->side, cue->tag);
  gint32 x = second_branch (view, i, branch);
  if (x != branch)
    {
      const RapQuoteToken *second = &view->tokens[x];
      guint32              at = (i == second->low) + 2 * (i == second->high);
      ADD (151, top->rel, second->rel, at);
      ADD (152, top->rel, second->rel, b->side, b->parts);
      ADD (153, top->rel, second->rel, cue->lemma);
      ADD (154, top->rel, second->rel, t->lower);
    }
}

static void
add_sequence_tree (RapQuoteFeatures    *features,
                   const RapQuoteFrame *frame,
                   gint32               i,
                   const Between       *b)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *t = &view->tokens[i];
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  gint32               branch = frame->branch[i - frame->first];
  guint32              path = branch == -2 ? 0 : frame->path[i - frame->first];
  ADD (121, path);
  ADD (122, path, cue->tag);
  ADD (123, path, cue->lemma);
  if (branch >= 0 && branch == cue->head)
    add_above (features, frame, i, branch, b);
  else if (branch >= 0)
    add_below (features, frame, i, branch, b);
  ADD (124, t->rel, t->tag, b->side);
  if (t->head >= 0)
    ADD (125, t->rel, view->tokens[t->head].lemma, b->side);
  ADD (126,
       t->head >= 0 ? view->tokens[t->head].low == i : 2,
       t->head >= 0 ? view->tokens[t->head].high == i : 2,
       t->rel,
       b->side);
}

static void
add_sequence_marks (RapQuoteFeatures    *features,
                    const RapQuoteFrame *frame,
                    gint32               i,
                    const Between       *b)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *t = &view->tokens[i];
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  gboolean             any =
    view->sentences[t->sentence].first_quoted < view->sentences[t->sentence].end;
  guint32 before = i > frame->first ? t[-1].quoted : 2u;
  guint32 after = i + 1 < frame->end ? t[1].quoted : 2u;
  ADD (160, t->quoted, cue->quoted, b->side, t->quoted && t->segment == cue->segment);
  ADD (161, t->quoted, any, b->side, b->marks);
  ADD (162, t->mark, t->quoted, b->side, cue->quoted);
  ADD (163, before, t->quoted, after, b->side, cue->quoted);
  ADD (164, t->quoted, cue->quoted, any, b->side, cue->tag, b->parts);
  ADD (165, t->quoted, any, cue->lemma, b->side);
}

/* Other cues at the word or between it and this one. */
static void
add_rivals (RapQuoteFeatures    *features,
            const RapQuoteFrame *frame,
            gint32               i,
            const Between       *b)
{
  const RapQuoteView *view = frame->view;
  gint32              branch = frame->branch[i - frame->first];
  guint32             above = 0;
  gint32              x = i;
  for (guint steps = 0; x >= 0 && x != frame->anchor && steps < 60; steps++)
    {
      if (rap_quote_odds_class (frame->odds[x]) == 2)
        {
          above = 1 + (x == i);
          break;
        }
      x = view->tokens[x].head;
    }
  ADD (170, rap_quote_odds_class (frame->odds[i]), b->side);
  ADD (171, above, b->side, x == frame->anchor);
  ADD (172, above, branch >= 0 ? view->tokens[branch].rel : 99u, b->side);
  gboolean between =
    rap_quote_frame_has_rival (frame, MIN (i, frame->anchor) + 1, MAX (i, frame->anchor));
  ADD (173, between, b->side, view->tokens[i].quoted, b->parts);
  ADD (174, between, b->side, view->tokens[frame->anchor].lemma);
}

void
rap_quote_sequence_features (const RapQuoteFrame *frame,
                             gint32               i,
                             RapQuoteFeatures    *features)
{
  Between b = between (frame, i);
  features->n = 0;
  add_sequence_words (features, frame, i, &b);
  add_sequence_tree (features, frame, i, &b);
  add_sequence_marks (features, frame, i, &b);
  if (i != frame->anchor)
    add_rivals (features, frame, i, &b);
}

/* Where a quotation may begin that its cue stands behind: at the start of the sentence or behind
 * the last colon before a mark. */
static gint32
find_start (const RapQuoteFrame *frame)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  for (gint32 i = frame->anchor - 2; i > frame->first; i--)
    if (tokens[i].mark && !tokens[i - 1].quoted &&
        tokens[i - 1].part == RAP_QUOTE_PART_COLON)
      return i;
  return frame->first;
}

/* Words [first, end) between marks that stand before the cue, and end as speech does. */
static gboolean
find_words (const RapQuoteFrame *frame, gint32 *first, gint32 *end)
{
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               i = find_start (frame);
  while (i < frame->anchor && tokens[i].mark)
    i++;
  *first = i;
  while (i < frame->anchor && tokens[i].segment == tokens[*first].segment)
    i++;
  *end = i;
  return *first < *end && tokens[*first].quoted && i < frame->anchor && tokens[i].mark &&
         (!tokens[i - 1].letters || tokens[i + 1].part == RAP_QUOTE_PART_COMMA);
}

/* Whether a verb of saying stands nearer: “…,” she said, adding. */
static gboolean
has_nearer (const RapQuoteFrame *frame, gint32 end)
{
  for (gint32 i = end; i < frame->anchor; i++)
    {
      const RapQuoteToken *t = &frame->view->tokens[i];
      if (t->tag == RAP_TAG_VERB && !t->quoted && t->rel != RAP_REL_ACL &&
          rap_quote_cue_strength (t) >= 3 && rap_quote_odds_class (frame->odds[i]) == 2)
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_quote_frame_find_opening (const RapQuoteFrame *frame, gint32 *first, gint32 *end)
{
  const RapQuoteToken *tokens = frame->view->tokens, *cue = &tokens[frame->anchor];
  if (cue->tag != RAP_TAG_VERB || cue->quoted || cue->cue == 0 ||
      !find_words (frame, first, end) || has_nearer (frame, *end))
    return FALSE;
  for (gint32 i = *end; i < frame->anchor; i++)
    if (!tokens[i].quoted && frame->odds[i] >= frame->odds[frame->anchor])
      return FALSE;
  return TRUE;
}

gboolean
rap_quote_frame_find_others (const RapQuoteFrame *frame, gint32 *first, gint32 *end)
{
  return !frame->view->tokens[frame->anchor].quoted && find_words (frame, first, end) &&
         has_nearer (frame, *end);
}
