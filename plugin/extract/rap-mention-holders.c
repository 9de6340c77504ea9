// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-holders.h"

/* Whether the title has a word with the office of the leader in common: not an ambassador and a
 * president. */
static gboolean
shares_office (const RapRawMention *mention, const RapTerm *leader)
{
  const RapTerm   *title = mention->title_term;
  g_autofree char *form = rap_field_dup (
    rap_term_field (title, title->kind == RAP_TERM_TITLE ? "form" : "noun"));
  g_autofree char *office = rap_field_dup (rap_term_field (leader, "office"));
  g_auto (GStrv) said = g_strsplit (form, " ", -1);
  g_auto (GStrv) held = g_strsplit (office, " ", -1);

  for (guint i = 0; said[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) held, said[i]))
      return TRUE;
  return FALSE;
}

/* "President Obama": a surname under a title that only one leader has. */
void
rap_mention_read_holder (const RapWords *words, RapRawMention *mention)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (words, mention->first, mention->end, FALSE, &end);
  const RapTerm *leader = rap_term_get (term, RAP_TERM_LEADER_SHORT);

  if (leader == NULL || end != mention->end || mention->sector[0] == '\0' ||
      !shares_office (mention, leader))
    return;
  for (const RapTerm *other = rap_term_next (leader); other != NULL;
       other = rap_term_next (other))
    {
      g_autofree char *name = rap_field_dup (rap_term_field (leader, "name"));
      if (other->kind == RAP_TERM_LEADER_SHORT &&
          !rap_field_is (rap_term_field (other, "name"), name))
        return;
    }
  if (mention->gender == RAP_GENDER_UNKNOWN)
    mention->gender = rap_gender_of_field (rap_term_field (leader, "gender"));
  if (mention->state[0] == '\0')
    rap_term_get_state (leader, mention->state);
}
