// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mention-names.h"

#include "extract/rap-mention-holders.h"
#include "extract/rap-mention-surnames.h"
#include "language/rap-name-types.h"

#include <string.h>

/* Words of a name that is followed by its initials. */
#define LONGEST_NAME 10

static char *
key_of (const RapMentionWalk *walk, const RapName *name)
{
  GString *key = g_string_new (NULL);
  for (guint i = name->first; i < name->end; i++)
    g_string_append_printf (key, "%s ", walk->words->words[i].lower);
  return g_string_free (key, FALSE);
}

/* Only of what was read as a person once. */
static void
count_reading (RapMentionWalk *walk, const RapName *name, int by)
{
  g_autofree char *key = key_of (walk, name);
  int              more = GPOINTER_TO_INT (g_hash_table_lookup (walk->full, key));

  if (by > 0 || g_hash_table_contains (walk->full, key))
    g_hash_table_insert (walk->full, g_steal_pointer (&key), GINT_TO_POINTER (more + by));
}

/* "The Bill": what has an article is nobody, unless it is a surname. */
static gboolean
has_article (const RapMentionWalk *walk, const RapName *name)
{
  return name->end - name->first == 1 && name->first > 0 &&
         rap_mention_word_is (&walk->words->words[name->first - 1], "definite") &&
         walk->tree->heads[name->first - 1] == name->first;
}

void
rap_mention_names_begin (RapMentionWalk *walk)
{
  walk->full = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->surnames = g_hash_table_new (g_str_hash, g_str_equal);
  walk->people = g_hash_table_new (g_str_hash, g_str_equal);
  walk->things = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < walk->names->n_names; i++)
    {
      const RapName *name = &walk->names->names[i];
      gpointer       last = (gpointer) walk->words->words[name->end - 1].form;
      if (name->type != RAP_NAME_PERSON)
        continue;
      if (has_article (walk, name))
        g_hash_table_add (walk->things, last);
      g_hash_table_add (walk->people, last);
      g_hash_table_add (walk->people, (gpointer) walk->words->words[name->end - 1].lower);
      if (name->end - name->first == 1)
        continue;
      g_hash_table_add (walk->surnames, last);
      count_reading (walk, name, 1);
    }
  for (guint i = 0; i < walk->names->n_names; i++)
    {
      const RapName *name = &walk->names->names[i];
      if (name->end - name->first > 1 && name->type != RAP_NAME_PERSON)
        count_reading (walk, name, -1);
    }
}

/* Whether words that were read as a person here are one more often than not. */
static gboolean
is_full_name (const RapMentionWalk *walk, const RapName *name)
{
  g_autofree char *key = key_of (walk, name);
  gpointer         more = NULL;

  return g_hash_table_lookup_extended (walk->full, key, NULL, &more) &&
         GPOINTER_TO_INT (more) >= 0;
}

void
rap_mention_names_end (RapMentionWalk *walk)
{
  g_hash_table_unref (walk->full);
  g_hash_table_unref (walk->surnames);
  g_hash_table_unref (walk->people);
  g_hash_table_unref (walk->things);
}

static const RapTerm *
name_term (const RapMentionWalk *walk, const RapName *name)
{
  return rap_gazetteer_name (walk->words, name->first, name->end);
}

/* "Anna Keller of Labour" is Anna Keller; "Joan of Arc" is all of that. */
static guint
end_of_person (const RapMentionWalk *walk, const RapName *name)
{
  for (guint i = name->first + 2; i + 1 < name->end; i++)
    if (rap_mention_word_is (&walk->words->words[i], "genitive"))
      return i;
  return name->end;
}

/* "Anna Keller MEP" is Anna Keller. */
static guint
end_before_letters (const RapMentionWalk *walk, guint first, guint end)
{
  while (end > first + 1 &&
         (walk->words->words[end - 1].flags & RAP_WORD_ALL_CAPITALS) != 0 &&
         rap_mention_word_is (&walk->words->words[end - 1], "letters"))
    end--;
  return end;
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
  mention->end = MAX (end_of_person (walk, name), mention->first + 1);
  mention->end = end_before_letters (walk, mention->first, mention->end);
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
    rap_mention_read_holder (walk->words, mention);
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

static gboolean
is_known_thing (const RapTerm *term)
{
  static const RapTermKind KNOWN[] = {
    RAP_TERM_STATE, RAP_TERM_CAPITAL, RAP_TERM_SEAT, RAP_TERM_PLACE, RAP_TERM_ORGANISATION
  };
  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (rap_term_get (term, KNOWN[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_first_person (const RapWord *word)
{
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (word->lower, strlen (word->lower), TRUE),
                  RAP_TERM_PRONOUN);
  return term != NULL && rap_field_is (rap_term_field (term, "person"), "1") &&
         rap_field_is (rap_term_field (term, "number"), "singular");
}

/* "I am Anna Keller", "my name is Anna Keller". */
static gboolean
is_own_name (const RapMentionWalk *walk, const RapName *name)
{
  const RapWord *words = walk->words->words;
  guint          be = name->first - 1;

  if (name->first < 2 || !rap_mention_word_is (&words[be], "be"))
    return FALSE;
  if (is_first_person (&words[be - 1]))
    return TRUE;
  return be >= 2 && rap_mention_word_is (&words[be - 1], "name") &&
         is_first_person (&words[be - 2]);
}

/* "Miss Hill", whatever the two are taken for. */
static gboolean
is_titled_surname (const RapMentionWalk *walk, const RapName *name)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (walk->words, name->first, name->end, TRUE, &end);
  return rap_term_get (term, RAP_TERM_TITLE) != NULL && end + 1 == name->end &&
         g_hash_table_contains (walk->surnames, walk->words->words[end].form);
}

/* What the tables know as a state, a capital or a seat, and nobody bears as a name here, is no
 * person: "the Kremlin", "Addis Ababa". Returns the type that it has then. */
static RapNameType
thing_for_person (const RapMentionWalk *walk, const RapName *name, const RapTerm *term)
{
  static const struct
  {
    RapTermKind kind;
    RapNameType type;
  } things[] = { { RAP_TERM_STATE, RAP_NAME_STATE },
                 { RAP_TERM_CAPITAL, RAP_NAME_PLACE },
                 { RAP_TERM_SEAT, RAP_NAME_PLACE } };
  static const RapTermKind people[] = { RAP_TERM_GIVEN,
                                        RAP_TERM_FAMILY,
                                        RAP_TERM_LEADER_SHORT };
  const RapWord           *last = &walk->words->words[name->end - 1];

  if (name->end - name->first == 1 && g_hash_table_contains (walk->surnames, last->form))
    return RAP_NAME_PERSON;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (rap_term_get (term, people[i]) != NULL)
      return RAP_NAME_PERSON;
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (rap_term_get (term, things[i].kind) != NULL)
      return things[i].type;
  return RAP_NAME_PERSON;
}

/* "The mayor of Sund" where no Sund has a forename: who governs, governs a place. */
static gboolean
is_governed (const RapMentionWalk *walk, const RapName *name)
{
  const RapWord *words = walk->words->words;

  if (walk->found->len == 0 || name->first == 0 || name->end - name->first > 1 ||
      !rap_mention_word_is (&words[name->first - 1], "genitive") ||
      g_hash_table_contains (walk->surnames, words[name->first].form))
    return FALSE;
  const RapRawMention *before =
    &g_array_index (walk->found, RapRawMention, walk->found->len - 1);
  return before->end + 1 == name->first && rap_mention_governs (before);
}

/* Subjects and possessors: what people mostly are. */
static gboolean
acts (const RapMentionWalk *walk, guint word, guint end)
{
  return walk->tree->rels[word] == RAP_REL_NSUBJ ||
         walk->tree->rels[word] == RAP_REL_OBJ ||
         (end < walk->words->n_words &&
          (walk->words->words[end].flags & RAP_WORD_CLITIC) != 0 &&
          rap_mention_word_is (&walk->words->words[end], "possessive"));
}

/* "Anna Keller", taken for a book or a town: a forename with a surname that the tables know, or
 * with any that does what people do. */
static gboolean
is_known_name (const RapMentionWalk *walk, const RapName *name)
{
  const RapWord *first = &walk->words->words[name->first],
                *last = &walk->words->words[name->end - 1];
  if (name->end - name->first != 2 || (last->flags & RAP_WORD_CAPITAL) == 0 ||
      name->type == RAP_NAME_NATIONALITY || name->type == RAP_NAME_STATE ||
      rap_term_get (rap_gazetteer_find (first->form, strlen (first->form), FALSE),
                    RAP_TERM_GIVEN) == NULL ||
      rap_name_is_body (walk->words, name->first, name->end) ||
      (name->first > 0 && rap_mention_word_is (first - 1, "place")))
    return FALSE;
  return rap_term_get (rap_gazetteer_find (last->form, strlen (last->form), FALSE),
                       RAP_TERM_FAMILY) != NULL ||
         (name->type == RAP_NAME_OTHER && acts (walk, name->first, name->end));
}

/* What no table knows is a person when somebody of that name, or surname, is about, or when
 * it is a forename. */
static RapNameType
type_of (const RapMentionWalk *walk, const RapName *name)
{
  const RapWord *last = &walk->words->words[name->end - 1];
  const RapTerm *term = name_term (walk, name);

  if (name->type == RAP_NAME_PERSON && name->end - name->first == 1 &&
      g_hash_table_contains (walk->things, last->form) &&
      !g_hash_table_contains (walk->surnames, last->form))
    return RAP_NAME_OTHER;
  if (name->type == RAP_NAME_PERSON)
    return is_governed (walk, name) ? RAP_NAME_PLACE
                                    : thing_for_person (walk, name, term);
  if (is_known_thing (term))
    return name->type;
  if (name->type != RAP_NAME_NATIONALITY && is_own_name (walk, name))
    return RAP_NAME_PERSON;
  if (name->end - name->first > 1)
    return is_full_name (walk, name) || is_titled_surname (walk, name) ||
               is_known_name (walk, name)
             ? RAP_NAME_PERSON
             : name->type;
  if (name->type != RAP_NAME_NATIONALITY &&
      g_hash_table_contains (walk->surnames, last->form))
    return RAP_NAME_PERSON;
  return name->type;
}

static gunichar
initial_of (const RapWord *word)
{
  return g_unichar_toupper (g_utf8_get_char (word->form));
}

/* "Alliance to Save the Coast (ASC)": the name goes on to the bracket when its capitals are
 * what stands there. */
static guint
end_of_abbreviated (const RapMentionWalk *walk, const RapName *name)
{
  const RapWord *words = walk->words->words;
  guint          limit = rap_mention_walk_end (walk, name->first), bracket = name->first;

  while (bracket < limit && bracket < name->first + LONGEST_NAME &&
         (words[bracket].flags & RAP_WORD_MARK) == 0)
    bracket++;
  if (bracket <= name->end || bracket + 2 >= limit ||
      !g_str_equal (words[bracket].form, "(") ||
      !g_str_equal (words[bracket + 2].form, ")") ||
      (words[bracket + 1].flags & RAP_WORD_ALL_CAPITALS) == 0)
    return name->end;
  const char *letter = words[bracket + 1].form;
  for (guint i = name->first; i < bracket; i++)
    {
      if (*letter != '\0' && g_utf8_get_char (letter) == initial_of (&words[i]))
        letter = g_utf8_next_char (letter);
      else if ((words[i].flags & RAP_WORD_CAPITAL) != 0)
        return name->end;
    }
  return *letter == '\0' ? bracket : name->end;
}

static void
add_guess (RapMentionWalk *walk, guint first, guint end)
{
  RapRawMention mention = rap_mention_person_of (first, end);
  mention.guessed = TRUE;
  mention.gender = end - first > 1 ? rap_gender_of_given (&walk->words->words[first])
                                   : RAP_GENDER_UNKNOWN;
  rap_mention_walk_add (walk, &mention);
}

void
rap_mention_names_read (RapMentionWalk *walk, const RapName *name)
{
  RapRawMention mention = { .first = name->first,
                            .end = end_of_abbreviated (walk, name),
                            .outer = name->first,
                            .label = name->first,
                            .form = RAP_MENTION_NAME,
                            .intro = RAP_INTRO_DEFINITE,
                            .title = name->first,
                            .title_end = name->first,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };

  const RapName spelt = { name->first, mention.end, RAP_NAME_ORGANISATION, "" };
  RapName       read = *name;
  read.type = type_of (walk, name);
  if (mention.end > name->end)
    read_thing (walk, &spelt, &mention);
  else if (read.type == RAP_NAME_PERSON)
    read_person (walk, name, &mention);
  else if (read.type < RAP_NAME_NATIONALITY)
    read_thing (walk, &read, &mention);
  else
    {
      if (name->type == RAP_NAME_OTHER && name->end - name->first <= 2 &&
          acts (walk, name->first, name->end))
        add_guess (walk, name->first, name->end);
      return;
    }
  rap_mention_walk_add (walk, &mention);
}

/* A proper noun for the tagger, or a capital that is not due to the start of a sentence. */
static gboolean
looks_like_name (const RapMentionWalk *walk, guint i)
{
  const RapWord *words = walk->words->words;
  RapTag         tag = walk->tags[i];

  if ((words[i].flags & RAP_WORD_CAPITAL) == 0 ||
      (words[i].flags & RAP_WORD_ALL_CAPITALS) != 0)
    return FALSE;
  if (tag == RAP_TAG_PROPN)
    return TRUE;
  return (tag == RAP_TAG_NOUN || tag == RAP_TAG_ADJ) &&
         i > rap_mention_walk_start (walk, i) &&
         (words[i - 1].flags & (RAP_WORD_CAPITAL | RAP_WORD_MARK)) == 0;
}

gboolean
rap_mention_names_add_guess (RapMentionWalk *walk, guint i)
{
  const RapWord *word = &walk->words->words[i];
  RapName        name = { .first = i, .end = i + 1 };

  if (!looks_like_name (walk, i) || !acts (walk, i, i + 1) ||
      rap_gazetteer_find (word->lower, strlen (word->lower), TRUE) != NULL ||
      is_known_thing (name_term (walk, &name)))
    return FALSE;
  add_guess (walk, i, i + 1);
  return TRUE;
}
