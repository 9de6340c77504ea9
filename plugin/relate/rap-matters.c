// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-matters.h"

#include <string.h>

#include "relate/rap-terms.h"

/* Words that are found in most reports say nothing of this matter. */
#define LEAST_WEIGHT 40

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;
  return left < right ? -1 : left > right;
}

/* The last name of a person and the name of a state stand for who, not for what. */
static gboolean
names_party (const RapActors *actors, guint word)
{
  const RapMention *mention = rap_actors_mention_at (actors, word, word + 1);

  if (mention == NULL || mention->first > word || word >= mention->end)
    return FALSE;
  RapActorType type = g_array_index (actors->actors, RapActor, mention->actor).type;
  return type == RAP_ACTOR_PERSON || type == RAP_ACTOR_STATE;
}

void
rap_matter_init (RapMatter *matter, RapDocument *document, guint first, guint end)
{
  const RapTerms  *terms = rap_terms_of (document);
  const RapActors *actors = rap_actors_of (document);
  guint            kept = 0;

  matter->words = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = first; i < end; i++)
    {
      guint key = terms->keys[i];
      if (key != RAP_TERM_NONE && terms->weights[i] >= LEAST_WEIGHT &&
          !names_party (actors, i))
        g_array_append_val (matter->words, key);
    }
  g_array_sort (matter->words, compare_numbers);
  for (guint i = 0; i < matter->words->len; i++)
    {
      guint word = g_array_index (matter->words, guint, i);
      if (kept == 0 || g_array_index (matter->words, guint, kept - 1) != word)
        g_array_index (matter->words, guint, kept++) = word;
    }
  g_array_set_size (matter->words, kept);
}

void
rap_matter_clear (RapMatter *matter)
{
  g_array_unref (matter->words);
}

guint
rap_matter_overlap (const RapMatter *matter, const RapMatter *other)
{
  guint shared = 0;

  for (guint i = 0, k = 0; i < matter->words->len && k < other->words->len;)
    {
      guint left = g_array_index (matter->words, guint, i),
            right = g_array_index (other->words, guint, k);
      shared += left == right;
      i += left <= right;
      k += right <= left;
    }
  return shared;
}

static const RapActor *
actor_of (RapSide side)
{
  return &g_array_index (rap_actors_of (side.document)->actors, RapActor, side.actor);
}

static const char *
last_name (const char *name)
{
  const char *space = strrchr (name, ' ');
  return space != NULL ? space + 1 : name;
}

RapSide
rap_side_of (RapDocument *document, const GArray *parties)
{
  if (parties->len == 0)
    return (RapSide){ document, RAP_NO_ACTOR, "" };
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  return (RapSide){ document, party->actor, party->state };
}

static const char *
state_of (RapSide side)
{
  return side.state[0] != '\0' ? side.state
                               : rap_actor_presume_state (side.document, side.actor);
}

/* Whether the actor is none of his state's: rebels, parties and companies speak for
 * themselves. */
static gboolean
is_apart (RapSide side)
{
  static const char *const sectors[] = { "REB", "OPP", "BUS", "PTY", "CRM",
                                         "SOC", "JRN", "CVL", "LAB", "REL" };

  if (side.actor == RAP_NO_ACTOR || actor_of (side)->type == RAP_ACTOR_STATE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    {
      if (g_str_equal (actor_of (side)->sector, sectors[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_sides_are_compatriots (RapSide side, RapSide other)
{
  const char *state = state_of (side);
  return state[0] != '\0' && g_str_equal (state, state_of (other));
}

gboolean
rap_sides_agree (RapSide side, RapSide other)
{
  return (rap_sides_are_compatriots (side, other) &&
          is_apart (side) == is_apart (other)) ||
         rap_sides_are_one (side, other);
}

gboolean
rap_sides_are_one (RapSide side, RapSide other)
{
  if (side.actor == RAP_NO_ACTOR || other.actor == RAP_NO_ACTOR)
    return FALSE;
  if (side.document == other.document && side.actor == other.actor)
    return TRUE;
  const RapActor *a = actor_of (side), *b = actor_of (other);
  if (a->type == RAP_ACTOR_PERSON && b->type == RAP_ACTOR_PERSON)
    return g_str_equal (last_name (a->name), last_name (b->name));
  /* "the police", when another report says whose. */
  if (side.document != other.document && a->type == RAP_ACTOR_GROUP &&
      b->type == RAP_ACTOR_GROUP && (a->state[0] == '\0' || b->state[0] == '\0'))
    return g_ascii_strcasecmp (last_name (a->name), last_name (b->name)) == 0;
  return g_ascii_strcasecmp (a->name, b->name) == 0;
}

gboolean
rap_side_is_among (RapSide side, RapDocument *document, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      if (rap_sides_agree (side, (RapSide){ document, party->actor, party->state }))
        return TRUE;
    }
  return FALSE;
}

GArray *
rap_dossier_order (RapDossier *dossier)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    {
      const char *date =
        rap_document_get_published (rap_dossier_get_document (dossier, i));
      guint at = order->len;
      g_array_append_val (order, i);
      for (; date != NULL && at > 0; at--)
        {
          guint       before = g_array_index (order, guint, at - 1);
          const char *other =
            rap_document_get_published (rap_dossier_get_document (dossier, before));
          if (other == NULL || strcmp (other, date) <= 0)
            break;
          g_array_index (order, guint, at) = before;
          g_array_index (order, guint, at - 1) = i;
        }
    }
  return order;
}
