// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-gazetteer.h"

#include <string.h>

#include "text/rap-utf8.h"

/* All names, titles and nouns of the lexicon that can be part of a mention, in one table of
 * hashes. Every beginning of a term that could be the end of a word is in the table too, so
 * that the search stops at the first word that leads nowhere. Two terms with the same 64 bits
 * are taken for one; among some 10⁵ forms that does not happen, and a test checks it. */

typedef struct
{
  const char *lexicon;
  const char *column;
  const char *code; /* the column with the state, or NULL */
  RapTermKind kind;
} Source;

static const Source SOURCES[] = {
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

/* Patterns with open slots: what stands before the first slot, or after the last. */
typedef struct
{
  const char *lexicon;
  RapTermKind head;
  RapTermKind tail;
} PatternSource;

static const PatternSource PATTERNS[] = {
  { "organisation-patterns", RAP_TERM_ORGANISATION_HEAD, RAP_TERM_ORGANISATION_TAIL },
  { "place-patterns", RAP_TERM_PLACE_HEAD, RAP_TERM_PLACE_TAIL },
};

#define SLOT_END         "…"
#define OFFSET_BASIS     G_GUINT64_CONSTANT (14695981039346656037)
#define FOLDED_BASIS     G_GUINT64_CONSTANT (9650029242287828579)
#define FNV_PRIME        G_GUINT64_CONSTANT (1099511628211)
#define CURLY_APOSTROPHE "’"

typedef struct
{
  guint64  hash; /* never 0 */
  RapTerm *term; /* NULL when the form only begins one */
} Slot;

typedef struct
{
  Slot *slots;
  guint mask;
  guint n_used;
} Gazetteer;

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

static Slot *
find_slot (const Gazetteer *self, guint64 hash)
{
  for (guint i = (guint) (hash ^ hash >> 29);; i++)
    {
      Slot *slot = &self->slots[i & self->mask];
      if (slot->hash == hash || slot->hash == 0)
        return slot;
    }
}

static void
grow (Gazetteer *self)
{
  Gazetteer larger = { NULL, self->mask * 2 + 1, self->n_used };
  larger.slots = g_new0 (Slot, larger.mask + 1);
  for (guint i = 0; i <= self->mask; i++)
    if (self->slots[i].hash != 0)
      *find_slot (&larger, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  *self = larger;
}

static Slot *
claim (Gazetteer *self, guint64 hash)
{
  Slot *slot = find_slot (self, hash);
  if (slot->hash == 0)
    {
      if (self->n_used * 2 > self->mask)
        {
          grow (self);
          slot = find_slot (self, hash);
        }
      slot->hash = hash;
      self->n_used++;
    }
  return slot;
}

/* Whether a word may end between the two bytes. */
static gboolean
is_boundary (guchar left, guchar right)
{
  gboolean left_inner = left >= 0x80 || g_ascii_isalnum (left);
  gboolean right_inner = right >= 0x80 || g_ascii_isalnum (right);
  return !left_inner || !right_inner;
}

static void
add_form (Gazetteer *self, const char *text, gsize length, const RapTerm *reading)
{
  guint64 hash = reading->kind >= RAP_TERM_FIRST_FOLDED ? FOLDED_BASIS : OFFSET_BASIS;
  gsize   done = 0;

  for (gsize i = 1; i < length; i++)
    if (is_boundary (text[i - 1], text[i]))
      {
        hash = feed (hash, text + done, i - done);
        done = i;
        claim (self, hash);
      }
  Slot    *slot = claim (self, feed (hash, text + done, length - done));
  RapTerm *term = g_memdup2 (reading, sizeof *reading);
  if (slot->term == NULL)
    slot->term = term;
  else
    {
      /* Behind the others: the order of the tables is the order of the readings. */
      RapTerm *last = slot->term;
      while (last->next != NULL)
        last = (RapTerm *) last->next;
      last->next = term;
    }
}

static void
add_part (Gazetteer *self, RapField part, const RapTerm *reading)
{
  /* A remark in final brackets is no part of the form. */
  if (part.length > 0 && part.text[part.length - 1] == ')')
    {
      const char *bracket = g_strrstr_len (part.text, part.length, " (");
      part.length = bracket != NULL ? (guint) (bracket - part.text) : part.length;
    }
  if (part.length == 0 || (part.length == 1 && part.text[0] == '-'))
    return;
  if (reading->kind >= RAP_TERM_FIRST_FOLDED)
    {
      g_autofree char *folded = rap_utf8_fold (part.text, part.length);
      add_form (self, folded, strlen (folded), reading);
    }
  else
    add_form (self, part.text, part.length, reading);
}

static void
add_source (Gazetteer *self, const Source *source)
{
  const RapLexicon *lexicon = rap_lexicon_get (source->lexicon);
  guint             column = rap_lexicon_column (lexicon, source->column);

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField rest = rap_lexicon_field (lexicon, row, column), part;
      RapTerm  reading = { lexicon, NULL, row, source->kind };
      while (rap_field_next_part (&rest, ';', &part))
        add_part (self, part, &reading);
    }
}

static void
add_patterns (Gazetteer *self, const PatternSource *source)
{
  const RapLexicon *lexicon = rap_lexicon_get (source->lexicon);

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField         field = rap_lexicon_field (lexicon, row, 0);
      g_autofree char *pattern = g_strndup (field.text, field.length);
      char            *open = strpbrk (pattern, "[{");
      char            *close = g_strrstr (pattern, SLOT_END);
      RapTerm          reading = { lexicon, NULL, row, source->head };

      close = close != NULL ? close + strlen (SLOT_END) : strrchr (pattern, '}');
      if (open > pattern)
        add_part (self, (RapField){ pattern, open - pattern }, &reading);
      else if (close != NULL)
        {
          close += *close == '}';
          close += *close == ' ';
          reading.kind = source->tail;
          add_part (self, (RapField){ close, strlen (close) }, &reading);
        }
    }
}

static const Gazetteer *
gazetteer_get (void)
{
  static gsize      once;
  static Gazetteer *gazetteer;

  if (g_once_init_enter (&once))
    {
      gazetteer = g_new0 (Gazetteer, 1);
      gazetteer->mask = (1 << 16) - 1;
      gazetteer->slots = g_new0 (Slot, gazetteer->mask + 1);
      for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
        add_source (gazetteer, &SOURCES[i]);
      for (guint i = 0; i < G_N_ELEMENTS (PATTERNS); i++)
        add_patterns (gazetteer, &PATTERNS[i]);
      g_once_init_leave (&once, 1);
    }
  return gazetteer;
}

const RapTerm *
rap_gazetteer_match (const RapWords *words,
                     guint           first,
                     guint           limit,
                     gboolean        folded,
                     guint          *end)
{
  const Gazetteer *self = gazetteer_get ();
  const RapTerm   *found = NULL;
  guint64          hash = folded ? FOLDED_BASIS : OFFSET_BASIS;

  for (guint i = first; i < limit; i++)
    {
      const char *form = folded ? words->words[i].lower : words->words[i].form;
      hash = feed (hash, form, strlen (form));
      const Slot *slot = find_slot (self, hash);
      if (slot->hash == 0)
        break;
      if (slot->term != NULL)
        {
          found = slot->term;
          *end = i + 1;
        }
    }
  return found;
}

const RapTerm *
rap_gazetteer_find (const char *text, gsize length, gboolean folded)
{
  const Gazetteer *self = gazetteer_get ();
  return find_slot (self, feed (folded ? FOLDED_BASIS : OFFSET_BASIS, text, length))
    ->term;
}

const RapTerm *
rap_term_get (const RapTerm *term, RapTermKind kind)
{
  while (term != NULL && term->kind != kind)
    term = term->next;
  return term;
}

void
rap_term_get_state (const RapTerm *term, char state[4])
{
  const char *column = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES) && column == NULL; i++)
    if (SOURCES[i].kind == term->kind)
      column = SOURCES[i].code;
  memset (state, 0, 4);
  if (column == NULL)
    return;
  RapField code = rap_lexicon_field (term->lexicon,
                                     term->row,
                                     rap_lexicon_column (term->lexicon, column));
  if (rap_field_is_set (code))
    memcpy (state, code.text, MIN (code.length, 3));
}
