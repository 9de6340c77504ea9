// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-content.h"

#define ADD(...) RAP_QUOTE_FEATURE (features, __VA_ARGS__)
#define BIN(...) RAP_QUOTE_BIN (__VA_ARGS__)

/* Facts of one candidate that several groups of features use. */
typedef struct
{
  const RapQuoteFrame   *frame;
  const RapQuoteContent *content;
  const RapQuoteToken   *tokens; /* of the view */
  const RapQuoteToken   *cue;
  gint32                 first; /* word of the content, and its last */
  gint32                 last;
  guint                  size;
  guint                  side; /* 1 before the cue, 2 after, 3 both */
  guint                  gap;  /* binned */
} Facts;

static gboolean
in_set (const Facts *facts, gint32 i)
{
  const RapQuoteFrame *frame = facts->frame;
  return i >= frame->first && i < frame->end &&
         rap_quote_set_has (&facts->content->set, i - frame->first);
}

static gboolean
find_facts (Facts *facts)
{
  const RapQuoteSet *set = &facts->content->set;
  facts->first = facts->last = -1;
  for (gint32 k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    {
      guint64 bits = set->bits[k];
      gint32  start = facts->frame->first + 64 * k, left = facts->frame->end - start;
      if (left < 64)
        bits &= left > 0 ? (1ull << left) - 1 : 0;
      if (bits == 0)
        continue;
      if (facts->first < 0)
        facts->first = start + __builtin_ctzll (bits);
      facts->last = start + 63 - __builtin_clzll (bits);
      facts->size += (guint) __builtin_popcountll (bits);
    }
  gint32 anchor = facts->frame->anchor;
  facts->side = facts->last < anchor ? 1 : facts->first > anchor ? 2 : 3;
  return facts->first >= 0;
}

static gboolean
any_quoted (const RapQuoteFrame *frame)
{
  const RapQuoteSentence *sentence =
    &frame->view->sentences[frame->view->tokens[frame->anchor].sentence];
  return sentence->first_quoted < sentence->end;
}

static void
add_empty (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteToken *cue = facts->cue;
  gboolean             any = any_quoted (facts->frame);
  ADD (200, cue->lemma);
  ADD (201, cue->tag, any, cue->quoted);
  ADD (202, facts->tokens[facts->frame->end - 1].part);
  ADD (203, cue->lemma, any);
  ADD (204, facts->gap);
}

static void
add_sources (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteToken *cue = facts->cue;
  guint64              sources = facts->content->sources;
  for (guint s = 0; s < 64; s++)
    if (sources >> s & 1)
      {
        ADD (210, s);
        ADD (211, s, cue->lemma);
        ADD (212, s, facts->gap);
        ADD (213, s, cue->tag, cue->quoted);
        ADD (214, s, cue->cue & 31, cue->cue >> 6);
      }
  ADD (215, (guint32) sources, (guint32) (sources >> 32));
  ADD (216, facts->side, cue->tag);
  ADD (217, facts->side, cue->lemma);
  ADD (218, BIN ((gint) facts->size, 2, 3, 4, 6, 9, 13, 20, 30), facts->side);
  ADD (219, BIN ((gint) facts->size, 3, 6, 12, 25), cue->lemma);
}

static const RapQuoteToken edge = { .lower = 0xfffffff1u, .tag = 60 };

static void
add_edges (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *cue = facts->cue;
  const RapQuoteToken *first = &facts->tokens[facts->first],
                      *last = &facts->tokens[facts->last];
  const RapQuoteToken *before = facts->first > frame->first ? first - 1 : &edge;
  const RapQuoteToken *after = facts->last + 1 < frame->end ? last + 1 : &edge;
  const RapQuoteToken *after2 = facts->last + 2 < frame->end ? last + 2 : &edge;
  gint32 near = facts->first - frame->anchor, far = frame->anchor - facts->last;
  ADD (220, first->lower);
  ADD (221, first->shape, cue->tag);
  ADD (222, before->lower);
  ADD (223, first->lower, cue->lemma);
  ADD (224, before->lower, first->tag);
  ADD (225, first->lower, before->lower);
  ADD (226, before->lower, cue->lemma);
  ADD (227, last->lower);
  ADD (228, last->shape);
  ADD (229, after->lower);
  ADD (230, after->lower, after2->lower, facts->side);
  ADD (231, last->tag, after->tag);
  ADD (232, after->lower, cue->lemma);
  ADD (233,
       near > 0 && near < 4 ? (guint32) near
       : far > 0 && far < 4 ? 10u + far
                            : 9u,
       facts->side,
       cue->tag);
  ADD (234, before->mark, after->mark, first->quoted, last->quoted);
  ADD (235, after->part, after2->tag, after2->shape, facts->side);
  ADD (236, after->part, after2->cue & 31, after2->shape);
}

/* The words behind the last and before the first, and what stands between: a comma inside
 * the marks or outside, and the marks. */
static void
add_beyond (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *first = &facts->tokens[facts->first],
                      *last = &facts->tokens[facts->last];
  guint32 parts[2] = { 0, 0 }, marks[2] = { 0, 0 };
  gint32  after = facts->last + 1, before = facts->first - 1;
  for (; after < frame->end && !facts->tokens[after].letters; after++)
    {
      parts[1] = MAX (parts[1], facts->tokens[after].part);
      marks[1] |= facts->tokens[after].mark;
    }
  for (; before >= frame->first && !facts->tokens[before].letters; before--)
    {
      parts[0] = MAX (parts[0], facts->tokens[before].part);
      marks[0] |= facts->tokens[before].mark;
    }
  const RapQuoteToken *next = after < frame->end ? &facts->tokens[after] : &edge;
  const RapQuoteToken *previous = before >= frame->first ? &facts->tokens[before] : &edge;
  guint32  at_cue = after == frame->anchor, from_cue = before == frame->anchor;
  gboolean goes_on = last->quoted && next->quoted && next->segment == last->segment;
  gboolean began =
    first->quoted && previous->quoted && previous->segment == first->segment;
  ADD (290, next->lower, parts[1], marks[1], facts->side);
  ADD (291, next->shape, next->rel, parts[1], marks[1], last->quoted);
  ADD (292, parts[1], marks[1], last->quoted, goes_on, at_cue, facts->side);
  ADD (293, next->shape, parts[1], last->quoted, facts->cue->lemma);
  ADD (294, in_set (facts, next->head), next->rel, parts[1], last->quoted);
  ADD (295, previous->lower, parts[0], marks[0], first->quoted);
  ADD (296, previous->shape, parts[0], marks[0], first->quoted, first->shape);
  ADD (297, marks[0], marks[1], began, goes_on, from_cue, facts->side);
}

/* The roots of the pieces inside, and the subtrees that are cut off. */
static void
add_pieces (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *cue = facts->cue;
  guint                tops = 0, cuts = 0;
  for (gint32 i = frame->first; i < frame->end; i++)
    {
      const RapQuoteToken *t = &facts->tokens[i];
      gboolean             in = in_set (facts, i), head_in = in_set (facts, t->head);
      if (t->rel == RAP_REL_PUNCT || !t->letters || in == head_in)
        continue;
      if (in && tops++ < 3)
        {
          guint32 place = t->head == frame->anchor ? 1 : i == cue->head ? 2 : 3;
          ADD (240, place, t->rel);
          ADD (241, place, t->rel, cue->lemma);
          ADD (242, place, t->rel, t->tag, tops);
          ADD (243, place, t->rel, t->lemma);
        }
      else if (head_in && cuts++ < 3)
        {
          guint32 place = i == frame->anchor;
          ADD (244, place, t->rel);
          ADD (245, place, t->rel, cue->lemma, facts->side);
          ADD (246, t->rel, facts->tokens[t->low].lower);
          ADD (247,
               place,
               t->rel,
               t->low > frame->first &&
                 facts->tokens[t->low - 1].part == RAP_QUOTE_PART_COMMA,
               i > facts->last);
          ADD (255, t->rel, t->lemma, i > facts->last);
          ADD (256,
               t->rel,
               facts->tokens[t->low].lower,
               facts->tokens[t->head].shape,
               rap_quote_view_after_comma (frame->view, i));
          ADD (257, t->rel, facts->tokens[t->low].lower, cue->lemma);
          ADD (258,
               t->rel,
               rap_quote_odds_class (frame->odds[i]),
               rap_quote_view_after_comma (frame->view, i));
        }
    }
  ADD (248, MIN (tops, 5));
  ADD (249, MIN (cuts, 4));
  ADD (250, MIN (tops, 3), MIN (cuts, 2), facts->side);
}

/* One subtree at an edge, that could have been left out. */
static void
add_edge_piece (RapQuoteFeatures *features,
                const Facts      *facts,
                gint32            i,
                guint             n,
                guint             side)
{
  const RapQuoteToken *t = &facts->tokens[i], *low = &facts->tokens[t->low];
  guint32              comma = rap_quote_view_after_comma (facts->frame->view, i);
  guint32              above = t->head >= 0 ? facts->tokens[t->head].shape : 0u;
  ADD (280, side, t->rel, low->lower, comma);
  ADD (281, side, t->rel, t->lemma);
  ADD (282, side, t->rel, low->lower, facts->cue->lemma);
  ADD (283, side, t->rel, t->shape, comma, above);
  ADD (284, side, t->rel, comma, BIN (t->high - t->low, 1, 3, 6, 12), n);
  ADD (285, side, t->rel, rap_quote_odds_class (facts->frame->odds[i]), comma);
  ADD (286,
       side,
       rap_quote_frame_has_rival (facts->frame,
                                  MAX (t->low, facts->frame->first),
                                  MIN (t->high + 1, facts->frame->end)),
       t->rel);
}

/* The subtrees inside that end with the last word, or begin with the first. */
static void
add_edge_pieces (RapQuoteFeatures *features, const Facts *facts)
{
  gint32 x = facts->last;
  for (guint n = 0; n < 4 && x >= facts->first && facts->tokens[x].low > facts->first;
       n++, x = facts->tokens[x].head)
    if (facts->tokens[x].low < facts->tokens[x].high)
      add_edge_piece (features, facts, x, n, 1);
  x = facts->first;
  for (guint n = 0; n < 3 && x >= facts->first && x <= facts->last &&
                    facts->tokens[x].high < facts->last;
       n++, x = facts->tokens[x].head)
    if (facts->tokens[x].low < facts->tokens[x].high)
      add_edge_piece (features, facts, x, n, 0);
}

static void
add_left_kids (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteView  *view = facts->frame->view;
  const RapQuoteToken *cue = facts->cue;
  guint64              seen = 0;
  gint32               subject = -1;
  for (guint k = 0; k < MIN (cue->n_kids, 16); k++)
    {
      gint32 c = view->kids[cue->kids + k];
      guint  rel = view->tokens[c].rel;
      if (subject < 0 && rap_quote_is_subject (rel))
        subject = c;
      if (rel == RAP_REL_PUNCT || in_set (facts, c) || (seen >> rel & 1))
        continue;
      seen |= 1ull << rel;
      ADD (251, rel, facts->side);
      ADD (252, rel, cue->lemma);
    }
  gboolean has = subject >= 0 && in_set (facts, subject);
  ADD (253, has, subject >= 0 ? view->tokens[subject].rel : 99u, facts->side, cue->tag);
  ADD (254, has, cue->lemma);
}

static void
add_quoted (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *cue = facts->cue;
  guint                all = 0, own = 0, finite = 0, cues = 0, verbs = 0, commas = 0;
  gboolean             cut = FALSE;
  for (gint32 i = frame->first; any_quoted (frame) && i < frame->end; i++)
    {
      const RapQuoteToken *t = &facts->tokens[i];
      gboolean             in = in_set (facts, i);
      gboolean             quoted = t->quoted && t->letters;
      all += quoted;
      own += quoted && in;
      /* a quotation that is partly in */
      cut |= i > frame->first && quoted && t[-1].quoted && t[-1].letters &&
             t->segment == t[-1].segment && in != in_set (facts, i - 1) &&
             i != frame->anchor && i - 1 != frame->anchor;
    }
  for (gint32 i = facts->first; i <= facts->last; i++)
    {
      const RapQuoteToken *t = &facts->tokens[i];
      gboolean             in = in_set (facts, i);
      finite += in && (t->tag == RAP_TAG_AUX || t->shape == RAP_N_TAGS + RAP_VERB_PAST ||
                       t->shape == RAP_N_TAGS + RAP_VERB_PRESENT);
      cues += in && rap_quote_odds_class (frame->odds[i]) == 2;
      verbs += in && t->tag == RAP_TAG_VERB;
      commas += t->part == RAP_QUOTE_PART_COMMA && i > facts->first && i < facts->last;
    }
  guint32 share = own == facts->size ? 2 : own > 0 ? 1 : 0;
  ADD (260, share, facts->side, cue->quoted);
  ADD (261, share, own == all, all > 0, cue->quoted);
  ADD (262, share, cue->lemma, own == all);
  ADD (263, cut && !cue->quoted, share);
  ADD (264, cues > 0, facts->side);
  ADD (265, MIN (cues, 3), BIN ((gint) facts->size, 6, 12, 25));
  ADD (266, finite > 0, cue->tag);
  ADD (267, MIN (verbs, 3));
  ADD (268, MIN (commas, 3), BIN ((gint) facts->size, 8, 20));
  ADD (269, share, own == all, cue->cue & 31, cue->tag);
}

/* Other cues between the pieces of the content, and between it and its own. */
static void
add_rivals (RapQuoteFeatures *features, const Facts *facts, guint runs)
{
  const RapQuoteFrame *frame = facts->frame;
  gint32               anchor = frame->anchor;
  guint32              gap = 0, way = 0;
  for (gint32 i = facts->first; i < facts->last; i++)
    if (i != anchor && !in_set (facts, i) && rap_quote_frame_has_rival (frame, i, i + 1))
      gap |= i < anchor ? 1 : 2;
  if (facts->first > anchor)
    way = 1 + rap_quote_frame_has_rival (frame, anchor + 1, facts->first);
  else if (facts->last < anchor)
    way = 3 + rap_quote_frame_has_rival (frame, facts->last + 1, anchor);
  const RapQuoteToken *last = &facts->tokens[facts->last];
  ADD (277, gap, MIN (runs, 3), last->quoted, facts->tokens[facts->first].quoted);
  ADD (278, way, last->quoted, facts->cue->tag);
  ADD (279, gap, way, facts->cue->lemma);
}

static void
add_shape (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *cue = facts->cue;
  guint                gaps = 0, runs = 1, rival = 0;
  gboolean             gap = FALSE;
  for (gint32 i = facts->first; i < facts->last; i++)
    if (facts->tokens[i].letters)
      {
        gboolean in = in_set (facts, i);
        gaps += !in;
        runs += in && gap;
        gap = !in;
      }
  runs += gap;
  for (gint32 i = MAX (frame->first, facts->first - 3); i < facts->first; i++)
    if (i != frame->anchor)
      rival = MAX (rival, rap_quote_odds_class (frame->odds[i]));
  ADD (270, MIN (runs, 4), facts->side);
  ADD (271, MIN (runs, 3), cue->lemma);
  ADD (272, rival);
  ADD (273, facts->first == frame->first, facts->side);
  ADD (274, facts->last >= frame->end - 2, facts->side);
  ADD (275,
       facts->first == frame->first,
       facts->last >= frame->end - 3,
       facts->side,
       cue->tag);
  ADD (276, BIN ((gint) gaps, 1, 3, 6, 12));
  add_rivals (features, facts, runs);
}

void
rap_quote_content_features (const RapQuoteFrame    *frame,
                            const RapQuoteContents *contents,
                            guint                   which,
                            RapQuoteFeatures       *features)
{
  const RapQuoteContent *content = &contents->contents[which];
  Facts                  facts = { .frame = frame, .content = content };
  gint32                 gap = content->gap - contents->least_gap;
  gint32                 doubt = content->doubt - contents->least_doubt;
  facts.tokens = frame->view->tokens;
  facts.cue = &facts.tokens[frame->anchor];
  facts.gap =
    content->gap == RAP_QUOTE_FAR ? 20 : BIN (gap, 1, 10, 22, 38, 64, 96, 160, 256, 448);
  features->n = 0;
  ADD (205, facts.gap);
  ADD (206, MIN (content->rank, 9));
  ADD (207, BIN (doubt, 1, 10, 22, 38, 64, 96, 160, 256, 448, 800));
  ADD (208, BIN (doubt, 1, 16, 48, 96, 192, 384), facts.gap);
  if (!find_facts (&facts))
    {
      add_empty (features, &facts);
      return;
    }
  add_sources (features, &facts);
  add_edges (features, &facts);
  add_beyond (features, &facts);
  add_pieces (features, &facts);
  add_edge_pieces (features, &facts);
  add_left_kids (features, &facts);
  add_quoted (features, &facts);
  add_shape (features, &facts);
}
