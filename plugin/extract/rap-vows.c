// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-vows.h"

#include <string.h>

#include "extract/rap-measures.h"

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

/* Whether one of the parties is the actor or on his side. */
static gboolean
is_among (const RapPromising *work, guint actor, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint party = g_array_index (parties, RapParty, i).actor;
      if (party != RAP_NO_ACTOR &&
          (party == actor || rap_statement_same_side (&work->text, party, actor)))
        return TRUE;
    }
  return FALSE;
}

/* "nobody would be expelled": what no one suffers the speaker's side will not do. */
static gboolean
spares (const RapPromising *work, const RapClause *c)
{
  return c->passive && c->agent == RAP_NO_WORD &&
         rap_word_plays (&work->text.words->words[c->subject], "negative-determiner");
}

/* "police boats": a thing of those who are sent. */
static gboolean
is_equipment (const RapPromising *work, guint noun)
{
  return noun > 0 && work->text.tree->heads[noun - 1] == noun &&
         (rap_event_is_class (&work->text, noun - 1, "police-noun") ||
          rap_event_is_class (&work->text, noun - 1, "troop-noun"));
}

/* Police and troops, or what is called after them, do what their side says. */
static gboolean
is_sent (const RapPromising *work, guint noun)
{
  return rap_event_is_class (&work->text, noun, "police-noun") ||
         rap_event_is_class (&work->text, noun, "troop-noun") ||
         rap_event_is_class (&work->text, noun, "operation-noun") ||
         is_equipment (work, noun);
}

/* Whether those who act are only part of the speaker's side: "border patrols". */
static gboolean
is_part (const RapPromising *work, const RapClause *c, const GArray *doers)
{
  guint doer = rap_parties_first_actor (doers);

  if (spares (work, c) || is_equipment (work, c->subject))
    return TRUE;
  if (doers->len != 1 || rap_actor_has_name (work->text.document, doer) ||
      work->text.tags->tags[c->subject] == RAP_TAG_PRON || !is_sent (work, c->subject))
    return FALSE;
  return doer == RAP_NO_ACTOR || is_group_without_state (work, doer);
}

/* "its chief executive said" */
static gboolean
has_own_speaker (const RapPromising *work, guint speaker)
{
  guint first, end;

  if (speaker == RAP_NO_WORD)
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
  gboolean part = is_part (work, c, doers);

  if ((c->passive && !spares (work, c)) ||
      (!part && !rap_event_is_somebody (&work->text, c->subject)))
    return FALSE;
  if (speakers->len == 0 && statement->actor == RAP_NO_ACTOR)
    return FALSE;
  if (doer == RAP_NO_ACTOR && doers->len == 0 && !counted && !part)
    return FALSE;
  gboolean own = has_own_speaker (work, statement->subject);
  if (!part && !own && doer != RAP_NO_ACTOR && !is_among (work, statement->actor, doers))
    return FALSE;
  if (is_group_without_state (work, doer) && doer != statement->actor && !part && !own &&
      !rap_event_is_class (&work->text, c->subject, "police-noun") &&
      !rap_event_is_class (&work->text, c->subject, "troop-noun"))
    return FALSE;
  if (part && is_group_without_state (work, doer) && !is_sent (work, c->subject))
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

/* "would be ready to talk" */
static gboolean
is_readiness (const RapPromising *work, guint verb)
{
  RapChildren children;

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

/* Whether the clause says what somebody will do or leave; a question does not, nor does a
 * refusal: "would not pay". */
static gboolean
is_undertaking (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);

  if ((c->mood != RAP_MOOD_REPORTED && c->mood != RAP_MOOD_FUTURE) ||
      c->rel == RAP_REL_ADVCL || c->relative || c->subject == RAP_NO_WORD || c->perfect)
    return FALSE;
  if (c->mark != RAP_NO_WORD &&
      rap_word_plays (&work->text.words->words[c->mark], "question"))
    return FALSE;
  if (work->text.tags->tags[c->verb] != RAP_TAG_VERB && !is_readiness (work, c->verb))
    return FALSE;
  return !c->negated || spares (work, c) ||
         !rap_promising_verb_is (work, clause, "refusing");
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

/* "said it would publish an update within sixty days" */
void
rap_vow_add (RapPromising *work, guint clause)
{
  RapCommitmentForm form = RAP_COMMITMENT_VOW;
  RapStatement      statement;

  if (!is_undertaking (work, clause))
    return;
  statement = rap_statement_above (&work->text, clause);
  if (statement.negated || (statement.cue != RAP_NO_CLAUSE &&
                            (!rap_vow_is_fact (work, statement.cue) ||
                             rap_statement_is_wish (&work->text, statement.cue))))
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (is_agreed (work, clause, by))
    form = RAP_COMMITMENT_AGREEMENT;
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
