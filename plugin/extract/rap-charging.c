// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-charging.h"

#include <string.h>

#include "extract/rap-event-coder.h"
#include "extract/rap-mentions.h"

/* Clauses above one that are looked at. */
#define LEVELS 5
/* How far before its verb "to" may stand, in words. */
#define BIDDEN_REACH 3

/* Whether the infinitive is done when the verb above it is: "began to accuse". */
static gboolean
is_begun (const RapAccusing *work, const RapClause *above)
{
  const RapLexicon *lexicon = rap_lexicon_get ("allegation-words");
  const char       *lemma = work->text.tags->lemmas[above->verb];
  guint             row = rap_lexicon_find (lexicon, lemma, strlen (lemma));

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    {
      if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "doing"))
        return TRUE;
    }
  return FALSE;
}

/* Whether what stands under the clause so is told as done: not "unable to accuse", "steered
 * clear of accusing", "does not think we accuse". */
static gboolean
carries (const RapAccusing *work, const RapClause *c, const RapClause *above)
{
  if (c->rel == RAP_REL_CONJ)
    return TRUE;
  if (above->negated || above->mood != RAP_MOOD_ACTUAL)
    return FALSE;
  if (c->rel == RAP_REL_XCOMP && c->infinitive)
    return is_begun (work, above);
  return c->rel != RAP_REL_CCOMP ||
         !rap_statement_is_wish (&work->text, above - work->text.clauses->clauses);
}

/* "Neither Kerr nor Reed has been charged" */
static gboolean
is_nobody (const RapAccusing *work, const RapClause *c)
{
  if (c->subject == RAP_NO_WORD || !c->own_subject)
    return FALSE;
  const RapWord *first =
    &work->text.words->words[MIN (work->text.tree->firsts[c->subject], c->subject)];
  return rap_word_plays (first, "negation") ||
         rap_word_plays (first, "negative-determiner");
}

/* "Democrats are to blame": whoever is to blame blames nobody. */
static gboolean
is_to_be (const RapAccusing *work, const RapClause *c)
{
  return c->verb > 1 &&
         rap_word_plays (&work->text.words->words[c->verb - 1], "infinitive") &&
         rap_mention_word_is (&work->text.words->words[c->verb - 2], "be");
}

gboolean
rap_is_accused (const RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);

  if (c->negated || c->mood != RAP_MOOD_ACTUAL || is_nobody (work, c) ||
      is_to_be (work, c) || rap_clause_is_asked (&work->text, clause) ||
      rap_event_is_condition (&work->text, clause))
    return FALSE;
  for (guint i = 0; i < LEVELS && c->governor != RAP_NO_CLAUSE && c->rel != RAP_REL_ROOT;
       i++)
    {
      const RapClause *above = rap_accusing_clause (work, c->governor);
      guint            mark = rap_word_case (work->text.document, c->verb);
      if (c->gerund && mark != RAP_NO_WORD &&
          (rap_word_plays (&work->text.words->words[mark], "of") ||
           rap_word_plays (&work->text.words->words[mark], "negative-mark")))
        return FALSE;
      /* "…, accusing her", "apologise for accusing her": whatever is said around it. */
      if (c->gerund && c->rel == RAP_REL_ADVCL &&
          (mark == RAP_NO_WORD ||
           rap_word_plays (&work->text.words->words[mark], "charge")))
        return TRUE;
      if (c->own_subject && c->rel == RAP_REL_ADVCL)
        break;
      if (c->relative && !c->gerund)
        break;
      if (!carries (work, c, above))
        return FALSE;
      c = above;
    }
  return TRUE;
}

/* "called on Dean to apologise": the name behind "on" that stands right before "to". */
static guint
bidden_before (const RapAccusing *work, const RapClause *c)
{
  guint to = c->verb;

  while (to > 2 && c->verb - to < BIDDEN_REACH &&
         !rap_word_plays (&work->text.words->words[to], "infinitive"))
    to--;
  const RapMention *mention = rap_actors_mention_at (work->text.actors, to - 1, to);
  return mention != NULL && mention->end == to && mention->first > 0 &&
             mention->form == RAP_MENTION_NAME &&
             rap_word_plays (&work->text.words->words[mention->first - 1], "onto")
           ? to - 1
           : RAP_NO_WORD;
}

guint
rap_accusing_alleger (const RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);

  if (c->passive)
    return c->agent;
  /* "and Democrats accused", where these were joined to what stands before. */
  RapVerbForm form = work->text.tags->verbs[c->verb];
  if (!c->own_subject && (form == RAP_VERB_PAST || form == RAP_VERB_PARTICIPLE) &&
      c->verb > 0 && work->text.tags->tags[c->verb - 1] == RAP_TAG_PROPN &&
      !rap_word_is_time (work->text.document, c->verb - 1))
    return c->verb - 1;
  for (guint i = 0; i < LEVELS && !c->own_subject && c->governor != RAP_NO_CLAUSE; i++)
    {
      guint bidden = c->infinitive && c->verb > 2 ? bidden_before (work, c) : RAP_NO_WORD;
      if (bidden != RAP_NO_WORD)
        return bidden;
      if (c->rel != RAP_REL_XCOMP && c->rel != RAP_REL_ADVCL && c->rel != RAP_REL_CONJ)
        break;
      c = rap_accusing_clause (work, c->governor);
    }
  return rap_accusing_clause (work, clause)->subject;
}
