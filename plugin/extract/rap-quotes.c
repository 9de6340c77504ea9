// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quotes.h"

#include "extract/rap-quote-aside.h"
#include "extract/rap-quote-denial.h"
#include "extract/rap-quote-inner.h"
#include "extract/rap-quote-judge.h"
#include "extract/rap-quote-layout.h"
#include "extract/rap-quote-loose.h"
#include "text/rap-document-private.h"
#include "text/rap-work.h"

/* Two guesses with contents as like as this, in percent, are one statement. */
#define SAME_CONTENT 90
/* Guesses around one that are compared with it. */
#define RIVALS 12
/* How sure the table of cues must be of a verb to part two halves of a quotation. */
#define STRONG_CUE 3
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

static int
compare_judgements (gconstpointer a, gconstpointer b, gpointer data)
{
  const RapQuoteGuess *guesses = data;
  guint                x = *(const guint *) a, y = *(const guint *) b;
  if (guesses[x].judgement != guesses[y].judgement)
    return guesses[x].judgement < guesses[y].judgement ? 1 : -1;
  return x < y ? -1 : x > y;
}

/* Whether a better guess nearby has the same content. */
static gboolean
is_double (const Maker *maker, const guint8 *kept, guint which)
{
  guint first = which > RIVALS ? which - RIVALS : 0;
  guint end = MIN (maker->guesses->len, which + RIVALS + 1);
  for (guint i = first; i < end; i++)
    if (kept[i] && rap_quote_guess_likeness (get_guess (maker, i),
                                             get_guess (maker, which),
                                             maker->view) > SAME_CONTENT)
      return TRUE;
  return FALSE;
}

/* A line that does not end as a sentence does, alone in its paragraph, is a heading whatever
 * its block is called. */
static gboolean
is_in_heading (const Maker *maker, guint word)
{
  guint           n_blocks, block = rap_quote_view_block (maker->view, word);
  const RapBlock *blocks = rap_document_get_blocks (maker->view->document, &n_blocks);
  guint           sentence = maker->view->tokens[word].sentence;
  const RapQuoteSentence *s = &maker->view->sentences[sentence];
  if (blocks[block].role == RAP_BLOCK_TITLE || blocks[block].role == RAP_BLOCK_HEADING)
    return TRUE;
  return maker->view->tokens[s->end - 1].letters &&
         (sentence == 0 || maker->view->sentences[sentence - 1].block != s->block) &&
         (sentence + 1 == maker->view->n_sentences ||
          maker->view->sentences[sentence + 1].block != s->block);
}

/* Whether the guess tells a whole clause and not a thing: "talk dams". */
static gboolean
tells_clause (const Maker *maker, const RapQuoteGuess *guess)
{
  guint first, last;
  rap_quote_guess_extent (guess, maker->view, &first, &last);
  for (guint i = first; i <= last; i++)
    if ((maker->view->tokens[i].tag == RAP_TAG_VERB ||
         maker->view->tokens[i].tag == RAP_TAG_AUX) &&
        rap_quote_guess_has (guess, maker->view, i))
      return TRUE;
  return FALSE;
}

/* A heading tells what is done; without marks only a word that is hardly ever more than a
 * cue, with a clause, makes a statement of it. */
static gboolean
is_deed_in_heading (const Maker *maker, guint which)
{
  const RapQuoteGuess    *guess = get_guess (maker, which);
  const RapQuoteToken    *cue = &maker->view->tokens[guess->anchor];
  const RapQuoteSentence *sentence = &maker->view->sentences[cue->sentence];
  /* a line that ends with a colon is the cue of what stands below it */
  return is_in_heading (maker, guess->anchor) &&
         maker->view->tokens[sentence->end - 1].part != RAP_QUOTE_PART_COLON &&
         sentence->first_quoted == sentence->end &&
         (rap_quote_cue_strength (cue) < 2 || !tells_clause (maker, guess));
}

/* “… ?” asked one of them; “… !” Anna Keller shouted: a verb of saying right behind the marks
 * that open the sentence, with somebody beside it, needs no other judge; nor does one that parts
 * a verb from its subject: The move, she explained, was the result. */
static gboolean
is_plain_speech (const Maker *maker, const RapQuoteGuess *guess)
{
  RapQuoteFrame frame;
  RapQuoteAside aside;
  gint32        first, end;
  if (guess->speaker < 0)
    return FALSE;
  rap_quote_frame_init (&frame, maker->view, maker->odds, guess->anchor);
  if (!rap_quote_frame_find_opening (&frame, &first, &end))
    return rap_quote_aside_find (&frame, &aside) && aside.split;
  if (rap_quote_cue_strength (&maker->view->tokens[guess->anchor]) < 2)
    return FALSE;
  if (guess->speaker > guess->anchor)
    return guess->anchor <= end + 2;
  return guess->speaker_first > end && guess->speaker_first <= end + 2 &&
         guess->speaker_end == guess->anchor;
}

/* Marks the accepted guesses, the surest first. */
static guint8 *
choose_guesses (const Maker *maker)
{
  guint             n = maker->guesses->len;
  guint8           *kept = g_new0 (guint8, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof *order, compare_judgements, maker->guesses->data);
  for (guint k = 0; k < n; k++)
    {
      if (get_guess (maker, order[k])->judgement <= maker->model->bar &&
          !is_plain_speech (maker, get_guess (maker, order[k])))
        continue;
      guint first, last;
      kept[order[k]] = rap_quote_guess_extent (get_guess (maker, order[k]),
                                               maker->view,
                                               &first,
                                               &last) &&
                       !is_deed_in_heading (maker, order[k]) &&
                       !is_double (maker, kept, order[k]);
    }
  return kept;
}

/* Whether a verb that is hardly ever more than a cue stands among the words. */
static gboolean
has_strong_cue (const RapQuoteView *view, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (view->tokens[i].tag == RAP_TAG_VERB &&
        rap_quote_cue_strength (&view->tokens[i]) >= STRONG_CUE)
      return TRUE;
  return FALSE;
}

/* “…,” she said, pointing at the map, “…”: words [first, end) of the sentence that go on
 * with the quotation it opens with; but not: she said, adding later, “…” */
static gboolean
find_second_half (const Maker         *maker,
                  const RapQuoteGuess *guess,
                  gint32              *first,
                  gint32              *end)
{
  const RapQuoteView     *view = maker->view;
  const RapQuoteSentence *s = &view->sentences[view->tokens[guess->anchor].sentence];
  RapQuoteFrame           frame;
  if (s->last_quoted >= s->end || (gint32) s->last_quoted < guess->anchor)
    return FALSE;
  rap_quote_frame_init (&frame, view, maker->odds, guess->anchor);
  if (!rap_quote_frame_find_opening (&frame, first, end))
    return FALSE;
  *end = s->last_quoted + 1;
  *first = s->last_quoted;
  while (*first > guess->anchor &&
         view->tokens[*first - 1].segment == view->tokens[s->last_quoted].segment)
    --*first;
  return *first > guess->anchor + 2 && view->tokens[*first - 1].mark &&
         view->tokens[*first - 2].part == RAP_QUOTE_PART_COMMA &&
         !has_strong_cue (view, guess->anchor + 1, *first) && *end - *first > 1 &&
         *end <= guess->first + RAP_QUOTE_WINDOW;
}

static void
move_words (Maker *maker, guint from, guint to, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    {
      RapQuoteGuess *giver = &g_array_index (maker->guesses, RapQuoteGuess, from);
      RapQuoteGuess *taker = &g_array_index (maker->guesses, RapQuoteGuess, to);
      guint          at = i - giver->first;
      if (at < RAP_QUOTE_WINDOW)
        giver->set.bits[at >> 6] &= ~(1ull << (at & 63));
      if (maker->view->tokens[i].letters)
        rap_quote_set_add (&taker->set, i - taker->first);
    }
}

/* What is said in passing between two halves of a quotation does not take the second. */
static void
join_halves (Maker *maker, const guint8 *kept)
{
  for (guint g = 0; g < maker->guesses->len; g++)
    {
      gint32 first, end;
      if (!kept[g] || !find_second_half (maker, get_guess (maker, g), &first, &end))
        continue;
      for (guint k = g; k < MIN (maker->guesses->len, g + RIVALS); k++)
        if (kept[k] && get_guess (maker, k)->anchor < first &&
            get_guess (maker, k)->first == get_guess (maker, g)->first)
          move_words (maker, k, g, first, end);
    }
}

/* Whether a kept guess has its cue in the sentence and explains what is quoted there. */
static gboolean
is_claimed (const Maker *maker, const guint8 *kept, guint which, guint sentence)
{
  const RapQuoteView     *view = maker->view;
  const RapQuoteSentence *s = &view->sentences[sentence];
  guint                   first = which > RIVALS ? which - RIVALS : 0;
  guint                   end = MIN (maker->guesses->len, which + RIVALS + 1);
  for (guint g = first; g < end; g++)
    {
      const RapQuoteGuess *guess = get_guess (maker, g);
      guint                all = 0, own = 0;
      if (!kept[g] || g == which || view->tokens[guess->anchor].sentence != sentence ||
          view->tokens[guess->anchor].quoted)
        continue;
      for (guint i = s->first; i < s->end; i++)
        {
          all += view->tokens[i].quoted && view->tokens[i].letters;
          own += view->tokens[i].quoted && rap_quote_guess_has (guess, view, i);
        }
      if (all > 0 && 2 * own >= all)
        return TRUE;
    }
  return FALSE;
}

/* A content does not go on into a quotation that has a cue of its own. */
static void
cut_reaches (Maker *maker, const guint8 *kept)
{
  for (guint g = 0; g < maker->guesses->len; g++)
    {
      RapQuoteGuess *guess = &g_array_index (maker->guesses, RapQuoteGuess, g);
      guint          home = maker->view->tokens[guess->anchor].sentence;
      if (!kept[g])
        continue;
      for (guint k = home + 1; k < guess->reach.end; k++)
        if (is_claimed (maker, kept, g, k))
          guess->reach.end = k;
      for (guint k = home; k-- > guess->reach.first;)
        if (is_claimed (maker, kept, g, k))
          guess->reach.first = k + 1;
    }
}

/* --- limits --- */

/* A run ends behind the marks that belong to it: a comma or stop inside the quotation. */
static guint
end_of_run (const RapQuoteView *view, guint last)
{
  guint end = last + 1;
  while (end < view->n && view->tokens[end].quoted && !view->tokens[end].letters &&
         view->tokens[end].segment == view->tokens[last].segment)
    end++;
  return end;
}

static void
add_run (RapQuote *quote, const RapQuoteView *view, guint first, guint last)
{
  RapSpan  span = rap_words_span (view->words, first, end_of_run (view, last));
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

static void
add_layout (Maker *maker)
{
  g_autoptr (GArray) turns = rap_quote_turns_find (maker->view);
  g_autoptr (GArray) signatures = rap_quote_signatures_find (maker->view);
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
  g_autofree guint8 *kept = choose_guesses (maker);
  join_halves (maker, kept);
  cut_reaches (maker, kept);
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
