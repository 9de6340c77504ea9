// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-cue.h"

#define ADD(...) RAP_QUOTE_FEATURE (features, __VA_ARGS__)
#define BIN(...) RAP_QUOTE_BIN (__VA_ARGS__)
#define MAX_KIDS 12

gboolean
rap_quote_may_be_cue (const RapQuoteView *view, gint32 i)
{
  static const guint tags = 1 << RAP_TAG_VERB | 1 << RAP_TAG_NOUN | 1 << RAP_TAG_ADJ |
                            1 << RAP_TAG_ADP | 1 << RAP_TAG_SCONJ;
  const RapQuoteToken *token = &view->tokens[i];
  if (token->part == RAP_QUOTE_PART_COLON || token->part == RAP_QUOTE_PART_DASH ||
      (token->classes & RAP_QUOTE_WORD_SOURCE))
    return TRUE;
  if (token->tag == RAP_TAG_ADV || token->tag == RAP_TAG_AUX)
    return token->cue != 0;
  return token->letters && (tags >> token->tag & 1);
}

/* Relations whose word says much about the verb above. */
static gboolean
is_telling (guint rel)
{
  static const guint64 telling =
    1ull << RAP_REL_NSUBJ | 1ull << RAP_QUOTE_NSUBJ_PASSIVE | 1ull << RAP_REL_OBJ |
    1ull << RAP_REL_XCOMP | 1ull << RAP_REL_CCOMP | 1ull << RAP_REL_NMOD |
    1ull << RAP_REL_OBL | 1ull << RAP_REL_MARK | 1ull << RAP_REL_AUX |
    1ull << RAP_REL_COP | 1ull << RAP_REL_COMPOUND | 1ull << RAP_REL_ADVMOD |
    1ull << RAP_REL_AMOD | 1ull << RAP_REL_ACL | 1ull << RAP_REL_PARATAXIS |
    1ull << RAP_REL_ADVCL | 1ull << RAP_REL_IOBJ | 1ull << RAP_REL_CASE;
  return telling >> rel & 1;
}

static gboolean
is_party (guint rel)
{
  return rap_quote_is_subject (rel) || rel == RAP_REL_NMOD || rel == RAP_REL_OBJ ||
         rel == RAP_REL_OBL;
}

static void
add_grandkids (RapQuoteFeatures    *features,
               const RapQuoteView  *view,
               const RapQuoteToken *token,
               const RapQuoteToken *kid,
               gboolean             right)
{
  guint n = MIN (kid->n_kids, MAX_KIDS);
  for (guint k = 0; k < n; k++)
    {
      const RapQuoteToken *grandkid = &view->tokens[view->kids[kid->kids + k]];
      if (grandkid->rel == RAP_REL_MARK || grandkid->rel == RAP_REL_CASE)
        {
          ADD (30, kid->rel, grandkid->lemma);
          ADD (31, kid->rel, grandkid->lemma, token->lemma);
        }
      if (rap_quote_is_subject (grandkid->rel))
        {
          ADD (32, kid->rel);
          ADD (33, kid->rel, token->lemma);
        }
    }
  ADD (34, kid->rel, right, kid->high - kid->low > 5, token->lemma);
  ADD (35, kid->rel, kid->quoted, token->lemma);
  ADD (36, kid->rel, right, kid->high - kid->low > 5, token->cue & 31, token->tag);
}

/* Under the word: each child alone and the set of them. */
static void
add_kids (RapQuoteFeatures    *features,
          const RapQuoteView  *view,
          const RapQuoteToken *token,
          gint32               i)
{
  guint64 all = 0, telling = 0;
  guint   n = MIN (token->n_kids, MAX_KIDS);
  for (guint k = 0; k < n; k++)
    {
      guint                at = view->kids[token->kids + k];
      const RapQuoteToken *kid = &view->tokens[at];
      gboolean             right = (gint32) at > i;
      if (kid->rel == RAP_REL_PUNCT)
        continue;
      all |= 1ull << kid->rel;
      ADD (20, kid->rel, right);
      ADD (21, kid->rel, right, token->lemma);
      ADD (22, kid->rel, kid->shape, token->shape);
      if (is_telling (kid->rel))
        {
          telling |=
            is_party (kid->rel) || rap_quote_is_clause (kid->rel) ? 1ull << kid->rel : 0;
          ADD (23, kid->rel, kid->lemma);
          ADD (24, kid->rel, kid->lemma, token->lemma);
        }
      if (is_party (kid->rel))
        {
          ADD (25, kid->rel, kid->name, token->shape);
          ADD (26, kid->rel, kid->name, token->lemma);
          ADD (27, kid->rel, kid->tag, token->lemma);
          ADD (29, kid->rel, rap_quote_speaker_kind (kid), token->shape);
          ADD (37,
               kid->rel,
               rap_quote_speaker_kind (kid),
               token->cue & 31,
               token->cue >> 6);
          ADD (38, kid->rel, rap_quote_speaker_kind (kid), token->lemma);
          ADD (28, kid->rel, kid->name, kid->tag, token->cue & 31, token->tag);
        }
      if (rap_quote_is_clause (kid->rel))
        add_grandkids (features, view, token, kid, right);
    }
  ADD (40, (guint32) all, (guint32) (all >> 32));
  ADD (41, token->lemma, (guint32) telling, (guint32) (telling >> 32));
  ADD (42, token->cue & 31, token->tag, (guint32) telling, (guint32) (telling >> 32));
  ADD (43, token->cue >> 6, token->tag, (guint32) telling, (guint32) (telling >> 32));
}

/* The subject that a word without one takes from above. */
static void
add_inherited (RapQuoteFeatures    *features,
               const RapQuoteView  *view,
               const RapQuoteToken *token)
{
  static const guint64 inherits = 1ull << RAP_REL_CONJ | 1ull << RAP_REL_XCOMP |
                                  1ull << RAP_REL_ACL | 1ull << RAP_REL_ADVCL |
                                  1ull << RAP_REL_CCOMP;
  if (token->head < 0 || !(inherits >> token->rel & 1))
    return;
  const RapQuoteToken *head = &view->tokens[token->head];
  guint                n = MIN (head->n_kids, MAX_KIDS);
  const RapQuoteToken *subject = NULL;
  for (guint k = 0; k < n && subject == NULL; k++)
    if (rap_quote_is_subject (view->tokens[view->kids[head->kids + k]].rel))
      subject = &view->tokens[view->kids[head->kids + k]];
  ADD (45, token->rel, subject != NULL, token->lemma);
  if (subject != NULL)
    {
      ADD (46, token->rel, subject->lemma);
      ADD (47, token->rel, subject->name, token->shape);
      ADD (48, token->rel, subject->name, subject->tag, token->cue & 31);
      ADD (49, token->rel, rap_quote_speaker_kind (subject), token->cue & 31);
    }
}

static void
add_marks (RapQuoteFeatures *features, const RapQuoteView *view, gint32 i)
{
  const RapQuoteToken    *token = &view->tokens[i];
  const RapQuoteSentence *sentence = &view->sentences[token->sentence];
  gint32                  first = sentence->first, end = sentence->end;
  gboolean                left = sentence->first_quoted < (guint) i;
  gboolean                right =
    sentence->last_quoted < sentence->end && sentence->last_quoted > (guint) i;
  ADD (50, token->quoted, token->shape);
  ADD (51, token->quoted, token->lemma);
  ADD (52, left, right, token->quoted, token->shape);
  ADD (53, left, right, token->lemma, token->quoted);
  ADD (69, left, right, token->quoted, token->cue & 31);
  for (gint32 d = 1; d < 7; d++)
    if (i - d >= first && view->tokens[i - d].mark)
      {
        ADD (54, d, token->shape);
        ADD (55, d < 4, token->lemma);
        break;
      }
  for (gint32 d = 1; d < 7; d++)
    if (i + d < end && view->tokens[i + d].mark)
      {
        ADD (56, d, token->shape);
        ADD (57, d < 4, token->lemma);
        break;
      }
  if (first > 0)
    ADD (58,
         view->tokens[first - 1].quoted || view->tokens[first - 1].mark,
         left,
         right,
         token->shape,
         rap_quote_view_block (view, first - 1) != sentence->block);
  if (end < (gint32) view->n)
    ADD (59,
         view->tokens[end].quoted || view->tokens[end].mark,
         left,
         right,
         token->part == RAP_QUOTE_PART_COLON ? 99u : token->shape,
         rap_quote_view_block (view, end) != sentence->block);
}

/* “…” — Name, place: after a dash, a short rest of the paragraph in capitals. */
static void
add_signature (RapQuoteFeatures *features, const RapQuoteView *view, gint32 i, gint32 end)
{
  guint    words = 0, capitals = 0;
  gboolean ends = end == (gint32) view->n ||
                  rap_quote_view_block (view, end) != rap_quote_view_block (view, i);
  gboolean closes = i > 0 && (view->tokens[i - 1].mark || view->tokens[i - 1].quoted);
  for (gint32 k = i + 1; k < end; k++)
    {
      words += view->tokens[k].letters;
      capitals += view->tokens[k].letters && view->tokens[k].capital;
    }
  ADD (86, closes, MIN (words, 6), 2 * capitals >= words);
  ADD (87, closes, ends, words < 9, i + 1 < end ? view->tokens[i + 1].name : 9u);
}

static void
add_place (RapQuoteFeatures *features, const RapQuoteView *view, gint32 i)
{
  const RapQuoteToken    *token = &view->tokens[i];
  const RapQuoteSentence *sentence = &view->sentences[token->sentence];
  gint32                  first = sentence->first, end = sentence->end;
  gboolean                opens =
    first == 0 || rap_quote_view_block (view, first - 1) != sentence->block;
  gboolean commas[2] = { FALSE, FALSE };
  for (gint32 k = MAX (first, i - 4); k < MIN (end, i + 5); k++)
    commas[k > i] |= view->tokens[k].part == RAP_QUOTE_PART_COMMA;
  ADD (60, end - i < 4, token->shape);
  ADD (61, end - i < 3, token->lemma);
  ADD (62, MIN (i - first, 4), token->shape);
  ADD (63, MIN ((end - first) / 6, 6));
  ADD (64, token->sentence == 0, token->shape);
  ADD (65, opens, token->shape);
  ADD (66, commas[0], commas[1], token->shape);
  ADD (68, commas[0], commas[1], end - i < 4, i - first < 2, token->cue & 31);
  if (token->part == RAP_QUOTE_PART_DASH)
    add_signature (features, view, i, end);
  if (token->part == RAP_QUOTE_PART_COLON)
    {
      ADD (67,
           view->tokens[end - 1].part == RAP_QUOTE_PART_COLON,
           end < (gint32) view->n && rap_quote_view_block (view, end) != sentence->block,
           i - first < 4);
      ADD (70, i > first ? view->tokens[i - 1].name : 9u, MIN (i - first, 5), opens);
    }
}

static void
add_words (RapQuoteFeatures *features, const RapQuoteWindow *w)
{
  const RapQuoteToken *t = w->token;
  ADD (1, t->shape);
  ADD (2, t->lemma);
  ADD (3, t->lemma, t->shape);
  ADD (4, t->lower);
  ADD (5, t->suffix, t->shape);
  ADD (6, t->prefix, t->shape);
  ADD (7, w->before->lower);
  ADD (8, w->after->lower);
  ADD (9, w->before->lower, t->lemma);
  ADD (10, t->lemma, w->after->lower);
  ADD (11, w->before->shape, t->shape);
  ADD (12, t->shape, w->after->shape);
  ADD (13, t->shape, w->after->shape, w->after2->shape);
  ADD (14, w->before->shape, t->shape, w->after->shape);
  ADD (15, t->lemma, w->after->lower, w->after2->lower);
  ADD (16, w->before2->lower, w->before->lower, t->lemma);
  ADD (17, w->after2->lower);
  ADD (18, w->before2->lower);
  ADD (19, t->lemma, w->before->shape, w->after->shape);
  ADD (71, t->cue & 31, t->tag);
  ADD (72, t->cue >> 6, t->tag);
  ADD (73, t->cue & 31, t->shape, w->before->shape, w->after->shape);
  ADD (74, t->cue & 31, w->after->lower);
  ADD (75, t->cue & 31, w->before->lower);
}

void
rap_quote_cue_features (const RapQuoteView *view, gint32 i, RapQuoteFeatures *features)
{
  const RapQuoteToken    *token = &view->tokens[i];
  const RapQuoteSentence *sentence = &view->sentences[token->sentence];
  RapQuoteWindow window = rap_quote_window_at (view, i, sentence->first, sentence->end);
  features->n = 0;
  add_words (features, &window);
  ADD (80, token->rel, token->shape);
  ADD (81, token->rel, token->lemma);
  if (token->head >= 0)
    {
      const RapQuoteToken *head = &view->tokens[token->head];
      ADD (82, head->lemma, token->rel);
      ADD (83, head->shape, token->rel, token->lemma);
      ADD (84, head->lemma, token->lemma);
      ADD (85, head->cue & 31, token->rel, token->tag, token->cue & 31);
    }
  add_marks (features, view, i);
  add_place (features, view, i);
  add_inherited (features, view, token);
  add_kids (features, view, token, i);
}
