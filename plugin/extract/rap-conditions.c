// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-conditions.h"

/* How far from its verb a condition is sought, in words. */
#define REACH 90
/* How far behind its subordinator the verb of a torn clause may stand. */
#define TORN_REACH 8
/* How many words the auxiliary may stand before its subject. */
#define INVERTED 6

static const RapClause *
get (const RapEventText *text, guint clause)
{
  return &text->clauses->clauses[clause];
}

/* "until elections are held", where the parser took the subordinator for a preposition: the
 * next clause under the same verb. */
static RapSpan
torn_condition (const RapEventText *text, guint clause, const RapPhraseHit *hit)
{
  guint next = rap_clauses_find (text->clauses, hit->end);

  if (next >= text->clauses->n_clauses)
    return (RapSpan){ 0, 0 };
  const RapClause *c = get (text, next);
  if (c->verb >= hit->end + TORN_REACH || c->rel != RAP_REL_ADVCL ||
      c->governor != clause || c->mark != RAP_NO_WORD)
    return (RapSpan){ 0, 0 };
  return rap_words_span (text->words, hit->first, rap_statement_end (text, c->verb));
}

/* "should Belarus fly more", "had it known": the auxiliary stands before the subject. */
static gboolean
is_inverted (const RapEventText *text, const RapClause *c)
{
  guint              first = text->tree->firsts[c->verb];
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[c->verb].sentence];

  return c->own_subject && first < c->subject && c->subject < c->verb &&
         first > sentence->first && c->subject - first <= INVERTED &&
         text->tree->rels[first] == RAP_REL_AUX &&
         (rap_word_plays (&text->words->words[first], "obliged") ||
          rap_word_plays (&text->words->words[first], "perfect"));
}

/* The condition of that kind under the clause or right behind it. */
static RapSpan
inverted_condition (const RapEventText *text, guint clause)
{
  guint end =
    MIN (text->tree->ends[get (text, clause)->verb], get (text, clause)->verb + REACH);

  for (guint i = clause + 1; i < text->clauses->n_clauses && get (text, i)->verb < end;
       i++)
    {
      if (is_inverted (text, get (text, i)))
        return rap_words_span (text->words,
                               text->tree->firsts[get (text, i)->verb],
                               rap_statement_end (text, get (text, i)->verb));
    }
  return (RapSpan){ 0, 0 };
}

/* Whether the row is a condition of that kind, strong enough. */
static gboolean
is_condition_row (const RapLexicon *lexicon, guint row, const char *kind)
{
  return rap_field_is (rap_lexicon_field (lexicon,
                                          row,
                                          rap_lexicon_column (lexicon, "role")),
                       "condition") &&
         rap_field_is (rap_lexicon_field (lexicon,
                                          row,
                                          rap_lexicon_column (lexicon, "kind")),
                       kind) &&
         rap_field_to_int (
           rap_lexicon_field (lexicon, row, rap_lexicon_column (lexicon, "strength"))) >=
           2;
}

/* From the word to the next comma, or to the end of the sentence. */
static RapSpan
up_to_comma (const RapEventText *text, guint first, guint last)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[first].sentence];
  guint end = first + 1;

  last = MIN (MIN (last, sentence->end), first + REACH);
  while (end < last && (text->words->words[end].flags & RAP_WORD_MARK) == 0)
    end++;
  return rap_words_span (text->words, first, end);
}

/* "Unless the strike ends, it said, …": a condition that begins the sentence is that of the
 * first thing that is to be done in it. */
static RapSpan
leading_condition (const RapEventText *text, guint clause)
{
  const RapPhrases  *phrases = rap_phrases_get ("condition-words");
  guint              verb = get (text, clause)->verb;
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[verb].sentence];
  guint first = sentence->first;

  while (first < verb && (text->words->words[first].flags & RAP_WORD_MARK) != 0)
    first++;
  if (verb > first + REACH)
    return (RapSpan){ 0, 0 };
  g_autoptr (GArray) hits = rap_phrases_find_longest (phrases,
                                                      text->document,
                                                      first,
                                                      MIN (first + 4, sentence->end));
  if (hits->len == 0 || g_array_index (hits, RapPhraseHit, 0).first != first ||
      !is_condition_row (rap_phrases_get_lexicon (phrases),
                         g_array_index (hits, RapPhraseHit, 0).row,
                         "subordinator"))
    return (RapSpan){ 0, 0 };
  RapSpan span = up_to_comma (text, first, verb);
  guint   end = rap_words_find (text->words, span.end - 1) + 1;
  /* Without a comma it is not known where it ends. */
  if (end >= verb)
    return (RapSpan){ 0, 0 };
  for (guint i = rap_clauses_find (text->clauses, end); i < clause; i++)
    {
      RapMood mood = get (text, i)->mood;
      if (mood == RAP_MOOD_FUTURE || mood == RAP_MOOD_REPORTED)
        return (RapSpan){ 0, 0 };
    }
  return span;
}

/* "pending an inquiry", "subject to a vote": without a clause, behind the verb. */
static RapSpan
marked_condition (const RapEventText *text, guint clause)
{
  const RapPhrases  *phrases = rap_phrases_get ("condition-words");
  const RapLexicon  *lexicon = rap_phrases_get_lexicon (phrases);
  guint              verb = get (text, clause)->verb;
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[verb].sentence];
  g_autoptr (GArray) hits = rap_phrases_find_longest (phrases,
                                                      text->document,
                                                      verb,
                                                      MIN (sentence->end, verb + REACH));

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      if (!is_condition_row (lexicon, hit->row, "preposition"))
        continue;
      for (guint k = rap_clauses_find (text->clauses, verb + 1);
           k < text->clauses->n_clauses && get (text, k)->verb < hit->first;
           k++)
        {
          RapMood mood = get (text, k)->mood;
          if (mood == RAP_MOOD_FUTURE || mood == RAP_MOOD_REPORTED)
            return (RapSpan){ 0, 0 };
        }
      return up_to_comma (text, hit->first, sentence->end);
    }
  return (RapSpan){ 0, 0 };
}

/* How strong a subordinator must be: "when the lists are clean" is a condition of what is
 * still to be done. */
static int
least_force (const RapEventText *text, guint clause, guint below)
{
  const RapClause *c = get (text, clause), *sub = get (text, below);
  guint            cop =
    rap_tree_child (text->words, text->tree, sub->verb, RAP_REL_COP, RAP_NO_HEAD);
  guint    verb = cop != RAP_NO_HEAD ? cop : sub->verb;
  gboolean open = c->infinitive || c->mood == RAP_MOOD_FUTURE;

  /* "promised to hold it when …", hung under the promise */
  if (clause + 1 < text->clauses->n_clauses)
    open |=
      get (text, clause + 1)->infinitive && get (text, clause + 1)->governor == clause;

  return open && sub->own_subject && text->tags->verbs[verb] == RAP_VERB_PRESENT ? 1 : 2;
}

RapSpan
rap_statement_condition (const RapEventText *text, guint clause)
{
  guint             verb = get (text, clause)->verb;
  const RapPhrases *phrases = rap_phrases_get ("condition-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  guint             role = rap_lexicon_column (lexicon, "role"),
        strength = rap_lexicon_column (lexicon, "strength"),
        kind = rap_lexicon_column (lexicon, "kind");
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[get (text, clause)->verb].sentence];
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases,
                              text->document,
                              MAX (sentence->first, verb > REACH ? verb - REACH : 0),
                              MIN (sentence->end, verb + REACH));

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      if (!rap_field_is (rap_lexicon_field (lexicon, hit->row, role), "condition") ||
          !rap_field_is (rap_lexicon_field (lexicon, hit->row, kind), "subordinator"))
        continue;
      int   force = rap_field_to_int (rap_lexicon_field (lexicon, hit->row, strength));
      guint below = rap_clause_above (text->document, hit->first);
      for (guint k = hit->first; k < hit->end && below == RAP_NO_CLAUSE; k++)
        below = rap_clause_above (text->document, k);
      if (below == clause && force >= 2)
        {
          RapSpan torn = torn_condition (text, clause, hit);
          if (torn.end > 0)
            return torn;
        }
      if (below == RAP_NO_CLAUSE || below == clause ||
          get (text, below)->rel == RAP_REL_ROOT ||
          text->tree->firsts[get (text, below)->verb] + 1 < hit->first)
        continue;
      guint up = get (text, below)->governor;
      for (guint k = 0; k < 3 && up != RAP_NO_CLAUSE && up != clause; k++)
        up =
          get (text, up)->rel == RAP_REL_ADVCL ? RAP_NO_CLAUSE : get (text, up)->governor;
      if (up == clause && force >= least_force (text, clause, below))
        return rap_statement_words (text, get (text, below)->verb, TRUE);
    }
  RapSpan other = inverted_condition (text, clause);
  if (other.end == 0)
    other = leading_condition (text, clause);
  return other.end > 0 ? other : marked_condition (text, clause);
}

RapSpan
rap_statement_without (const RapEventText *text, RapSpan matter, RapSpan condition)
{
  if (condition.end <= condition.start || condition.end <= matter.start ||
      condition.start >= matter.end)
    return matter;
  if (condition.start > matter.start)
    {
      guint last = rap_words_find (text->words, condition.start);
      /* Nor the mark or the comma in front of it. */
      while (last > 0 && (text->words->words[last - 1].flags & RAP_WORD_MARK) != 0 &&
             text->words->words[last - 1].span.start > matter.start)
        last--;
      matter.end = last > 0 ? text->words->words[last - 1].span.end : condition.start;
      return matter;
    }
  guint word = rap_words_find (text->words, condition.end);
  while (word + 1 < text->words->n_words &&
         (text->words->words[word].flags & RAP_WORD_MARK) != 0)
    word++;
  if (text->words->words[word].span.start < matter.end)
    matter.start = text->words->words[word].span.start;
  return matter;
}

gboolean
rap_statement_is_condition (const RapEventText *text, guint clause)
{
  const RapPhrases *phrases = rap_phrases_get ("condition-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  const RapClause  *c = get (text, clause);
  guint             first = text->tree->firsts[c->verb];
  guint             from = first > 3 ? first - 3 : 0;
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases, text->document, from, MIN (c->verb, first + 4));

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      gboolean            leads =
        hit->end == first || hit->first == first ||
        (c->mark != RAP_NO_WORD && hit->first <= c->mark && c->mark < hit->end);
      if (leads &&
          rap_field_is (rap_lexicon_field (lexicon,
                                           hit->row,
                                           rap_lexicon_column (lexicon, "role")),
                        "condition") &&
          rap_field_is (rap_lexicon_field (lexicon,
                                           hit->row,
                                           rap_lexicon_column (lexicon, "kind")),
                        "subordinator"))
        return TRUE;
    }
  return FALSE;
}
