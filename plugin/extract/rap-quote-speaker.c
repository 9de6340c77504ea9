// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-speaker.h"

#define ADD(...) RAP_QUOTE_FEATURE (features, __VA_ARGS__)
#define BIN(...) RAP_QUOTE_BIN (__VA_ARGS__)

/* --- candidates --- */

static gboolean
may_speak (const RapQuoteToken *t)
{
  static const guint nouns = 1 << RAP_TAG_NOUN | 1 << RAP_TAG_PROPN | 1 << RAP_TAG_PRON |
                             1 << RAP_TAG_X | 1 << RAP_TAG_SYM;
  static const guint   others = 1 << RAP_TAG_ADJ | 1 << RAP_TAG_DET | 1 << RAP_TAG_NUM;
  static const guint64 parts = 1ull << RAP_REL_COMPOUND | 1ull << RAP_REL_DET |
                               1ull << RAP_REL_NUMMOD | 1ull << RAP_REL_FLAT;
  if (!t->letters || (parts >> t->rel & 1) ||
      (rap_quote_is_time (t) && t->name != RAP_NAME_PERSON + 1))
    return FALSE;
  if (nouns >> t->tag & 1)
    return TRUE;
  return (others >> t->tag & 1) &&
         (rap_quote_is_subject (t->rel) || t->rel == RAP_REL_NMOD ||
          t->rel == RAP_REL_OBL || (t->rel == RAP_REL_AMOD && t->capital));
}

static void
offer (RapQuoteSpeakers *speakers, gint32 i)
{
  for (guint k = 0; k < speakers->n; k++)
    if (speakers->words[k] == i)
      return;
  if (speakers->n < RAP_QUOTE_MAX_SPEAKERS)
    speakers->words[speakers->n++] = i;
}

void
rap_quote_speakers_find (RapQuoteSpeakers *speakers, const RapQuoteFrame *frame)
{
  const RapQuoteView *view = frame->view;
  gint                home = view->tokens[frame->anchor].sentence;
  speakers->n = 0;
  offer (speakers, RAP_QUOTE_NONE);
  /* the nearest words first, so that a long sentence loses the far ones */
  for (gint32 d = 1; d < RAP_QUOTE_WINDOW; d++)
    {
      gint32 left = frame->anchor - d, right = frame->anchor + d;
      if (left >= frame->first && may_speak (&view->tokens[left]))
        offer (speakers, left);
      if (right < frame->end && may_speak (&view->tokens[right]))
        offer (speakers, right);
    }
  for (gint k = home - 1; k <= home + 1; k += 2)
    if (k >= 0 && k < (gint) view->n_sentences)
      {
        const RapQuoteSentence *s = &view->sentences[k];
        for (guint i = s->first; i < s->end; i++)
          {
            const RapQuoteToken *t = &view->tokens[i];
            gboolean             subject = rap_quote_is_subject (t->rel) && !t->quoted &&
                               (t->tag == RAP_TAG_NOUN || t->tag == RAP_TAG_PROPN ||
                                t->tag == RAP_TAG_PRON);
            gboolean signature = k > home && s->end - s->first < 12 &&
                                 t->tag == RAP_TAG_PROPN && may_speak (t);
            if (subject || signature)
              offer (speakers, i);
          }
      }
}

/* --- features --- */

/* What is the same for all candidates of a frame. */
typedef struct
{
  const RapQuoteFrame    *frame;
  const RapQuoteView     *view;
  const RapQuoteToken    *cue;
  const RapQuoteReadings *readings;
  const RapQuoteSet      *content;
  gboolean                subject; /* the cue has one of its own */
  gboolean                passive;
  gboolean                agent;
  gint32                  best; /* of the sequence model */
} Scene;

static gint32
reading_of (const Scene *scene, gint32 i)
{
  if (i < scene->frame->first || i >= scene->frame->end)
    return G_MININT16;
  return scene->readings->speaker[i - scene->frame->first];
}

static Scene
look (const RapQuoteFrame    *frame,
      const RapQuoteReadings *readings,
      const RapQuoteSet      *content,
      const RapQuoteSpeakers *speakers)
{
  const RapQuoteView *view = frame->view;
  Scene               scene = { frame,    view,    &view->tokens[frame->anchor],
                                readings, content, .best = G_MININT16 };
  for (guint k = 0; k < scene.cue->n_kids; k++)
    {
      guint rel = view->tokens[view->kids[scene.cue->kids + k]].rel;
      scene.subject |= rap_quote_is_subject (rel);
      scene.passive |= rel == RAP_QUOTE_NSUBJ_PASSIVE;
    }
  for (gint32 i = frame->anchor; i < MIN (frame->anchor + 4, frame->end); i++)
    scene.agent |= (view->tokens[i].classes & RAP_QUOTE_WORD_AGENT) != 0;
  for (guint k = 1; k < speakers->n; k++)
    scene.best = MAX (scene.best, reading_of (&scene, speakers->words[k]));
  return scene;
}

static void
add_nobody (RapQuoteFeatures *features, const Scene *scene)
{
  const RapQuoteToken *cue = scene->cue;
  ADD (400, cue->lemma);
  ADD (401, cue->tag, scene->frame->frame);
  ADD (402, cue->lemma, scene->frame->frame);
  ADD (403, scene->subject, cue->tag, scene->passive);
  ADD (404, BIN (scene->best, -128, -64, -32, 0, 32, 64, 128));
  ADD (405);
  ADD (406, BIN (scene->best, -64, 0, 64), cue->lemma);
  ADD (407, cue->rel, scene->subject, cue->shape);
  ADD (408, cue->shape, scene->subject, scene->passive, scene->agent);
  ADD (409,
       scene->view->sentences[cue->sentence].first_quoted <
         scene->view->sentences[cue->sentence].end,
       cue->tag,
       scene->subject);
}

static gboolean
in_content (const Scene *scene, gint32 i)
{
  return i >= scene->frame->first && i < scene->frame->end &&
         rap_quote_set_has (scene->content, i - scene->frame->first);
}

/* How many other candidates stand between this one and the cue. */
static guint
count_nearer (const RapQuoteSpeakers *speakers, gint32 anchor, gint32 i)
{
  guint n = 0;
  for (guint k = 1; k < speakers->n; k++)
    {
      gint32 x = speakers->words[k];
      n += x != i && (x > anchor) == (i > anchor) && ABS (x - anchor) < ABS (i - anchor);
    }
  return n;
}

static void
add_way (RapQuoteFeatures *features, const Scene *scene, gint32 i, guint32 mark)
{
  const RapQuoteToken *cue = scene->cue, *t = &scene->view->tokens[i];
  gboolean             inside = i >= scene->frame->first && i < scene->frame->end;
  gboolean reached = inside && scene->frame->branch[i - scene->frame->first] != -2;
  guint32  path = reached ? scene->frame->path[i - scene->frame->first] : 0;
  guint32  ups = reached ? scene->frame->ups[i - scene->frame->first] : 50;
  guint32  downs = reached ? scene->frame->downs[i - scene->frame->first] : 50;
  ADD (420, path, inside);
  ADD (421, path, cue->lemma);
  ADD (422, path, cue->tag, scene->passive);
  ADD (423, path, t->tag);
  ADD (424, path, t->name);
  ADD (425, path, scene->frame->frame);
  ADD (426, path, mark);
  ADD (427, path, t->rel, cue->shape);
  ADD (428, t->lower, ups + downs);
  ADD (429, t->lemma, path);
  ADD (430,
       t->head >= 0 && t->head != scene->frame->anchor
         ? rap_quote_odds_class (scene->frame->odds[t->head])
         : 9u,
       ups,
       t->rel);
  ADD (431, path, cue->cue & 31, cue->cue >> 6);
  ADD (432, path, rap_quote_speaker_kind (t));
  ADD (433, path, rap_quote_speaker_kind (t), cue->shape);
  ADD (434, rap_quote_speaker_kind (t), t->rel, mark);
  ADD (435,
       t->rel,
       t->head == scene->frame->anchor,
       cue->head == i,
       cue->rel,
       (cue->classes & RAP_QUOTE_WORD_SOURCE) != 0);
}

static guint32
preposition_of (const RapQuoteView *view, const RapQuoteToken *t)
{
  for (guint k = 0; k < MIN (t->n_kids, 12); k++)
    if (view->tokens[view->kids[t->kids + k]].rel == RAP_REL_CASE)
      return view->tokens[view->kids[t->kids + k]].lemma;
  return 0;
}

static void
add_word (RapQuoteFeatures       *features,
          const Scene            *scene,
          const RapQuoteSpeakers *speakers,
          gint32                  i,
          guint32                 mark)
{
  const RapQuoteToken *cue = scene->cue, *t = &scene->view->tokens[i];
  gboolean             inside = i >= scene->frame->first && i < scene->frame->end;
  gboolean             after = i > scene->frame->anchor, in = in_content (scene, i);
  guint                nearer = count_nearer (speakers, scene->frame->anchor, i);
  guint   distance = BIN (ABS (i - scene->frame->anchor), 2, 3, 5, 8, 13, 20);
  guint32 preposition = preposition_of (scene->view, t);
  gint    sentences = (gint) t->sentence - (gint) cue->sentence;
  ADD (440, t->tag, after, inside);
  ADD (441, t->lemma);
  ADD (442, t->name, after);
  ADD (443, t->lower, cue->lemma);
  ADD (444, distance, after, inside);
  ADD (445, MIN (nearer, 4), after);
  ADD (446, MIN (nearer, 3), t->tag, after, scene->subject);
  ADD (447, t->quoted, cue->quoted, inside);
  ADD (448, in, mark);
  ADD (449, in, t->rel, after);
  ADD (450, preposition, cue->lemma);
  ADD (451, preposition, t->rel, after, scene->subject);
  ADD (452, (guint32) sentences, t->rel, scene->subject, t->tag);
  ADD (453, t->rel, cue->rel, scene->subject);
  ADD (454, t->name, t->tag, t->quoted, in, scene->subject);
  ADD (455, t->quoted && t->segment == cue->segment, t->quoted, cue->quoted, t->tag);
}

void
rap_quote_speaker_features (const RapQuoteFrame    *frame,
                            const RapQuoteReadings *readings,
                            const RapQuoteSet      *content,
                            const RapQuoteSpeakers *speakers,
                            guint                   which,
                            RapQuoteFeatures       *features)
{
  Scene  scene = look (frame, readings, content, speakers);
  gint32 i = speakers->words[which];
  features->n = 0;
  if (i == RAP_QUOTE_NONE)
    {
      add_nobody (features, &scene);
      return;
    }
  gint32  reading = reading_of (&scene, i);
  guint32 mark = BIN (reading, -128, -64, -32, 0, 32, 64, 128);
  ADD (410, mark);
  ADD (411, reading == scene.best, mark);
  ADD (412, BIN (scene.best - reading, 1, 32, 96, 256), mark);
  add_way (features, &scene, i, mark);
  add_word (features, &scene, speakers, i, mark);
}

/* --- the mention --- */

static gboolean
is_left_out (guint rel)
{
  static const guint64 out =
    1ull << RAP_REL_COP | 1ull << RAP_REL_AUX | 1ull << RAP_REL_MARK |
    1ull << RAP_REL_ADVCL | 1ull << RAP_REL_PARATAXIS | 1ull << RAP_REL_NSUBJ |
    1ull << RAP_QUOTE_NSUBJ_PASSIVE | 1ull << RAP_REL_CCOMP | 1ull << RAP_REL_DISCOURSE |
    1ull << RAP_REL_XCOMP | 1ull << RAP_REL_CSUBJ | 1ull << RAP_REL_ADVMOD;
  return out >> rel & 1;
}

/* Said on Monday: a day that the tree hangs to the speaker. */
static gboolean
says_when (const RapQuoteView *view, gint32 i)
{
  const RapQuoteToken *t = &view->tokens[i];
  if (t->rel == RAP_REL_COMPOUND || t->rel == RAP_REL_FLAT || t->rel == RAP_REL_CONJ)
    return FALSE;
  if (rap_quote_is_time (t) || rap_quote_is_time (&view->tokens[t->high]))
    return t->high - t->low < 6;
  return FALSE;
}

/* Gwen Holm (Lund): a bracket that opens in the mention ends in it, or the mention before. */
static void
close_bracket (const RapQuoteView *view, gint32 low, gint32 head, gint32 *high)
{
  gint32 open = -1;
  for (gint32 i = low; i <= *high; i++)
    if (view->tokens[i].part == RAP_QUOTE_PART_BRACKET)
      open = open < 0 ? i : -1;
  if (open < 0)
    return;
  if (*high + 1 < (gint32) view->n &&
      view->tokens[*high + 1].part == RAP_QUOTE_PART_BRACKET)
    (*high)++;
  else if (open > head)
    *high = open - 1;
}

static gboolean
is_in (const RapQuoteFrame *frame, const RapQuoteSet *content, gint32 i)
{
  return i >= frame->first && i < frame->end &&
         rap_quote_set_has (content, i - frame->first);
}

/* What is said is no part of who says it, whatever the tree hangs where. */
static void
keep_out (const RapQuoteFrame *frame,
          const RapQuoteSet   *content,
          gint32               head,
          gint32              *low,
          gint32              *high)
{
  if (is_in (frame, content, head))
    return;
  for (gint32 i = head - 1; i >= *low; i--)
    if (is_in (frame, content, i))
      *low = i + 1;
  for (gint32 i = head + 1; i <= *high; i++)
    if (is_in (frame, content, i))
      *high = i - 1;
}

/* The words under the head form a run; branches that hold the cue, content, or a clause of
 * their own are cut off with all that lies beyond them. */
void
rap_quote_speaker_words (const RapQuoteFrame *frame,
                         const RapQuoteSet   *content,
                         gint32               head,
                         gint32              *first,
                         gint32              *end)
{
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *t = &view->tokens[head];
  gint32               low = t->low, high = t->high;
  for (guint k = 0; k < t->n_kids; k++)
    {
      gint32               c = view->kids[t->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      gboolean             in = is_in (frame, content, c);
      gboolean             aside =
        c > head &&
        ((rap_quote_view_after_comma (view, c) &&
          (kid->rel == RAP_REL_ACL || kid->shape == RAP_N_TAGS + RAP_VERB_ING)) ||
         says_when (view, c));
      gboolean out = aside || (kid->low <= frame->anchor && frame->anchor <= kid->high) ||
                     in || is_left_out (kid->rel) || kid->rel == RAP_REL_CASE;
      if (out && c < head)
        low = MAX (low, kid->high + 1);
      if (out && c > head)
        high = MIN (high, kid->low - 1);
    }
  keep_out (frame, content, head, &low, &high);
  while (low < head &&
         (!view->tokens[low].letters || view->tokens[low].tag == RAP_TAG_CCONJ))
    low++;
  while (high > head && !view->tokens[high].letters)
    high--;
  close_bracket (view, low, head, &high);
  *first = low;
  *end = high + 1;
}
