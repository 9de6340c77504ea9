// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-vows.h"

#include <string.h>

#include "extract/rap-measures.h"

/* How many findings before a place may reach into it. */
#define NEAR_BY 8

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static guint
first_actor (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
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
  guint    doer = first_actor (doers);
  gboolean counted = work->text.tags->tags[c->subject] == RAP_TAG_NUM;

  if (c->passive || !rap_event_is_somebody (&work->text, c->subject))
    return FALSE;
  if (speakers->len == 0 && statement->actor == RAP_NO_ACTOR)
    return FALSE;
  if (doer == RAP_NO_ACTOR && doers->len == 0 && !counted)
    return FALSE;
  if (doer != RAP_NO_ACTOR && !is_among (work, statement->actor, doers))
    return FALSE;
  if (is_group_without_state (work, doer) && doer != statement->actor &&
      !rap_event_is_class (&work->text, c->subject, "police-noun") &&
      !rap_event_is_class (&work->text, c->subject, "troop-noun"))
    return FALSE;
  const GArray *bound = doers->len > 0 ? doers : speakers;
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
is_measure (const RapPromising *work, RapSpan matter)
{
  const GArray *measures = rap_measures_of (work->text.document)->measures;
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
      if (rap_span_overlaps (&g_array_index (measures, RapMeasure, i).matter, &matter))
        return TRUE;
    }
  return FALSE;
}

/* "said it would publish an update within sixty days" */
void
rap_vow_add (RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapStatement     statement;

  if ((c->mood != RAP_MOOD_REPORTED && c->mood != RAP_MOOD_FUTURE) ||
      c->rel == RAP_REL_ADVCL || c->relative || c->subject == RAP_NO_WORD)
    return;
  if (work->text.tags->tags[c->verb] != RAP_TAG_VERB || c->perfect)
    return;
  statement = rap_statement_above (&work->text, clause);
  if (statement.negated || (statement.cue != RAP_NO_CLAUSE &&
                            (!rap_vow_is_fact (work, statement.cue) ||
                             rap_statement_is_wish (&work->text, statement.cue))))
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (!speaks_of_own (work, clause, &statement, by) ||
      rap_statement_is_blocked (&work->text, clause, "commitment-words"))
    return;
  RapSpan matter = rap_statement_span (&work->text, clause);
  if (rap_promising_knows (work, matter) || is_measure (work, matter))
    return;
  GArray *to = rap_statement_parties (&work->text, c->indirect);
  rap_promising_add (work,
                     clause,
                     RAP_COMMITMENT_VOW,
                     g_steal_pointer (&by),
                     to,
                     matter,
                     clause);
}
