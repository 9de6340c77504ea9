// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-appositions.h"

#include <string.h>

/* "Hugh Hill, a doctor," and "the foreign minister, Wang Yi," are two mentions of one person;
 * "World Food Programme (WFP)" of one organisation. Told by where they stand alone. */

#define LONGEST_ROLE 9
#define PAIR_REACH   6

static gboolean
is_form (const RapLinking *self, guint word, const char *form)
{
  return word < self->words->n_words && g_str_equal (self->words->words[word].form, form);
}

static guint
sentence_end (const RapLinking *self, guint word)
{
  return self->words->sentences[self->words->words[word].sentence].end;
}

static gboolean
is_mark (const RapLinking *self, guint word)
{
  return (self->words->words[word].flags & RAP_WORD_MARK) != 0;
}

static gboolean
describes_person (const RapRawMention *mention)
{
  return (mention->form == RAP_MENTION_TITLE || mention->form == RAP_MENTION_NOMINAL) &&
         mention->type == RAP_ACTOR_PERSON && !mention->plural;
}

static gboolean
names_person (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME && mention->type == RAP_ACTOR_PERSON;
}

static gboolean
genders_agree (const RapRawMention *left, const RapRawMention *right)
{
  return left->gender == RAP_GENDER_UNKNOWN || right->gender == RAP_GENDER_UNKNOWN ||
         left->gender == right->gender;
}

/* "Chief executive of Apple" ends with Apple, if a mark comes soon; else with its noun. */
static guint
role_end (const RapLinking *self, const RapRawMention *mention)
{
  guint end = sentence_end (self, mention->first), word = mention->end;

  if (word >= end || !rap_mention_word_is (&self->words->words[word], "genitive"))
    return mention->end;
  while (word < end && word < mention->end + LONGEST_ROLE && !is_mark (self, word))
    word++;
  return word < end && is_mark (self, word) && word > mention->end + 1 ? word
                                                                       : mention->end;
}

static gboolean
stands_after (const RapLinking    *self,
              const RapRawMention *name,
              const RapRawMention *noun)
{
  return names_person (name) && describes_person (noun) &&
         noun->intro != RAP_INTRO_POSSESSED &&
         (noun->outer == name->end + 1 || noun->label == name->end + 1) &&
         is_form (self, name->end, ",") && genders_agree (name, noun);
}

static gboolean
stands_before (const RapLinking    *self,
               const RapRawMention *noun,
               const RapRawMention *name)
{
  return describes_person (noun) && names_person (name) &&
         noun->intro != RAP_INTRO_INDEFINITE && name->title == name->title_end &&
         name->first == noun->end + 1 && is_form (self, noun->end, ",") &&
         name->end < sentence_end (self, name->first) && is_mark (self, name->end) &&
         genders_agree (noun, name);
}

static gboolean
is_abbreviation (const RapLinking    *self,
                 const RapRawMention *name,
                 const RapRawMention *bracketed)
{
  return name->form == RAP_MENTION_NAME && bracketed->form == RAP_MENTION_NAME &&
         name->type == RAP_ACTOR_ORGANISATION &&
         bracketed->type == RAP_ACTOR_ORGANISATION && bracketed->first == name->end + 1 &&
         is_form (self, name->end, "(") && is_form (self, bracketed->end, ")");
}

/* Whether the words between two mentions put them side by side: "X and Y", "X talks with Y". */
gboolean
rap_mentions_are_paired (const RapLinking    *self,
                         const RapRawMention *left,
                         const RapRawMention *right)
{
  const RapWord *words = self->words->words;
  gboolean       meet = FALSE;

  if (words[left->first].sentence != words[right->first].sentence ||
      right->outer < left->end || right->outer - left->end > PAIR_REACH)
    return FALSE;
  if (right->outer - left->end == 1 && rap_mention_word_is (&words[left->end], "join"))
    return TRUE;
  for (guint i = left->end; i < right->outer; i++)
    meet |= rap_mention_word_is (&words[i], "meet") ||
            rap_mention_word_is (&words[i], "against");
  return meet;
}

void
rap_appositions_find (RapLinking *self)
{
  RapRawMention *mentions = (RapRawMention *) (gpointer) self->mentions->data;

  for (guint i = 0; i + 1 < self->mentions->len; i++)
    {
      RapRawMention *left = &mentions[i], *right = &mentions[i + 1];
      RapRawMention *noun = right;
      /* "Anna Keller, Germany's foreign minister": a name stands in between. */
      if (i + 2 < self->mentions->len && right[1].label == right->first)
        noun = right + 1;
      if (stands_after (self, left, noun))
        {
          noun->partner = i;
          noun->role_end = role_end (self, noun);
        }
      else if (left->partner == RAP_NO_ACTOR && stands_before (self, left, right))
        {
          left->partner = i + 1;
          left->role_end = left->intro != RAP_INTRO_POSSESSED ? left->end : left->first;
        }
      else if (is_abbreviation (self, left, right))
        right->partner = i;
    }
}
