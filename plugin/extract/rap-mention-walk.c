// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-walk.h"

#include <string.h>

guint
rap_mention_walk_start (const RapMentionWalk *walk, guint word)
{
  return walk->words->sentences[walk->words->words[word].sentence].first;
}

guint
rap_mention_walk_end (const RapMentionWalk *walk, guint word)
{
  return walk->words->sentences[walk->words->words[word].sentence].end;
}

/* The name that ends at the word, or NULL. Names are in order and walk->name is the first
 * that ends after the current word, so a few steps back are enough. */
const RapName *
rap_mention_walk_name_before (const RapMentionWalk *walk, guint end)
{
  for (guint i = MIN (walk->name + 1, walk->names->n_names);
       i-- > 0 && walk->names->names[i].end + RAP_MENTION_REACH > end;)
    if (walk->names->names[i].end == end)
      return &walk->names->names[i];
  return NULL;
}

/* "The Obama administration": a person's name stands before a body only. */
static gboolean
belongs_before (const RapRawMention *mention, const RapName *name)
{
  if (name->type == RAP_NAME_PERSON)
    return mention->term != NULL && mention->term->kind == RAP_TERM_GROUP;
  return name->type <= RAP_NAME_NATIONALITY;
}

/* "The Chinese Communist leader": a name that begins with a nationality. */
static void
read_first_word (const RapMentionWalk *walk, const RapName *name, RapRawMention *mention)
{
  const char    *form = walk->words->words[name->first].form;
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (form, strlen (form), FALSE), RAP_TERM_ADJECTIVE);
  if (term != NULL && name->type != RAP_NAME_PERSON)
    rap_term_get_state (term, mention->state);
}

static void
read_state (const RapMentionWalk *walk, const RapName *name, RapRawMention *mention)
{
  guint          end = 0;
  const RapTerm *leader;

  if (mention->state[0] != '\0')
    return;
  memcpy (mention->state, name->state, sizeof mention->state);
  if (mention->state[0] == '\0')
    read_first_word (walk, name, mention);
  if (name->type != RAP_NAME_PERSON || mention->state[0] != '\0')
    return;
  leader = rap_gazetteer_match (walk->words, name->first, name->end, FALSE, &end);
  leader = rap_term_get (leader, RAP_TERM_LEADER) != NULL
             ? rap_term_get (leader, RAP_TERM_LEADER)
             : rap_term_get (leader, RAP_TERM_LEADER_SHORT);
  if (leader != NULL && end == name->end)
    rap_term_get_state (leader, mention->state);
}

/* Whether the word is an article, or a pronoun that stands for one; sets how the noun is
 * introduced. */
static gboolean
read_article (RapRawMention *mention, const RapWord *word)
{
  const RapTerm *pronoun =
    rap_term_get (rap_gazetteer_find (word->lower, strlen (word->lower), TRUE),
                  RAP_TERM_PRONOUN);

  if (rap_mention_word_is (word, "definite") ||
      rap_mention_word_is (word, "demonstrative"))
    mention->intro = RAP_INTRO_DEFINITE;
  else if (rap_mention_word_is (word, "indefinite"))
    mention->intro = RAP_INTRO_INDEFINITE;
  else if (pronoun != NULL &&
           rap_field_is (rap_term_field (pronoun, "use"), "possessive"))
    mention->intro = RAP_INTRO_POSSESSED;
  else
    return FALSE;
  return TRUE;
}

/* "Young" in "the young president", but not "next": that is somebody else. */
static gboolean
is_plain_adjective (const RapMentionWalk *walk, guint word)
{
  return walk->tags[word] == RAP_TAG_ADJ &&
         (walk->words->words[word].flags & (RAP_WORD_DIGITS | RAP_WORD_MARK)) == 0 &&
         !rap_mention_word_is (&walk->words->words[word], "different") &&
         !rap_mention_word_is (&walk->words->words[word], "indefinite");
}

/* "the group" in "the group's director": a noun that has somebody and is no person. */
static gboolean
is_holder (const RapMentionWalk *walk, guint word)
{
  const char    *lower = walk->words->words[word].lower;
  const RapTerm *term = rap_gazetteer_find (lower, strlen (lower), TRUE);

  return walk->tags[word] == RAP_TAG_NOUN &&
         rap_term_get (term, RAP_TERM_PERSON_NOUN) == NULL &&
         rap_term_get (term, RAP_TERM_TITLE) == NULL;
}

/* What stands before a noun: article, possessor, adjectives of place. Sets intro, state and
 * outer. */
void
rap_mention_read_left (const RapMentionWalk *walk, RapRawMention *mention)
{
  const RapWord *words = walk->words->words;
  guint          start = rap_mention_walk_start (walk, mention->outer);
  guint          i = mention->outer, firm = i;

  mention->label = i;
  for (guint steps = 0; i > start && steps < RAP_MENTION_REACH; steps++)
    {
      const RapName *name = rap_mention_walk_name_before (walk, i);
      if (name != NULL && belongs_before (mention, name) && name->first >= start)
        {
          read_state (walk, name, mention);
          i = firm = mention->label = name->first;
        }
      else if ((words[i - 1].flags & RAP_WORD_CLITIC) != 0 &&
               rap_mention_word_is (&words[i - 1], "possessive"))
        {
          name = rap_mention_walk_name_before (walk, i - 1);
          mention->intro = RAP_INTRO_POSSESSED;
          if (name != NULL && name->type != RAP_NAME_PERSON)
            {
              /* "Apple's chief executive" is the one, "Obama's aide" one of his. */
              mention->intro = RAP_INTRO_DEFINITE;
              mention->label = name->first;
              mention->outer = MAX (name->first, MIN (walk->free, mention->outer));
              read_state (walk, name, mention);
            }
          else if (name == NULL && i - 1 > start && is_holder (walk, i - 2))
            mention->label = i - 2;
          return;
        }
      else if (rap_mention_word_is (&words[i - 1], "former"))
        firm = --i;
      else if (is_plain_adjective (walk, i - 1))
        {
          i--;
          /* "The Republican nominee": of that party. */
          if (i > start && (words[i].flags & RAP_WORD_CAPITAL) != 0)
            firm = mention->label = i;
        }
      else
        break;
    }
  if (i > start && mention->intro != RAP_INTRO_POSSESSED &&
      read_article (mention, &words[i - 1]))
    firm = i - 1;
  mention->outer = MAX (firm, MIN (walk->free, mention->outer));
}

/* A title that ends where the name starts: "Foreign Minister" before "Wang". The longest. */
void
rap_mention_read_title (const RapMentionWalk *walk, RapRawMention *mention)
{
  guint start = MAX (rap_mention_walk_start (walk, mention->first), walk->free);

  start =
    MAX (start,
         mention->first > RAP_MENTION_REACH ? mention->first - RAP_MENTION_REACH : 0);
  for (guint i = start; i < mention->first; i++)
    {
      guint          end = 0;
      const RapTerm *match =
        rap_gazetteer_match (walk->words, i, mention->first, TRUE, &end);
      const RapTerm *title = rap_term_get (match, RAP_TERM_TITLE);
      const RapTerm *noun = rap_term_get (match, RAP_TERM_PERSON_NOUN);
      if (end != mention->first || (title == NULL && noun == NULL))
        continue;
      mention->title = i;
      mention->title_end = end;
      mention->outer = i;
      mention->gender =
        rap_gender_of_field (rap_term_field (title != NULL ? title : noun, "gender"));
      mention->title_term = title != NULL ? title : noun;
      if (title != NULL && !rap_field_is (rap_term_field (title, "level"), "honorific"))
        rap_mention_set_sector (mention, rap_term_field (title, "sector"));
      rap_mention_read_left (walk, mention);
      return;
    }
}

void
rap_mention_walk_add (RapMentionWalk *walk, const RapRawMention *mention)
{
  g_array_append_val (walk->found, *mention);
  walk->free = mention->end;
}

/* Whether the noun heads its phrase: "major" is no officer where it is an adjective, and
 * "government spending" no government. */
gboolean
rap_mention_heads_phrase (const RapMentionWalk *walk, guint word)
{
  guint  head = walk->tree->heads[word];
  guint8 rel = walk->tree->rels[word];

  if (walk->tags[word] != RAP_TAG_NOUN && walk->tags[word] != RAP_TAG_PROPN)
    return FALSE;
  return head == RAP_NO_HEAD || head <= word || head > word + RAP_MENTION_REACH ||
         (rel != RAP_REL_COMPOUND && rel != RAP_REL_AMOD && rel != RAP_REL_NMOD) ||
         (walk->words->words[word + 1].flags & RAP_WORD_CLITIC) != 0;
}
