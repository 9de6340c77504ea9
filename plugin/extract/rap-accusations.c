// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-accusations.h"

#include <string.h>

#include "extract/rap-wrongs.h"

/* The stance of answer-words that contests a charge. */
#define DENIED "denied"
/* How far behind "a charge" the denial may stand. */
#define CHARGE_REACH 8
/* How allegation-words calls nouns that take what is charged behind them. */
#define NOUN_FRAME "of-np, that, against-np"
/* How nouns name who charges, in the words of event-nouns. */
#define OWNERS "poss by"
/* How far behind the verb its ground may stand, in words. */
#define GROUND_REACH 30
/* Columns of measure-words. */
#define MEASURE_ROLE 1
#define MEASURE_FORM 2
/* How far before it what is charged may be said, in words. */
#define REACH 120

static gboolean
is_denial (const RapAccusing *work, guint word)
{
  const RapPhrases *phrases = rap_phrases_get ("answer-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits =
    rap_phrases_find (phrases, work->text.document, word, word + 1);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), DENIED) &&
              rap_field_to_int (rap_lexicon_field (lexicon, row, 3)) >= 3)
            return TRUE;
        }
    }
  return FALSE;
}

/* The verb of saying of the sentence and what it says; FALSE when there is none. */
static gboolean
sentence_content (const RapAccusing *work,
                  const RapSentence *sentence,
                  guint              before,
                  guint             *cue,
                  RapSpan           *content)
{
  for (guint i =
         rap_clauses_find (work->text.clauses,
                           MAX (sentence->first, before > REACH ? before - REACH : 0));
       i < work->text.clauses->n_clauses;
       i++)
    {
      const RapClause *c = rap_accusing_clause (work, i);
      if (c->subject == RAP_NO_WORD || !c->own_subject)
        continue;
      if (c->verb >= before)
        return FALSE;
      if (!rap_clause_is_cue (&work->text, i))
        continue;
      guint start = MIN (work->text.tree->firsts[c->subject], c->subject);
      *cue = i;
      *content = start > sentence->first + 3
                   ? rap_words_span (work->text.words, sentence->first, start)
                   : rap_words_span (work->text.words, c->verb + 1, before);
      return content->end > content->start;
    }
  return FALSE;
}

/* Before "a charge" and the comma in front of it. */
static guint
matter_end (const RapAccusing *work, guint noun)
{
  guint end = noun;

  while (end > 1 && ((work->text.words->words[end - 1].flags & RAP_WORD_MARK) != 0 ||
                     work->text.tags->tags[end - 1] == RAP_TAG_DET))
    end--;
  return work->text.words->words[end - 1].span.end;
}

/* "…, a charge Tehran denies": who denies is who is accused. */
static void
add_contested (RapAccusing *work, guint noun)
{
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[noun].sentence];
  guint   end = MIN (sentence->end, noun + CHARGE_REACH), deny = noun + 1, cue;
  RapSpan content;

  while (deny < end && !is_denial (work, deny))
    deny++;
  const RapMention *mention = rap_actors_mention_at (work->text.actors, noun + 1, deny);
  if (deny >= end || mention == NULL || mention->first >= deny ||
      noun < sentence->first + 5 ||
      !sentence_content (work, sentence, noun - 1, &cue, &content))
    return;
  g_autoptr (GArray) accused = rap_statement_parties (&work->text, RAP_NO_WORD);
  RapParty party = { mention->actor, mention->first, mention->span, "" };
  g_array_append_val (accused, party);
  for (guint i = work->first_contested; i < work->found->len; i++)
    {
      RapAllegation *old = &g_array_index (work->found, RapAllegation, i);
      if (old->sentence < work->text.words->words[noun].sentence &&
          i == work->first_contested)
        work->first_contested++;
      if (old->sentence != work->text.words->words[noun].sentence)
        continue;
      old->denial = rap_words_span (work->text.words, noun - 1, deny + 1);
      if (old->first + 1 < noun)
        old->matter.end = MIN (old->matter.end, matter_end (work, noun));
      rap_accusing_words (work, old->matter, &old->first, &old->end);
      return;
    }
  guint        subject = rap_accusing_clause (work, cue)->subject;
  RapStatement statement = { cue, cue, subject, RAP_NO_ACTOR, FALSE };
  RapAuthority authority = rap_statement_get_authority (&work->text, &statement);
  rap_accusing_add (work,
                    cue,
                    rap_statement_parties (&work->text, subject),
                    g_steal_pointer (&accused),
                    content,
                    authority,
                    rap_words_span (work->text.words, noun - 1, deny + 1));
}

/* "his statement that they sell passage" may be taken for a statement that they sell; but it
 * has an object of its own. */
static gboolean
is_whole (const RapAccusing *work, const RapClause *c, guint noun)
{
  guint first = work->text.tree->firsts[c->verb];

  if (!c->relative || !c->own_subject || first != noun + 1 ||
      !rap_word_plays (&work->text.words->words[first], "relative"))
    return FALSE;
  for (guint i = c->verb + 1; i < MIN (work->text.tree->ends[c->verb], c->verb + REACH);
       i++)
    {
      if (work->text.tree->heads[i] == c->verb && work->text.tree->rels[i] == RAP_REL_OBJ)
        return TRUE;
    }
  return FALSE;
}

/* The clause behind the noun that tells what is charged: "that Chad had …", "of firing …". */
static guint
find_told (const RapAccusing *work, guint noun)
{
  RapChildren children;

  rap_event_children (&work->text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = work->text.clauses->at[children.words[i]];
      if (below == RAP_NO_CLAUSE || children.words[i] < noun)
        continue;
      const RapClause *c = rap_accusing_clause (work, below);
      gboolean         that = (c->own_subject && c->mark != RAP_NO_WORD &&
                       rap_word_plays (&work->text.words->words[c->mark], "relative")) ||
                      is_whole (work, c, noun);
      if (c->mood == RAP_MOOD_ACTUAL && !c->infinitive &&
          (that || (c->gerund && rap_accusing_is_marked (work, children.words[i]))))
        return below;
    }
  return RAP_NO_CLAUSE;
}

/* "the account that Clarke uses to pay": what he uses is the account. */
static gboolean
is_gap (const RapAccusing *work, const RapClause *c)
{
  RapChildren children;

  if (!c->own_subject || c->passive || work->text.tags->tags[c->verb] != RAP_TAG_VERB)
    return FALSE;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      RapRel rel = work->text.tree->rels[children.words[i]];
      if (children.words[i] > c->verb && (rel == RAP_REL_OBJ || rel == RAP_REL_OBL))
        return FALSE;
    }
  return TRUE;
}

/* Who stands behind "against" under the noun. */
static GArray *
find_target (const RapAccusing *work, guint noun)
{
  GArray     *found = rap_statement_parties (&work->text, RAP_NO_WORD);
  RapChildren children;

  rap_event_children (&work->text, noun, &children);
  for (guint i = 0; i < children.n && found->len == 0; i++)
    {
      guint mark = rap_word_case (work->text.document, children.words[i]);
      if (children.words[i] > noun && mark != RAP_NO_WORD &&
          rap_word_plays (&work->text.words->words[mark], "onto"))
        rap_parties_add (&work->text, children.words[i], found);
    }
  return found;
}

/* What sort of charge the noun names: 2 "allegation", 1 "statement", 0 none. */
static guint
weight_of (const RapAccusing *work, guint noun)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits =
    rap_phrases_find (phrases, work->text.document, noun, noun + 1);
  guint weight = 0;

  if (rap_event_is_class (&work->text, noun, "accusation-noun"))
    weight = 1;
  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "naming"))
            weight = MAX (weight, 1);
          if (rap_field_is (rap_lexicon_field (lexicon, row, 2), NOUN_FRAME))
            weight = 2;
        }
    }
  return weight;
}

/* "its claim" */
static gboolean
is_own (const RapAccusing *work, guint noun)
{
  RapChildren children;

  rap_event_children (&work->text, noun, &children);
  return children.n > 0 && children.words[0] < noun &&
         work->text.tags->tags[children.words[0]] == RAP_TAG_PRON;
}

/* "faces accusations of firing on …", "her claim that Chad had shelled …", "rejected
 * allegations that its army was behind …" */
static void
add_noun (RapAccusing *work, guint noun)
{
  static const RapField owner = { OWNERS, sizeof OWNERS - 1 };
  guint                 told = find_told (work, noun),
        above = rap_clause_above (work->text.document, noun);
  guint weight = told != RAP_NO_CLAUSE ? weight_of (work, noun) : 0;

  if (weight == 0 || above == RAP_NO_CLAUSE ||
      rap_statement_is_blocked (&work->text, above, "allegation-words"))
    return;
  const RapClause *c = rap_accusing_clause (work, told),
                  *governor = rap_accusing_clause (work, above);
  RapSpan span = rap_statement_span (&work->text, told);
  guint   first, end;
  rap_accusing_words (work, span, &first, &end);
  if (weight < 2 && (!rap_names_wrong (work, first, end) || is_gap (work, c)))
    return;
  g_autoptr (GArray) accused =
    c->own_subject ? rap_statement_doers (&work->text, told) : find_target (work, noun);
  g_autoptr (GArray) allegers = rap_statement_parties (&work->text, RAP_NO_WORD);
  rap_event_add_noun_role (&work->text, noun, owner, allegers);
  if (allegers->len == 0 && is_own (work, noun) && governor->subject != RAP_NO_WORD)
    rap_parties_add (&work->text, governor->subject, allegers);
  if (accused->len == 0 && governor->object == noun && allegers->len == 0 &&
      governor->subject != RAP_NO_WORD)
    rap_parties_add (&work->text, governor->subject, accused);
  if (!rap_accusing_knows (work, accused))
    return;
  RapAuthority authority =
    allegers->len > 0 ? RAP_AUTHORITY_ON_RECORD : RAP_AUTHORITY_REPORTER;
  rap_accusing_add (work,
                    above,
                    g_steal_pointer (&allegers),
                    g_steal_pointer (&accused),
                    span,
                    authority,
                    (RapSpan){ 0, 0 });
}

/* Whether the verb of the clause imposes a measure on its object: "expelled two aides". */
static gboolean
imposes (const RapAccusing *work, const RapClause *c, guint clause)
{
  const RapLexicon *lexicon = rap_lexicon_get ("measure-words");
  guint             row =
    rap_statement_row (&work->text, clause, "measure-words", MEASURE_ROLE, "verb");

  return row != RAP_LEXICON_NONE && c->object != RAP_NO_WORD && !c->passive &&
         !c->negated && c->mood == RAP_MOOD_ACTUAL &&
         rap_field_is_set (rap_lexicon_field (lexicon, row, MEASURE_FORM));
}

/* What the clause gives as the ground of its measure: "saying that they had paid …", "for
 * spying on …". */
static guint
find_ground (const RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);

  for (guint i = clause + 1; i < work->text.clauses->n_clauses; i++)
    {
      const RapClause *next = rap_accusing_clause (work, i);
      if (next->verb >= work->text.tree->ends[c->verb] ||
          next->verb > c->verb + GROUND_REACH)
        break;
      if (next->gerund && next->governor == clause && !next->own_subject &&
          rap_accusing_is_marked (work, next->verb))
        return i;
      if (next->rel == RAP_REL_CCOMP && next->own_subject && next->perfect &&
          next->governor > clause && next->governor < i &&
          rap_accusing_clause (work, next->governor)->gerund &&
          rap_accusing_clause (work, next->governor)->governor == clause &&
          rap_clause_is_cue (&work->text, next->governor))
        return i;
    }
  return RAP_NO_CLAUSE;
}

static void
add_ground (RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);
  guint ground = imposes (work, c, clause) ? find_ground (work, clause) : RAP_NO_CLAUSE;

  if (ground == RAP_NO_CLAUSE)
    return;
  const RapClause *told = rap_accusing_clause (work, ground);
  if (rap_is_duty (&work->text, told->verb))
    return;
  gboolean theirs = told->subject == RAP_NO_WORD || !told->own_subject ||
                    work->text.tags->tags[told->subject] == RAP_TAG_PRON;
  g_autoptr (GArray) allegers = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) accused =
    rap_statement_parties (&work->text, theirs ? c->object : told->subject);
  if (allegers->len == 0 || !rap_accusing_knows (work, accused) ||
      rap_statement_is_blocked (&work->text, clause, "allegation-words"))
    return;
  rap_accusing_add (work,
                    clause,
                    g_steal_pointer (&allegers),
                    g_steal_pointer (&accused),
                    rap_statement_span (&work->text, ground),
                    RAP_AUTHORITY_ON_RECORD,
                    (RapSpan){ 0, 0 });
}

void
rap_accusations_find (RapAccusing *work)
{
  for (guint i = 0; i < work->text.words->n_words; i++)
    {
      if (work->text.tags->tags[i] != RAP_TAG_NOUN)
        continue;
      if (rap_event_is_class (&work->text, i, "accusation-noun"))
        add_contested (work, i);
      add_noun (work, i);
    }
  for (guint i = 0; i < work->text.clauses->n_clauses; i++)
    add_ground (work, i);
}
