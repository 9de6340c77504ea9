// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-undertakings.h"

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

gboolean
rap_clause_spares (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  return c->passive && c->agent == RAP_NO_WORD &&
         rap_word_plays (&work->text.words->words[c->subject], "negative-determiner");
}

/* "would be ready to talk" */
static gboolean
is_readiness (const RapPromising *work, guint verb)
{
  RapChildren children;

  if (!rap_promising_word_is (work, verb, "readiness"))
    return FALSE;
  rap_event_children (&work->text, verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = work->text.clauses->at[children.words[i]];
      if (below != RAP_NO_CLAUSE && children.words[i] > verb &&
          get (work, below)->infinitive)
        return TRUE;
    }
  return FALSE;
}

/* "will probably use", "would sometimes dismiss", "how they will sell": a guess, a habit, a
 * question. */
static gboolean
is_loose (const RapPromising *work, guint verb)
{
  RapChildren children;

  rap_event_children (&work->text, verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint word = children.words[i];
      if (word > verb)
        break;
      guint first = MIN (work->text.tree->firsts[word], word);
      if (rap_promising_word_is (work, word, "guess") ||
          rap_word_plays (&work->text.words->words[first], "asking"))
        return TRUE;
    }
  return FALSE;
}

/* "has not, and will never, accept": of two negations the parser makes none. */
static gboolean
is_refused (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  gboolean         negated = c->negated;

  for (guint i = c->verb; c->subject < c->verb && i-- > c->subject + 1 && !negated;)
    {
      if (work->text.clauses->at[i] != RAP_NO_CLAUSE)
        break;
      negated = rap_word_plays (&work->text.words->words[i], "negation");
    }
  return negated && !rap_clause_spares (work, clause) &&
         rap_promising_verb_is (work, clause, "refusing");
}

gboolean
rap_clause_is_undertaking (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);

  if ((c->mood != RAP_MOOD_REPORTED && c->mood != RAP_MOOD_FUTURE) ||
      c->rel == RAP_REL_ADVCL || c->relative || c->subject == RAP_NO_WORD || c->perfect)
    return FALSE;
  /* "all of which, he said, would help" is not what he would do. */
  if (!c->own_subject && c->rel != RAP_REL_CONJ)
    return FALSE;
  /* "is hoping that states …, will allow": hung under the wish. */
  if (!c->own_subject && c->governor != RAP_NO_CLAUSE &&
      rap_statement_is_wish (&work->text, c->governor))
    return FALSE;
  if (c->mark != RAP_NO_WORD &&
      rap_word_plays (&work->text.words->words[c->mark], "question"))
    return FALSE;
  gboolean state = work->text.tags->tags[c->verb] != RAP_TAG_VERB ||
                   rap_tree_child (work->text.words,
                                   work->text.tree,
                                   c->verb,
                                   RAP_REL_COP,
                                   RAP_NO_HEAD) != RAP_NO_HEAD;
  if (state && !is_readiness (work, c->verb))
    return FALSE;
  /* "I would answer", said by himself, is what he would do if; "she would", said by her
   * spokesman, is what she will do. */
  if (c->mood == RAP_MOOD_REPORTED && rap_word_is_quoted (&work->text, c->subject) &&
      !rap_word_is_other (&work->text, c->subject))
    return FALSE;
  return !is_loose (work, c->verb) && !is_refused (work, clause) &&
         !rap_clause_is_asked (&work->text, clause);
}

gboolean
rap_clause_is_idle (const RapPromising *work, guint clause)
{
  return rap_promising_verb_is (work, clause, "idle");
}
