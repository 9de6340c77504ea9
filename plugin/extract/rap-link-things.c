// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-link-things.h"

static char *
initials_of (const RapLink *link, guint first, guint end)
{
  GString *initials = g_string_new ("initials:");
  guint    n = 0;
  for (guint i = first; i < end; i++)
    if ((link->self->words->words[i].flags & RAP_WORD_CAPITAL) != 0)
      {
        g_string_append_unichar (initials,
                                 g_unichar_tolower (
                                   g_utf8_get_char (link->self->words->words[i].form)));
        n++;
      }
  if (n < 2)
    g_string_truncate (initials, 0);
  return g_string_free (initials, FALSE);
}

/* A state is told by its name, not by the seat of its government; else the longer name. */
static gboolean
names_better (const RapRawMention *mention, const RapLinkLead *lead)
{
  if (mention->form == RAP_MENTION_METONYM)
    return FALSE;
  return !lead->named || mention->end - mention->first > lead->end - lead->first;
}

/* A row may know several seats of a state, such as Lagos beside Abuja: they are not one place. */
static gboolean
names_capital (const RapRawMention *mention)
{
  return mention->term->kind == RAP_TERM_CAPITAL;
}

/* The word by which the body may be called once it has been named: "the ministry", "the bank" of
 * the Central Bank of Chad. */
static void
add_head (RapLink *link, const RapRawMention *mention, guint actor)
{
  const RapWord *words = link->self->words->words;
  guint          end = mention->first + 1;

  while (end < mention->end && !rap_mention_word_is (&words[end], "genitive"))
    end++;
  if (mention->end - mention->first > 1)
    rap_link_add_to_list (link, "body:", words[end - 1].lower, actor);
}

void
rap_link_thing (RapLink *link, guint m)
{
  RapRawMention   *mention = rap_link_mention_at (link, m);
  const RapWord   *word = &link->self->words->words[mention->first];
  g_autofree char *text = rap_link_key_of (link,
                                           rap_actor_type_get_nick (mention->type),
                                           mention->first,
                                           mention->end);
  g_autofree char *row = NULL;
  guint            actor;

  if (mention->type == RAP_ACTOR_STATE && mention->state[0] != '\0')
    row = g_strconcat ("code:", mention->state, NULL);
  else if (mention->term != NULL && !names_capital (mention))
    row = g_strdup_printf ("row:%u:%u", mention->term->kind, mention->term->row);
  else if (mention->end - mention->first == 1 &&
           (word->flags & RAP_WORD_ALL_CAPITALS) != 0)
    row = g_strconcat ("initials:", word->lower, NULL);

  actor = row != NULL ? rap_link_find_key (link, row) : RAP_NO_ACTOR;
  if (actor == RAP_NO_ACTOR)
    actor = rap_link_find_key (link, text);
  if (actor == RAP_NO_ACTOR)
    actor = rap_link_add_actor (link, m);
  else if (names_better (mention, &g_array_index (link->leads, RapLinkLead, actor)))
    rap_link_take_name (link, actor, mention);
  g_array_index (link->leads, RapLinkLead, actor).named |=
    mention->form == RAP_MENTION_NAME;
  rap_link_bind_key (link, g_steal_pointer (&text), actor);
  if (row != NULL)
    rap_link_bind_key (link, g_steal_pointer (&row), actor);
  if (mention->type == RAP_ACTOR_ORGANISATION)
    {
      add_head (link, mention, actor);
      g_autofree char *initials = initials_of (link, mention->first, mention->end);
      if (*initials != '\0')
        rap_link_bind_key (link, g_steal_pointer (&initials), actor);
    }
  rap_link_assign (link, m, actor);
}
