// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-commitment.h"

#include "extract/rap-conditions.h"

#include <string.h>

#include "language/rap-figures.h"
#include "language/rap-times.h"

static const char *const form_nicks[RAP_N_COMMITMENT_FORMS] = { "pledge",
                                                                "vow",
                                                                "agreement",
                                                                "offer" };

/* Of "2016-03-31". */
#define DATE_LENGTH 10
/* How many findings before a place may reach into it. */
#define NEAR_BY 8

const char *
rap_commitment_form_get_nick (RapCommitmentForm form)
{
  return form_nicks[form];
}

gboolean
rap_promising_knows (const RapPromising *work, RapSpan matter)
{
  /* They come in the order of the text: only the last few can overlap. */
  for (guint i = work->found->len > NEAR_BY ? work->found->len - NEAR_BY : 0;
       i < work->found->len;
       i++)
    {
      if (rap_span_overlaps (&g_array_index (work->found, RapCommitment, i).matter,
                             &matter))
        return TRUE;
    }
  return FALSE;
}

/* Nothing is promised for a day that is over. */
static gboolean
is_gone (const RapPromising *work, const char *date)
{
  const char *today = rap_document_get_published (work->text.document);

  return today != NULL && strlen (date) >= DATE_LENGTH &&
         strncmp (date, today, DATE_LENGTH) < 0;
}

/* The first date in the matter: the day by which it is due. */
static const char *
due_of (const RapPromising *work, RapSpan matter)
{
  const RapTimes *times = rap_times_of (work->text.document);

  for (guint i = rap_times_find (times, matter.start); i < times->n_times; i++)
    {
      const RapTime *time = &times->times[i];
      if (time->span.start >= matter.end)
        break;
      if (time->type == RAP_TIME_DURATION && time->end[0] != '\0')
        return time->end;
      if (time->type == RAP_TIME_DATE && g_ascii_isdigit (time->value[0]) &&
          !is_gone (work, time->value))
        return time->value;
    }
  return NULL;
}

/* "three boats", but not "the three would" */
static gboolean
counts_things (const RapPromising *work, const RapFigure *figure)
{
  if (figure->of.end <= figure->of.start)
    return FALSE;
  guint8 tag = work->text.tags->tags[rap_words_find (work->text.words, figure->of.start)];
  return tag != RAP_TAG_AUX && tag != RAP_TAG_VERB;
}

static guint
first_figure (const RapFigures *figures, gsize start)
{
  guint low = 0, high = figures->n_figures;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (figures->figures[middle].span.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

RapSpan
rap_promising_find_amount (const RapPromising *work, RapSpan matter)
{
  const RapFigures *figures = rap_figures_of (work->text.document);

  for (guint i = first_figure (figures, matter.start); i < figures->n_figures; i++)
    {
      const RapFigure *figure = &figures->figures[i];
      if (figure->span.end > matter.end)
        break;
      if (figure->unit != NULL || counts_things (work, figure))
        return (RapSpan){ figure->span.start,
                          MAX (figure->span.end, MIN (figure->of.end, matter.end)) };
    }
  return (RapSpan){ 0, 0 };
}

RapSpan
rap_promising_find_sum (const RapPromising *work, guint word)
{
  const RapFigures *figures = rap_figures_of (work->text.document);
  gsize             start = work->text.words->words[word].span.start;
  guint             found = first_figure (figures, start);

  if (found == figures->n_figures || figures->figures[found].span.start != start)
    return (RapSpan){ 0, 0 };
  const RapFigure *figure = &figures->figures[found];
  return counts_things (work, figure)
           ? (RapSpan){ start, MAX (figure->span.end, figure->of.end) }
           : figure->span;
}

/* "if elected, he would leave it to them and follow them": what stands in front is the
 * condition of both. */
static RapSpan
shared_condition (const RapPromising *work, guint clause)
{
  const RapClause *c = &work->text.clauses->clauses[clause];

  if (work->found->len == 0 || c->rel != RAP_REL_CONJ || c->own_subject)
    return (RapSpan){ 0, 0 };
  const RapCommitment *before =
    &g_array_index (work->found, RapCommitment, work->found->len - 1);
  guint verb = work->text.clauses->clauses[before->clause].verb;
  return before->clause == c->governor &&
             before->condition.end <= work->text.words->words[verb].span.start
           ? before->condition
           : (RapSpan){ 0, 0 };
}

void
rap_promising_add (RapPromising     *work,
                   guint             clause,
                   RapCommitmentForm form,
                   GArray           *by,
                   GArray           *to,
                   RapSpan           matter,
                   guint             content)
{
  RapCommitment commitment = { .form = form, .by = by, .to = to, .clause = clause };

  if (content != RAP_NO_CLAUSE)
    commitment.condition = rap_statement_condition (&work->text, content);
  if (commitment.condition.end == 0)
    commitment.condition = rap_statement_condition (&work->text, clause);
  if (commitment.condition.end == 0)
    commitment.condition = shared_condition (work, clause);
  commitment.matter = rap_statement_without (&work->text, matter, commitment.condition);
  commitment.first = rap_words_find (work->text.words, commitment.matter.start);
  commitment.end = rap_words_find (work->text.words, commitment.matter.end - 1) + 1;
  commitment.sentence = work->text.words->words[commitment.first].sentence;
  commitment.due = due_of (work, matter);
  commitment.amount = rap_promising_find_amount (work, commitment.matter);
  /* Two parties who promise the same have agreed. */
  if (by->len > 1 && form == RAP_COMMITMENT_VOW)
    commitment.form = RAP_COMMITMENT_AGREEMENT;
  g_array_append_val (work->found, commitment);
}

gboolean
rap_promising_verb_is (const RapPromising *work, guint clause, const char *kind)
{
  return rap_statement_row (&work->text, clause, "commitment-words", 1, kind) !=
         RAP_LEXICON_NONE;
}

gboolean
rap_promising_word_is (const RapPromising *work, guint word, const char *kind)
{
  const RapLexicon *lexicon = rap_lexicon_get ("commitment-words");
  const char       *forms[2] = { work->text.words->words[word].lower,
                                 work->text.tags->lemmas[word] };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint row = rap_lexicon_find (lexicon, forms[i], strlen (forms[i]));
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), kind))
            return TRUE;
        }
    }
  return FALSE;
}
