// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-antecedent-states.h"

#include "language/rap-tree.h"

/* How many mentions after the pronoun are looked at. */
#define MENTIONS_AHEAD 8

struct _RapStateLeaders
{
  const RapLinking *linking;
  const RapTree    *tree;
  GHashTable       *men;   /* states whose leader is not known to be a woman */
  GHashTable       *women; /* and not a man; keys belong to the actors */
};

static gboolean
leads (const RapActor *actor)
{
  return actor->type == RAP_ACTOR_PERSON && actor->state[0] != '\0' &&
         g_str_equal (actor->sector, "GOV");
}

RapStateLeaders *
rap_state_leaders_new (const RapLinking *linking)
{
  RapStateLeaders *self = g_new0 (RapStateLeaders, 1);

  self->linking = linking;
  self->tree = rap_tree_of (linking->document);
  self->men = g_hash_table_new (g_str_hash, g_str_equal);
  self->women = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < linking->actors->len; i++)
    {
      RapActor *actor = &g_array_index (linking->actors, RapActor, i);
      if (leads (actor) && actor->gender != RAP_GENDER_FEMALE)
        g_hash_table_add (self->men, actor->state);
      if (leads (actor) && actor->gender != RAP_GENDER_MALE)
        g_hash_table_add (self->women, actor->state);
    }
  return self;
}

void
rap_state_leaders_free (RapStateLeaders *self)
{
  g_hash_table_unref (self->men);
  g_hash_table_unref (self->women);
  g_free (self);
}

/* Whether the state is the subject of a statement about what it will do. */
static gboolean
is_promised (const RapStateLeaders *self, const RapRawMention *state)
{
  const RapWords *words = self->linking->words;
  guint           subject = state->end - 1, verb = self->tree->heads[subject];

  if (verb == RAP_NO_HEAD || self->tree->rels[subject] != RAP_REL_NSUBJ ||
      self->tree->rels[verb] != RAP_REL_CCOMP || verb <= subject)
    return FALSE;
  for (guint i = subject + 1; i < verb; i++)
    if (self->tree->heads[i] == verb && rap_mention_word_is (&words->words[i], "promise"))
      return TRUE;
  return FALSE;
}

gboolean
rap_state_leaders_object (const RapStateLeaders *self, guint pronoun, guint actor)
{
  const GArray        *mentions = self->linking->mentions;
  const RapWord       *words = self->linking->words->words;
  const RapRawMention *m = &g_array_index (mentions, RapRawMention, pronoun);
  const RapActor      *a = &g_array_index (self->linking->actors, RapActor, actor);
  GHashTable          *rivals = m->gender == RAP_GENDER_FEMALE ? self->women : self->men;

  if (!leads (a) || self->tree->rels[m->first] != RAP_REL_NSUBJ)
    return FALSE;
  for (guint i = pronoun + 1; i < MIN (mentions->len, pronoun + MENTIONS_AHEAD); i++)
    {
      const RapRawMention *state = &g_array_index (mentions, RapRawMention, i);
      if (words[state->first].sentence != words[m->first].sentence)
        break;
      if (state->type == RAP_ACTOR_STATE && !g_str_equal (state->state, a->state) &&
          g_hash_table_contains (rivals, state->state) && is_promised (self, state))
        return TRUE;
    }
  return FALSE;
}
