// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-link-groups.h"

#include "extract/rap-appositions.h"

/* How far back the members of a group are looked for, in pairs and in sentences. */
#define PAIR_SENTENCES 12

static gboolean
pair_fits (RapLink *link, const RapLinkPair *pair, RapField of)
{
  for (guint i = 0; i < RAP_ACTOR_GROUP + 1; i++)
    if (rap_field_is (of, rap_actor_type_get_nick (i)))
      return rap_link_actor_at (link, pair->left)->type == i &&
             rap_link_actor_at (link, pair->right)->type == i;
  return TRUE;
}

static void
find_members (RapLink *link, guint actor, const RapRawMention *mention, RapField of)
{
  guint sentence = link->self->words->words[mention->first].sentence;

  for (guint i = link->pairs->len; i-- > 0 && i + RAP_LINK_LOOK_BACK >= link->pairs->len;)
    {
      const RapLinkPair *pair = &g_array_index (link->pairs, RapLinkPair, i);
      if (pair->sentence + PAIR_SENTENCES < sentence)
        return;
      if (!pair_fits (link, pair, of))
        continue;
      RapActor *a = rap_link_actor_at (link, actor);
      g_array_append_val (a->members, pair->left);
      g_array_append_val (a->members, pair->right);
      return;
    }
}

/* "The ministry" where only one has been named. */
static guint
find_body (RapLink *link, const RapRawMention *mention)
{
  const GArray *list;

  if (mention->intro != RAP_INTRO_DEFINITE || mention->plural || mention->count > 0 ||
      mention->end - mention->first != 1 || mention->label != mention->first ||
      mention->state[0] != '\0')
    return RAP_NO_ACTOR;
  list =
    rap_link_get_list (link, "body:", link->self->words->words[mention->first].lower);
  for (guint i = 1; list != NULL && i < list->len; i++)
    if (g_array_index (list, guint, i) != g_array_index (list, guint, 0))
      return RAP_NO_ACTOR;
  return list != NULL ? g_array_index (list, guint, 0) : RAP_NO_ACTOR;
}

void
rap_link_group (RapLink *link, guint m)
{
  RapRawMention   *mention = rap_link_mention_at (link, m);
  g_autofree char *key =
    rap_link_key_of (link, "group", MIN (mention->label, mention->first), mention->end);
  guint actor = mention->intro == RAP_INTRO_DEFINITE && mention->count == 0
                  ? rap_link_find_key (link, key)
                  : RAP_NO_ACTOR;
  guint body = actor == RAP_NO_ACTOR ? find_body (link, mention) : RAP_NO_ACTOR;

  if (body != RAP_NO_ACTOR)
    {
      rap_link_assign (link, m, body);
      return;
    }
  if (actor == RAP_NO_ACTOR)
    actor = rap_link_add_actor (link, m);
  if (mention->count == 0)
    rap_link_bind_key (link, g_steal_pointer (&key), actor);
  else
    find_members (link,
                  actor,
                  mention,
                  rap_lexicon_field (rap_term_get_lexicon (mention->term),
                                     mention->term->row,
                                     1));
  rap_link_assign (link, m, actor);
}

void
rap_link_note_pair (RapLink *link, guint m)
{
  RapRawMention *right = rap_link_mention_at (link, m);
  if (m == 0 || right->actor == RAP_NO_ACTOR ||
      rap_link_actor_at (link, right->actor)->type > RAP_ACTOR_STATE)
    return;
  RapRawMention *left = rap_link_mention_at (link, m - 1);
  if (left->actor == RAP_NO_ACTOR || left->actor == right->actor ||
      rap_link_actor_at (link, left->actor)->type > RAP_ACTOR_STATE)
    return;
  if (!rap_mentions_are_paired (link->self, left, right))
    return;
  RapLinkPair pair = { left->actor,
                       right->actor,
                       link->self->words->words[right->first].sentence };
  g_array_append_val (link->pairs, pair);
}
