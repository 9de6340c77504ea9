// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-standing.h"

#include <string.h>

/* How far from its head a party's words are looked at. */
#define REACH 24
/* The priority of patterns that ask for more than a verb and its object. */
#define COMMON 55

/* PLOVER's sectors of those who hold an office, bear arms or stand for a cause. */
static const char *const public_sectors[] = {
  "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "PTY",
  "OPP", "PRM", "PRE", "UAF", "IGO", "NGO", "REF", "INT",
};

/* Of those who do not, whatever their name. */
static const char *const private_sectors[] = {
  "BUS", "JRN", "EDU", "MED", "AGR", "CRM",
};

/* Codes in the place of a state of those who belong to none. */
static const char *const beyond_states[] = { "UNO", "IGO", "EUR", "NGO", "IMG" };

static const char *const public_heads[] = {
  "police-noun",  "troop-noun",    "militia-noun",     "leader-noun",    "diplomat-noun",
  "refugee-noun", "prisoner-noun", "peacekeeper-noun", "inspector-noun", "hostage-noun",
};

/* Force that nobody uses in a private quarrel. */
static const char *const public_means[] = {
  "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "unconventional",
};

/* Things that are nobody's private affair. */
static const char *const public_things[] = {
  "sanction-noun",        "ceasefire-noun", "strike-noun",         "protest-noun",
  "hostility-noun",       "pardon-noun",    "curfew-noun",         "emergency-noun",
  "troop-noun",           "militia-noun",   "peacekeeper-noun",    "diplomat-noun",
  "refugee-noun",         "prisoner-noun",  "hostage-noun",        "missile-noun",
  "explosive-noun",       "exercise-noun",  "joint-exercise-noun", "peace-mission",
  "independence-noun",    "border-noun",    "nuclear-noun",        "chemical-noun",
  "hunger-noun",          "riot-noun",      "mediation-noun",      "relief-noun",
  "military-action-noun", "aerial-noun",    "election-noun",       "resign-noun",
};

static gboolean
is_among (const char *const *list, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (list[i], name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_public_sector (const char *sector)
{
  return is_among (public_sectors, G_N_ELEMENTS (public_sectors), sector);
}

static RapStanding
standing_of_actor (const RapActor *actor)
{
  if (actor->type == RAP_ACTOR_STATE || is_public_sector (actor->sector) ||
      is_among (beyond_states, G_N_ELEMENTS (beyond_states), actor->state))
    return RAP_STANDING_PUBLIC;
  if (actor->type == RAP_ACTOR_ORGANISATION &&
      !is_among (private_sectors, G_N_ELEMENTS (private_sectors), actor->sector))
    return RAP_STANDING_NATIONAL;
  return RAP_STANDING_PRIVATE;
}

/* "a court", "the army", and names that end so. */
static gboolean
is_public_noun (const RapEventText *text, guint noun)
{
  const RapLexicon *groups = rap_lexicon_get ("group-nouns");
  const char *forms[] = { text->words->words[noun].lower, text->tags->lemmas[noun] };

  for (guint i = 0; i < G_N_ELEMENTS (public_heads); i++)
    {
      if (rap_event_is_class (text, noun, public_heads[i]))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint row = rap_lexicon_find (groups, forms[i], strlen (forms[i]));
      if (row == RAP_LEXICON_NONE)
        continue;
      RapField         sector = rap_lexicon_field (groups, row, 1);
      g_autofree char *name = rap_field_dup (sector);
      if (is_public_sector (name))
        return TRUE;
    }
  return FALSE;
}

/* Whether a name in the words of the party lends it standing: "four Taliban members",
 * "Alice Wells, a state department official". States do not: "American women". */
static gboolean
has_public_name (const RapEventText *text, const RapParty *party)
{
  const RapTree *tree = text->tree;
  guint          first =
    MAX (tree->firsts[party->head], party->head > REACH ? party->head - REACH : 0);
  guint end = MIN (tree->ends[party->head], party->head + REACH);

  for (guint i = rap_event_first_mention (text, first); i < text->actors->mentions->len;
       i++)
    {
      const RapMention *mention = &g_array_index (text->actors->mentions, RapMention, i);
      const RapActor   *actor =
        &g_array_index (text->actors->actors, RapActor, mention->actor);
      guint last = mention->end - 1;
      if (mention->first >= end)
        return FALSE;
      gboolean bound =
        tree->heads[last] == party->head || tree->rels[last] == RAP_REL_FLAT;
      if (bound && is_public_sector (actor->sector) && tree->rels[last] != RAP_REL_NMOD)
        return TRUE;
    }
  return FALSE;
}

/* "Putin", whom the text gives no other name. */
static gboolean
is_leader (const RapEventText *text, const RapParty *party)
{
  char state[4];

  if (party->actor == RAP_NO_ACTOR ||
      strchr (g_array_index (text->actors->actors, RapActor, party->actor).name, ' ') !=
        NULL)
    return FALSE;
  return rap_event_read_leader (text, party->head, state);
}

static RapStanding
standing_of (const RapEventText *text, const RapParty *party)
{
  RapStanding standing = RAP_STANDING_PRIVATE;

  if (party->actor != RAP_NO_ACTOR)
    standing =
      standing_of_actor (&g_array_index (text->actors->actors, RapActor, party->actor));
  if (standing == RAP_STANDING_PUBLIC || is_public_noun (text, party->head) ||
      has_public_name (text, party) || is_leader (text, party))
    return RAP_STANDING_PUBLIC;
  return party->state[0] != '\0' && !party->borrowed ? RAP_STANDING_NATIONAL : standing;
}

RapStanding
rap_event_standing (const RapEventText *text, const GArray *parties)
{
  RapStanding highest = RAP_STANDING_NOBODY;

  for (guint i = 0; i < parties->len; i++)
    {
      RapStanding standing = standing_of (text, &g_array_index (parties, RapParty, i));
      highest = MAX (highest, standing);
    }
  return highest;
}

gboolean
rap_event_is_crowd (const RapEventText *text, const RapParty *party)
{
  return rap_event_is_class (text, party->head, "crowd-subj");
}

static gboolean
is_any_crowd (const RapEventText *text, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      if (rap_event_is_crowd (text, &g_array_index (parties, RapParty, i)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_public_thing (const RapFiller *filler)
{
  for (guint i = 0; i < G_N_ELEMENTS (public_things); i++)
    {
      if (filler->kind == RAP_FILLER_CLASS &&
          filler->number == rap_event_class_find (public_things[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether everybody does what the verb says: "go", "give", "ask" without more. */
static gboolean
is_common (RapEventType type, const RapEventPattern *pattern)
{
  return pattern != NULL && pattern->priority < COMMON &&
         (type == RAP_EVENT_CONSULT || type == RAP_EVENT_AID ||
          type == RAP_EVENT_COOPERATE || type == RAP_EVENT_REQUEST);
}

/* "Washington promised": a place that acts is a government. */
static gboolean
is_any_capital (const RapEventText *text, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint who = g_array_index (parties, RapParty, i).actor;
      if (who != RAP_NO_ACTOR &&
          g_array_index (text->actors->actors, RapActor, who).type == RAP_ACTOR_PLACE &&
          g_array_index (text->actors->actors, RapActor, who).state[0] != '\0')
        return TRUE;
    }
  return FALSE;
}

/* "Typhoon Haiyan hit the coast": a disaster, or a name that has one in it. */
static gboolean
is_any_disaster (const RapEventText *text, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint head = g_array_index (parties, RapParty, i).head;
      guint first = MAX (text->tree->firsts[head], head > REACH ? head - REACH : 0);
      for (guint k = first; k <= head; k++)
        {
          if (rap_event_is_class (text, k, "disaster-noun"))
            return TRUE;
        }
    }
  return FALSE;
}

/* Things are set free only in a manner of speaking: "released a watch". */
static gboolean
is_any_people (const RapEventText *text, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      if (rap_event_is_people (text, party->head))
        return TRUE;
      if (party->actor == RAP_NO_ACTOR && text->tags->tags[party->head] == RAP_TAG_PROPN)
        return TRUE;
      if (party->actor == RAP_NO_ACTOR)
        continue;
      RapActorType type =
        g_array_index (text->actors->actors, RapActor, party->actor).type;
      if (type != RAP_ACTOR_ORGANISATION && type != RAP_ACTOR_PLACE)
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_event_is_public (const RapEventText    *text,
                     const RapMeaning      *meaning,
                     const RapEventPattern *pattern,
                     const GArray          *sources,
                     const GArray          *targets)
{
  RapStanding source = is_any_capital (text, sources)
                         ? RAP_STANDING_PUBLIC
                         : rap_event_standing (text, sources);
  RapStanding target = rap_event_standing (text, targets);

  if (rap_event_get_quad (meaning->type) == 4 && is_any_disaster (text, sources))
    return FALSE;
  if (g_strcmp0 (meaning->mode, "release") == 0 && targets->len > 0 &&
      source < RAP_STANDING_PUBLIC && !is_any_people (text, targets))
    return FALSE;
  if (meaning->type == RAP_EVENT_COERCE && meaning->mode == NULL && sources->len == 0)
    return FALSE;
  if (pattern != NULL && sources->len + targets->len > 0 &&
      (is_public_thing (&pattern->object) || is_public_thing (&pattern->oblique)))
    return TRUE;
  if (meaning->type == RAP_EVENT_PROTEST)
    return source >= RAP_STANDING_NATIONAL || is_any_crowd (text, sources) ||
           (source == RAP_STANDING_NOBODY && target >= RAP_STANDING_NATIONAL);
  if (meaning->type == RAP_EVENT_COERCE || meaning->type == RAP_EVENT_RETREAT)
    return MAX (source, target) >= RAP_STANDING_NATIONAL;
  if (meaning->type == RAP_EVENT_ASSAULT)
    return MAX (source, target) >= RAP_STANDING_NATIONAL ||
           (meaning->mode != NULL &&
            is_among (public_means, G_N_ELEMENTS (public_means), meaning->mode));
  if (meaning->type == RAP_EVENT_CONSULT && source == RAP_STANDING_PRIVATE)
    return FALSE;
  /* Everybody agrees to something; whom the state agrees with counts less. */
  if (meaning->type == RAP_EVENT_AGREE && pattern != NULL && pattern->priority < COMMON)
    return source == RAP_STANDING_PUBLIC;
  if (is_common (meaning->type, pattern))
    return MIN (source, target) >= RAP_STANDING_NATIONAL &&
           MAX (source, target) == RAP_STANDING_PUBLIC;
  return MAX (source, target) == RAP_STANDING_PUBLIC ||
         MIN (source, target) == RAP_STANDING_NATIONAL;
}
