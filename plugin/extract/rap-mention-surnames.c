// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-surnames.h"

#include <string.h>

RapRawMention
rap_mention_person_of (guint first, guint end)
{
  return (RapRawMention){ .first = first,
                          .end = end,
                          .outer = first,
                          .label = first,
                          .form = RAP_MENTION_NAME,
                          .type = RAP_ACTOR_PERSON,
                          .intro = RAP_INTRO_DEFINITE,
                          .title = first,
                          .title_end = first,
                          .partner = RAP_NO_ACTOR,
                          .actor = RAP_NO_ACTOR };
}

/* Also where a transcript shouts it: "KELLER: Thank you." */
static gboolean
is_known_surname (const RapMentionWalk *walk, const RapWord *word)
{
  gboolean shouted =
    (word->flags & RAP_WORD_ALL_CAPITALS) != 0 && strlen (word->form) > 3;
  return g_hash_table_contains (walk->people, shouted ? word->lower : word->form);
}

/* "Frank Hill" where both are known of names elsewhere: the end of the name. */
static guint
end_of_known_name (const RapMentionWalk *walk, guint first)
{
  guint end = first + 1, limit = rap_mention_walk_end (walk, first);

  while (end < limit && walk->tags[end] == RAP_TAG_PROPN &&
         walk->tree->rels[end] == RAP_REL_FLAT && walk->tree->heads[end] == first &&
         is_known_surname (walk, &walk->words->words[end]))
    end++;
  return end;
}

/* What the tagger makes of a capital in the middle of a sentence does not matter where it is
 * the surname of somebody named in full, and stands alone or behind a title. */
static gboolean
is_plain_surname (const RapMentionWalk *walk, guint i, const RapRawMention *mention)
{
  const RapWord *words = walk->words->words;
  guint          start = rap_mention_walk_start (walk, i);

  return i > start && (words[i].flags & RAP_WORD_ALL_CAPITALS) == 0 &&
         g_hash_table_contains (walk->surnames, words[i].form) &&
         ((words[i - 1].flags & RAP_WORD_CAPITAL) == 0 ||
          mention->title < mention->title_end) &&
         (i + 1 == rap_mention_walk_end (walk, i) ||
          (words[i + 1].flags & RAP_WORD_CAPITAL) == 0);
}

static gboolean
is_lone_surname (const RapMentionWalk *walk, guint i)
{
  return walk->tags[i] == RAP_TAG_PROPN && rap_mention_heads_phrase (walk, i) &&
         walk->tree->rels[i] != RAP_REL_COMPOUND && walk->tree->rels[i] != RAP_REL_FLAT;
}

/* "The history of Cuba", where a title that ends so was taken for a person. */
static gboolean
is_state_alone (const RapWord *word)
{
  const RapTerm *term = rap_gazetteer_find (word->form, strlen (word->form), FALSE);

  return rap_term_get (term, RAP_TERM_STATE) != NULL &&
         rap_term_get (term, RAP_TERM_GIVEN) == NULL &&
         rap_term_get (term, RAP_TERM_FAMILY) == NULL;
}

/* A surname that was taken for no name here, but for a person's elsewhere in the text. */
gboolean
rap_mention_surnames_add (RapMentionWalk *walk, guint i)
{
  const RapWord *word = &walk->words->words[i];

  if ((word->flags & RAP_WORD_CAPITAL) == 0 || !is_known_surname (walk, word) ||
      is_state_alone (word))
    return FALSE;
  RapRawMention mention = rap_mention_person_of (i, end_of_known_name (walk, i));
  rap_mention_read_title (walk, &mention);
  if (!is_lone_surname (walk, i) && !is_plain_surname (walk, i, &mention))
    return FALSE;
  rap_mention_walk_add (walk, &mention);
  return TRUE;
}
