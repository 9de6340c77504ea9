// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-nouns.h"

#include <string.h>

#define LONGEST_TERM 8

static gboolean
starts_person (const RapMentionWalk *walk, guint word)
{
  const RapName *name =
    walk->name < walk->names->n_names ? &walk->names->names[walk->name] : NULL;
  return name != NULL && name->first == word && name->type == RAP_NAME_PERSON;
}

/* How far behind its noun the owner of a head is looked for. */
#define OWNER_REACH 6

/* Whether somebody is named before the next mark. */
static gboolean
is_of_person (const RapMentionWalk *walk, guint from, guint end)
{
  guint n = walk->name;

  while (n < walk->names->n_names && walk->names->names[n].first < from)
    n++;
  for (guint i = from; i < end && (walk->words->words[i].flags & RAP_WORD_MARK) == 0; i++)
    for (; n < walk->names->n_names && walk->names->names[n].first == i; n++)
      if (walk->names->names[n].type == RAP_NAME_PERSON)
        return TRUE;
  return FALSE;
}

/* "The head" is a person where it is the head of something that is known: of the agency, not of a
 * fish or the emperor. */
static gboolean
is_of_something (const RapMentionWalk *walk, guint end)
{
  const RapWord *words = walk->words->words;
  guint          limit = rap_mention_walk_end (walk, end - 1);

  if (!rap_mention_word_is (&words[end - 1], "head"))
    return TRUE;
  return end >= 2 && end + 1 < limit &&
         rap_mention_word_is (&words[end - 2], "definite") &&
         rap_mention_word_is (&words[end], "genitive") &&
         !rap_mention_word_is (&words[end + 1], "indefinite") &&
         !is_of_person (walk, end + 1, MIN (limit, end + OWNER_REACH));
}

/* A group noun or title in the words from i to limit; TRUE when it became a mention. */
static gboolean
add_nominal (RapMentionWalk *walk, guint i, guint limit)
{
  static const struct
  {
    RapTermKind    term;
    RapMentionForm form;
    RapActorType   type;
    gboolean       plural;
  } KINDS[] = {
    { RAP_TERM_GROUP, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
    { RAP_TERM_TITLE, RAP_MENTION_TITLE, RAP_ACTOR_PERSON, FALSE },
    { RAP_TERM_TITLES, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
    { RAP_TERM_PERSON_NOUN, RAP_MENTION_NOMINAL, RAP_ACTOR_PERSON, FALSE },
    { RAP_TERM_PERSON_NOUNS, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
  };
  guint          end = 0;
  const RapTerm *match =
    rap_gazetteer_match (walk->words, i, MIN (limit, i + LONGEST_TERM), TRUE, &end);
  const RapTerm *term = NULL;
  guint          kind = 0;

  for (; match != NULL && kind < G_N_ELEMENTS (KINDS); kind++)
    if ((term = rap_term_get (match, KINDS[kind].term)) != NULL)
      break;
  /* A title directly before a name is part of it. */
  if (term == NULL ||
      (end == limit && starts_person (walk, limit) && term->kind != RAP_TERM_GROUP))
    return FALSE;

  if (!rap_mention_heads_phrase (walk, end - 1) || !is_of_something (walk, end))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = end,
                            .outer = i,
                            .label = i,
                            .form = KINDS[kind].form,
                            .type = KINDS[kind].type,
                            .plural = KINDS[kind].plural,
                            .term = term,
                            .title = i,
                            .title_end = i,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  rap_mention_read_left (walk, &mention);
  if (term->kind == RAP_TERM_GROUP)
    mention.plural = rap_field_is (rap_term_field (term, "number"), "plural");
  else
    mention.gender = rap_gender_of_field (rap_term_field (term, "gender"));
  if (term->kind != RAP_TERM_PERSON_NOUN && term->kind != RAP_TERM_PERSON_NOUNS)
    rap_mention_set_sector (&mention, rap_term_field (term, "sector"));
  if (!mention.plural && mention.intro == RAP_INTRO_BARE && mention.state[0] == '\0')
    return FALSE;
  /* The adjectives of place belong to the mention, articles and other names do not. */
  for (const RapName *name;
       (name = rap_mention_walk_name_before (walk, mention.first)) != NULL &&
       name->first >= mention.outer;)
    mention.first = name->first;
  rap_mention_walk_add (walk, &mention);
  return TRUE;
}

static gboolean
counts (const RapWord *word)
{
  return rap_mention_word_is (word, "pair") || rap_mention_word_is (word, "trio");
}

/* "The two sides", "both leaders", "the pair": a group of members that stand elsewhere. */
static gboolean
add_pair (RapMentionWalk *walk, guint i, guint limit)
{
  const RapWord *words = walk->words->words;
  gboolean       counted = counts (&words[i]);
  guint          noun = i + counted, end = 0;
  const RapTerm *pair;

  if (noun >= limit)
    return FALSE;
  pair = rap_term_get (rap_gazetteer_match (walk->words, noun, limit, TRUE, &end),
                       RAP_TERM_PAIR);
  if (pair == NULL ||
      counted == rap_field_is (rap_term_field (pair, "number"), "singular"))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = end,
                            .outer = i,
                            .label = i,
                            .form = RAP_MENTION_NOMINAL,
                            .type = RAP_ACTOR_GROUP,
                            .plural = TRUE,
                            .term = pair,
                            .title = i,
                            .title_end = i,
                            .count = rap_field_to_int (rap_term_field (pair, "count")),
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  rap_mention_read_left (walk, &mention);
  if (!counted && mention.intro != RAP_INTRO_DEFINITE)
    return FALSE;
  rap_mention_walk_add (walk, &mention);
  return TRUE;
}

static gboolean
add_pronoun (RapMentionWalk *walk, guint i)
{
  const char    *lower = walk->words->words[i].lower;
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (lower, strlen (lower), TRUE), RAP_TERM_PRONOUN);

  /* "His Excellency" is a title. */
  if (i + 1 < walk->words->n_words &&
      (walk->words->words[i + 1].flags & RAP_WORD_CAPITAL) != 0 &&
      rap_mention_word_is (&walk->words->words[i + 1], "style"))
    return FALSE;
  if (term == NULL || !rap_field_is (rap_term_field (term, "person"), "3") ||
      rap_field_is (rap_term_field (term, "use"), "relative"))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = i + 1,
                            .outer = i,
                            .label = i,
                            .form = RAP_MENTION_PRONOUN,
                            .term = term,
                            .title = i,
                            .title_end = i,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  mention.gender = rap_gender_of_field (rap_term_field (term, "gender"));
  mention.plural = rap_field_is (rap_term_field (term, "number"), "plural");
  mention.type =
    mention.gender != RAP_GENDER_UNKNOWN ? RAP_ACTOR_PERSON : RAP_ACTOR_GROUP;
  rap_mention_walk_add (walk, &mention);
  return TRUE;
}

enum
{
  NOT_LOOKED_UP,
  BEGINS_NOTHING,
  MAY_BEGIN
};

/* Most words begin nothing; those of one form are looked up once. */
static gboolean
may_begin (const RapMentionWalk *walk, const RapWord *word)
{
  guint8 *known = &walk->begins[rap_word_form (word)];

  if (*known == NOT_LOOKED_UP)
    *known =
      rap_gazetteer_begins (word->lower, strlen (word->lower), TRUE) || counts (word)
        ? MAY_BEGIN
        : BEGINS_NOTHING;
  return *known == MAY_BEGIN;
}

gboolean
rap_mention_nouns_add (RapMentionWalk *walk, guint first, guint limit)
{
  if (!may_begin (walk, &walk->words->words[first]))
    return FALSE;
  return add_pronoun (walk, first) || add_pair (walk, first, limit) ||
         add_nominal (walk, first, limit);
}
