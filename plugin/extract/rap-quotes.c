// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quotes.h"

#include <string.h>

#include "extract/rap-quote-pieces.h"
#include "text/rap-lexicon.h"

/* So far from a mark a cue is looked for. */
#define NEAR 9

static const char *const form_nicks[] = { "direct", "mixed", "indirect" };
static const char *const refusal_nicks[] = { "no-cue",
                                             "other-quote",
                                             "speaks-of-self",
                                             "weak" };

const char *
rap_quote_form_get_nick (RapQuoteForm form)
{
  return form_nicks[form];
}

const char *
rap_refusal_get_nick (RapRefusal refusal)
{
  return refusal_nicks[refusal];
}

RapSpan
rap_quote_get_extent (const RapQuote *quote)
{
  const RapSpan *spans = (const RapSpan *) (gpointer) quote->content->data;
  return (RapSpan){ spans[0].start, spans[quote->content->len - 1].end };
}

/* A cue with its subject beside a piece. */
typedef struct
{
  guint cue; /* G_MAXUINT when there is none */
  guint first;
  guint end;
} Tie;

typedef struct
{
  RapDocument      *document;
  const RapWords   *words;
  const RapActors  *actors;
  const RapLexicon *forms;
  const RapLexicon *cues;
  guint             lemma;
  guint             kind;
  guint             strength;
  GArray           *pieces;
  GArray           *quotes;
} Finder;

static gboolean
is_mark (const Finder *finder, guint i)
{
  return (finder->words->words[i].flags & RAP_WORD_MARK) != 0;
}

static gboolean
is_strong_cue (const Finder *finder, const char *lemma, gsize length)
{
  for (guint row = rap_lexicon_find (finder->cues, lemma, length);
       row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (finder->cues, row))
    if (rap_field_is (rap_lexicon_field (finder->cues, row, finder->kind), "verb") &&
        rap_field_to_int (rap_lexicon_field (finder->cues, row, finder->strength)) >= 2)
      return TRUE;
  return FALSE;
}

static gboolean
is_cue (const Finder *finder, guint i)
{
  const char *form = finder->words->words[i].lower;
  for (guint row = rap_lexicon_find (finder->forms, form, strlen (form));
       row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (finder->forms, row))
    {
      RapField lemma = rap_lexicon_field (finder->forms, row, finder->lemma);
      if (is_strong_cue (finder, lemma.text, lemma.length))
        return TRUE;
    }
  return FALSE;
}

/* The run of words before the cue back to a mark, cut to what can be a name or a noun. */
static gboolean
subject_before (const Finder *finder, guint low, guint cue, Tie *tie)
{
  guint first = cue;
  while (first > low && !is_mark (finder, first - 1) && cue - first < NEAR)
    first--;
  if (first == cue)
    return FALSE;
  *tie = (Tie){ cue, first, cue };
  return TRUE;
}

/* The run of words after the cue up to a mark. A name ends at the first small word. */
static gboolean
subject_after (const Finder *finder, guint cue, guint high, Tie *tie)
{
  guint    end = cue + 1;
  gboolean capital = FALSE;
  while (end < high && !is_mark (finder, end) && end - cue < NEAR)
    {
      gboolean is_capital = (finder->words->words[end].flags & RAP_WORD_CAPITAL) != 0;
      if (capital && !is_capital)
        break;
      capital |= is_capital;
      end++;
    }
  if (end == cue + 1)
    return FALSE;
  *tie = (Tie){ cue, cue + 1, end };
  return TRUE;
}

/* "…," X said · "…," said X */
static gboolean
tie_after (const Finder *finder, guint mark, guint end, Tie *tie)
{
  guint i = mark + 1;
  if (i < end && is_mark (finder, i) && strcmp (finder->words->words[i].form, ",") == 0)
    i++;
  for (guint cue = i; cue < end && cue < i + NEAR && !is_mark (finder, cue); cue++)
    if (is_cue (finder, cue))
      return cue == i ? subject_after (finder, cue, end, tie)
                      : subject_before (finder, i, cue, tie);
  return FALSE;
}

/* X said, "…" */
static gboolean
tie_before (const Finder *finder, guint mark, guint first, Tie *tie)
{
  guint i = mark;
  if (i > first && is_mark (finder, i - 1))
    i--;
  for (guint cue = i; cue > first && i - cue < NEAR && !is_mark (finder, cue - 1); cue--)
    if (is_cue (finder, cue - 1))
      return subject_before (finder, first, cue - 1, tie);
  return FALSE;
}

static gboolean
find_tie (const Finder *finder, const RapQuotePiece *piece, Tie *tie)
{
  const RapWords    *words = finder->words;
  const RapSentence *last = &words->sentences[words->words[piece->end - 1].sentence];
  const RapSentence *first = &words->sentences[words->words[piece->first].sentence];
  guint              low = piece->first > 0 ? piece->first - 1 : 0;
  tie->cue = G_MAXUINT;
  return (piece->end < words->n_words &&
          tie_after (finder,
                     piece->end,
                     MAX (last->end, MIN (piece->end + 1, words->n_words)),
                     tie)) ||
         tie_before (finder, low, MIN (first->first, low), tie);
}

static void
add_candidates (const Finder *finder, RapQuote *quote, const RapQuotePiece *piece)
{
  guint low = piece->first > 60 ? piece->first - 60 : 0;
  for (guint i = 0; i < finder->actors->mentions->len && quote->candidates->len < 4; i++)
    {
      const RapMention *mention =
        &g_array_index (finder->actors->mentions, RapMention, i);
      RapQuoteCandidate candidate = { mention->actor, RAP_REFUSED_NO_CUE };
      gboolean          known = FALSE;
      if (mention->first < low || mention->first > piece->end + 60)
        continue;
      for (guint k = 0; k < quote->candidates->len; k++)
        known |=
          g_array_index (quote->candidates, RapQuoteCandidate, k).actor == mention->actor;
      if (!known)
        g_array_append_val (quote->candidates, candidate);
    }
}

static void
add_piece (Finder *finder, const RapQuotePiece *piece)
{
  RapSpan  span = rap_quote_piece_span (finder->document, piece);
  RapQuote quote = { .form = RAP_QUOTE_DIRECT, .actor = RAP_NO_ACTOR, .rule = "none" };
  Tie      tie;
  quote.content = g_array_new (FALSE, FALSE, sizeof (RapSpan));
  quote.candidates = g_array_new (FALSE, FALSE, sizeof (RapQuoteCandidate));
  g_array_append_val (quote.content, span);
  quote.stated = find_tie (finder, piece, &tie);
  if (quote.stated)
    {
      const RapMention *mention =
        rap_actors_mention_at (finder->actors, tie.first, tie.end);
      quote.cue = finder->words->words[tie.cue].span;
      quote.mention = rap_words_span (finder->words, tie.first, tie.end);
      quote.first = tie.first;
      quote.end = tie.end;
      if (mention != NULL)
        {
          quote.actor = mention->actor;
          quote.mention = mention->span;
          quote.first = mention->first;
          quote.end = mention->end;
        }
      quote.rule = "near-cue";
    }
  else
    add_candidates (finder, &quote, piece);
  g_array_append_val (finder->quotes, quote);
}

static void
clear_quote (gpointer data)
{
  RapQuote *quote = data;
  g_array_unref (quote->content);
  g_array_unref (quote->candidates);
}

static gpointer
make_quotes (RapDocument *document)
{
  RapQuotes *quotes = g_new0 (RapQuotes, 1);
  Finder     finder = { document, rap_words_of (document), rap_actors_of (document) };
  finder.forms = rap_lexicon_get ("verb-forms");
  finder.cues = rap_lexicon_get ("cues");
  finder.lemma = rap_lexicon_column (finder.forms, "lemma");
  finder.kind = rap_lexicon_column (finder.cues, "kind");
  finder.strength = rap_lexicon_column (finder.cues, "strength");
  finder.pieces = rap_quote_pieces_find (document);
  finder.quotes = quotes->quotes = g_array_new (FALSE, FALSE, sizeof (RapQuote));
  g_array_set_clear_func (quotes->quotes, clear_quote);
  for (guint i = 0; i < finder.pieces->len; i++)
    {
      const RapQuotePiece *piece = &g_array_index (finder.pieces, RapQuotePiece, i);
      if (piece->speech)
        add_piece (&finder, piece);
    }
  g_array_unref (finder.pieces);
  return quotes;
}

static void
free_quotes (gpointer value)
{
  RapQuotes *quotes = value;
  g_array_unref (quotes->quotes);
  g_free (quotes);
}

static const RapDerivation quotes_derivation = { "quotes", make_quotes, free_quotes };

const RapQuotes *
rap_quotes_of (RapDocument *document)
{
  return rap_document_derive (document, &quotes_derivation);
}
