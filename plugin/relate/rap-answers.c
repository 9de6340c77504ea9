// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-answers.h"

#include <string.h>

#include "extract/rap-mentions.h"

/* How far behind a charge an answer that does not name it may stand, in sentences. */
#define NEAR         3
#define NEAR_SILENCE 8
/* Bytes behind which a telling is no longer near a passage. */
#define FAR_BEHIND 4000
/* The fitness of an answer that names the matter. */
#define SHARED 20
/* The kinds of answer-words that grant the deed but not the wrong, and that set a statement
 * against another. */
#define JUSTIFIED "justified"
#define CONTRARY  "contrary"
/* How far before a verb a word of contrast may stand. */
#define CONTRAST 3
/* Clauses above one that are looked at. */
#define LEVELS 4

typedef struct
{
  RapDossier  *dossier;
  GArray      *charges;
  RapDocument *document; /* the one at hand */
  RapEventText text;
} Work;

/* An answer on its way to its charge. */
typedef struct
{
  RapStance stance;
  RapSpan   evidence;
  guint     first; /* words [first, end) of the evidence */
  guint     end;
  guint     sentence;
  gboolean  partial;
  guint     n_by; /* of the parties so many answer; the rest are those they speak for */
  gboolean  counter;  /* no word of answering: a statement that contradicts */
  gboolean  contrast; /* without a negation: only right behind the charge */
} Passage;

static const RapClause *
get (const Work *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static void
passage_init (const Work *work, Passage *passage, RapStance stance, guint clause)
{
  *passage =
    (Passage){ .stance = stance, .evidence = rap_statement_span (&work->text, clause) };
  passage->first = rap_words_find (work->text.words, passage->evidence.start);
  passage->end = rap_words_find (work->text.words, passage->evidence.end - 1) + 1;
  passage->sentence = work->text.words->words[get (work, clause)->verb].sentence;
}

/* Whether the answer stands inside the words of the charge itself. */
static gboolean
is_inside (const Work *work, const RapCharge *charge, RapSpan evidence)
{
  for (guint i = charge->mentions->len; i-- > 0;)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      RapSpan matter = mention->allegation->matter;
      if (mention->document != work->document)
        continue;
      if (matter.end + FAR_BEHIND < evidence.start)
        break;
      if (matter.start <= evidence.start && evidence.end <= matter.end)
        return TRUE;
    }
  return FALSE;
}

/* Whether the words speak of "the claim" or "the remark", or of "it" and "that" as of a
 * thing. */
static gboolean
names_charge (const Work *work, guint first, guint end)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find (phrases, work->document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "naming"))
            return TRUE;
        }
    }
  for (guint i = first; i < end; i++)
    {
      RapTag tag = work->text.tags->tags[i];
      if (tag == RAP_TAG_NOUN &&
          (rap_event_is_class (&work->text, i, "accusation-noun") ||
           rap_event_is_class (&work->text, i, "info-noun")))
        return TRUE;
      if (tag != RAP_TAG_NOUN && tag != RAP_TAG_PROPN &&
          work->text.tree->rels[i] == RAP_REL_OBJ)
        return TRUE;
    }
  return FALSE;
}

/* "a spokeswoman", "police": nobody in particular. */
static gboolean
is_bodiless (const Work *work, const GArray *parties)
{
  if (parties->len == 0)
    return TRUE;
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  if (party->actor == RAP_NO_ACTOR)
    return party->state[0] == '\0';
  const RapActor *actor =
    &g_array_index (work->text.actors->actors, RapActor, party->actor);
  return party->state[0] == '\0' && actor->state[0] == '\0' &&
         !rap_actor_has_name (work->document, party->actor);
}

/* Whether nothing else is charged against those who answer. */
static gboolean
is_only_charge (const Work *work, const RapCharge *charge, const GArray *by)
{
  for (guint i = 0; i < work->charges->len; i++)
    {
      const RapCharge *other = &g_array_index (work->charges, RapCharge, i);
      if (other != charge && rap_charge_is_against (other, work->document, by))
        return FALSE;
    }
  return TRUE;
}

/* Whoever accuses does not answer, though a word may make him look like the accused. */
static gboolean
is_by_alleger (const Work *work, const RapCharge *charge, const GArray *by)
{
  const RapChargeMention *first = rap_charge_get_first (charge);
  RapSide                 side = rap_side_of (work->document, by);

  return by->len > 0 && first->allegation->allegers->len > 0 &&
         rap_side_is_among (side, first->document, first->allegation->allegers) &&
         !rap_side_is_among (side, first->document, first->allegation->accused);
}

/* How well the answer fits the charge; 0: not at all. */
static guint
fitness (const Work      *work,
         const RapCharge *charge,
         const Passage   *passage,
         const GArray    *by)
{
  guint     far = rap_charge_distance (charge, work->document, passage->sentence);
  guint     near = far <= NEAR ? NEAR - far : 0;
  gboolean  against = rap_charge_is_against (charge, work->document, by);
  RapMatter words;

  if (is_inside (work, charge, passage->evidence) ||
      (against && is_by_alleger (work, charge, by)))
    return 0;
  if (!against && (!is_bodiless (work, by) || passage->stance != RAP_STANCE_NO_COMMENT ||
                   far > NEAR_SILENCE))
    return 0;
  rap_matter_init (&words, work->document, passage->first, passage->end);
  guint shared = rap_charge_overlap (charge, &words);
  rap_matter_clear (&words);
  if (passage->contrast)
    return (far > 0 && far < NEAR) || shared > 1 ? 2 + shared * 10 + near : 0;
  if (shared > 0)
    return SHARED + shared * 10 + near;
  if (passage->counter)
    return 0;
  if (passage->stance == RAP_STANCE_NO_COMMENT)
    {
      if (rap_charge_is_told_in (charge, work->document))
        return 8 + (far <= NEAR_SILENCE ? NEAR_SILENCE - far : 0);
      return against && by->len > 0 &&
                 rap_actor_has_name (work->document,
                                     g_array_index (by, RapParty, 0).actor)
               ? 4
               : 0;
    }
  if (names_charge (work, passage->first, passage->end) &&
      (near > 0 || rap_charge_is_told_in (charge, work->document)))
    return 6 + near;
  if (names_charge (work, passage->first, passage->end) &&
      is_only_charge (work, charge, by))
    return 4;
  return far <= 1 ? 3 - far : 0;
}

/* The same stance twice in one sentence is one answer; of two in the same words the weightier
 * counts. */
static gboolean
is_given (const Work *work, const RapCharge *charge, const Passage *passage)
{
  for (guint i = 0; i < charge->answers->len; i++)
    {
      RapAnswer *old = &g_array_index (charge->answers, RapAnswer, i);
      if (old->document != work->document)
        continue;
      if (old->evidence.start == passage->evidence.start &&
          old->evidence.end == passage->evidence.end)
        {
          old->stance = MAX (old->stance, passage->stance);
          return TRUE;
        }
      if (old->sentence == passage->sentence && old->stance == passage->stance)
        return TRUE;
    }
  return FALSE;
}

/* Hands the answer to the charge that it fits best; takes the parties over. */
static gboolean
give (Work *work, const Passage *passage, GArray *by)
{
  RapCharge *best = NULL;
  guint      best_fit = 0;

  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge *charge = &g_array_index (work->charges, RapCharge, i);
      guint      fit = fitness (work, charge, passage, by);
      if (fit > best_fit)
        {
          best = charge;
          best_fit = fit;
        }
    }
  if (best == NULL || is_given (work, best, passage))
    {
      g_array_unref (by);
      return best != NULL;
    }
  g_array_set_size (by, MIN (by->len, passage->n_by));
  RapAnswer answer = { passage->stance,   passage->partial, work->document, by,
                       passage->evidence, passage->sentence };
  g_array_append_val (best->answers, answer);
  return TRUE;
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
is_partial (const Work *work, guint first, guint end)
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
is_answering (const Work *work, guint clause)
{
  guint row = rap_statement_row (&work->text, clause, "answer-words", 2, "verb");
  return row != RAP_LEXICON_NONE && strength_of (row) >= 3;
}

/* What stands under "rejected the complaint that …" is not said by who rejects it. */
static gboolean
is_contested (const Work *work, guint clause)
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
is_aside (const Work *work, guint clause)
{
  for (guint i = 0; i < LEVELS && clause != RAP_NO_CLAUSE; i++)
    {
      const RapClause *c = get (work, clause);
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

/* Whether the clause tells what happened: of silence also what could not. */
static gboolean
is_told (const RapClause *c, RapStance stance)
{
  if (stance == RAP_STANCE_NO_COMMENT)
    return c->mood == RAP_MOOD_ACTUAL || c->mood == RAP_MOOD_REPORTED ||
           (c->mood == RAP_MOOD_POSSIBLE && c->negated);
  return c->mood == RAP_MOOD_ACTUAL;
}

/* Who speaks, as a new array: the subject of the verb of saying, or of the quotation; with
 * "his lawyer" also he. */
static GArray *
speakers_of (const Work *work, guint clause, guint *n)
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
read_answer (Work *work, const RapPhraseHit *hit, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("answer-words");
  int               stance = stance_of (rap_lexicon_field (lexicon, row, 1));
  gboolean          verb = rap_field_is (rap_lexicon_field (lexicon, row, 2), "verb");
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 3));
  guint             clause = rap_clause_above (work->document, hit->first);
  Passage           passage;

  if (stance < 0 || clause == RAP_NO_CLAUSE || strength < 2 ||
      stance == RAP_STANCE_COUNTER_ACCUSED)
    return;
  const RapClause *c = get (work, clause);
  gboolean         inside = c->verb >= hit->first && c->verb < hit->end;
  if ((verb && !inside) || !is_told (c, stance) ||
      (c->negated && stance != RAP_STANCE_NO_COMMENT && inside &&
       hit->end - hit->first == 1) ||
      is_contested (work, clause) || (!verb && is_aside (work, clause)))
    return;
  passage_init (work, &passage, stance, clause);
  passage.partial =
    stance == RAP_STANCE_ADMITTED && is_partial (work, passage.first, passage.end);
  /* The subject itself answers. What a phrase says is answered by whoever says it: "New Dawn
   * said the channel was innocent" is no answer of the channel's. */
  RapStatement statement = rap_statement_above (&work->text, clause);
  verb = verb || is_answering (work, clause);
  if (verb || statement.cue == RAP_NO_CLAUSE)
    {
      guint    subject = rap_statement_subject (&work->text, clause);
      GArray  *by = rap_statement_parties (&work->text, subject);
      gboolean known = !is_bodiless (work, by);
      passage.n_by = MAX (by->len, 1);
      if (subject != RAP_NO_WORD)
        rap_parties_add_owner (&work->text, subject, by);
      if (give (work, &passage, by) || (verb && known))
        return;
    }
  GArray *by = speakers_of (work, clause, &passage.n_by);
  if (by->len > 0)
    give (work, &passage, by);
  else
    g_array_unref (by);
}

/* Whether the place is in the clause or in the one that says what for. */
static gboolean
is_at (const Work *work, guint place, guint clause)
{
  return place == clause || (place != RAP_NO_CLAUSE && get (work, place)->infinitive &&
                             get (work, place)->governor == clause);
}

/* "those who remained were surveyors", "they had come only to guard", "did show the lease":
 * what is said of the deed in other words. */
static gboolean
is_contrast (const Work *work, guint clause)
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
read_contradiction (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  Passage          passage;

  if ((!c->negated && !is_contrast (work, clause)) || c->mood != RAP_MOOD_ACTUAL ||
      c->infinitive || rap_statement_is_condition (&work->text, clause))
    return;
  RapStatement statement = rap_statement_above (&work->text, clause);
  if (statement.actor == RAP_NO_ACTOR || statement.negated)
    return;
  passage_init (work, &passage, RAP_STANCE_DENIED, clause);
  passage.counter = TRUE;
  passage.contrast = !c->negated;
  GArray *by = speakers_of (work, clause, &passage.n_by);
  give (work, &passage, by);
}

static void
read_words (Work *work, guint first, guint end)
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
read_sentence (Work *work, guint sentence)
{
  const RapSentence *s = &work->text.words->sentences[sentence];
  read_words (work, s->first, s->end);
}

/* Who is accused accuses in turn. */
static void
link_counter_charges (Work *work)
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
read_retractions (Work *work)
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
answer_all (Work *work)
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
  Work work = { .dossier = dossier, .charges = rap_charges_collect (dossier) };
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
