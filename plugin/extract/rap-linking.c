// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-linking.h"

#include "extract/rap-appositions.h"
#include "extract/rap-link-groups.h"
#include "extract/rap-link-offices.h"
#include "extract/rap-link-people.h"
#include "extract/rap-link-things.h"
#include "text/rap-work.h"

#include <string.h>

static gboolean
is_holder (const RapActor *actor)
{
  return actor->type == RAP_ACTOR_PERSON && actor->state[0] != '\0' &&
         g_str_equal (actor->sector, "GOV");
}

/* A mention that stands in apposition follows the name it stands beside. */
static void
link_partner (RapLink *link, guint m)
{
  const RapRawMention *mention = rap_link_mention_at (link, m);
  guint                actor = rap_link_mention_at (link, mention->partner)->actor;

  if (actor == RAP_NO_ACTOR)
    return;
  rap_link_assign (link, m, actor);
  if (mention->form == RAP_MENTION_NAME)
    {
      rap_link_bind_key (link,
                         rap_link_key_of (link,
                                          rap_actor_type_get_nick (mention->type),
                                          mention->first,
                                          mention->end),
                         actor);
      return;
    }
  if (mention->role_end > mention->first)
    rap_linking_add_role (link->self,
                          actor,
                          rap_mention_role_start (link->self->words, mention),
                          mention->role_end);
  rap_office_add (link, actor, mention);
}

static void
link_mention (RapLink *link, guint m)
{
  RapRawMention *mention = rap_link_mention_at (link, m);

  if (mention->form == RAP_MENTION_PRONOUN)
    return;
  if (mention->partner != RAP_NO_ACTOR)
    {
      if (mention->partner < m)
        link_partner (link, m);
      return;
    }
  if (mention->type == RAP_ACTOR_GROUP)
    rap_link_group (link, m);
  else if (mention->form == RAP_MENTION_NAME || mention->form == RAP_MENTION_METONYM)
    (mention->type == RAP_ACTOR_PERSON ? rap_link_person : rap_link_thing) (link, m);
  else
    rap_link_title (link, m);
  for (guint back = 1; back <= MIN (m, RAP_ROLE_REACH); back++)
    if (rap_link_mention_at (link, m - back)->partner == m)
      link_partner (link, m - back);
  const RapActor *actor = rap_link_actor_at (link, mention->actor);
  if (is_holder (actor))
    rap_link_add_to_list (link, "holder:", actor->state, mention->actor);
}

void
rap_linking_run (RapLinking *self)
{
  RapLink link = { .self = self };

  link.leads = g_array_new (FALSE, FALSE, sizeof (RapLinkLead));
  link.pairs = g_array_new (FALSE, FALSE, sizeof (RapLinkPair));
  link.lists = g_hash_table_new_full (g_str_hash,
                                      g_str_equal,
                                      g_free,
                                      (GDestroyNotify) g_array_unref);
  link.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rap_appositions_find (self);
  for (guint m = 0; m < self->mentions->len && !rap_work_is_cancelled (); m++)
    {
      link_mention (&link, m);
      rap_link_note_pair (&link, m);
    }
  rap_link_settle_names (&link);
  rap_link_settle_nouns (&link);
  for (guint i = 0; i < link.leads->len; i++)
    g_clear_pointer (&g_array_index (link.leads, RapLinkLead, i).offices, g_array_unref);
  g_array_unref (link.leads);
  g_array_unref (link.pairs);
  g_hash_table_unref (link.lists);
  g_hash_table_unref (link.keys);
}
