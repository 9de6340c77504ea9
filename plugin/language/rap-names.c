// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-names.h"

#include <string.h>

#include "language/rap-gazetteer.h"

/* Runs of capitalised words, cut and typed with the gazetteer. What a document has shown to
 * be a person's name is known for the rest of it. */

typedef struct
{
  RapNames view;
  GArray  *names;
} Store;

typedef struct
{
  const RapWords *words;
  GArray         *names;
  GHashTable     *common;  /* lower-case words of the document */
  GHashTable     *persons; /* words of persons' names found so far */
} Walk;

typedef struct
{
  RapTermKind term;
  RapNameType type;
} Typing;

/* The first reading that a form has decides. */
static const Typing TYPES[] = {
  { RAP_TERM_LEADER, RAP_NAME_PERSON },
  { RAP_TERM_STATE, RAP_NAME_STATE },
  { RAP_TERM_ADJECTIVE, RAP_NAME_NATIONALITY },
  { RAP_TERM_CITIZENS, RAP_NAME_NATIONALITY },
  { RAP_TERM_CITIZEN, RAP_NAME_NATIONALITY },
  { RAP_TERM_CAPITAL, RAP_NAME_PLACE },
  { RAP_TERM_SEAT, RAP_NAME_PLACE },
  { RAP_TERM_ORGANISATION, RAP_NAME_ORGANISATION },
  { RAP_TERM_PLACE, RAP_NAME_PLACE },
  { RAP_TERM_LEADER_SHORT, RAP_NAME_PERSON },
};

static const Typing *
typing_of (const RapTerm *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (rap_term_get (term, TYPES[i].term) != NULL)
      return &TYPES[i];
  return NULL;
}

static gboolean
is_capital (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0;
}

static gboolean
is_common (const Walk *walk, guint i)
{
  const char *lower = walk->words->words[i].lower;
  gsize       length = strlen (lower);
  return g_hash_table_contains (walk->common, lower) ||
         rap_lexicon_find (rap_lexicon_get ("verb-forms"), lower, length) !=
           RAP_LEXICON_NONE ||
         rap_lexicon_find (rap_lexicon_get ("mention-words"), lower, length) !=
           RAP_LEXICON_NONE ||
         rap_lexicon_find (rap_lexicon_get ("pronouns"), lower, length) !=
           RAP_LEXICON_NONE;
}

/* The end of the run of capitalised words; a lower-case particle between two of them is part
 * of it. */
static guint
run_end (const Walk *walk, guint first, guint limit)
{
  const RapWord *words = walk->words->words;
  guint          end = first + 1;

  while (end < limit)
    {
      guint          after = 0;
      const RapTerm *term;
      if (is_capital (&words[end]))
        end++;
      else if ((term = rap_gazetteer_match (walk->words,
                                            end,
                                            MIN (limit, end + 4),
                                            TRUE,
                                            &after)) != NULL &&
               rap_term_get (term, RAP_TERM_PARTICLE) != NULL && after < limit &&
               is_capital (&words[after]))
        end = after + 1;
      else
        break;
    }
  return end;
}

static void
add_name (Walk *walk, guint first, guint end, RapNameType type, const RapTerm *term)
{
  RapName name = { .first = first, .end = end, .type = type };
  if (term != NULL)
    rap_term_get_state (term, name.state);
  g_array_append_val (walk->names, name);
  if (type == RAP_NAME_PERSON)
    for (guint i = first; i < end; i++)
      g_hash_table_add (walk->persons, (gpointer) walk->words->words[i].form);
}

static gboolean
has_reading (const Walk *walk, guint first, guint limit, RapTermKind kind)
{
  guint end = 0;
  return rap_term_get (rap_gazetteer_match (walk->words, first, limit, FALSE, &end),
                       kind) != NULL &&
         end == limit;
}

static RapNameType
type_of_run (const Walk *walk, guint first, guint end, gboolean titled)
{
  const RapWord *words = walk->words->words;
  gboolean       several = end - first > 1;

  for (guint i = end - 1; several && i + 3 > end && i > first; i--)
    {
      if (has_reading (walk, i, end, RAP_TERM_ORGANISATION_TAIL))
        return RAP_NAME_ORGANISATION;
      if (has_reading (walk, i, end, RAP_TERM_PLACE_TAIL))
        return RAP_NAME_PLACE;
    }
  if (titled || g_hash_table_contains (walk->persons, words[end - 1].form))
    return RAP_NAME_PERSON;
  if (has_reading (walk, first, first + 1, RAP_TERM_GIVEN) ||
      has_reading (walk, end - 1, end, RAP_TERM_FAMILY))
    return RAP_NAME_PERSON;
  return (words[first].flags & RAP_WORD_ALL_CAPITALS) != 0 ? RAP_NAME_ORGANISATION
                                                           : RAP_NAME_OTHER;
}

/* Reads what starts at word i; returns where to go on. */
static guint
read_at (Walk *walk, guint i, const RapSentence *sentence, gboolean *titled)
{
  const RapWord *words = walk->words->words;
  guint          end = i + 1, title_end = 0;
  const RapTerm *title =
    rap_gazetteer_match (walk->words, i, MIN (i + 6, sentence->end), TRUE, &title_end);
  const RapTerm *term;
  gboolean       was_titled = *titled;

  *titled = FALSE;
  if (title != NULL && rap_term_get (title, RAP_TERM_TITLE) != NULL)
    {
      *titled = TRUE;
      return title_end;
    }
  if (!is_capital (&words[i]))
    return i + 1;

  term = rap_gazetteer_match (walk->words, i, MIN (i + 12, sentence->end), FALSE, &end);
  guint         run = run_end (walk, i, sentence->end);
  const Typing *typing = typing_of (term);
  if (typing != NULL && (end >= run || typing->type == RAP_NAME_NATIONALITY ||
                         typing->type == RAP_NAME_STATE))
    {
      add_name (walk, i, end, typing->type, rap_term_get (term, typing->term));
      return end;
    }
  if (i == sentence->first && is_common (walk, i))
    return i + 1;
  RapNameType type = type_of_run (walk, i, run, was_titled);
  if (run - i > 1 || type != RAP_NAME_OTHER)
    add_name (walk, i, run, type, NULL);
  return run;
}

static gpointer
make_names (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  Store          *store = g_new0 (Store, 1);
  Walk walk = { words, g_array_new (FALSE, FALSE, sizeof (RapName)), NULL, NULL };

  walk.common = g_hash_table_new (g_str_hash, g_str_equal);
  walk.persons = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < words->n_words; i++)
    if (!is_capital (&words->words[i]))
      g_hash_table_add (walk.common, (gpointer) words->words[i].lower);
  for (guint s = 0; s < words->n_sentences; s++)
    {
      gboolean titled = FALSE;
      for (guint i = words->sentences[s].first; i < words->sentences[s].end;)
        i = read_at (&walk, i, &words->sentences[s], &titled);
    }
  g_hash_table_unref (walk.common);
  g_hash_table_unref (walk.persons);
  store->names = walk.names;
  store->view =
    (RapNames){ (const RapName *) (gpointer) walk.names->data, walk.names->len };
  return store;
}

static void
free_names (gpointer value)
{
  Store *store = value;
  g_array_unref (store->names);
  g_free (store);
}

const RapNames *
rap_names_of (RapDocument *document)
{
  static const RapDerivation NAMES = { "names", make_names, free_names };
  const Store               *store = rap_document_derive (document, &NAMES);
  return &store->view;
}
