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
  const RapQuoteKinds   *kinds;
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

/* How many words of the kind are in the content. */
static guint
count_in (const Facts *facts, const RapQuoteSet *kind)
{
  return rap_quote_set_common (&facts->content->set, kind);
}

/* How many of the kind stand in words [first, end), in the content or not. */
static guint
count_among (const Facts *facts, const RapQuoteSet *kind, gint32 first, gint32 end)
{
  guint n = 0, from = first - facts->frame->first, to = end - facts->frame->first;
  for (guint k = from >> 6; k << 6 < to; k++)
    n += rap_quote_count_bits (kind->bits[k] & rap_quote_set_range (k, from, to));
  return n;
}

/* Whether words of the kind in [first, end) are left out of the content. */
static gboolean
leaves_out (const Facts *facts, const RapQuoteSet *kind, gint32 first, gint32 end)
{
  guint from = first - facts->frame->first, to = end - facts->frame->first;
  for (guint k = from >> 6; first < end && k << 6 < to; k++)
    if (kind->bits[k] & ~facts->content->set.bits[k] & rap_quote_set_range (k, from, to))
      return TRUE;
  return FALSE;
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
      facts->size += rap_quote_count_bits (bits);
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
  for (guint64 left = sources; left != 0; left &= left - 1)
    {
      guint s = (guint) __builtin_ctzll (left);
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

static void
add_top (RapQuoteFeatures *features, const Facts *facts, gint32 i, guint n)
{
  const RapQuoteToken *t = &facts->tokens[i], *cue = facts->cue;
  guint32 place = t->head == facts->frame->anchor ? 1 : i == cue->head ? 2 : 3;
  ADD (240, place, t->rel);
  ADD (241, place, t->rel, cue->lemma);
  ADD (242, place, t->rel, t->tag, n);
  ADD (243, place, t->rel, t->lemma);
}

static void
add_cut (RapQuoteFeatures *features, const Facts *facts, gint32 i)
{
  const RapQuoteFrame *frame = facts->frame;
  const RapQuoteToken *t = &facts->tokens[i], *cue = facts->cue;
  guint32              place = i == frame->anchor;
  guint32              low = facts->tokens[t->low].lower;
  gboolean             comma = rap_quote_view_after_comma (frame->view, i);
  ADD (244, place, t->rel);
  ADD (245, place, t->rel, cue->lemma, facts->side);
  ADD (246, t->rel, low);
  ADD (247,
       place,
       t->rel,
       t->low > frame->first && facts->tokens[t->low - 1].part == RAP_QUOTE_PART_COMMA,
       i > facts->last);
  ADD (255, t->rel, t->lemma, i > facts->last);
  ADD (256, t->rel, low, facts->tokens[t->head].shape, comma);
  ADD (257, t->rel, low, cue->lemma);
  ADD (258, t->rel, rap_quote_odds_class (frame->odds[i]), comma);
}

/* The words under those of the content. */
static void
find_under (const Facts *facts, RapQuoteSet *under)
{
  *under = (RapQuoteSet){ { 0 } };
  for (guint k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    for (guint64 left = facts->content->set.bits[k]; left != 0; left &= left - 1)
      {
        const RapQuoteSet *kids = &facts->kinds->kids[64 * k + __builtin_ctzll (left)];
        for (guint j = 0; j < RAP_QUOTE_SET_WORDS; j++)
          under->bits[j] |= kids->bits[j];
      }
}

/* The roots of the pieces inside, and the subtrees that are cut off. */
static void
add_pieces (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteSet *set = &facts->content->set;
  RapQuoteSet        under;
  guint              tops = 0, cuts = 0;
  find_under (facts, &under);
  for (guint k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    {
      guint64 left = (set->bits[k] ^ under.bits[k]) & facts->kinds->pieces.bits[k];
      for (; left != 0; left &= left - 1)
        {
          gint32 at = 64 * k + __builtin_ctzll (left);
          if (rap_quote_set_has (set, at))
            {
              if (tops++ < 3)
                add_top (features, facts, facts->frame->first + at, tops);
            }
          else if (cuts++ < 3)
            add_cut (features, facts, facts->frame->first + at);
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

/* Whether a quotation is partly in. */
static gboolean
cuts_quotation (const Facts *facts)
{
  const RapQuoteSet *set = &facts->content->set;
  guint64            carry = 0;
  for (guint k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    {
      guint64 before = set->bits[k] << 1 | carry;
      carry = set->bits[k] >> 63;
      if ((set->bits[k] ^ before) & facts->kinds->joined.bits[k])
        return TRUE;
    }
  return FALSE;
}

static void
add_quoted (RapQuoteFeatures *features, const Facts *facts)
{
  const RapQuoteKinds *kinds = facts->kinds;
  const RapQuoteToken *cue = facts->cue;
  guint all = rap_quote_set_size (&kinds->quoted), own = count_in (facts, &kinds->quoted);
  guint finite = count_in (facts, &kinds->finite), cues = count_in (facts, &kinds->cues);
  guint verbs = count_in (facts, &kinds->verbs);
  guint commas = count_among (facts,
                              &kinds->commas,
                              facts->first,
                              facts->last); /* the first is none */
  gboolean cut = cuts_quotation (facts);
  guint32  share = own == facts->size ? 2 : own > 0 ? 1 : 0;
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
  if (leaves_out (facts, &facts->kinds->rivals, facts->first, MIN (anchor, facts->last)))
    gap |= 1;
  if (leaves_out (facts, &facts->kinds->rivals, MAX (anchor, facts->first), facts->last))
    gap |= 2;
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
  gboolean broken = leaves_out (facts, &facts->kinds->letters, facts->first, facts->last);
  for (gint32 i = facts->first; broken && i < facts->last; i++)
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
  Facts  facts = { .frame = frame, .kinds = &contents->kinds, .content = content };
  gint32 gap = content->gap - contents->least_gap;
  gint32 doubt = content->doubt - contents->least_doubt;
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
