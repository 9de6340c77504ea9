// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-names.h"

#include <string.h>

void
rap_mention_names_begin (RapMentionWalk *walk)
{
  walk->surnames = g_hash_table_new (g_str_hash, g_str_equal);
  walk->people = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < walk->names->n_names; i++)
    {
      const RapName *name = &walk->names->names[i];
      gpointer       last = (gpointer) walk->words->words[name->end - 1].form;
      if (name->type != RAP_NAME_PERSON)
        continue;
      g_hash_table_add (walk->people, last);
      g_hash_table_add (walk->people, (gpointer) walk->words->words[name->end - 1].lower);
      if (name->end - name->first > 1)
        g_hash_table_add (walk->surnames, last);
    }
}

void
rap_mention_names_end (RapMentionWalk *walk)
{
  g_hash_table_unref (walk->surnames);
  g_hash_table_unref (walk->people);
}

static const RapTerm *
name_term (const RapMentionWalk *walk, const RapName *name)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (walk->words, name->first, name->end, FALSE, &end);
  return end == name->end ? term : NULL;
}

/* "President Obama": a surname under a title that only one leader has. */
static void
read_holder (const RapMentionWalk *walk, RapRawMention *mention)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (walk->words, mention->first, mention->end, FALSE, &end);
  const RapTerm *leader = rap_term_get (term, RAP_TERM_LEADER_SHORT);

  if (leader == NULL || end != mention->end || mention->sector[0] == '\0')
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

static void
read_person (const RapMentionWalk *walk, const RapName *name, RapRawMention *mention)
{
  const RapWord *words = walk->words->words;
  const RapTerm *leader = rap_term_get (name_term (walk, name), RAP_TERM_LEADER);
  guint          title_end = 0;

  /* A title that the names took in: "Mr", "President", "Mathematician". */
  const RapTerm *match =
    rap_gazetteer_match (walk->words, name->first, name->end, TRUE, &title_end);
  const RapTerm *title = rap_term_get (match, RAP_TERM_TITLE);
  gboolean       leads =
    title != NULL
            ? rap_field_is (rap_term_field (title, "before_name"), "y")
            : rap_term_get (match, RAP_TERM_PERSON_NOUN) != NULL && name->end - title_end >= 2;
  if (leads && title_end < name->end && leader == NULL &&
      rap_gender_of_given (&words[name->first]) == RAP_GENDER_UNKNOWN)
    mention->first = title_end;
  mention->type = RAP_ACTOR_PERSON;
  mention->title = mention->title_end = mention->first;
  rap_mention_read_title (walk, mention);
  if (leader != NULL)
    {
      mention->term = leader;
      mention->gender = rap_gender_of_field (rap_term_field (leader, "gender"));
      if (mention->state[0] == '\0')
        rap_term_get_state (leader, mention->state);
      memcpy (mention->sector, "GOV", 4);
    }
  else if (mention->title < mention->title_end)
    read_holder (walk, mention);
  if (mention->gender == RAP_GENDER_UNKNOWN && mention->end - mention->first > 1)
    mention->gender = rap_gender_of_given (&words[mention->first]);
}

typedef struct
{
  RapNameType  name;
  RapActorType actor;
} TypePair;

static const TypePair TYPE_PAIRS[] = {
  { RAP_NAME_ORGANISATION, RAP_ACTOR_ORGANISATION },
  { RAP_NAME_STATE, RAP_ACTOR_STATE },
  { RAP_NAME_PLACE, RAP_ACTOR_PLACE },
};

static void
read_thing (const RapMentionWalk *walk, const RapName *name, RapRawMention *mention)
{
  const RapTerm *term = name_term (walk, name);

  for (guint i = 0; i < G_N_ELEMENTS (TYPE_PAIRS); i++)
    if (TYPE_PAIRS[i].name == name->type)
      mention->type = TYPE_PAIRS[i].actor;
  mention->term = mention->type == RAP_ACTOR_ORGANISATION
                    ? rap_term_get (term, RAP_TERM_ORGANISATION)
                    : term;
  /* The White House is one actor, whatever it is taken for. */
  if (mention->type == RAP_ACTOR_ORGANISATION && mention->term == NULL)
    mention->term = rap_term_get (term, RAP_TERM_SEAT);
  if (mention->term != NULL && mention->term->kind == RAP_TERM_SEAT)
    {
      rap_term_get_state (mention->term, mention->state);
      return;
    }
  if (mention->type == RAP_ACTOR_ORGANISATION && mention->term != NULL)
    {
      rap_term_get_state (mention->term, mention->state);
      rap_mention_set_sector (mention, rap_term_field (mention->term, "sector"));
    }
  else if (name->state[0] != '\0')
    memcpy (mention->state, name->state, sizeof mention->state);
  else if (mention->type != RAP_ACTOR_ORGANISATION && term != NULL)
    rap_term_get_state (term, mention->state);
}

/* A place or body that no table knows is a person when somebody of that surname is about, or
 * when it is a forename. */
static RapNameType
type_of (const RapMentionWalk *walk, const RapName *name)
{
  static const RapTermKind KNOWN[] = {
    RAP_TERM_STATE, RAP_TERM_CAPITAL, RAP_TERM_SEAT, RAP_TERM_PLACE, RAP_TERM_ORGANISATION
  };
  const RapWord *last = &walk->words->words[name->end - 1];
  const RapTerm *term = name_term (walk, name);

  if ((name->type != RAP_NAME_PLACE && name->type != RAP_NAME_ORGANISATION) ||
      name->end - name->first > 1)
    return name->type;
  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (rap_term_get (term, KNOWN[i]) != NULL)
      return name->type;
  if (g_hash_table_contains (walk->surnames, last->form))
    return RAP_NAME_PERSON;
  return name->type == RAP_NAME_PLACE && rap_term_get (term, RAP_TERM_GIVEN) != NULL
           ? RAP_NAME_PERSON
           : name->type;
}

void
rap_mention_names_read (RapMentionWalk *walk, const RapName *name)
{
  RapRawMention mention = { .first = name->first,
                            .end = name->end,
                            .outer = name->first,
                            .label = name->first,
                            .form = RAP_MENTION_NAME,
                            .intro = RAP_INTRO_DEFINITE,
                            .title = name->first,
                            .title_end = name->first,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };

  if (type_of (walk, name) == RAP_NAME_PERSON)
    read_person (walk, name, &mention);
  else if (name->type < RAP_NAME_NATIONALITY)
    read_thing (walk, name, &mention);
  else
    return;
  rap_mention_walk_add (walk, &mention);
}

/* Also where a transcript shouts it: "KELLER: Thank you." */
static gboolean
is_known_surname (const RapMentionWalk *walk, const RapWord *word)
{
  gboolean shouted =
    (word->flags & RAP_WORD_ALL_CAPITALS) != 0 && strlen (word->form) > 3;
  return g_hash_table_contains (walk->people, shouted ? word->lower : word->form);
}

/* A surname that was taken for no name here, but for a person's elsewhere in the text. */
gboolean
rap_mention_names_add_surname (RapMentionWalk *walk, guint i)
{
  const RapWord *word = &walk->words->words[i];

  if (walk->tags[i] != RAP_TAG_PROPN || (word->flags & RAP_WORD_CAPITAL) == 0 ||
      !is_known_surname (walk, word) || !rap_mention_heads_phrase (walk, i) ||
      walk->tree->rels[i] == RAP_REL_COMPOUND || walk->tree->rels[i] == RAP_REL_FLAT)
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = i + 1,
                            .outer = i,
                            .label = i,
                            .form = RAP_MENTION_NAME,
                            .type = RAP_ACTOR_PERSON,
                            .intro = RAP_INTRO_DEFINITE,
                            .title = i,
                            .title_end = i,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  rap_mention_read_title (walk, &mention);
  rap_mention_walk_add (walk, &mention);
  return TRUE;
}
