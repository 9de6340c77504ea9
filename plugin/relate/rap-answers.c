// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-answers.h"

#include <string.h>

#include "extract/rap-conditions.h"
#include "extract/rap-event-coder.h"
#include "extract/rap-mentions.h"
#include "relate/rap-passages.h"

/* The kinds of answer-words that grant the deed but not the wrong, and that set a statement
 * against another. */
#define JUSTIFIED "justified"
#define CONTRARY  "contrary"
/* How far before a verb a word of contrast may stand. */
#define CONTRAST 3
/* Clauses above one that are looked at. */
#define LEVELS 4

static const RapClause *
get (const RapAnswering *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static int
stance_of (RapField name)
{
  /* Who says that it was lawful contests the wrong. */
  if (rap_field_is (name, JUSTIFIED))
    return RAP_STANCE_DENIED;
  for (guint i = 0; i < RAP_N_STANCES; i++)
    {
      if (rap_field_is (name, rap_stance_get_nick (i)))
        return i;
    }
  return -1;
}

static gboolean
is_partial (const RapAnswering *work, guint first, guint end)
{
  const RapLexicon *lexicon = rap_lexicon_get ("answer-words");
  g_autoptr (GArray) hits =
    rap_phrases_find (rap_phrases_get ("answer-words"), work->document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "partial"))
            return TRUE;
        }
    }
  return FALSE;
}

static int
strength_of (guint row)
{
  return rap_field_to_int (rap_lexicon_field (rap_lexicon_get ("answer-words"), row, 3));
}

/* Whether the verb of the clause is one of answering: whoever is its subject answers. */
static gboolean
is_answering (const RapAnswering *work, guint clause)
{
  guint row = rap_statement_row (&work->text, clause, "answer-words", 2, "verb");
  return row != RAP_LEXICON_NONE && strength_of (row) >= 3;
}

/* What stands under "rejected the complaint that …" is not said by who rejects it. */
static gboolean
is_contested (const RapAnswering *work, guint clause)
{
  for (guint i = 0; i < LEVELS; i++)
    {
      const RapClause *c = get (work, clause);
      if (c->governor == RAP_NO_CLAUSE ||
          (c->rel != RAP_REL_CCOMP && c->rel != RAP_REL_ACL && c->rel != RAP_REL_XCOMP))
        return FALSE;
      clause = c->governor;
      for (guint stance = RAP_STANCE_REJECTED; stance <= RAP_STANCE_DENIED; stance++)
        {
          guint row = rap_statement_row (&work->text,
                                         clause,
                                         "answer-words",
                                         1,
                                         rap_stance_get_nick (stance));
          if (row != RAP_LEXICON_NONE && strength_of (row) >= 3)
            return TRUE;
        }
    }
  return FALSE;
}

/* "a claim he called false" speaks of the charge, "radio, which it found insulting" does
 * not. */
static gboolean
is_aside (const RapAnswering *work, guint clause)
{
  for (guint i = 0; i < LEVELS && clause != RAP_NO_CLAUSE; i++)
    {
      const RapClause *c = get (work, clause);
      /* Taken for a clause of the verb before. */
      if (c->rel == RAP_REL_ADVCL && c->object != RAP_NO_WORD &&
          rap_word_plays (&work->text.words->words[c->object], "relative"))
        return TRUE;
      if (c->relative && !c->infinitive)
        {
          guint noun = work->text.tree->heads[c->verb];
          return noun != RAP_NO_HEAD &&
                 !rap_event_is_class (&work->text, noun, "accusation-noun");
        }
      if (c->rel != RAP_REL_CCOMP && c->rel != RAP_REL_XCOMP)
        break;
      clause = c->governor;
    }
  return FALSE;
}

/* ", which it denied" */
static gboolean
follows_comma (const RapAnswering *work, const RapClause *c)
{
  const RapWord *words = work->text.words->words;

  for (guint i = MAX (work->text.tree->firsts[c->verb], 1); i < c->verb; i++)
    if (rap_word_plays (&words[i], "relative"))
      return i != c->subject && rap_word_is (&words[i - 1], ",");
  return FALSE;
}

/* "a charge the government denied", "which it denied": what hangs on the charge's own words. */
static gboolean
is_attached (const RapAnswering *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            noun = work->text.tree->heads[c->verb];

  return c->relative && !c->infinitive && noun != RAP_NO_HEAD &&
         (rap_event_is_class (&work->text, noun, "accusation-noun") ||
          follows_comma (work, c));
}

/* Whether the clause tells what happened: of silence also what could not. */
static gboolean
is_told (const RapClause *c, RapStance stance)
{
  if (stance == RAP_STANCE_NO_COMMENT)
    return c->mood == RAP_MOOD_ACTUAL || c->mood == RAP_MOOD_REPORTED ||
           (c->mood == RAP_MOOD_POSSIBLE && c->negated);
  return c->mood == RAP_MOOD_ACTUAL;
}

/* "unless he apologises", "called on him to apologise": nobody has answered yet. */
static gboolean
is_unreal (const RapAnswering *work, guint clause, RapStance stance)
{
  const RapClause *c = get (work, clause);
  return (c->infinitive && stance != RAP_STANCE_NO_COMMENT) ||
         rap_event_is_condition (&work->text, clause) ||
         rap_statement_is_condition (&work->text, clause);
}

/* Who speaks, as a new array: the subject of the verb of saying, or of the quotation; with
 * "his lawyer" also he. */
static GArray *
speakers_of (const RapAnswering *work, guint clause, guint *n)
{
  RapStatement statement = rap_statement_above (&work->text, clause);
  GArray      *by = rap_statement_parties (&work->text, statement.subject);

  if (by->len == 0 && statement.actor != RAP_NO_ACTOR)
    {
      guint    verb = get (work, clause)->verb;
      RapParty party = { statement.actor, verb, work->text.words->words[verb].span, "" };
      g_array_append_val (by, party);
    }
  *n = MAX (by->len, 1);
  if (statement.subject != RAP_NO_WORD)
    rap_parties_add_owner (&work->text, statement.subject, by);
  return by;
}

/* The words of one answer: a verb must be the verb of its clause; of a phrase any clause. */
static void
read_answer (RapAnswering *work, const RapPhraseHit *hit, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("answer-words");
  int               stance = stance_of (rap_lexicon_field (lexicon, row, 1));
  gboolean          verb = rap_field_is (rap_lexicon_field (lexicon, row, 2), "verb");
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 3));
  guint             clause = rap_clause_above (work->document, hit->first);
  RapPassage        passage;

  if (stance < 0 || clause == RAP_NO_CLAUSE || strength < 2 ||
      stance == RAP_STANCE_COUNTER_ACCUSED)
    return;
  const RapClause *c = get (work, clause);
  gboolean         inside = c->verb >= hit->first && c->verb < hit->end;
  if ((verb && !inside) || !is_told (c, stance) || is_unreal (work, clause, stance) ||
      (c->negated && stance != RAP_STANCE_NO_COMMENT && inside &&
       hit->end - hit->first == 1) ||
      is_contested (work, clause) || (!verb && is_aside (work, clause)))
    return;
  rap_passage_init (work, &passage, stance, clause);
  /* "played down the risk" */
  passage.other = verb && c->object != RAP_NO_WORD && c->object >= hit->end &&
                  work->text.tags->tags[c->object] == RAP_TAG_NOUN;
  passage.attached = is_attached (work, clause);
  passage.partial =
    stance == RAP_STANCE_ADMITTED && is_partial (work, passage.first, passage.end);
  /* The subject itself answers. What a phrase says is answered by whoever says it: "New Dawn
   * said the channel was innocent" is no answer of the channel's. */
  RapStatement statement = rap_statement_above (&work->text, clause);
  verb = verb || is_answering (work, clause);
  /* "half of his advice is false" is not said by him. */
  gboolean speaks = verb || stance == RAP_STANCE_NO_COMMENT ||
                    work->text.tags->tags[c->verb] == RAP_TAG_VERB;
  if (verb || (statement.cue == RAP_NO_CLAUSE && speaks))
    {
      guint    subject = rap_statement_subject (&work->text, clause);
      GArray  *by = rap_statement_parties (&work->text, subject);
      gboolean known = !rap_answering_is_bodiless (work, by);
      passage.n_by = MAX (by->len, 1);
      if (subject != RAP_NO_WORD)
        rap_parties_add_owner (&work->text, subject, by);
      if (rap_passage_give (work, &passage, by) || (verb && known))
        return;
    }
  GArray *by = speakers_of (work, clause, &passage.n_by);
  if (by->len > 0)
    rap_passage_give (work, &passage, by);
  else
    g_array_unref (by);
}

/* Whether the place is in the clause or in the one that says what for. */
static gboolean
is_at (const RapAnswering *work, guint place, guint clause)
{
  return place == clause || (place != RAP_NO_CLAUSE && get (work, place)->infinitive &&
                             get (work, place)->governor == clause);
}

/* "those who remained were surveyors", "they had come only to guard", "did show the lease":
 * what is said of the deed in other words. */
static gboolean
is_contrast (const RapAnswering *work, guint clause)
{
  const RapPhrases *phrases = rap_phrases_get ("answer-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  const RapClause  *c = get (work, clause);
  guint             first = c->verb > CONTRAST ? c->verb - CONTRAST : 0;
  gboolean past = c->perfect || work->text.tags->verbs[c->verb] == RAP_VERB_PAST ||
                  work->text.tags->tags[c->verb] != RAP_TAG_VERB;

  if (c->relative || c->gerund || c->subject == RAP_NO_WORD)
    return FALSE;
  if (past && c->own_subject &&
      rap_mention_word_is (&work->text.words->words[c->subject], "demonstrative"))
    return TRUE;
  guint aux =
    rap_tree_child (work->text.words, work->text.tree, c->verb, RAP_REL_AUX, RAP_NO_HEAD);
  if (aux != RAP_NO_HEAD && rap_word_plays (&work->text.words->words[aux], "emphatic"))
    return TRUE;
  g_autoptr (GArray) hits =
    rap_phrases_find (phrases,
                      work->document,
                      first,
                      MIN (c->verb + CONTRAST, work->text.words->n_words));
  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      if (rap_field_is (rap_lexicon_field (lexicon, hit->row, 1), CONTRARY) &&
          is_at (work, rap_clause_above (work->document, hit->first), clause))
        return TRUE;
    }
  return FALSE;
}

/* "We do not break into ferries": the accused says that the deed was not done. */
static void
read_contradiction (RapAnswering *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapPassage       passage;

  if ((!c->negated && !is_contrast (work, clause)) || c->mood != RAP_MOOD_ACTUAL ||
      c->infinitive || rap_statement_is_condition (&work->text, clause))
    return;
  /* "people don't see" is said of people at large. */
  if (c->own_subject && c->subject != RAP_NO_WORD && c->negated &&
      work->text.tags->tags[c->subject] == RAP_TAG_NOUN &&
      work->text.tree->firsts[c->subject] == c->subject &&
      rap_event_is_people (&work->text, c->subject))
    return;
  RapStatement statement = rap_statement_above (&work->text, clause);
  if (statement.actor == RAP_NO_ACTOR || statement.negated)
    return;
  rap_passage_init (work, &passage, RAP_STANCE_DENIED, clause);
  passage.counter = TRUE;
  passage.contrast = !c->negated;
  GArray *by = speakers_of (work, clause, &passage.n_by);
  rap_passage_give (work, &passage, by);
}

static void
read_words (RapAnswering *work, guint first, guint end)
{
  const RapPhrases *phrases = rap_phrases_get ("answer-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases, work->document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      guint               best = hit->row;
      for (guint row = hit->row; row != RAP_LEXICON_NONE;
           row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_to_int (rap_lexicon_field (lexicon, row, 3)) >
              rap_field_to_int (rap_lexicon_field (lexicon, best, 3)))
            best = row;
        }
      read_answer (work, hit, best);
      /* "but denied" limits what was said before, and is an answer itself. */
      if (rap_field_is (rap_lexicon_field (lexicon, best, 1), "partial") &&
          hit->first + 1 < hit->end)
        read_words (work, hit->first + 1, hit->end);
    }
}

static void
read_sentence (RapAnswering *work, guint sentence)
{
  const RapSentence *s = &work->text.words->sentences[sentence];
  read_words (work, s->first, s->end);
}

/* Who is accused accuses in turn. */
static void
link_counter_charges (RapAnswering *work)
{
  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge              *charge = &g_array_index (work->charges, RapCharge, i);
      const RapChargeMention *mention = rap_charge_get_first (charge);
      for (guint k = 0; k < work->charges->len; k++)
        {
          const RapCharge        *reply = &g_array_index (work->charges, RapCharge, k);
          const RapChargeMention *other = rap_charge_get_first (reply);
          if (i == k ||
              !rap_charge_is_against (charge,
                                      other->document,
                                      other->allegation->allegers) ||
              (!rap_charge_is_against (reply,
                                       mention->document,
                                       mention->allegation->allegers) &&
               !rap_charge_is_told_in (charge, other->document)))
            continue;
          if (other->document == mention->document &&
              other->allegation->sentence < mention->allegation->sentence)
            continue;
          RapAnswer answer = { RAP_STANCE_COUNTER_ACCUSED,
                               FALSE,
                               other->document,
                               g_array_copy (other->allegation->allegers),
                               other->allegation->matter,
                               other->allegation->sentence };
          g_array_append_val (charge->answers, answer);
        }
    }
}

/* Who accused takes it back. */
static void
read_retractions (RapAnswering *work)
{
  for (guint clause = 0; clause < work->text.clauses->n_clauses; clause++)
    {
      const RapClause *c = get (work, clause);
      if (rap_statement_row (&work->text, clause, "allegation-words", 1, "retraction") ==
            RAP_LEXICON_NONE ||
          c->negated || c->mood != RAP_MOOD_ACTUAL)
        continue;
      g_autoptr (GArray) by = rap_statement_parties (&work->text, c->subject);
      for (guint i = 0; i < work->charges->len && by->len > 0; i++)
        {
          RapCharge              *charge = &g_array_index (work->charges, RapCharge, i);
          const RapChargeMention *mention = rap_charge_get_first (charge);
          RapSide                 side = rap_side_of (work->document, by);
          if (rap_side_is_among (side, mention->document, mention->allegation->allegers))
            charge->retracted = TRUE;
        }
    }
}

static void
answer_all (RapAnswering *work)
{
  for (guint i = 0; i < work->text.words->n_sentences; i++)
    read_sentence (work, i);
  for (guint i = 0; i < work->text.clauses->n_clauses; i++)
    read_contradiction (work, i);
  read_retractions (work);
}

static gpointer
make_charges (RapDossier *dossier)
{
  RapAnswering work = { .dossier = dossier, .charges = rap_charges_collect (dossier) };
  g_autoptr (GArray) order = rap_dossier_order (dossier);

  for (guint i = 0; i < order->len && work.charges->len > 0; i++)
    {
      work.document = rap_dossier_get_document (dossier, g_array_index (order, guint, i));
      rap_event_text_init (&work.text, work.document);
      answer_all (&work);
    }
  link_counter_charges (&work);
  return work.charges;
}

static const RapDossierDerivation charges_derivation = { "charges",
                                                         make_charges,
                                                         (GDestroyNotify) g_array_unref };

const GArray *
rap_charges_of (RapDossier *dossier)
{
  return rap_dossier_derive (dossier, &charges_derivation);
}
