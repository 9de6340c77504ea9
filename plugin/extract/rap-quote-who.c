// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-who.h"

#include "extract/rap-mention.h"
#include "language/rap-word-roles.h"

#include <string.h>

/* Words between a name and who. */
#define MOST_APPOSED 10
/* Quotations before and after one that may hold it. */
#define HOSTS 8

const RapMention *
rap_quote_who_mention (const RapQuoteWho *who, guint word)
{
  const GArray *mentions = who->actors->mentions;
  guint         low = 0, high = mentions->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (mentions, RapMention, middle).end <= word)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == mentions->len || g_array_index (mentions, RapMention, low).first > word)
    return NULL;
  return &g_array_index (mentions, RapMention, low);
}

static const RapActor *
get_actor (const RapQuoteWho *who, guint actor)
{
  return &g_array_index (who->actors->actors, RapActor, actor);
}

static gboolean
is_person_name (const RapQuoteWho *who, const RapMention *mention)
{
  return mention->form == RAP_MENTION_NAME &&
         get_actor (who, mention->actor)->type == RAP_ACTOR_PERSON;
}

void
rap_quote_who_init (RapQuoteWho *who, const RapQuoteView *view, const RapActors *actors)
{
  *who = (RapQuoteWho){ view, actors, rap_quote_voices_new (view, actors) };
}

void
rap_quote_who_clear (RapQuoteWho *who)
{
  g_clear_pointer (&who->voices, rap_quote_voices_free);
}

/* --- speakers --- */

/* The noun that who and which stand for. */
static gint32
find_antecedent (const RapQuoteView *view, gint32 head)
{
  const RapQuoteToken *t = &view->tokens[head];
  if (!(t->classes & RAP_QUOTE_WORD_RELATIVE) || t->head < 0)
    return head;
  const RapQuoteToken *clause = &view->tokens[t->head];
  return clause->rel == RAP_REL_ACL && clause->head >= 0 ? clause->head : head;
}

/* After a comma and with no preposition: an apposition, whatever the tree calls it. */
static gboolean
stands_aside (const RapQuoteView *view, gint32 word)
{
  const RapQuoteToken *t = &view->tokens[word];
  if (!rap_quote_view_after_comma (view, word))
    return FALSE;
  for (guint k = 0; k < t->n_kids; k++)
    if (view->tokens[view->kids[t->kids + k]].rel == RAP_REL_CASE)
      return FALSE;
  return TRUE;
}

/* Whether a name within the mention is a name of its head: minister A. B., but not a
 * spokesman for A. B. */
static gboolean
is_own_name (const RapQuoteView *view, const RapMention *mention, gint32 head)
{
  static const guint64 own = 1ull << RAP_REL_APPOS | 1ull << RAP_REL_FLAT |
                             1ull << RAP_REL_COMPOUND | 1ull << RAP_REL_NSUBJ |
                             1ull << RAP_QUOTE_NSUBJ_PASSIVE | 1ull << RAP_REL_DEP;
  gint32 top = mention->first;
  for (guint steps = 0; steps < 60 && top >= 0 && top != head; steps++)
    {
      gint32   up = view->tokens[top].head;
      gboolean leaves =
        up >= 0 && ((guint) up < mention->first || (guint) up >= mention->end);
      if (leaves && !(own >> view->tokens[top].rel & 1) && !stands_aside (view, top))
        return FALSE;
      top = up;
    }
  return top == head;
}

/* "The Obama administration" is not Obama. */
static gboolean
stands_for_body (const RapQuoteWho *who, const RapMention *mention)
{
  return mention->form == RAP_MENTION_NOMINAL && mention->end - mention->first == 1 &&
         get_actor (who, mention->actor)->type == RAP_ACTOR_GROUP;
}

/* The word of the speaker that all others hang by: the minister, not Niger. */
static gint32
find_top (const RapQuoteView *view, gint32 head, guint first, guint end)
{
  for (guint steps = first; steps < end && head >= (gint32) first; steps++)
    {
      gint32 up = view->tokens[head].head;
      if (up < (gint32) first || up >= (gint32) end)
        break;
      head = up;
    }
  return head;
}

/* "Paul Moen, R-Ohio,": the person who is named before the comma, not where from. */
static const RapMention *
prefer_person (const RapQuoteWho *who, const RapMention *mention, guint first)
{
  if (mention == NULL || mention->form != RAP_MENTION_NAME ||
      mention->first < first + 2 ||
      who->view->tokens[mention->first - 1].part != RAP_QUOTE_PART_COMMA)
    return mention;
  const RapMention *before = rap_quote_who_mention (who, mention->first - 2);
  return before != NULL && before->first >= first && is_person_name (who, before)
           ? before
           : mention;
}

/* The mention that says who it is: a person's own name before the noun that is the head. */
static const RapMention *
find_mention (const RapQuoteWho *who, gint32 head, guint first, guint end)
{
  head = find_top (who->view, head, first, end);
  const RapMention *mention = rap_quote_who_mention (who, head), *other;
  if (mention != NULL &&
      (is_person_name (who, mention) || stands_for_body (who, mention)))
    return mention;
  for (guint i = first; i < end; i = other != NULL ? other->end : i + 1)
    {
      other = rap_quote_who_mention (who, i);
      if (other != NULL && is_person_name (who, other) &&
          is_own_name (who->view, other, head))
        return other;
    }
  for (guint i = first; i < end && mention == NULL;
       i = other != NULL ? other->end : i + 1)
    {
      other = rap_quote_who_mention (who, i);
      if (other != NULL && other->form != RAP_MENTION_PRONOUN &&
          is_own_name (who->view, other, head))
        mention = other;
    }
  return prefer_person (who, mention, first);
}

/* "One of them, Anna Keller, who …": the name beside a relative pronoun, or before an
 * apposition that stands between: "Anna Keller, now the leader of the house, who …". */
static const RapMention *
find_name_before (const RapQuoteWho *who, guint word)
{
  const RapQuoteView *view = who->view;
  guint               first = view->sentences[view->tokens[word].sentence].first;
  for (guint i = word; i > first && i + MOST_APPOSED > word; i--)
    {
      gboolean          comma = view->tokens[i - 1].part == RAP_QUOTE_PART_COMMA;
      guint             shift = comma && i > first + 1 ? 2 : 1;
      const RapMention *mention =
        i == word || comma ? rap_quote_who_mention (who, i - shift) : NULL;
      if (mention != NULL && is_person_name (who, mention))
        return mention;
      if (view->tokens[i - 1].tag == RAP_TAG_VERB)
        return NULL;
    }
  return NULL;
}

/* "Anna Keller on Wednesday", "President Xi, beaming": when and how is no part of who. */
static guint
find_end (const RapQuoteWho *who, const RapMention *mention, guint end)
{
  const RapQuoteView *view = who->view;
  guint               next = mention != NULL ? mention->end : end;

  if (next + 1 >= end || !is_person_name (who, mention))
    return end;
  const RapWord *word = &view->words->words[next];
  if (rap_mention_word_is (word, "place") || rap_mention_word_is (word, "topic"))
    return next;
  if (g_str_equal (word->form, ",") && view->tokens[next + 1].tag == RAP_TAG_VERB)
    return next;
  return end;
}

/* Whether a preposition hangs by the name or by what it is a part of: "with Anna Keller". */
static gboolean
follows_preposition (const RapQuoteView *view, const RapMention *mention)
{
  for (guint i = mention->first; i < mention->end; i++)
    {
      const RapQuoteToken *t = &view->tokens[i];
      for (guint k = 0; k < t->n_kids; k++)
        if (view->tokens[view->kids[t->kids + k]].rel == RAP_REL_CASE)
          return TRUE;
    }
  return FALSE;
}

/* "Anna Keller (D-Ohio)": what a bracket says of somebody is not who speaks. The name right
 * before the bracket that words [first, end) are in, or NULL. */
static const RapMention *
find_name_outside (const RapQuoteWho *who, guint first)
{
  const RapMention *mention;
  if (first < 2 || who->view->tokens[first - 1].part != RAP_QUOTE_PART_BRACKET)
    return NULL;
  mention = rap_quote_who_mention (who, first - 2);
  return mention != NULL && is_person_name (who, mention) ? mention : NULL;
}

/* "Anna Keller, head of a school, called …": a noun between commas behind a name that no
 * preposition leads to. */
static const RapMention *
find_name_apposed (const RapQuoteWho *who, gint32 head, guint first, guint end)
{
  const RapQuoteView *view = who->view;
  if (first < 2 || end >= view->n || view->tokens[head].tag != RAP_TAG_NOUN ||
      view->tokens[first - 1].part != RAP_QUOTE_PART_COMMA ||
      view->tokens[end].part != RAP_QUOTE_PART_COMMA)
    return NULL;
  const RapMention *mention = rap_quote_who_mention (who, first - 2);
  if (mention == NULL || !is_person_name (who, mention) ||
      follows_preposition (view, mention))
    return NULL;
  return mention;
}

gboolean
rap_quote_who_is_nobody (const RapQuoteWho *who, gint32 head)
{
  static const char    role[] = "negative-determiner";
  const RapQuoteView  *view = who->view;
  const RapQuoteToken *t = &view->tokens[head];
  if (rap_word_plays (&view->words->words[head], role))
    return TRUE;
  for (guint k = 0; k < t->n_kids; k++)
    {
      guint kid = view->kids[t->kids + k];
      if (view->tokens[kid].rel == RAP_REL_DET &&
          rap_word_plays (&view->words->words[kid], role))
        return TRUE;
    }
  return FALSE;
}

void
rap_quote_who_set_speaker (const RapQuoteWho *who,
                           RapQuote          *quote,
                           gint32             head,
                           guint              first,
                           guint              end)
{
  gint32            named = find_antecedent (who->view, head);
  const RapMention *mention = find_name_outside (who, first);
  if (mention != NULL)
    {
      first = mention->first;
      end = mention->end;
      head = named = (gint32) mention->end - 1;
    }
  else
    mention = find_mention (who, named, first, end);
  if (mention == NULL)
    mention = find_name_apposed (who, head, first, end);
  if (mention == NULL && (who->view->tokens[head].classes & RAP_QUOTE_WORD_RELATIVE))
    mention = find_name_before (who, (guint) head);
  end = find_end (who, mention, end);
  quote->stated = TRUE;
  quote->first = first;
  quote->end = end;
  quote->mention = rap_words_span (who->view->words, first, end);
  quote->tied = rap_words_span (who->view->words, head, head + 1);
  quote->actor =
    mention != NULL ? mention->actor : rap_quote_voices_find (who->voices, head);
}

/* "The Harbour Times reports:", a line of capitals that ends with a word that attributes and a
 * colon. */
gboolean
rap_quote_who_is_introduced (const RapQuoteWho *who, guint cue)
{
  const RapQuoteView     *view = who->view;
  const RapQuoteToken    *t = &view->tokens[cue];
  const RapQuoteSentence *s = &view->sentences[t->sentence];
  if (cue <= s->first || cue + 2 != s->end || t->quoted ||
      view->tokens[cue + 1].part != RAP_QUOTE_PART_COLON ||
      rap_quote_cue_strength (t) < 2 || rap_quote_cue_is_phrase (t))
    return FALSE;
  for (guint i = s->first; i < cue; i++)
    if (!view->tokens[i].letters || !view->tokens[i].capital)
      return FALSE;
  return view->tokens[cue - 1].tag == RAP_TAG_PROPN;
}

void
rap_quote_who_set_introducer (const RapQuoteWho *who, RapQuote *quote, guint cue)
{
  guint first = who->view->sentences[who->view->tokens[cue].sentence].first;
  if (!rap_quote_who_is_introduced (who, cue))
    return;
  rap_quote_who_set_speaker (who, quote, (gint32) cue - 1, first, cue);
  quote->tie = RAP_TIE_SUBJECT;
}

guint
rap_quote_who_actor (const RapQuoteWho *who,
                     const RapQuote    *quote,
                     gint32             head,
                     guint              first,
                     guint              end)
{
  const RapQuoteToken *t = &who->view->tokens[head];
  if (t->quoted && (t->classes & RAP_QUOTE_WORD_FIRST))
    return quote->actor;
  const RapMention *mention =
    find_mention (who, find_antecedent (who->view, head), first, end);
  return mention != NULL ? mention->actor : RAP_NO_ACTOR;
}

/* --- addressees --- */

static gboolean
is_towards (const RapQuoteView *view, const RapQuoteToken *t)
{
  for (guint k = 0; k < t->n_kids; k++)
    {
      const RapQuoteToken *kid = &view->tokens[view->kids[t->kids + k]];
      if (kid->rel == RAP_REL_CASE && (kid->classes & RAP_QUOTE_WORD_TOWARDS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_addressee (const RapQuoteView *view, const RapQuoteToken *cue, gint32 kid)
{
  const RapQuoteToken *t = &view->tokens[kid];
  if (t->quoted ||
      (t->tag != RAP_TAG_NOUN && t->tag != RAP_TAG_PROPN && t->tag != RAP_TAG_PRON))
    return FALSE;
  if (cue->classes & RAP_QUOTE_WORD_ADDRESSES)
    return t->rel == RAP_REL_IOBJ || t->rel == RAP_REL_OBJ;
  return t->rel == RAP_REL_OBL && is_towards (view, t);
}

void
rap_quote_who_set_addressee (const RapQuoteWho *who, RapQuote *quote, gint32 cue)
{
  const RapQuoteView  *view = who->view;
  const RapQuoteToken *t = &view->tokens[cue];
  for (guint k = 0; k < t->n_kids; k++)
    {
      gint32 kid = view->kids[t->kids + k];
      if (t->tag != RAP_TAG_VERB || !is_addressee (view, t, kid))
        continue;
      guint first = view->tokens[kid].low, end = view->tokens[kid].high + 1;
      for (gint32 i = (gint32) first; i < kid; i++)
        if (view->tokens[i].classes & RAP_QUOTE_WORD_TOWARDS)
          first = i + 1;
      RapSpan  span = rap_words_span (view->words, first, end);
      gboolean free = TRUE;
      for (guint c = 0; c < quote->content->len; c++)
        free &= !rap_span_overlaps (&span, &g_array_index (quote->content, RapSpan, c));
      if (free && !rap_span_overlaps (&span, &quote->mention))
        {
          quote->addressee = span;
          return;
        }
    }
}

/* --- inner statements --- */

static gboolean
holds (const RapQuote *host, const RapQuote *quote)
{
  for (guint c = 0; c < host->content->len; c++)
    if (rap_span_contains (&g_array_index (host->content, RapSpan, c), &quote->mention))
      return TRUE;
  return FALSE;
}

void
rap_quote_who_resolve_inner (const RapQuoteWho *who, GArray *quotes)
{
  for (guint q = 0; q < quotes->len; q++)
    {
      RapQuote *quote = &g_array_index (quotes, RapQuote, q);
      if (!quote->stated || quote->actor != RAP_NO_ACTOR || quote->first == quote->end ||
          !(who->view->tokens[quote->first].classes & RAP_QUOTE_WORD_FIRST) ||
          !who->view->tokens[quote->first].quoted)
        continue;
      guint first = q > HOSTS ? q - HOSTS : 0;
      for (guint h = first; h < MIN (quotes->len, q + HOSTS); h++)
        {
          const RapQuote *host = &g_array_index (quotes, RapQuote, h);
          if (h != q && host->stated && host->actor != RAP_NO_ACTOR &&
              holds (host, quote))
            quote->actor = host->actor;
        }
    }
}
