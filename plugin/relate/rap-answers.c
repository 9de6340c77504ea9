// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-answers.h"

/* How far behind a charge an answer that does not name it may stand, in sentences. */
#define NEAR         3
#define NEAR_SILENCE 8
/* Further charges of a dossier are not recorded: linking is bounded by this number times
 * the length of the text. */
#define MAX_CHARGES 200
/* Bytes behind which a telling is no longer near a passage. */
#define FAR_BEHIND 4000
/* Tellings of a charge that are compared with an answer. */
#define MAX_TELLINGS 8
/* The fitness of an answer that names the matter. */
#define SHARED 20

static const char *const stance_nicks[RAP_N_STANCES] = { "no-comment",
                                                         "counter-accused",
                                                         "rejected",
                                                         "denied",
                                                         "admitted" };

typedef struct
{
  RapDossier  *dossier;
  GArray      *charges;
  RapDocument *document; /* the one at hand */
  RapEventText text;
} Work;

const char *
rap_stance_get_nick (RapStance stance)
{
  return stance_nicks[stance];
}

const char *
rap_charge_get_status (const RapCharge *charge)
{
  const RapAnswer *best = NULL;

  if (charge->retracted)
    return "retracted";
  for (guint i = 0; i < charge->answers->len; i++)
    {
      const RapAnswer *answer = &g_array_index (charge->answers, RapAnswer, i);
      if (best == NULL || answer->stance > best->stance)
        best = answer;
    }
  if (best == NULL)
    return "unanswered";
  if (best->stance == RAP_STANCE_ADMITTED && best->partial)
    return "partly-admitted";
  return stance_nicks[best->stance];
}

static RapSide
side_of (const RapChargeMention *mention, gboolean accused)
{
  return rap_side_of (mention->document,
                      accused ? mention->allegation->accused
                              : mention->allegation->allegers);
}

static const RapChargeMention *
first_mention (const RapCharge *charge)
{
  return &g_array_index (charge->mentions, RapChargeMention, 0);
}

/* The most words that the passage shares with any telling of the charge. */
static guint
overlap_with (const RapCharge *charge, const RapMatter *passage)
{
  guint most = 0;

  for (guint i = 0; i < MIN (charge->mentions->len, MAX_TELLINGS); i++)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      most = MAX (most, rap_matter_overlap (&mention->matter, passage));
    }
  return most;
}

/* "which accused the police a week ago of …", "has accused": told again. */
static gboolean
is_retold (const RapChargeMention *mention)
{
  const RapClause *c =
    &rap_clauses_of (mention->document)->clauses[mention->allegation->clause];
  return c->relative || c->perfect;
}

static gboolean
same_charge (const RapCharge *charge, const RapChargeMention *mention)
{
  const RapChargeMention *first = first_mention (charge);
  RapSide alleger = side_of (mention, FALSE), before = side_of (first, FALSE);

  if (!rap_sides_agree (side_of (first, TRUE), side_of (mention, TRUE)))
    return FALSE;
  if (alleger.actor != RAP_NO_ACTOR && before.actor != RAP_NO_ACTOR &&
      rap_sides_agree (alleger, side_of (first, TRUE)))
    return FALSE;
  if (mention->allegation->vague)
    return TRUE;
  guint    shared = overlap_with (charge, &mention->matter);
  gboolean same_speaker = rap_sides_agree (alleger, before) ||
                          alleger.actor == RAP_NO_ACTOR || before.actor == RAP_NO_ACTOR;
  if (same_speaker && first->document != mention->document && is_retold (mention))
    return TRUE;
  return shared >= (same_speaker ? 1 : 2);
}

static guint
length_of (const RapChargeMention *mention)
{
  return mention->allegation->vague
           ? 0
           : mention->allegation->end - mention->allegation->first;
}

/* The fullest telling in the first report stands first: a headline is short. */
static void
add_mention (RapCharge *charge, RapChargeMention mention)
{
  RapChargeMention *first = &g_array_index (charge->mentions, RapChargeMention, 0);

  if (first->document == mention.document && length_of (&mention) > length_of (first))
    {
      RapChargeMention shorter = *first;
      *first = mention;
      mention = shorter;
    }
  g_array_append_val (charge->mentions, mention);
}

static RapCharge *
add_charge (Work *work, const RapAllegation *allegation)
{
  RapChargeMention mention = { .document = work->document, .allegation = allegation };

  rap_matter_init (&mention.matter, work->document, allegation->first, allegation->end);

  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge *charge = &g_array_index (work->charges, RapCharge, i);
      if (!same_charge (charge, &mention))
        continue;
      add_mention (charge, mention);
      return charge;
    }
  if (allegation->vague || work->charges->len == MAX_CHARGES)
    {
      rap_matter_clear (&mention.matter);
      return NULL;
    }
  RapCharge charge = { g_array_new (FALSE, FALSE, sizeof (RapChargeMention)),
                       g_array_new (FALSE, FALSE, sizeof (RapAnswer)),
                       FALSE };
  g_array_append_val (charge.mentions, mention);
  g_array_append_val (work->charges, charge);
  return &g_array_index (work->charges, RapCharge, work->charges->len - 1);
}

/* Sentences from the nearest telling of the charge before the place; G_MAXUINT if none is in
 * this document. */
static guint
distance (const Work *work, const RapCharge *charge, guint sentence)
{
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < charge->mentions->len; i++)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      if (mention->document == work->document &&
          mention->allegation->sentence <= sentence)
        return sentence - mention->allegation->sentence;
    }
  return nearest;
}

static gboolean
is_in_document (const Work *work, const RapCharge *charge)
{
  for (guint i = 0; i < charge->mentions->len; i++)
    {
      if (g_array_index (charge->mentions, RapChargeMention, i).document ==
          work->document)
        return TRUE;
    }
  return FALSE;
}

/* Whether the answer stands inside the words of the charge itself. */
static gboolean
is_inside (const Work *work, const RapCharge *charge, RapSpan evidence)
{
  for (guint i = charge->mentions->len; i-- > 0;)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      if (mention->document == work->document &&
          mention->allegation->matter.end + FAR_BEHIND < evidence.start)
        break;
      if (mention->document == work->document &&
          mention->allegation->matter.start <= evidence.start &&
          evidence.end <= mention->allegation->matter.end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_charge (const Work *work, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      if (work->text.tags->tags[i] == RAP_TAG_NOUN &&
          rap_event_is_class (&work->text, i, "accusation-noun"))
        return TRUE;
      if (work->text.tags->tags[i] == RAP_TAG_PRON &&
          work->text.tree->rels[i] == RAP_REL_OBJ)
        return TRUE;
    }
  return FALSE;
}

/* How well the answer fits the charge; 0: not at all. */
static guint
fitness (const Work      *work,
         const RapCharge *charge,
         const RapAnswer *answer,
         gboolean         bodiless,
         guint            first,
         guint            end)
{
  const RapChargeMention *mention = first_mention (charge);
  RapSide                 answerer = rap_side_of (work->document, answer->by);
  guint                   far = distance (work, charge, answer->sentence);
  RapMatter               passage;

  if (is_inside (work, charge, answer->evidence))
    return 0;
  if (bodiless)
    {
      if (answer->stance != RAP_STANCE_NO_COMMENT || far > NEAR_SILENCE)
        return 0;
    }
  else if (!rap_side_is_among (answerer, mention->document, mention->allegation->accused))
    return 0;
  rap_matter_init (&passage, work->document, first, end);
  guint shared = overlap_with (charge, &passage);
  rap_matter_clear (&passage);
  if (shared > 0)
    return SHARED + shared * 10 + (far <= NEAR ? NEAR - far : 0);
  if (answer->stance == RAP_STANCE_NO_COMMENT)
    return is_in_document (work, charge)
             ? 8 + (far <= NEAR_SILENCE ? NEAR_SILENCE - far : 0)
             : 0;
  if (names_charge (work, first, end) && (far <= NEAR || is_in_document (work, charge)))
    return 6 + (far <= NEAR ? NEAR - far : 0);
  return far <= 1 ? 3 - far : 0;
}

/* The same stance twice in one sentence is one answer. */
static gboolean
is_given (const RapCharge *charge, const RapAnswer *answer)
{
  for (guint i = 0; i < charge->answers->len; i++)
    {
      const RapAnswer *old = &g_array_index (charge->answers, RapAnswer, i);
      if (old->document == answer->document && old->sentence == answer->sentence &&
          old->stance == answer->stance)
        return TRUE;
    }
  return FALSE;
}

static gboolean
give (Work            *work,
      const RapAnswer *answer,
      gboolean         bodiless,
      guint            first,
      guint            end,
      gboolean         named)
{
  RapCharge *best = NULL;
  guint      best_fit = 0;

  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge *charge = &g_array_index (work->charges, RapCharge, i);
      guint      fit = fitness (work, charge, answer, bodiless, first, end);
      if (named && fit < SHARED)
        continue;
      if (fit > best_fit)
        {
          best = charge;
          best_fit = fit;
        }
    }
  if (best == NULL || is_given (best, answer))
    {
      g_array_unref (answer->by);
      return best != NULL;
    }
  g_array_append_vals (best->answers, answer, 1);
  return TRUE;
}

static int
stance_of (RapField name)
{
  for (guint i = 0; i < RAP_N_STANCES; i++)
    {
      if (rap_field_is (name, stance_nicks[i]))
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

/* "a spokeswoman", "police": nobody in particular. */
static gboolean
is_bodiless (const Work *work, const RapParty *party)
{
  if (party->actor == RAP_NO_ACTOR)
    return party->state[0] == '\0';
  const RapActor *actor =
    &g_array_index (work->text.actors->actors, RapActor, party->actor);
  return party->state[0] == '\0' && actor->state[0] == '\0' &&
         (actor->type == RAP_ACTOR_GROUP ||
          !g_unichar_isupper (g_utf8_get_char (actor->name)));
}

/* The words of one answer: a verb must be the verb of its clause; of a phrase any clause. */
static void
read_answer (Work *work, const RapPhraseHit *hit, guint row)
{
  const RapLexicon *lexicon = rap_lexicon_get ("answer-words");
  int               stance = stance_of (rap_lexicon_field (lexicon, row, 1));
  gboolean          verb = rap_field_is (rap_lexicon_field (lexicon, row, 2), "verb");
  int               strength = rap_field_to_int (rap_lexicon_field (lexicon, row, 3));
  guint     clause = rap_clause_above (work->document, verb ? hit->end - 1 : hit->first);
  RapAnswer answer = { .document = work->document };

  if (stance < 0 || clause == RAP_NO_CLAUSE || strength < 2 ||
      stance == RAP_STANCE_COUNTER_ACCUSED)
    return;
  const RapClause *c = &work->text.clauses->clauses[clause];
  if (verb && (c->verb < hit->first || c->verb >= hit->end))
    return;
  if (c->mood != RAP_MOOD_ACTUAL ||
      (c->negated && stance != RAP_STANCE_NO_COMMENT && c->verb >= hit->first &&
       c->verb < hit->end && hit->end - hit->first == 1))
    return;
  answer.stance = stance;
  answer.evidence = rap_statement_span (&work->text, clause);
  answer.sentence = work->text.words->words[hit->first].sentence;
  guint first = rap_words_find (work->text.words, answer.evidence.start);
  guint end = rap_words_find (work->text.words, answer.evidence.end - 1) + 1;
  answer.partial = stance == RAP_STANCE_ADMITTED && is_partial (work, first, end);
  /* The subject itself answers, or else whoever says it of the accused. */
  RapStatement statement = rap_statement_above (&work->text, clause);
  guint        subjects[2] = { c->subject, statement.subject };
  /* "New Dawn said the channel was innocent" is no answer of the channel's. */
  for (guint i = !verb && statement.cue != RAP_NO_CLAUSE; i < 2; i++)
    {
      answer.by = rap_statement_parties (&work->text, subjects[i]);
      if (i == 1 && answer.by->len == 0 && statement.actor != RAP_NO_ACTOR)
        {
          RapParty party = {
            statement.actor, c->verb, work->text.words->words[c->verb].span, ""
          };
          g_array_append_val (answer.by, party);
        }
      if (i == 1 && answer.by->len == 0)
        {
          g_array_unref (answer.by);
          return;
        }
      gboolean bodiless = answer.by->len == 0 ||
                          is_bodiless (work, &g_array_index (answer.by, RapParty, 0));
      if (give (work, &answer, bodiless, first, end, FALSE))
        return;
    }
}

/* "We do not break into ferries": the accused says that the deed was not done. */
static void
read_contradiction (Work *work, guint clause)
{
  const RapClause *c = &work->text.clauses->clauses[clause];
  RapAnswer        answer = { .document = work->document, .stance = RAP_STANCE_DENIED };

  if (!c->negated || c->mood != RAP_MOOD_ACTUAL || c->infinitive)
    return;
  RapStatement statement = rap_statement_above (&work->text, clause);
  if (statement.actor == RAP_NO_ACTOR || statement.negated)
    return;
  answer.evidence = rap_statement_span (&work->text, clause);
  answer.sentence = work->text.words->words[c->verb].sentence;
  answer.by = g_array_new (FALSE, FALSE, sizeof (RapParty));
  RapParty party = {
    statement.actor, c->verb, work->text.words->words[c->verb].span, ""
  };
  g_array_append_val (answer.by, party);
  guint first = rap_words_find (work->text.words, answer.evidence.start);
  guint end = rap_words_find (work->text.words, answer.evidence.end - 1) + 1;
  give (work, &answer, FALSE, first, end, TRUE);
}

static void
read_sentence (Work *work, guint sentence)
{
  const RapPhrases  *phrases = rap_phrases_get ("answer-words");
  const RapLexicon  *lexicon = rap_phrases_get_lexicon (phrases);
  const RapSentence *s = &work->text.words->sentences[sentence];
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases, work->document, s->first, s->end);

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
    }
}

/* Who is accused accuses in turn. */
static void
link_counter_charges (Work *work)
{
  for (guint i = 0; i < work->charges->len; i++)
    {
      RapCharge *charge = &g_array_index (work->charges, RapCharge, i);
      for (guint k = 0; k < work->charges->len; k++)
        {
          const RapChargeMention *other =
            first_mention (&g_array_index (work->charges, RapCharge, k));
          const RapChargeMention *mention = first_mention (charge);
          if (i == k ||
              !rap_sides_agree (side_of (other, FALSE), side_of (mention, TRUE)) ||
              !rap_sides_agree (side_of (other, TRUE), side_of (mention, FALSE)))
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
      const RapClause *c = &work->text.clauses->clauses[clause];
      if (rap_statement_row (&work->text, clause, "allegation-words", 1, "retraction") ==
            RAP_LEXICON_NONE ||
          c->negated || c->mood != RAP_MOOD_ACTUAL)
        continue;
      g_autoptr (GArray) by = rap_statement_parties (&work->text, c->subject);
      for (guint i = 0; i < work->charges->len && by->len > 0; i++)
        {
          RapCharge              *charge = &g_array_index (work->charges, RapCharge, i);
          const RapChargeMention *mention = first_mention (charge);
          RapSide                 side = rap_side_of (work->document, by);
          if (rap_side_is_among (side, mention->document, mention->allegation->allegers))
            charge->retracted = TRUE;
        }
    }
}

static void
clear_charge (gpointer data)
{
  RapCharge *charge = data;
  for (guint i = 0; i < charge->answers->len; i++)
    g_array_unref (g_array_index (charge->answers, RapAnswer, i).by);
  for (guint i = 0; i < charge->mentions->len; i++)
    rap_matter_clear (&g_array_index (charge->mentions, RapChargeMention, i).matter);
  g_array_unref (charge->mentions);
  g_array_unref (charge->answers);
}

static void
each_document (Work *work, const GArray *order, void (*visit) (Work *work))
{
  for (guint i = 0; i < order->len; i++)
    {
      work->document =
        rap_dossier_get_document (work->dossier, g_array_index (order, guint, i));
      rap_event_text_init (&work->text, work->document);
      visit (work);
    }
}

/* "…, a charge Tehran denies" */
static void
add_denial (const Work *work, RapCharge *charge, const RapAllegation *allegation)
{
  RapAnswer answer = { RAP_STANCE_DENIED,  FALSE,
                       work->document,     g_array_copy (allegation->accused),
                       allegation->denial, allegation->sentence };
  g_array_append_val (charge->answers, answer);
}

static void
collect (Work *work)
{
  const GArray *allegations = rap_allegations_of (work->document)->allegations;
  for (guint i = 0; i < allegations->len; i++)
    {
      const RapAllegation *allegation = &g_array_index (allegations, RapAllegation, i);
      RapCharge           *charge = add_charge (work, allegation);
      if (charge != NULL && allegation->denial.end > 0)
        add_denial (work, charge, allegation);
    }
}

static void
answer_all (Work *work)
{
  if (work->charges->len == 0)
    return;
  for (guint i = 0; i < work->text.words->n_sentences; i++)
    read_sentence (work, i);
  for (guint i = 0; i < work->text.clauses->n_clauses; i++)
    read_contradiction (work, i);
  read_retractions (work);
}

static gpointer
make_charges (RapDossier *dossier)
{
  Work work = { .dossier = dossier,
                .charges = g_array_new (FALSE, FALSE, sizeof (RapCharge)) };
  g_autoptr (GArray) order = rap_dossier_order (dossier);

  g_array_set_clear_func (work.charges, clear_charge);
  each_document (&work, order, collect);
  each_document (&work, order, answer_all);
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
