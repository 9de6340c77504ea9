// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-appositions.h"

#include "language/rap-tags.h"
#include "language/rap-tree.h"

#include <string.h>

/* "Hugh Hill, a doctor," and "the foreign minister, Wang Yi," are two mentions of one person;
 * "World Food Programme (WFP)" of one organisation. Told by where they stand alone. */

#define LONGEST_ROLE 9
/* "of the National Labour Party" */
#define LONGEST_ORIGIN 5
#define PAIR_REACH     6

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

/* A name of several words that no table knows may be a person's, whatever it was taken for. */
static gboolean
may_be_person (const RapRawMention *mention)
{
  return names_person (mention) ||
         (mention->form == RAP_MENTION_NAME && mention->end - mention->first > 1 &&
          mention->term == NULL && mention->state[0] == '\0' &&
          (mention->type == RAP_ACTOR_PLACE || mention->type == RAP_ACTOR_ORGANISATION));
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

/* Whether the words are a phrase that belongs to the noun before them: "of Turkistan", "to the
 * United States". */
static gboolean
belongs_to_noun (const RapLinking *self, const RapTags *tags, guint first, guint end)
{
  if (first >= end || tags->tags[first] != RAP_TAG_ADP)
    return FALSE;
  for (guint i = first; i < end; i++)
    if (is_mark (self, i) || tags->tags[i] == RAP_TAG_VERB ||
        tags->tags[i] == RAP_TAG_AUX || tags->tags[i] == RAP_TAG_PRON)
      return FALSE;
  return TRUE;
}

/* "In Chelsea, the mayor said": a place, whatever it was taken for. */
static gboolean
follows_preposition (const RapLinking *self, const RapRawMention *name)
{
  return name->outer > 0 && name->end - name->first == 1 &&
         rap_mention_word_is (&self->words->words[name->outer - 1], "place");
}

/* Right behind a comma, or behind a comma and an article: "Anna Keller, the group's director". */
static gboolean
begins_behind (const RapLinking    *self,
               const RapRawMention *name,
               const RapRawMention *noun)
{
  guint next = name->end + 1;

  if (!is_form (self, name->end, ","))
    return FALSE;
  return noun->outer == next || noun->label == next ||
         (noun->label == next + 1 &&
          rap_mention_word_is (&self->words->words[next], "definite"));
}

/* "Anna Keller, the group's director": a body has one of them, a person may have several. */
static gboolean
belongs_to_person (const RapRawMention *noun)
{
  return noun->intro == RAP_INTRO_POSSESSED && noun->label == noun->first;
}

/* "Anna Keller, the minister's brother" */
static gboolean
has_somebody (const RapLinking *self, const RapRawMention *noun)
{
  return noun->end < self->words->n_words &&
         (self->words->words[noun->end].flags & RAP_WORD_CLITIC) != 0 &&
         rap_mention_word_is (&self->words->words[noun->end], "possessive");
}

static gboolean
stands_after (const RapLinking    *self,
              const RapRawMention *name,
              const RapRawMention *noun)
{
  return names_person (name) && describes_person (noun) && !belongs_to_person (noun) &&
         !has_somebody (self, noun) && begins_behind (self, name, noun) &&
         genders_agree (name, noun) && !follows_preposition (self, name);
}

/* "Her husband, former President Ivo Tamm, came": who belongs to somebody is told with his office,
 * and no list goes on behind him. */
static gboolean
is_told_with_office (const RapLinking    *self,
                     const RapRawMention *noun,
                     const RapRawMention *name)
{
  return noun->intro == RAP_INTRO_POSSESSED && is_form (self, noun->end, ",") &&
         rap_mention_phrase_start (self->words, name) == noun->end + 1 &&
         is_form (self, name->end, ",") &&
         name->end + 1 < sentence_end (self, name->first) &&
         !rap_mention_word_is (&self->words->words[name->end + 1], "join");
}

static gboolean
has_honorific (const RapRawMention *name)
{
  return name->title_term != NULL && name->title_term->kind == RAP_TERM_TITLE &&
         rap_field_is (rap_term_field (name->title_term, "level"), "honorific");
}

/* "The Minister for Energy (Hon. I. Tamm)": the bracket that opens before the name, or
 * RAP_NO_ACTOR. */
static guint
find_bracket (const RapLinking    *self,
              const RapRawMention *noun,
              const RapRawMention *name)
{
  guint start = MIN (name->outer, name->title);

  if (noun->intro != RAP_INTRO_DEFINITE || start <= noun->end - 1 ||
      !is_form (self, start - 1, "(") || !is_form (self, name->end, ")"))
    return RAP_NO_ACTOR;
  return start - 1;
}

static gboolean
may_name (const RapLinking *self, const RapRawMention *noun, const RapRawMention *name)
{
  return describes_person (noun) && may_be_person (name) && genders_agree (noun, name) &&
         (name->title == name->title_end || is_told_with_office (self, noun, name) ||
          (has_honorific (name) && find_bracket (self, noun, name) != RAP_NO_ACTOR)) &&
         self->words->words[noun->first].sentence ==
           self->words->words[name->first].sentence;
}

/* "A lawyer for him, Anna Keller, said": an indefinite noun only where the verb comes next. */
static gboolean
leads_to_verb (const RapLinking *self, const RapTags *tags, const RapRawMention *name)
{
  guint next = name->end + 1;
  return is_form (self, name->end, ",") && next < sentence_end (self, name->first) &&
         (tags->tags[next] == RAP_TAG_VERB || tags->tags[next] == RAP_TAG_AUX);
}

/* "Wang Yi," and "Otto Falk of Labour,": behind the name, and where he is from, is a mark. */
static gboolean
ends_at_mark (const RapLinking *self, const RapRawMention *name)
{
  guint end = sentence_end (self, name->first), from = name->end + 1;

  if (name->end >= end)
    return FALSE;
  if (is_mark (self, name->end))
    return TRUE;
  if (!rap_mention_word_is (&self->words->words[name->end], "genitive"))
    return FALSE;
  for (guint i = from; i < end && i < from + LONGEST_ORIGIN; i++)
    if (is_mark (self, i))
      return i > from;
    else if ((self->words->words[i].flags & RAP_WORD_CAPITAL) == 0)
      return FALSE;
  return FALSE;
}

/* "The foreign minister, Wang Yi," and "the governor of Turkistan, Yerlan Berdi,". */
static gboolean
stands_before (const RapLinking    *self,
               const RapTags       *tags,
               const RapRawMention *noun,
               const RapRawMention *name)
{
  guint comma = name->first - 1;

  guint bracket = find_bracket (self, noun, name);

  if (is_told_with_office (self, noun, name))
    return TRUE;
  if (bracket != RAP_NO_ACTOR)
    return bracket >= noun->end && bracket <= noun->end + LONGEST_ROLE &&
           (bracket == noun->end || belongs_to_noun (self, tags, noun->end, bracket));
  return (noun->intro != RAP_INTRO_INDEFINITE || leads_to_verb (self, tags, name)) &&
         comma >= noun->end && comma <= noun->end + LONGEST_ROLE &&
         is_form (self, comma, ",") &&
         (comma == noun->end || belongs_to_noun (self, tags, noun->end, comma)) &&
         ends_at_mark (self, name);
}

/* "Afghan ambassador to the United States Hamid Karim": a body's or state's name ends where
 * the person's starts. */
static gboolean
leads_to (const RapLinking    *self,
          const RapTags       *tags,
          const RapRawMention *noun,
          const RapRawMention *name)
{
  const RapRawMention *before = name - 1;

  return before > noun && before->form == RAP_MENTION_NAME &&
         before->end == name->first && before->type != RAP_ACTOR_PERSON &&
         name->end - name->first > 1 && name->first <= noun->end + LONGEST_ROLE &&
         belongs_to_noun (self, tags, noun->end, name->first) && names_person (name);
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

/* "The electoral commission, INEC, said": a body is told what it is, and then its name. */
static gboolean
is_named_body (const RapLinking    *self,
               const RapRawMention *noun,
               const RapRawMention *name)
{
  return noun->type == RAP_ACTOR_GROUP && noun->intro == RAP_INTRO_DEFINITE &&
         !noun->plural && noun->count == 0 && name->type == RAP_ACTOR_ORGANISATION &&
         name->form == RAP_MENTION_NAME && name->outer == noun->end + 1 &&
         is_form (self, noun->end, ",") && is_form (self, name->end, ",") &&
         name->end + 1 < sentence_end (self, name->first) &&
         !rap_mention_word_is (&self->words->words[name->end + 1], "join");
}

/* Whether the words between two mentions put them side by side: "X and Y", "X talks with Y".
 * A person is only beside whom he meets. */
gboolean
rap_mentions_are_paired (const RapLinking    *self,
                         const RapRawMention *left,
                         const RapRawMention *right)
{
  const RapWord *words = self->words->words;
  gboolean people = left->type == RAP_ACTOR_PERSON || right->type == RAP_ACTOR_PERSON;
  gboolean meet = FALSE;

  if (words[left->first].sentence != words[right->first].sentence ||
      right->outer < left->end || right->outer - left->end > PAIR_REACH)
    return FALSE;
  if (right->outer - left->end == 1 && rap_mention_word_is (&words[left->end], "join"))
    return TRUE;
  for (guint i = left->end; i < right->outer; i++)
    meet |= rap_mention_word_is (&words[i], "meet") ||
            (!people && rap_mention_word_is (&words[i], "against"));
  return meet;
}

/* "A commander known as Abu Salim"; but not "the president called Anna Berg". */
static gboolean
is_called (const RapLinking *self, const RapRawMention *noun, const RapRawMention *name)
{
  const RapTree *tree = rap_tree_of (self->document);
  guint          verb = noun->end;

  for (guint i = verb; i < name->outer; i++)
    if (!rap_mention_word_is (&self->words->words[i], "called"))
      return FALSE;
  return name->outer > verb && tree->rels[verb] == RAP_REL_ACL;
}

/* The name that a role before it goes with, or RAP_NO_ACTOR. */
static guint
find_name (const RapLinking *self, const RapTags *tags, guint noun)
{
  const RapRawMention *mentions = (const RapRawMention *) (gpointer) self->mentions->data;

  if (!describes_person (&mentions[noun]))
    return RAP_NO_ACTOR;
  for (guint i = noun + 1; i < self->mentions->len && i <= noun + RAP_ROLE_REACH; i++)
    {
      if (!may_name (self, &mentions[noun], &mentions[i]))
        continue;
      if (stands_before (self, tags, &mentions[noun], &mentions[i]) ||
          leads_to (self, tags, &mentions[noun], &mentions[i]) ||
          is_called (self, &mentions[noun], &mentions[i]))
        return i;
      if (names_person (&mentions[i]))
        break;
    }
  return RAP_NO_ACTOR;
}

/* "Otto Falk of Labour" is Otto Falk. */
static void
take_for_person (const RapLinking *self, RapRawMention *name)
{
  if (name->type == RAP_ACTOR_PERSON)
    return;
  name->type = RAP_ACTOR_PERSON;
  name->gender = rap_gender_of_given (&self->words->words[name->first]);
  for (guint i = name->first + 2; i + 1 < name->end; i++)
    if (rap_mention_word_is (&self->words->words[i], "genitive"))
      name->end = i;
}

/* Where a role in front of a name ends: "the governor of Turkistan" "known as" "Berdi". */
static guint
end_before (const RapLinking *self, const RapRawMention *noun, const RapRawMention *name)
{
  if (is_called (self, noun, name) || is_told_with_office (self, noun, name))
    return noun->end;
  if (find_bracket (self, noun, name) != RAP_NO_ACTOR)
    return find_bracket (self, noun, name);
  return name->first - is_mark (self, name->first - 1);
}

void
rap_appositions_find (RapLinking *self)
{
  RapRawMention *mentions = (RapRawMention *) (gpointer) self->mentions->data;
  const RapTags *tags = rap_tags_of (self->document);

  for (guint i = 0; i + 1 < self->mentions->len; i++)
    {
      RapRawMention *left = &mentions[i], *right = &mentions[i + 1];
      RapRawMention *noun = right;
      guint          name;
      /* "Anna Keller, Germany's foreign minister": a name stands in between. */
      if (i + 2 < self->mentions->len && right[1].label == right->first)
        noun = right + 1;
      if (stands_after (self, left, noun))
        {
          noun->partner = i;
          noun->role_end = role_end (self, noun);
        }
      else if (left->partner == RAP_NO_ACTOR &&
               (name = find_name (self, tags, i)) != RAP_NO_ACTOR)
        {
          gboolean office =
            left->intro != RAP_INTRO_POSSESSED || left->form == RAP_MENTION_TITLE;
          take_for_person (self, &mentions[name]);
          left->partner = name;
          left->role_end =
            office ? end_before (self, left, &mentions[name]) : left->first;
        }
      else if (is_abbreviation (self, left, right))
        right->partner = i;
      else if (left->partner == RAP_NO_ACTOR && is_named_body (self, left, right))
        {
          left->partner = i + 1;
          left->role_end = left->first;
        }
    }
}
