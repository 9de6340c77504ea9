// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-vows.h"

#include <string.h>

#include "extract/rap-gifts.h"
#include "extract/rap-measures.h"
#include "extract/rap-undertakings.h"

/* How many words before a name may tell whose he is. */
#define BESIDE 4
/* How many findings before a place may reach into it. */
#define NEAR_BY 8

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

gboolean
rap_vow_is_fact (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  return !c->negated && c->mood == RAP_MOOD_ACTUAL && !c->infinitive &&
         !rap_statement_is_blocked (&work->text, clause, "commitment-words");
}

static gboolean
is_group_without_state (const RapPromising *work, guint index)
{
  if (index == RAP_NO_ACTOR)
    return FALSE;
  const RapActor *actor = &g_array_index (work->text.actors->actors, RapActor, index);
  return actor->type == RAP_ACTOR_GROUP && actor->state[0] == '\0' &&
         actor->members->len == 0;
}

/* Whether those who act are only part of the speaker's side: "border patrols". */
static gboolean
is_part (const RapPromising *work, guint clause, const GArray *doers)
{
  const RapClause *c = get (work, clause);
  guint            doer = rap_parties_first_actor (doers);

  if (rap_clause_spares (work, clause) || rap_promising_is_equipment (work, c->subject))
    return TRUE;
  if (doers->len != 1 || rap_actor_has_name (work->text.document, doer) ||
      work->text.tags->tags[c->subject] == RAP_TAG_PRON ||
      !rap_promising_is_sent (work, c->subject))
    return FALSE;
  return doer == RAP_NO_ACTOR || is_group_without_state (work, doer);
}

/* "its chief executive said" */
static gboolean
has_own_speaker (const RapPromising *work, guint speaker)
{
  guint first, end;

  if (speaker == RAP_NO_WORD || work->text.tags->tags[speaker] == RAP_TAG_PRON)
    return FALSE;
  rap_event_phrase (&work->text, speaker, &first, &end);
  /* "its chief executive, Anna Berg, said" */
  if (first >= BESIDE && work->text.words->words[first - 1].form[0] == ',' &&
      work->text.words->words[first - BESIDE].sentence ==
        work->text.words->words[speaker].sentence)
    first -= BESIDE;
  for (guint i = MIN (first, speaker); i < speaker; i++)
    {
      if (work->text.tags->tags[i] == RAP_TAG_PRON)
        return TRUE;
    }
  return FALSE;
}

static const RapActor *
actor_of (const RapPromising *work, guint index)
{
  return index == RAP_NO_ACTOR
           ? NULL
           : &g_array_index (work->text.actors->actors, RapActor, index);
}

/* Whether who speaks speaks for the doer: a minister for his state, a state's body for those
 * who govern it, nobody for another person. */
static gboolean
speaks_for (const RapPromising *work, const RapStatement *statement, guint doer)
{
  const RapActor *speaker = actor_of (work, statement->actor),
                 *other = actor_of (work, doer);

  if (speaker == NULL || !rap_statement_same_side (&work->text, statement->actor, doer))
    return FALSE;
  if (other->type == RAP_ACTOR_STATE)
    return TRUE;
  return other->sector[0] != '\0' && g_str_equal (other->sector, speaker->sector) &&
         (other->type != RAP_ACTOR_PERSON || speaker->type != RAP_ACTOR_PERSON);
}

/* "ministers from both countries" */
static gboolean
shares_state (const RapParty *doer, const GArray *speakers)
{
  for (guint i = 0; i < speakers->len && doer->state[0] != '\0'; i++)
    {
      const RapParty *speaker = &g_array_index (speakers, RapParty, i);
      if (!speaker->borrowed && g_str_equal (speaker->state, doer->state))
        return TRUE;
    }
  return FALSE;
}

/* Whether the clause speaks of who speaks, or of those whose spokesman he is. */
static gboolean
is_own (const RapPromising *work,
        const RapStatement *statement,
        const GArray       *doers,
        const GArray       *speakers)
{
  g_autoptr (GArray) owners = rap_statement_parties (&work->text, RAP_NO_WORD);

  if (statement->subject != RAP_NO_WORD)
    rap_parties_add_owner (&work->text, statement->subject, owners);
  rap_parties_add_employer (&work->text, statement->actor, owners);
  for (guint i = 0; i < doers->len; i++)
    {
      const RapParty *doer = &g_array_index (doers, RapParty, i);
      if (doer->actor == RAP_NO_ACTOR)
        {
          if (speakers->len > 0 &&
              g_array_index (speakers, RapParty, 0).head == doer->head)
            return TRUE;
          continue;
        }
      const RapActor *actor = actor_of (work, doer->actor);
      if ((actor->type == RAP_ACTOR_STATE && shares_state (doer, speakers)) ||
          doer->actor == statement->actor || speaks_for (work, statement, doer->actor))
        return TRUE;
      for (guint k = 0; k < owners->len; k++)
        {
          if (g_array_index (owners, RapParty, k).actor == doer->actor)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whose conduct the clause speaks of is the speaker's own. Things do not promise: prices
 * will rise; nor do people at large: farmers will believe. */
static gboolean
speaks_of_own (const RapPromising *work,
               guint               clause,
               const RapStatement *statement,
               GArray             *by)
{
  const RapClause *c = get (work, clause);
  g_autoptr (GArray) doers = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) speakers = rap_statement_parties (&work->text, statement->subject);
  guint    doer = rap_parties_first_actor (doers);
  gboolean counted = work->text.tags->tags[c->subject] == RAP_TAG_NUM;
  gboolean part = is_part (work, clause, doers);

  if ((c->passive && !rap_clause_spares (work, clause)) ||
      (!part && !rap_event_is_somebody (&work->text, c->subject)))
    return FALSE;
  if (speakers->len == 0 && statement->actor == RAP_NO_ACTOR)
    return FALSE;
  if (doers->len == 0 && !counted && !part)
    return FALSE;
  gboolean own = has_own_speaker (work, statement->subject) && doer != RAP_NO_ACTOR &&
                 actor_of (work, doer)->type != RAP_ACTOR_PERSON;
  if (!part && !own && doers->len > 0 && !is_own (work, statement, doers, speakers))
    return FALSE;
  if (part && is_group_without_state (work, doer) &&
      !rap_promising_is_sent (work, c->subject))
    return FALSE;
  const GArray *bound = doers->len > 0 && !part ? doers : speakers;
  g_array_append_vals (by, bound->data, bound->len);
  if (by->len == 0)
    {
      RapParty party = {
        statement->actor, c->verb, work->text.words->words[c->verb].span, ""
      };
      g_array_append_val (by, party);
    }
  return TRUE;
}

static gboolean
is_measure (const RapPromising *work, guint clause, RapSpan matter)
{
  const GArray *measures = rap_measures_of (work->text.document)->measures;
  gsize         verb = work->text.words->words[get (work, clause)->verb].span.start;
  guint         low = 0, high = measures->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (measures, RapMeasure, middle).matter.start < matter.end)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low > NEAR_BY ? low - NEAR_BY : 0; i < low; i++)
    {
      const RapMeasure *measure = &g_array_index (measures, RapMeasure, i);
      /* A measure that is only spoken of is none of the undertaking's. */
      if (measure->matter.start <= verb && verb < measure->matter.end &&
          rap_span_overlaps (&measure->matter, &matter))
        return TRUE;
    }
  return FALSE;
}

/* States and bodies plan what they do; what a person will do is the reporter's guess: "Berg
 * will be laughing". */
static gboolean
plans (const RapPromising *work, guint doer)
{
  if (doer == RAP_NO_ACTOR || !rap_actor_has_name (work->text.document, doer))
    return FALSE;
  RapActorType type = g_array_index (work->text.actors->actors, RapActor, doer).type;
  return type != RAP_ACTOR_PLACE && type != RAP_ACTOR_PERSON;
}

/* "Ghana will build a bridge": told by the reporter, when it is more than a date. */
static gboolean
is_announced (const RapPromising *work, guint clause, GArray *by)
{
  const RapClause *c = get (work, clause);

  if (c->mood != RAP_MOOD_FUTURE || !c->own_subject || c->passive ||
      (c->rel != RAP_REL_ROOT && c->rel != RAP_REL_CONJ) ||
      work->text.tags->tags[c->verb] != RAP_TAG_VERB)
    return FALSE;
  /* "The American hope" will do nothing. */
  if (work->text.tags->tags[c->subject] == RAP_TAG_NOUN &&
      !rap_event_is_somebody (&work->text, c->subject))
    return FALSE;
  g_autoptr (GArray) doers = rap_statement_doers (&work->text, clause);
  if (doers->len == 0 ||
      (doers->len == 1 && rap_promising_verb_is (work, clause, "schedule")))
    return FALSE;
  for (guint i = 0; i < doers->len; i++)
    {
      if (!plans (work, g_array_index (doers, RapParty, i).actor))
        return FALSE;
    }
  g_array_append_vals (by, doers->data, doers->len);
  return TRUE;
}

/* "Under the deal a committee would meet": those who agreed are bound. */
static gboolean
is_agreed (const RapPromising *work, guint clause, GArray *by)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;

  if (work->found->len == 0)
    return FALSE;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n && children.words[i] < c->verb; i++)
    {
      guint mark = rap_word_case (work->text.document, children.words[i]);
      if (mark == RAP_NO_WORD ||
          !rap_event_is_class (&work->text, children.words[i], "agreement-noun") ||
          !rap_word_plays (&work->text.words->words[mark], "under"))
        continue;
      for (guint k = work->found->len; k-- > 0 && k + NEAR_BY >= work->found->len;)
        {
          const RapCommitment *old = &g_array_index (work->found, RapCommitment, k);
          if (old->by->len < 2)
            continue;
          g_array_append_vals (by, old->by->data, old->by->len);
          return TRUE;
        }
    }
  return FALSE;
}

/* "it would lower prices", says who still thinks of it; "he would publish it" says whoever
 * means to. */
static gboolean
is_said (const RapPromising *work, guint clause, const RapStatement *statement)
{
  const RapClause *c = get (work, clause);

  /* Without a verb of saying only marks tell that somebody says it. */
  if (statement->cue == RAP_NO_CLAUSE)
    return c->mood != RAP_MOOD_REPORTED || statement->actor == RAP_NO_ACTOR ||
           rap_word_is_quoted (&work->text, c->verb);
  RapVerbForm form = work->text.tags->verbs[get (work, statement->cue)->verb];
  gboolean    person = rap_word_is_other (&work->text, c->subject);

  if (!rap_vow_is_fact (work, statement->cue) ||
      !rap_clause_asserts (&work->text, statement->cue) ||
      rap_statement_is_wish (&work->text, statement->cue))
    return FALSE;
  return person || c->mood != RAP_MOOD_REPORTED ||
         (form != RAP_VERB_PRESENT && form != RAP_VERB_BASE);
}

/* "said it would publish an update within sixty days" */
void
rap_vow_add (RapPromising *work, guint clause)
{
  RapCommitmentForm form = RAP_COMMITMENT_VOW;
  RapStatement      statement;

  if (!rap_clause_is_undertaking (work, clause))
    return;
  statement = rap_statement_above (&work->text, clause);
  if (statement.negated || !is_said (work, clause, &statement))
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (is_agreed (work, clause, by))
    form = RAP_COMMITMENT_AGREEMENT;
  else if (rap_clause_is_idle (work, clause))
    return;
  else if (statement.cue == RAP_NO_CLAUSE && statement.actor == RAP_NO_ACTOR
             ? !is_announced (work, clause, by)
             : !speaks_of_own (work, clause, &statement, by))
    return;
  RapSpan matter = rap_statement_span (&work->text, clause);
  if (rap_statement_is_blocked (&work->text, clause, "commitment-words") ||
      rap_promising_knows (work, matter) || is_measure (work, clause, matter))
    return;
  GArray *to = rap_promising_find_receivers (work, clause, by);
  rap_promising_add (work, clause, form, g_steal_pointer (&by), to, matter, clause);
}
