// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event.h"

#include "extract/rap-event-standing.h"

#define REPORTERS "JRN"
/* CAMEO: violate a ceasefire. */
#define CEASEFIRE_BROKEN "196"
/* How far from its trigger peacekeeping may be spoken of, in words. */
#define REACH 24

static const RapClause *
clause_of (const RapEventReading *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static const RapCoded *
coded_of (const RapEventReading *work, guint clause)
{
  return &g_array_index (work->coded, RapCoded, clause);
}

static void
swap_parties (RapEvent *event)
{
  GArray *sources = event->sources;
  event->sources = event->targets;
  event->targets = sources;
}

static gboolean
is_government (const RapEventReading *work, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint actor = g_array_index (parties, RapParty, i).actor;
      if (actor == RAP_NO_ACTOR ||
          rap_event_is_crowd (&work->text, &g_array_index (parties, RapParty, i)))
        continue;
      const RapActor *a = &g_array_index (work->text.actors->actors, RapActor, actor);
      if (a->type == RAP_ACTOR_STATE || g_str_equal (a->sector, "GOV"))
        return TRUE;
    }
  return FALSE;
}

/* Protest that a government may make too, by word: not a strike or a march. */
static gboolean
is_bodiless (const RapMeaning *meaning)
{
  return meaning->mode == NULL || g_str_equal (meaning->mode, "demo");
}

/* Whether a word of the class stands under the word. */
static gboolean
speaks_of (const RapEventReading *work, guint word, const char *class_name)
{
  const RapTree *tree = work->text.tree;
  guint          end = MIN (tree->ends[word], word + REACH);

  for (guint i = MAX (tree->firsts[word], word > REACH ? word - REACH : 0); i < end; i++)
    {
      if (rap_event_is_class (&work->text, i, class_name))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_event_is_jailing (const RapEventReading *work, const RapEvent *event)
{
  return event->meaning.type == RAP_EVENT_SANCTION &&
         event->meaning.realis == RAP_REALIS_ACTUAL &&
         g_strcmp0 (event->meaning.mode, "convict") == 0 &&
         speaks_of (work, event->word, "prison-noun");
}

void
rap_event_correct (const RapEventReading *work, guint clause, RapEvent *event)
{
  const RapCoded *coded = coded_of (work, clause);
  guint           object = coded->match.object;

  if (event->meaning.type == RAP_EVENT_PROTEST && is_bodiless (&event->meaning) &&
      is_government (work, event->sources))
    event->meaning =
      (RapMeaning){ RAP_EVENT_ACCUSE, "disapprove", "111", event->meaning.realis };
  if (event->meaning.type == RAP_EVENT_MOBILIZE &&
      (speaks_of (work, event->word, "peace-mission") ||
       speaks_of (work, event->word, "peacekeeper-noun")))
    event->meaning = (RapMeaning){ RAP_EVENT_AID, NULL, "074", event->meaning.realis };
  if (event->meaning.type == RAP_EVENT_MOBILIZE && event->sources->len > 1 &&
      object != RAP_NO_WORD && rap_event_is_class (&work->text, object, "exercise-noun"))
    event->meaning =
      (RapMeaning){ RAP_EVENT_COOPERATE, NULL, "062", event->meaning.realis };
}

void
rap_event_make_demand (const RapEventReading *work, guint clause, RapEvent *event)
{
  const RapClause *c = clause_of (work, clause);
  guint            quad = rap_event_get_quad (event->meaning.type);

  if (c->mood != RAP_MOOD_OBLIGED || (quad != 1 && quad != 2) ||
      event->attribution == RAP_NO_ACTOR ||
      event->meaning.realis != RAP_REALIS_HYPOTHETICAL)
    return;
  if (rap_event_has_party (event->sources,
                           &(RapParty){
                             event->attribution, RAP_NO_WORD, { 0, 0 }, "", FALSE }))
    return;
  RapMeaning own = { RAP_EVENT_REQUEST, NULL, "100", RAP_REALIS_ACTUAL };
  RapMeaning inner = event->meaning;
  guint      above = c->governor;
  inner.realis = RAP_REALIS_ACTUAL;
  event->meaning = rap_event_compose (RAP_SHIFT_REQUEST, own, &inner);
  swap_parties (event);
  g_array_set_size (event->sources, 0);
  if (above != RAP_NO_CLAUSE)
    rap_event_add_parties (&work->text, clause_of (work, above)->subject, event->sources);
  event->attribution = RAP_NO_ACTOR;
}

void
rap_event_pair_off (RapEvent *event)
{
  guint    quad = rap_event_get_quad (event->meaning.type);
  gboolean mutual = quad <= 2 || g_strcmp0 (event->meaning.mode, "meet") == 0 ||
                    g_strcmp0 (event->meaning.cameo, CEASEFIRE_BROKEN) == 0;

  if (event->targets->len > 0 || event->sources->len < 2 || !mutual ||
      event->meaning.type == RAP_EVENT_CONCEDE ||
      event->meaning.type == RAP_EVENT_RETREAT)
    return;
  event->reciprocal = TRUE;
  g_array_append_vals (event->targets,
                       &g_array_index (event->sources, RapParty, 1),
                       event->sources->len - 1);
  g_array_set_size (event->sources, 1);
}

gboolean
rap_event_is_dispersed (const RapEventReading *work, guint clause, const RapEvent *event)
{
  const RapClause *c = clause_of (work, clause);

  if (event->meaning.type != RAP_EVENT_REQUEST || c->rel != RAP_REL_ACL ||
      c->governor == RAP_NO_CLAUSE || event->sources->len == 0 ||
      !rap_event_is_crowd (&work->text, &g_array_index (event->sources, RapParty, 0)))
    return FALSE;
  return g_strcmp0 (coded_of (work, c->governor)->meaning.mode, "crowd-control") == 0;
}

void
rap_event_remove_reporters (const RapEventReading *work, GArray *parties)
{
  for (guint i = parties->len; i-- > 0;)
    {
      RapParty *party = &g_array_index (parties, RapParty, i);
      if (party->actor == RAP_NO_ACTOR)
        continue;
      const RapActor *actor =
        &g_array_index (work->text.actors->actors, RapActor, party->actor);
      if (actor->type != RAP_ACTOR_ORGANISATION ||
          !g_str_equal (actor->sector, REPORTERS))
        continue;
      const RapMention *own =
        rap_actors_mention_at (work->text.actors, party->head, party->head + 1);
      if (own != NULL && own->first <= party->head)
        {
          g_array_remove_index (parties, i);
          continue;
        }
      /* "(CNN) Italian police" */
      party->actor = RAP_NO_ACTOR;
      party->state[0] = '\0';
      rap_event_set_state (&work->text,
                           party,
                           party->head > 0 ? party->head - 1 : 0,
                           party->head + 1);
    }
}
