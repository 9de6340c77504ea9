// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-gazetteer.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"
#include "text/rap-tables.h"

/* All names, titles and nouns of the lexicon that can be part of a mention, in one table of
 * hashes that the build makes. */

static const RapTermSource sources[] = {
  { "states", "name", "code", RAP_TERM_STATE },
  { "states", "variants", "code", RAP_TERM_STATE },
  { "states", "noun_sg", "code", RAP_TERM_CITIZEN },
  { "states", "noun_pl", "code", RAP_TERM_CITIZENS },
  { "states", "adjective", "code", RAP_TERM_ADJECTIVE },
  { "states", "capital", "code", RAP_TERM_CAPITAL },
  { "states", "capital_variants", "code", RAP_TERM_CAPITAL },
  { "states", "government_metonyms", "code", RAP_TERM_SEAT },
  { "organisations", "name", "state", RAP_TERM_ORGANISATION },
  { "organisations", "aliases", "state", RAP_TERM_ORGANISATION },
  { "geo-features", "name", "state", RAP_TERM_PLACE },
  { "geo-features", "variants", "state", RAP_TERM_PLACE },
  { "leaders", "name", "state", RAP_TERM_LEADER },
  { "leaders", "variants", "state", RAP_TERM_LEADER },
  { "leaders", "short", "state", RAP_TERM_LEADER_SHORT },
  { "given-names", "name", NULL, RAP_TERM_GIVEN },
  { "family-names", "name", NULL, RAP_TERM_FAMILY },
  { "titles", "form", NULL, RAP_TERM_TITLE },
  { "titles", "abbreviation", NULL, RAP_TERM_TITLE },
  { "titles", "plural", NULL, RAP_TERM_TITLES },
  { "group-nouns", "noun", NULL, RAP_TERM_GROUP },
  { "pair-nouns", "noun", NULL, RAP_TERM_PAIR },
  { "name-particles", "form", NULL, RAP_TERM_PARTICLE },
  { "pronouns", "form", NULL, RAP_TERM_PRONOUN },
  { "person-nouns", "noun", NULL, RAP_TERM_PERSON_NOUN },
  { "person-nouns", "plural", NULL, RAP_TERM_PERSON_NOUNS },
};

static const RapTermPatterns patterns[] = {
  { "organisation-patterns", RAP_TERM_ORGANISATION_HEAD, RAP_TERM_ORGANISATION_TAIL },
  { "place-patterns", RAP_TERM_PLACE_HEAD, RAP_TERM_PLACE_TAIL },
};

#define FNV_PRIME        G_GUINT64_CONSTANT (1099511628211)
#define CURLY_APOSTROPHE "’"

static inline guint64
feed (guint64 hash, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];
      if (c == ' ')
        continue;
      if (c == 0xE2 && i + 2 < length && memcmp (text + i, CURLY_APOSTROPHE, 3) == 0)
        {
          c = '\'';
          i += 2;
        }
      hash = (hash ^ c) * FNV_PRIME;
    }
  return hash;
}

guint64
rap_gazetteer_hash (guint64 hash, const char *text, gsize length)
{
  return feed (hash, text, length);
}

const RapTermSource *
rap_gazetteer_get_sources (guint *n_sources)
{
  *n_sources = G_N_ELEMENTS (sources);
  return sources;
}

const RapTermPatterns *
rap_gazetteer_get_patterns (guint *n_patterns)
{
  *n_patterns = G_N_ELEMENTS (patterns);
  return patterns;
}

/* ---- Looking up */

typedef struct
{
  const RapGazetteerHeader *header;
  const RapGazetteerEntry  *entries;
  const RapTerm            *terms;
} Gazetteer;

static Gazetteer
gazetteer_get (void)
{
  static gsize once;
  gsize        size;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) rap_tables_get ("gazetteer", &size));
  const RapGazetteerHeader *header = (const RapGazetteerHeader *) once;
  const RapGazetteerEntry  *entries =
    (const RapGazetteerEntry *) (gconstpointer) (header + 1);
  return (Gazetteer){ header, entries, (const RapTerm *) (entries + header->n_entries) };
}

static const RapGazetteerEntry *
find (const Gazetteer *self, guint64 hash)
{
  const guint32 *start = &self->header->starts[rap_gazetteer_bucket (hash)];

  for (guint i = start[0]; i < start[1]; i++)
    if (self->entries[i].check == (guint32) hash)
      return &self->entries[i];
  return NULL;
}

static const RapTerm *
term_of (const Gazetteer *self, const RapGazetteerEntry *entry)
{
  return entry != NULL && entry->term != RAP_GAZETTEER_NONE ? &self->terms[entry->term]
                                                            : NULL;
}

const RapTerm *
rap_gazetteer_match (const RapWords *words,
                     guint           first,
                     guint           limit,
                     gboolean        folded,
                     guint          *end)
{
  const Gazetteer self = gazetteer_get ();
  const RapTerm  *found = NULL;
  guint64         hash = folded ? RAP_GAZETTEER_FOLDED_BASIS : RAP_GAZETTEER_BASIS;

  for (guint i = first; i < limit; i++)
    {
      const char *form = folded ? words->words[i].lower : words->words[i].form;
      hash = feed (hash, form, strlen (form));
      const RapGazetteerEntry *entry = find (&self, hash);
      if (entry == NULL)
        break;
      const RapTerm *term = term_of (&self, entry);
      if (term != NULL)
        {
          found = term;
          *end = i + 1;
        }
    }
  return found;
}

static const RapGazetteerEntry *
find_text (const Gazetteer *self, const char *text, gsize length, gboolean folded)
{
  guint64 hash = folded ? RAP_GAZETTEER_FOLDED_BASIS : RAP_GAZETTEER_BASIS;

  return find (self, feed (hash, text, length));
}

gboolean
rap_gazetteer_begins (const char *text, gsize length, gboolean folded)
{
  const Gazetteer self = gazetteer_get ();

  return find_text (&self, text, length, folded) != NULL;
}

const RapTerm *
rap_gazetteer_find (const char *text, gsize length, gboolean folded)
{
  const Gazetteer self = gazetteer_get ();

  return term_of (&self, find_text (&self, text, length, folded));
}

const RapTerm *
rap_term_get (const RapTerm *term, RapTermKind kind)
{
  while (term != NULL && term->kind != kind)
    term = rap_term_next (term);
  return term;
}

static const RapTermSource *
source_of (RapTermKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].kind == kind)
      return &sources[i];
  return NULL;
}

const RapLexicon *
rap_term_get_lexicon (const RapTerm *term)
{
  const RapTermSource *source = source_of (term->kind);

  if (source != NULL)
    return rap_lexicon_get (source->lexicon);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (patterns[i].head == term->kind || patterns[i].tail == term->kind)
      return rap_lexicon_get (patterns[i].lexicon);
  g_assert_not_reached ();
}

void
rap_term_get_state (const RapTerm *term, char state[4])
{
  const RapTermSource *source = source_of (term->kind);

  memset (state, 0, 4);
  if (source == NULL || source->code == NULL)
    return;
  const RapLexicon *lexicon = rap_lexicon_get (source->lexicon);
  RapField          code =
    rap_lexicon_field (lexicon, term->row, rap_lexicon_column (lexicon, source->code));
  if (rap_field_is_set (code))
    memcpy (state, code.text, MIN (code.length, 3));
}

/* Bytes of a name in capitals that is no abbreviation. */
#define SHORTEST_SHOUT 4

static const RapTerm *
find_shouted (const RapWords *words, guint first, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const RapWord *word = &words->words[i];
      if ((word->flags & RAP_WORD_ALL_CAPITALS) == 0)
        return NULL;
      g_string_append_unichar (text, g_utf8_get_char (word->form));
      g_string_append (text, g_utf8_next_char (word->lower));
    }
  return text->len < SHORTEST_SHOUT ? NULL
                                    : rap_gazetteer_find (text->str, text->len, FALSE);
}

const RapTerm *
rap_gazetteer_name (const RapWords *words, guint first, guint end)
{
  guint          to = 0;
  const RapTerm *term = rap_gazetteer_match (words, first, end, FALSE, &to);

  return term != NULL && to == end ? term : find_shouted (words, first, end);
}
