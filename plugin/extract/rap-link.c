// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-link.h"

#include <string.h>

RapRawMention *
rap_link_mention_at (const RapLink *link, guint i)
{
  return &g_array_index (link->self->mentions, RapRawMention, i);
}

RapActor *
rap_link_actor_at (const RapLink *link, guint i)
{
  return &g_array_index (link->self->actors, RapActor, i);
}

char *
rap_link_text_of (const RapLink *link, guint first, guint end)
{
  RapSpan span = rap_words_span (link->self->words, first, end);
  return rap_document_dup_reading (link->self->document, &span);
}

char *
rap_link_key_of (const RapLink *link, const char *kind, guint first, guint end)
{
  GString *key = g_string_new (kind);
  for (guint i = first; i < end; i++)
    if ((link->self->words->words[i].flags & RAP_WORD_MARK) == 0)
      g_string_append_printf (key, ":%s", link->self->words->words[i].lower);
  return g_string_free (key, FALSE);
}

/* Takes the key over. */
void
rap_link_bind_key (RapLink *link, char *key, guint actor)
{
  if (g_hash_table_contains (link->keys, key))
    g_free (key);
  else
    g_hash_table_insert (link->keys, key, GUINT_TO_POINTER (actor + 1));
}

guint
rap_link_find_key (RapLink *link, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (link->keys, key)) - 1;
}

void
rap_link_add_to_list (RapLink *link, const char *prefix, const char *word, guint actor)
{
  char   *key = g_strconcat (prefix, word, NULL);
  GArray *list = g_hash_table_lookup (link->lists, key);
  if (list == NULL)
    g_hash_table_insert (link->lists,
                         key,
                         list = g_array_new (FALSE, FALSE, sizeof (guint)));
  else
    g_free (key);
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != actor)
    g_array_append_val (list, actor);
}

GArray *
rap_link_get_list (RapLink *link, const char *prefix, const char *word)
{
  g_autofree char *key = g_strconcat (prefix, word, NULL);
  return g_hash_table_lookup (link->lists, key);
}

void
rap_linking_add_role (RapLinking *self, guint actor, guint first, guint end)
{
  RapActor        *a = &g_array_index (self->actors, RapActor, actor);
  RapSpan          span = rap_words_span (self->words, first, end);
  g_autofree char *role = rap_document_dup_reading (self->document, &span);

  for (guint i = 0; i < a->roles->len; i++)
    if (g_ascii_strcasecmp (a->roles->pdata[i], role) == 0)
      return;
  g_ptr_array_add (a->roles, g_steal_pointer (&role));
}

static void
take_facts (RapLink *link, guint actor, const RapRawMention *mention)
{
  RapActor *a = rap_link_actor_at (link, actor);
  if (a->gender == RAP_GENDER_UNKNOWN)
    a->gender = mention->gender;
  if (a->state[0] == '\0')
    memcpy (a->state, mention->state, sizeof a->state);
  if (a->sector[0] == '\0')
    memcpy (a->sector, mention->sector, sizeof a->sector);
}

/* A noun is told with the name in front of it, a name without its title. */
static guint
name_start (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME ? mention->first
                                           : MIN (mention->label, mention->first);
}

guint
rap_link_add_actor (RapLink *link, guint m)
{
  RapRawMention *mention = rap_link_mention_at (link, m);
  RapActor actor = { .name = rap_link_text_of (link, name_start (mention), mention->end),
                     .type = mention->type,
                     .plural = mention->plural,
                     .roles = g_ptr_array_new_with_free_func (g_free),
                     .members = g_array_new (FALSE, FALSE, sizeof (guint)) };
  RapLinkLead lead = { mention->first, mention->end, m, .mention = m };

  g_array_append_val (link->self->actors, actor);
  g_array_append_val (link->leads, lead);
  return link->self->actors->len - 1;
}

void
rap_link_assign (RapLink *link, guint m, guint actor)
{
  RapRawMention *mention = rap_link_mention_at (link, m);
  mention->actor = actor;
  g_array_index (link->leads, RapLinkLead, actor).last = m;
  take_facts (link, actor, mention);
}

gboolean
rap_genders_clash (RapGender left, RapGender right)
{
  return left != RAP_GENDER_UNKNOWN && right != RAP_GENDER_UNKNOWN && left != right;
}

void
rap_link_take_name (RapLink *link, guint actor, const RapRawMention *mention)
{
  RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, actor);
  lead->first = mention->first;
  lead->end = mention->end;
  lead->named = TRUE;
  g_free (rap_link_actor_at (link, actor)->name);
  rap_link_actor_at (link, actor)->name =
    rap_link_text_of (link, mention->first, mention->end);
}
