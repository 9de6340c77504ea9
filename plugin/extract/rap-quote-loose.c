// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-loose.h"

#include "extract/rap-quote-lead.h"
#include "extract/rap-quote-pieces.h"
#include "extract/rap-quote-starts.h"

/* So many words before and after a quotation people count as candidates. */
#define NEIGHBOURHOOD  60
#define MAX_CANDIDATES 4
/* A guess that was not accepted still names the speaker when it is as sure of him. */
#define SURE_SPEAKER (RAP_QUOTE_WHOLE * 7 / 10)
/* Odds of a cue, in 1/32 nat. */
#define FAIR_ODDS 0
#define SURE_ODDS 48
/* So far below the bar a judgement is still a fair one. */
#define FAIR_BELOW 1600

/* Subject of another verb than the cue: only where the cue is a sure one. */
static gboolean
is_far_tie (const RapQuoteGuess *guess, const RapQuoteView *view)
{
  RapQuoteTie tie = rap_quote_guess_tie (guess, view);
  return guess->odds < SURE_ODDS && tie != RAP_TIE_SUBJECT && tie != RAP_TIE_AGENT &&
         tie != RAP_TIE_SOURCE;
}

/* The best guess that is about this piece and sure of its speaker. */
static const RapQuoteGuess *
find_guess (const RapQuoteLoose *loose, const RapQuotePiece *piece)
{
  const RapQuoteView  *view = loose->view;
  const RapQuoteGuess *best = NULL;
  guint                low = 0, high = loose->n_guesses;
  gint32               near = (gint32) piece->first - NEIGHBOURHOOD;
  guint                block = rap_quote_view_block (view, piece->first);
  gboolean             has_rest = !rap_quote_piece_is_paragraph (piece, view);
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (loose->guesses[middle].anchor < near)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint g = low; g < loose->n_guesses &&
                      loose->guesses[g].anchor < (gint32) piece->end + NEIGHBOURHOOD;
       g++)
    {
      const RapQuoteGuess *guess = &loose->guesses[g];
      guint                n = 0;
      if (guess->odds < FAIR_ODDS || guess->speaker < 0 ||
          guess->speaker_mass < SURE_SPEAKER ||
          (is_far_tie (guess, view) &&
           guess->judgement <= rap_quote_model_get ()->bar - FAIR_BELOW) ||
          view->tokens[guess->anchor].quoted || view->tokens[guess->speaker].quoted ||
          (has_rest && rap_quote_view_block (view, guess->anchor) != block))
        continue;
      for (guint i = piece->first; i < piece->end; i++)
        n += rap_quote_guess_has (guess, view, i);
      if (2 * n >= piece->end - piece->first &&
          (best == NULL || guess->judgement > best->judgement))
        best = guess;
    }
  return best;
}

/* Whether the word is in the content of a quotation or names who said another one. */
static RapRefusal
refusal_of (const RapQuoteLoose *loose, const RapMention *mention)
{
  for (guint q = loose->quotes->len; q-- > 0;)
    {
      const RapQuote *quote = &g_array_index (loose->quotes, RapQuote, q);
      if (quote->stated && quote->first < mention->end && mention->first < quote->end)
        return RAP_REFUSED_OTHER_QUOTE;
      if (loose->quotes->len - q > 64)
        break;
    }
  return RAP_REFUSED_NO_CUE;
}

static gboolean
has_candidate (const RapQuote *quote, guint actor)
{
  for (guint i = 0; i < quote->candidates->len; i++)
    if (g_array_index (quote->candidates, RapQuoteCandidate, i).actor == actor)
      return TRUE;
  return FALSE;
}

static gboolean
may_speak (const RapActors *actors, const RapMention *mention)
{
  return g_array_index (actors->actors, RapActor, mention->actor).type != RAP_ACTOR_PLACE;
}

/* Those named inside, then those around; each with the reason why he is not the speaker. */
static void
add_candidates (const RapQuoteLoose *loose, RapQuote *quote, const RapQuotePiece *piece)
{
  guint low = piece->first > NEIGHBOURHOOD ? piece->first - NEIGHBOURHOOD : 0;
  guint high = MIN (piece->end + NEIGHBOURHOOD, loose->view->n);
  guint from = low;
  for (guint i = piece->first; i < piece->end; i++)
    {
      const RapMention *mention = rap_quote_who_mention (loose->who, i);
      if (mention != NULL && mention->form != RAP_MENTION_PRONOUN &&
          may_speak (loose->who->actors, mention) &&
          !has_candidate (quote, mention->actor) &&
          quote->candidates->len < MAX_CANDIDATES)
        {
          RapQuoteCandidate candidate = { mention->actor, RAP_REFUSED_SELF };
          g_array_append_val (quote->candidates, candidate);
        }
    }
  for (guint i = from; i < high; i++)
    {
      const RapMention *mention = rap_quote_who_mention (loose->who, i);
      if (mention == NULL || mention->form == RAP_MENTION_PRONOUN ||
          !may_speak (loose->who->actors, mention) ||
          has_candidate (quote, mention->actor) ||
          quote->candidates->len == MAX_CANDIDATES)
        continue;
      RapQuoteCandidate candidate = { mention->actor, refusal_of (loose, mention) };
      g_array_append_val (quote->candidates, candidate);
    }
}

static gboolean
is_covered (const RapQuoteLoose *loose, const RapQuotePiece *piece)
{
  guint n = 0;
  for (guint i = piece->first; i < piece->end; i++)
    n += loose->covered[i];
  return n > 0;
}

/* <tweet pic="…">: the value of an attribute, or what stands between two of them. */
static gboolean
is_attribute (const RapQuoteLoose *loose, const RapMarkPair *pair)
{
  const char *text = rap_document_get_text (loose->view->document);
  return (pair->open.start > 0 && text[pair->open.start - 1] == '=') ||
         (pair->close.start > 0 && text[pair->close.start - 1] == '=');
}

/* "The Harbour Times reports:" in the paragraph above the piece, whose last word the tree takes
 * for a thing: that word, or RAP_QUOTE_NONE. */
static gint32
find_introduction (const RapQuoteLoose *loose, const RapQuotePiece *piece)
{
  const RapQuoteView *view = loose->view;
  gint32              colon = (gint32) piece->first - 1;
  while (colon > 0 && view->tokens[colon].mark)
    colon--;
  return colon > 0 && view->tokens[colon].part == RAP_QUOTE_PART_COLON &&
             rap_quote_view_block (view, colon) !=
               rap_quote_view_block (view, piece->first) &&
             rap_quote_who_is_introduced (loose->who, (guint) colon - 1)
           ? colon - 1
           : RAP_QUOTE_NONE;
}

/* The quotation that the piece before it in the same marks began. */
static RapQuote *
find_same (const RapQuoteLoose *loose, const RapQuotePiece *piece)
{
  RapQuote *last = loose->quotes->len > 0
                     ? &g_array_index (loose->quotes, RapQuote, loose->quotes->len - 1)
                     : NULL;
  if (!piece->pair->continues || last == NULL || last->form != RAP_QUOTE_DIRECT)
    return NULL;
  guint word = rap_words_find (loose->view->words, rap_quote_get_extent (last).end - 1);
  return word < piece->first && rap_quote_view_block (loose->view, word) + 1 ==
                                  rap_quote_view_block (loose->view, piece->first)
           ? last
           : NULL;
}

/* "She praised the pier. “…”": the piece goes on with what its subject said, or begins it. */
static gboolean
add_led (RapQuoteLoose *loose, const RapQuoteStarts *starts, const RapQuotePiece *piece)
{
  RapQuoteLead lead;
  if (!rap_quote_lead_find (loose->who, piece, &lead))
    return FALSE;
  const RapSpan *cue = &loose->view->words->words[lead.cue].span;
  RapQuote      *led = rap_quote_starts_with_cue (starts, cue);
  if (led != NULL)
    {
      g_array_append_val (led->content, piece->pair->content);
      led->form = led->form == RAP_QUOTE_DIRECT ? RAP_QUOTE_DIRECT : RAP_QUOTE_MIXED;
      return TRUE;
    }
  if (!lead.sure)
    return FALSE;
  RapQuote quote = rap_quote_new (RAP_QUOTE_DIRECT);
  g_array_append_val (quote.content, piece->pair->content);
  quote.cue = *cue;
  quote.rule = "lead";
  quote.tie = RAP_TIE_NEIGHBOUR;
  rap_quote_who_set_speaker (loose->who, &quote, lead.speaker, lead.first, lead.end);
  g_array_append_val (loose->quotes, quote);
  return TRUE;
}

static void
add_piece (RapQuoteLoose *loose, RapQuoteStarts *starts, const RapQuotePiece *piece)
{
  const RapQuoteGuess *guess = find_guess (loose, piece);
  RapQuote            *start = guess == NULL ? find_same (loose, piece) : NULL;
  gint32 introduction = guess == NULL ? find_introduction (loose, piece) : RAP_QUOTE_NONE;
  if (start == NULL && guess == NULL && introduction < 0)
    start = rap_quote_starts_find (starts, piece);
  if (start != NULL)
    {
      g_array_append_val (start->content, piece->pair->content);
      return;
    }
  if (guess == NULL && introduction < 0 && add_led (loose, starts, piece))
    return;
  RapQuote quote = rap_quote_new (RAP_QUOTE_DIRECT);
  g_array_append_val (quote.content, piece->pair->content);
  if (guess != NULL)
    {
      quote.cue = loose->view->words->words[guess->anchor].span;
      quote.rule = "fair-cue";
      quote.tie = rap_quote_guess_tie (guess, loose->view);
      rap_quote_who_set_speaker (loose->who,
                                 &quote,
                                 guess->speaker,
                                 guess->speaker_first,
                                 guess->speaker_end);
    }
  else if (introduction >= 0)
    {
      quote.cue = loose->view->words->words[introduction].span;
      quote.rule = "introduction";
      rap_quote_who_set_introducer (loose->who, &quote, introduction);
    }
  else
    add_candidates (loose, &quote, piece);
  g_array_append_val (loose->quotes, quote);
}

/* Quotations whose speaker is named, by where the words begin: start + 1 -> index + 1. */
static GHashTable *
index_told (const RapQuoteLoose *loose)
{
  GHashTable *told = g_hash_table_new (NULL, NULL);
  for (guint q = 0; q < loose->quotes->len; q++)
    {
      const RapQuote *quote = &g_array_index (loose->quotes, RapQuote, q);
      for (guint c = 0; quote->stated && c < quote->content->len; c++)
        g_hash_table_insert (told,
                             GUINT_TO_POINTER (
                               g_array_index (quote->content, RapSpan, c).start + 1),
                             GUINT_TO_POINTER (q + 1));
    }
  return told;
}

/* The piece in which a quotation over several paragraphs ends. */
static guint
end_of_chain (const GArray *pieces, guint p)
{
  while (p + 1 < pieces->len && g_array_index (pieces, RapQuotePiece, p).pair->goes_on &&
         g_array_index (pieces, RapQuotePiece, p + 1).pair->continues)
    p++;
  return p;
}

/* What is told over several paragraphs is his who is named behind the last of them, and of no one
 * who spoke before. */
static RapQuote *
find_teller (const RapQuoteLoose *loose, GHashTable *told, const RapQuotePiece *last)
{
  guint index = GPOINTER_TO_UINT (
    g_hash_table_lookup (told, GUINT_TO_POINTER (last->pair->content.start + 1)));
  return index > 0 && is_covered (loose, last)
           ? &g_array_index (loose->quotes, RapQuote, index - 1)
           : NULL;
}

static void
insert_content (RapQuote *quote, const RapSpan *span)
{
  guint at = quote->content->len;
  while (at > 0 && g_array_index (quote->content, RapSpan, at - 1).start > span->start)
    at--;
  g_array_insert_val (quote->content, at, *span);
}

void
rap_quote_loose_find (RapQuoteLoose *loose)
{
  g_autoptr (GArray) pieces = rap_quote_pieces_find (loose->view->document);
  g_autoptr (RapQuoteStarts) starts = rap_quote_starts_new (loose->view, loose->quotes);
  g_autoptr (GHashTable) told = index_told (loose);
  guint end = 0; /* of the quotation over several paragraphs that was met last */

  for (guint p = 0; p < pieces->len; p++)
    {
      const RapQuotePiece *piece = &g_array_index (pieces, RapQuotePiece, p);
      gboolean             loosely =
        piece->speech && !is_covered (loose, piece) && !is_attribute (loose, piece->pair);
      if (piece->pair->goes_on && p >= end)
        end = loosely ? end_of_chain (pieces, p) : 0;
      RapQuote *teller =
        loosely && p < end
          ? find_teller (loose, told, &g_array_index (pieces, RapQuotePiece, end))
          : NULL;
      if (teller != NULL)
        insert_content (teller, &piece->pair->content);
      else if (loosely)
        add_piece (loose, starts, piece);
    }
}
