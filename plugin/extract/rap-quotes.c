// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quotes.h"

#include "extract/rap-quote-choice.h"
#include "extract/rap-quote-denial.h"
#include "extract/rap-quote-inner.h"
#include "extract/rap-quote-judge.h"
#include "extract/rap-quote-layout.h"
#include "extract/rap-quote-loose.h"
#include "text/rap-document-private.h"
#include "text/rap-work.h"

/* A speaker with less of a chance is not stated. */
#define LEAST_MASS (RAP_QUOTE_WHOLE * 2 / 5)
/* A cue that layout explains. */
#define EXPLAINED 2

typedef struct
{
  RapQuoteView        *view;
  RapQuoteWho          who;
  const RapQuoteModel *model;
  gint16              *odds;
  GArray              *guesses; /* RapQuoteGuess, by anchor */
  guint8              *covered; /* per word: 1 in a content, or EXPLAINED */
  GArray              *quotes;
} Maker;

static const RapQuoteGuess *
get_guess (const Maker *maker, guint i)
{
  return &g_array_index (maker->guesses, RapQuoteGuess, i);
}

static void
find_guesses (Maker *maker)
{
  g_autofree gint16 *once = g_new (gint16, maker->view->n + 1);
  rap_quote_odds_fill (maker->model, maker->view, once);
  rap_quote_odds_look_again (maker->model, maker->view, once, maker->odds);
  for (guint i = 0; i < maker->view->n && !rap_work_is_cancelled (); i++)
    if (maker->odds[i] > RAP_QUOTE_LEAST_ODDS)
      {
        RapQuoteGuess guess;
        rap_quote_guess_fill (&guess, maker->model, maker->view, maker->odds, i);
        g_array_append_val (maker->guesses, guess);
      }
  rap_quote_guesses_judge ((RapQuoteGuess *) (gpointer) maker->guesses->data,
                           maker->guesses->len,
                           maker->model,
                           maker->view);
}

/* --- limits --- */

static gboolean
is_quote_mark (const RapQuoteView *view, guint i)
{
  return (view->words->words[i].flags & RAP_WORD_QUOTE) != 0;
}

/* A run ends behind the marks that belong to it: a comma or stop inside the quotation, and the
 * mark that closes one it opened. */
static guint
end_of_run (const RapQuoteView *view, guint first, guint last)
{
  guint    end = last + 1;
  gboolean open = FALSE;

  while (end < view->n && view->tokens[end].quoted && !view->tokens[end].letters &&
         view->tokens[end].segment == view->tokens[last].segment)
    end++;
  for (guint i = first; i < end; i++)
    open ^= is_quote_mark (view, i);
  return open && end < view->n && is_quote_mark (view, end) &&
             rap_quote_view_block (view, end) == rap_quote_view_block (view, last)
           ? end + 1
           : end;
}

static void
add_run (RapQuote *quote, const RapQuoteView *view, guint first, guint last)
{
  RapSpan  span = rap_words_span (view->words, first, end_of_run (view, first, last));
  RapSpan *before = quote->content->len > 0
                      ? &g_array_index (quote->content, RapSpan, quote->content->len - 1)
                      : NULL;
  if (before != NULL && before->end >= span.start)
    before->end = MAX (before->end, span.end);
  else
    g_array_append_val (quote->content, span);
}

/* Words of the content in runs; marks between two words of it belong to the run, unless
 * a paragraph ends there. */
static void
set_content (RapQuote *quote, const RapQuoteGuess *guess, const Maker *maker)
{
  const RapQuoteView *view = maker->view;
  guint               first, last, words = 0, quoted = 0, run = G_MAXUINT, end = 0;
  rap_quote_guess_extent (guess, view, &first, &last);
  for (guint i = first; i <= last; i++)
    {
      gboolean in = rap_quote_guess_has (guess, view, i);
      gboolean breaks = run != G_MAXUINT && rap_quote_view_block (view, i) !=
                                              rap_quote_view_block (view, end);
      if (run != G_MAXUINT && (breaks || (!in && view->tokens[i].letters)))
        {
          add_run (quote, view, run, end);
          run = G_MAXUINT;
        }
      if (!in)
        continue;
      run = run == G_MAXUINT ? i : run;
      end = i;
      words++;
      quoted += view->tokens[i].quoted;
      maker->covered[i] = 1;
    }
  add_run (quote, view, run, end);
  quote->form = 100 * quoted >= 97 * words ? RAP_QUOTE_DIRECT
                : quoted > 0               ? RAP_QUOTE_MIXED
                                           : RAP_QUOTE_INDIRECT;
}

/* The one whom the words speak for most, where that is not enough to say so. */
static void
refuse_weak (Maker *maker, RapQuote *quote, const RapQuoteGuess *guess)
{
  const RapMention *mention = rap_quote_who_mention (&maker->who, guess->speaker);
  if (mention == NULL)
    return;
  RapQuoteCandidate candidate = { mention->actor, RAP_REFUSED_WEAK };
  g_array_append_val (quote->candidates, candidate);
}

static void
add_guess (Maker *maker, const RapQuoteGuess *guess)
{
  guint first, last;
  /* all of it went to another cue */
  if (!rap_quote_guess_extent (guess, maker->view, &first, &last))
    return;
  /* what nobody said is no statement */
  if (guess->speaker >= 0 && rap_quote_who_is_nobody (&maker->who, guess->speaker))
    return;
  RapQuote quote = rap_quote_new (RAP_QUOTE_INDIRECT);
  quote.cue = maker->view->words->words[guess->anchor].span;
  quote.rule = "cue";
  quote.limits = rap_quote_sources_get_nick (guess->sources);
  set_content (&quote, guess, maker);
  if (guess->speaker >= 0 && guess->speaker_mass < LEAST_MASS)
    refuse_weak (maker, &quote, guess);
  else if (guess->speaker >= 0)
    rap_quote_who_set_speaker (&maker->who,
                               &quote,
                               guess->speaker,
                               guess->speaker_first,
                               guess->speaker_end);
  quote.tie = quote.stated ? rap_quote_guess_tie (guess, maker->view) : RAP_TIE_NONE;
  if (guess->speaker < 0)
    rap_quote_who_set_introducer (&maker->who, &quote, guess->anchor);
  rap_quote_who_set_addressee (&maker->who, &quote, guess->anchor);
  g_array_append_val (maker->quotes, quote);
}

/* --- layout --- */

/* Adds words [first, end) paragraph by paragraph, without marks at the edges. */
static void
add_paragraphs (RapQuote *quote, const Maker *maker, guint first, guint end)
{
  const RapQuoteView *view = maker->view;
  guint               from = first;
  for (guint i = first; i <= end; i++)
    {
      if (i < end)
        maker->covered[i] = 1;
      if (i < end && rap_quote_view_block (view, i) == rap_quote_view_block (view, from))
        continue;
      guint last = i - 1;
      while (from < last && view->tokens[from].mark)
        from++;
      while (last > from && view->tokens[last].mark)
        last--;
      if (i > first)
        add_run (quote, view, from, last);
      from = i;
    }
}

static void
add_turn (Maker *maker, const RapQuoteTurn *turn)
{
  RapQuote quote = rap_quote_new (RAP_QUOTE_DIRECT);
  quote.cue = maker->view->words->words[turn->colon].span;
  quote.rule = "label";
  quote.limits = "paragraph";
  quote.tie = RAP_TIE_LABEL;
  add_paragraphs (&quote, maker, turn->content, turn->content_end);
  maker->covered[turn->colon] = EXPLAINED;
  rap_quote_who_set_speaker (&maker->who, &quote, turn->end - 1, turn->first, turn->end);
  g_array_append_val (maker->quotes, quote);
}

static void
add_signature (Maker *maker, const RapQuoteSignature *signature)
{
  const RapQuoteView *view = maker->view;
  RapQuote            quote = rap_quote_new (RAP_QUOTE_DIRECT);
  guint               last = signature->dash - 2, first = last;
  quote.cue = view->words->words[signature->dash].span;
  quote.rule = "signature";
  quote.tie = RAP_TIE_SIGNATURE;
  while (first > 0 && (view->tokens[first - 1].segment == signature->segment ||
                       view->tokens[first - 1].mark))
    first--;
  while (view->tokens[first].segment != signature->segment)
    first++;
  add_paragraphs (&quote, maker, first, last + 1);
  maker->covered[signature->dash] = EXPLAINED;
  rap_quote_who_set_speaker (&maker->who,
                             &quote,
                             signature->end - 1,
                             signature->first,
                             signature->end);
  g_array_append_val (maker->quotes, quote);
}

/* Nobody says the label of his turn. */
static void
drop_labels (Maker *maker, const GArray *turns)
{
  guint g = 0;
  for (guint k = 0; k < turns->len; k++)
    {
      const RapQuoteTurn *turn = &g_array_index (turns, RapQuoteTurn, k);
      for (; g < maker->guesses->len &&
             get_guess (maker, g)->anchor < (gint32) turn->content_end;
           g++)
        {
          RapQuoteGuess *guess = &g_array_index (maker->guesses, RapQuoteGuess, g);
          for (guint i = turn->first; i <= turn->colon; i++)
            if (i - (guint) guess->first < RAP_QUOTE_WINDOW)
              rap_quote_set_remove (&guess->set, i - guess->first);
        }
    }
}

static void
add_layout (Maker *maker)
{
  g_autoptr (GArray) turns = rap_quote_turns_find (maker->view);
  g_autoptr (GArray) signatures = rap_quote_signatures_find (maker->view);
  drop_labels (maker, turns);
  for (guint k = 0; k < turns->len; k++)
    add_turn (maker, &g_array_index (turns, RapQuoteTurn, k));
  for (guint k = 0; k < signatures->len; k++)
    add_signature (maker, &g_array_index (signatures, RapQuoteSignature, k));
}

/* --- the derivation --- */

static void
clear_quote (gpointer data)
{
  RapQuote *quote = data;
  g_array_unref (quote->content);
  g_array_unref (quote->candidates);
  g_array_unref (quote->inner);
}

static int
compare_quotes (gconstpointer a, gconstpointer b)
{
  RapSpan x = rap_quote_get_extent (a), y = rap_quote_get_extent (b);
  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  if (x.end != y.end)
    return x.end > y.end ? -1 : 1;
  const RapQuote *p = a, *q = b;
  return p->cue.start < q->cue.start ? -1 : p->cue.start > q->cue.start;
}

static void
make_all (Maker *maker)
{
  find_guesses (maker);
  if (rap_work_is_cancelled ())
    return;
  RapQuoteChoice     choice = { maker->view, maker->model, maker->odds, maker->guesses };
  g_autofree guint8 *kept = rap_quote_choice_make (&choice);
  add_layout (maker);
  for (guint i = 0; i < maker->guesses->len; i++)
    if (kept[i] && maker->covered[get_guess (maker, i)->anchor] != EXPLAINED)
      add_guess (maker, get_guess (maker, i));
  RapQuoteLoose loose = { maker->view,
                          &maker->who,
                          (const RapQuoteGuess *) (gconstpointer) maker->guesses->data,
                          maker->guesses->len,
                          maker->covered,
                          maker->quotes };
  rap_quote_loose_find (&loose);
  g_array_sort (maker->quotes, compare_quotes);
  rap_quote_who_resolve_inner (&maker->who, maker->quotes);
  for (guint i = 0; i < maker->quotes->len; i++)
    {
      RapQuote *quote = &g_array_index (maker->quotes, RapQuote, i);
      rap_quote_denial_find (maker->view, quote);
      rap_quote_inner_find (&maker->who, quote);
    }
}

static gpointer
make_quotes (RapDocument *document)
{
  RapQuotes *quotes = g_new0 (RapQuotes, 1);
  g_autoptr (RapQuoteView) view = rap_quote_view_new (document);
  g_autofree gint16 *odds = g_new (gint16, view->n + 1);
  g_autofree guint8 *covered = g_new0 (guint8, view->n + 1);
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (RapQuoteGuess));
  quotes->quotes = g_array_new (FALSE, FALSE, sizeof (RapQuote));
  g_array_set_clear_func (quotes->quotes, clear_quote);
  Maker maker = { view,    { 0 },   rap_quote_model_get (), odds,
                  guesses, covered, quotes->quotes };
  rap_quote_who_init (&maker.who, view, rap_actors_of (document));
  if (!rap_work_is_cancelled ())
    make_all (&maker);
  rap_quote_who_clear (&maker.who);
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
