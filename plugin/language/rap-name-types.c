// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-types.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "language/rap-word-roles.h"

/* Which term may say what a name of a type is, and the type that makes it. */
static const struct
{
  RapNameType type;
  RapTermKind term;
  RapNameType becomes;
} readings[] = {
  { RAP_NAME_PERSON, RAP_TERM_LEADER, RAP_NAME_PERSON },
  { RAP_NAME_PLACE, RAP_TERM_STATE, RAP_NAME_STATE },
  { RAP_NAME_PLACE, RAP_TERM_CAPITAL, RAP_NAME_PLACE },
  { RAP_NAME_PLACE, RAP_TERM_PLACE, RAP_NAME_PLACE },
  { RAP_NAME_PLACE, RAP_TERM_SEAT, RAP_NAME_PLACE },
  { RAP_NAME_ORGANISATION, RAP_TERM_ORGANISATION, RAP_NAME_ORGANISATION },
  { RAP_NAME_ORGANISATION, RAP_TERM_STATE, RAP_NAME_STATE },
  { RAP_NAME_ORGANISATION, RAP_TERM_SEAT, RAP_NAME_PLACE },
  { RAP_NAME_NATIONALITY, RAP_TERM_ADJECTIVE, RAP_NAME_NATIONALITY },
  { RAP_NAME_NATIONALITY, RAP_TERM_CITIZENS, RAP_NAME_NATIONALITY },
  { RAP_NAME_NATIONALITY, RAP_TERM_CITIZEN, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_ADJECTIVE, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_CITIZENS, RAP_NAME_NATIONALITY },
  { RAP_NAME_OTHER, RAP_TERM_STATE, RAP_NAME_STATE },
};

static void
consult (const RapWords *words, RapName *name)
{
  const RapTerm *term = rap_gazetteer_name (words, name->first, name->end);

  if (term == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const RapTerm *reading =
        readings[i].type == name->type ? rap_term_get (term, readings[i].term) : NULL;
      if (reading == NULL)
        continue;
      name->type = readings[i].becomes;
      rap_term_get_state (reading, name->state);
      return;
    }
}

/* What the document says of those who may bear the name of a state. */
typedef struct
{
  GHashTable *surnames; /* last words of longer names; equal forms are one string */
  GHashTable *states;   /* codes of states whose people are named */
  GHashTable *places;   /* single words that are places' names */
  GHashTable *givens;   /* first words of longer names of people */
} Bearers;

static void
note_people (const RapWords *words, const RapName *name, GHashTable *states)
{
  static const RapTermKind kinds[] = { RAP_TERM_ADJECTIVE,
                                       RAP_TERM_CITIZEN,
                                       RAP_TERM_CITIZENS };
  const char              *form = words->words[name->first].form;
  const RapTerm           *term = rap_gazetteer_find (form, strlen (form), FALSE);

  for (guint i = 0; term != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const RapTerm *people = rap_term_get (term, kinds[i]);
      char           state[4];
      if (people == NULL)
        continue;
      rap_term_get_state (people, state);
      g_hash_table_add (states, g_strdup (state));
    }
}

static Bearers
find_bearers (const RapWords *words, const GArray *names)
{
  Bearers bearers = { g_hash_table_new (NULL, NULL),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      g_hash_table_new (NULL, NULL),
                      g_hash_table_new (NULL, NULL) };

  for (guint i = 0; i < names->len; i++)
    {
      const RapName *name = &g_array_index (names, RapName, i);
      gpointer       form = (gpointer) words->words[name->first].form;
      if (name->type == RAP_NAME_PERSON && name->first + 1 < name->end)
        {
          g_hash_table_add (bearers.surnames,
                            (gpointer) words->words[name->end - 1].form);
          g_hash_table_add (bearers.givens, form);
        }
      else if (name->type == RAP_NAME_PLACE && name->first + 1 == name->end)
        g_hash_table_add (bearers.places, form);
      else if (name->type == RAP_NAME_NATIONALITY)
        note_people (words, name, bearers.states);
    }
  return bearers;
}

/* A form that people bear as a name and that is a state's as well is the state's when its
 * people are named beside it: "Georgia said it would deport two Georgians". */
static gboolean
is_state_here (const RapTerm *term, const Bearers *bearers)
{
  char state[4];

  if (rap_term_get (term, RAP_TERM_GIVEN) == NULL &&
      rap_term_get (term, RAP_TERM_FAMILY) == NULL &&
      rap_term_get (term, RAP_TERM_LEADER_SHORT) == NULL)
    return TRUE;
  const RapTerm *named = rap_term_get (term, RAP_TERM_STATE);
  if (named == NULL)
    return FALSE;
  rap_term_get_state (named, state);
  return g_hash_table_contains (bearers->states, state);
}

/* "Chad reserved its position" where the text has read Chad as a place and names nobody Chad. */
static gboolean
is_place_here (const RapWords *words,
               const Bearers  *bearers,
               const RapName  *name,
               const RapTerm  *term)
{
  gconstpointer form = words->words[name->first].form;

  return name->first + 1 == name->end && rap_term_get (term, RAP_TERM_STATE) != NULL &&
         g_hash_table_contains (bearers->places, form) &&
         !g_hash_table_contains (bearers->givens, form);
}

/* A state, its capital or the seat of its government; of several words, any place. */
static gboolean
is_known_place (const RapTerm *term, guint n_words)
{
  return rap_term_get (term, RAP_TERM_STATE) != NULL ||
         rap_term_get (term, RAP_TERM_CAPITAL) != NULL ||
         rap_term_get (term, RAP_TERM_SEAT) != NULL ||
         (n_words > 1 && rap_term_get (term, RAP_TERM_PLACE) != NULL &&
          rap_term_get (term, RAP_TERM_LEADER) == NULL);
}

/* The name of a state or capital that nobody bears, here or elsewhere, is no person's: "Ghana
 * and Togo spoke", "accused Addis Ababa". */
static void
reject_person (const RapWords *words, const Bearers *bearers, RapName *name)
{
  const char    *form = words->words[name->first].form;
  const RapTerm *term = NULL;

  if (name->type == RAP_NAME_PERSON &&
      (name->first + 1 < name->end || !g_hash_table_contains (bearers->surnames, form)))
    term = rap_gazetteer_name (words, name->first, name->end);
  if (term != NULL && is_known_place (term, name->end - name->first) &&
      (is_state_here (term, bearers) || is_place_here (words, bearers, name, term)))
    name->type = RAP_NAME_PLACE;
}

/* ---- Bodies */

#define MAX_LETTERS 6

/* A word in capitals only, of several letters. */
static gboolean
is_shouted (const RapWord *word)
{
  return (word->flags & RAP_WORD_ALL_CAPITALS) != 0 && word->form[0] != '\0' &&
         word->form[1] != '\0';
}

/* "the PDRM said": letters between words that are not in capitals, and that nobody is known
 * by, stand for a body. */
static gboolean
is_letters (const RapWords *words, guint first, guint end)
{
  const RapWord *word = &words->words[first];
  const RapTerm *term;

  if (first + 1 != end || !is_shouted (word) || strlen (word->form) < 3 ||
      strlen (word->form) > MAX_LETTERS || (first > 0 && is_shouted (word - 1)) ||
      (end < words->n_words && is_shouted (word + 1)))
    return FALSE;
  term = rap_gazetteer_find (word->form, strlen (word->form), FALSE);
  return rap_term_get (term, RAP_TERM_LEADER_SHORT) == NULL &&
         rap_term_get (term, RAP_TERM_GIVEN) == NULL &&
         rap_term_get (term, RAP_TERM_FAMILY) == NULL;
}

/* "Travel Agents Association", "Ministry of Justice" */
static gboolean
is_built_as_body (const RapWords *words, guint first, guint end)
{
  guint          to = 0;
  const RapTerm *term = rap_gazetteer_match (words, first, end, FALSE, &to);

  if (to < end && rap_term_get (term, RAP_TERM_ORGANISATION_HEAD) != NULL)
    return TRUE;
  for (guint i = first + 1; i < end; i++)
    {
      term = rap_gazetteer_match (words, i, end, FALSE, &to);
      if (to == end && rap_term_get (term, RAP_TERM_ORGANISATION_TAIL) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_name_is_body (const RapWords *words, guint first, guint end)
{
  return is_letters (words, first, end) || is_built_as_body (words, first, end);
}

static void
find_body (const RapWords *words, RapName *name)
{
  if (name->type == RAP_NAME_PERSON && rap_name_is_body (words, name->first, name->end))
    name->type = RAP_NAME_ORGANISATION;
}

/* ---- Lists: "the District Council and the Harbour Board" without the second article */

static gboolean
joins (const RapWord *word)
{
  return g_str_equal (word->form, ",") || rap_word_plays (word, "and");
}

/* Where a name of a body is over although the next one was taken for a part of it: behind a
 * word that ends such names, before a comma or what joins. The name's end when nowhere. */
static guint
end_of_first (const RapWords *words, const RapName *name)
{
  for (guint i = name->first + 2; i + 1 < name->end; i++)
    {
      guint          end = 0;
      const RapTerm *term;
      if (!joins (&words->words[i]))
        continue;
      term = rap_gazetteer_match (words, i - 1, i, FALSE, &end);
      if (end == i && rap_term_get (term, RAP_TERM_ORGANISATION_TAIL) != NULL)
        return i;
    }
  return name->end;
}

/* The next name begins behind what joins. */
static guint
start_of_next (const RapWords *words, guint at, guint end)
{
  while (at < end && joins (&words->words[at]))
    at++;
  return at;
}

static void
part_lists (const RapWords *words, GArray *names)
{
  g_autoptr (GArray) parted = g_array_new (FALSE, TRUE, sizeof (RapName));

  for (guint i = 0; i < names->len; i++)
    {
      RapName name = g_array_index (names, RapName, i);
      guint   end =
        name.type == RAP_NAME_ORGANISATION ? end_of_first (words, &name) : name.end;
      while (end < name.end)
        {
          RapName first = { .first = name.first, .end = end, .type = name.type };
          g_array_append_val (parted, first);
          name.first = start_of_next (words, end, name.end);
          end = name.first < name.end ? end_of_first (words, &name) : name.end;
        }
      if (name.first < name.end)
        g_array_append_val (parted, name);
    }
  g_array_set_size (names, 0);
  g_array_append_vals (names, parted->data, parted->len);
}

/* A word that is no name by itself, whatever its capital at the start says. */
static gboolean
is_described (const RapWords *words, const guint8 *tags, const RapName *name)
{
  const RapWord *word = &words->words[name->first];
  guint8         tag = tags[name->first];
  guint          end = 0;

  if (name->first + 1 >= name->end ||
      words->sentences[word->sentence].first != name->first ||
      (tag != RAP_TAG_ADJ && tag != RAP_TAG_VERB && tag != RAP_TAG_DET))
    return FALSE;
  const RapTerm *term =
    rap_gazetteer_match (words, name->first, name->first + 1, FALSE, &end);
  return rap_term_get (term, RAP_TERM_PLACE_HEAD) == NULL &&
         rap_term_get (term, RAP_TERM_ADJECTIVE) == NULL;
}

/* "Tiny Qatar won": what a sentence begins with belongs to no state. */
static void
drop_description (const RapWords *words, const guint8 *tags, RapName *name)
{
  if (name->type == RAP_NAME_PERSON || name->type == RAP_NAME_NATIONALITY ||
      !is_described (words, tags, name) ||
      rap_gazetteer_name (words, name->first, name->end) != NULL ||
      rap_term_get (rap_gazetteer_name (words, name->first + 1, name->end),
                    RAP_TERM_STATE) == NULL)
    return;
  name->first++;
  name->type = RAP_NAME_PLACE;
}

void
rap_names_settle (const RapWords *words, const guint8 *tags, GArray *names)
{
  Bearers bearers = find_bearers (words, names);

  part_lists (words, names);
  for (guint i = 0; i < names->len; i++)
    {
      RapName *name = &g_array_index (names, RapName, i);
      drop_description (words, tags, name);
      reject_person (words, &bearers, name);
      find_body (words, name);
      consult (words, name);
    }
  g_hash_table_unref (bearers.surnames);
  g_hash_table_unref (bearers.states);
  g_hash_table_unref (bearers.places);
  g_hash_table_unref (bearers.givens);
}
