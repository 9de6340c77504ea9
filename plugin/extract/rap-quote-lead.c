// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-lead.h"

#include "extract/rap-mention.h"
#include "language/rap-word-roles.h"

/* Words of a sentence in which its verb is sought. */
#define LONGEST_LEAD 80
/* How sure the table of cues must be that people say something by the verb. */
#define SURE_STRENGTH 2

/* The last word or mark before the piece that is no quotation mark; -1 at the beginning. */
static gint32
find_before (const RapQuoteView *view, guint piece)
{
  gint32 i = (gint32) piece - 1;
  while (i >= 0 && view->tokens[i].mark)
    i--;
  return i;
}

/* Whether the marks hold whole sentences, and a sentence begins behind them. */
static gboolean
is_whole (const RapQuoteView *view, const RapQuotePiece *piece)
{
  guint last = piece->end - 1, after = piece->end;
  while (last > piece->first && view->tokens[last].mark)
    last--;
  while (after < view->n && view->tokens[after].mark)
    after++;
  if (piece->pair->goes_on)
    return TRUE;
  if (view->tokens[last].part != RAP_QUOTE_PART_STOP)
    return FALSE;
  return after == view->n ||
         rap_quote_view_block (view, after) != rap_quote_view_block (view, last) ||
         view->tokens[after].sentence != view->tokens[last].sentence;
}

/* Whether nothing else stands in the paragraph of the piece behind it. */
static gboolean
ends_paragraph (const RapQuoteView *view, const RapQuotePiece *piece)
{
  guint after = piece->end;
  while (after < view->n && view->tokens[after].mark)
    after++;
  return after == view->n || rap_quote_view_block (view, after) !=
                               rap_quote_view_block (view, piece->end - 1);
}

static gint32
find_subject (const RapQuoteView *view, gint32 verb)
{
  const RapQuoteToken *t = &view->tokens[verb];
  for (guint k = 0; k < t->n_kids; k++)
    {
      gint32 kid = view->kids[t->kids + k];
      if (view->tokens[kid].rel == RAP_REL_NSUBJ && !view->tokens[kid].quoted)
        return kid;
    }
  return RAP_QUOTE_NONE;
}

static gboolean
is_sure (const RapQuoteToken *t)
{
  return rap_quote_cue_strength (t) >= SURE_STRENGTH && !rap_quote_cue_is_phrase (t);
}

static gboolean
is_verb (const RapQuoteToken *t)
{
  return !t->quoted && t->tag == RAP_TAG_VERB;
}

/* Whether the word is the verb of a sentence, or of a second one beside it. */
static gboolean
is_main (const RapQuoteView *view, const RapQuoteToken *t)
{
  if (!is_verb (t))
    return FALSE;
  return t->rel == RAP_REL_ROOT ||
         ((t->rel == RAP_REL_CONJ || t->rel == RAP_REL_PARATAXIS) && t->head >= 0 &&
          view->tokens[t->head].rel == RAP_REL_ROOT);
}

/* "Said Anna Keller:" */
static gboolean
is_inverted (const RapQuoteView *view, const RapQuoteLead *lead, gint32 end)
{
  return view->tokens[end].part == RAP_QUOTE_PART_COLON &&
         is_sure (&view->tokens[lead->cue]) &&
         view->tokens[lead->speaker].high + 1 == end;
}

/* A person by name, office or pronoun; what a colon follows may be a body too. */
static gboolean
may_speak (const RapQuoteWho *who, const RapQuoteLead *lead, gboolean colon)
{
  const RapQuoteToken *t = &who->view->tokens[lead->speaker];
  guint actor = rap_quote_who_actor (who, NULL, lead->speaker, lead->first, lead->end);
  if (actor == RAP_NO_ACTOR ||
      (t->classes & (RAP_QUOTE_WORD_FIRST | RAP_QUOTE_WORD_SECOND)))
    return FALSE;
  const RapActor *found = &g_array_index (who->actors->actors, RapActor, actor);
  if (found->type == RAP_ACTOR_PERSON || (t->tag == RAP_TAG_PRON && found->plural))
    return TRUE;
  return colon && found->type != RAP_ACTOR_PLACE;
}

/* The words of the speaker without a clause that tells more of him. */
static void
find_mention (const RapQuoteView *view, RapQuoteLead *lead)
{
  const RapQuoteToken *t = &view->tokens[lead->speaker];
  gint32               end = t->high + 1;
  if (lead->cue > lead->speaker)
    end = MIN (end, lead->cue);
  for (guint k = 0; k < t->n_kids; k++)
    {
      gint32 kid = view->kids[t->kids + k];
      if (kid > lead->speaker && view->tokens[kid].rel == RAP_REL_ACL)
        end = MIN (end, view->tokens[kid].low);
    }
  while (end > lead->speaker + 1 && !view->tokens[end - 1].letters)
    end--;
  lead->first = t->low;
  while ((gint32) lead->first < lead->speaker && !view->tokens[lead->first].letters)
    lead->first++;
  lead->end = MAX (end, lead->speaker + 1);
}

static gboolean
take_verb (const RapQuoteWho *who, gint32 verb, gint32 end, RapQuoteLead *lead)
{
  const RapQuoteView *view = who->view;
  RapQuoteLead        found = { .cue = verb, .speaker = find_subject (view, verb) };
  if (found.speaker < 0 || found.speaker >= end ||
      (found.speaker > verb && !is_inverted (view, &found, end)) ||
      rap_quote_who_is_nobody (who, found.speaker))
    return FALSE;
  find_mention (view, &found);
  if (!may_speak (who, &found, view->tokens[end].part == RAP_QUOTE_PART_COLON))
    return FALSE;
  *lead = found;
  return TRUE;
}

/* Among words [first, end) the last verb of somebody, where a colon follows. Elsewhere the only
 * one: of two who do something, nobody says who goes on. */
static gboolean
find_verb (const RapQuoteWho *who, gint32 first, gint32 end, RapQuoteLead *lead)
{
  const RapQuoteView *view = who->view;
  gboolean            colon = view->tokens[end].part == RAP_QUOTE_PART_COLON;
  guint               n = 0;
  if (colon && end > first && is_verb (&view->tokens[end - 1]) &&
      is_sure (&view->tokens[end - 1]) && take_verb (who, end - 1, end, lead))
    return lead->sure = TRUE;
  for (gint32 i = MAX (first, end - LONGEST_LEAD); i < end; i++)
    n += is_main (view, &view->tokens[i]) && take_verb (who, i, end, lead);
  lead->sure = n > 0 && (colon || is_sure (&view->tokens[lead->cue]));
  return n == 1 || (n > 0 && colon);
}

/* Whether the piece tells of the actor by name: he does not speak of himself so. */
static gboolean
tells_of (const RapQuoteWho *who, const RapQuotePiece *piece, const RapQuoteLead *lead)
{
  guint own = rap_quote_who_actor (who, NULL, lead->speaker, lead->first, lead->end);
  for (guint i = piece->first; i < piece->end; i++)
    {
      const RapMention *mention = rap_quote_who_mention (who, i);
      if (mention != NULL && mention->actor == own &&
          mention->form != RAP_MENTION_PRONOUN)
        return TRUE;
    }
  return FALSE;
}

/* "The surge did not surprise the pollster Anna Keller: “…”": the person whose name stands
 * right before the colon. */
static gboolean
find_named (const RapQuoteWho *who, gint32 colon, RapQuoteLead *lead)
{
  const RapMention *mention = colon > 0 ? rap_quote_who_mention (who, colon - 1) : NULL;
  if (mention == NULL || mention->form != RAP_MENTION_NAME ||
      (gint32) mention->end != colon ||
      g_array_index (who->actors->actors, RapActor, mention->actor).type !=
        RAP_ACTOR_PERSON)
    return FALSE;
  *lead = (RapQuoteLead){ colon, colon - 1, mention->first, mention->end, TRUE };
  return TRUE;
}

/* A sentence before the piece in its paragraph, or one that ends the paragraph before a piece
 * that is one; end is its last mark. */
static gboolean
may_lead (const RapQuoteView *view, const RapQuotePiece *piece, gint32 end)
{
  guint blocks =
    rap_quote_view_block (view, piece->first) - rap_quote_view_block (view, end);
  return (view->tokens[end].part == RAP_QUOTE_PART_COLON ||
          view->tokens[end].part == RAP_QUOTE_PART_STOP) &&
         (blocks == 0 || (blocks == 1 && ends_paragraph (view, piece)));
}

gboolean
rap_quote_lead_find (const RapQuoteWho   *who,
                     const RapQuotePiece *piece,
                     RapQuoteLead        *lead)
{
  const RapQuoteView *view = who->view;
  gint32              end = find_before (view, piece->first);
  if (end < 0 || view->tokens[end].quoted || !is_whole (view, piece) ||
      !may_lead (view, piece, end))
    return FALSE;
  gint32   first = view->sentences[view->tokens[end].sentence].first;
  gboolean colon = view->tokens[end].part == RAP_QUOTE_PART_COLON;
  if (find_verb (who, first, end, lead))
    return !tells_of (who, piece, lead);
  return colon && find_named (who, end, lead) && !tells_of (who, piece, lead);
}
