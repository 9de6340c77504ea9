// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-hints.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "language/rap-model.h"

typedef struct
{
  const RapWords *words;
  guint           first;
  guint           end;
  const guint8   *shown;
  GHashTable     *hints; /* form → hint */
} Hints;

static void
give (Hints *self, guint word, gint hint)
{
  g_hash_table_insert (self->hints,
                       (gpointer) self->words->words[word].form,
                       GINT_TO_POINTER (hint));
}

/* ---- Short forms: "the Office of Local Trade (OLT)", "consumer price index (CPI)" */

#define MAX_SHORT 8

static gboolean
is_short_form (const Hints *self, guint i)
{
  const RapWord *words = self->words->words;

  return i + 2 < self->end && words[i].form[0] == '(' && words[i].form[1] == '\0' &&
         g_str_equal (words[i + 2].form, ")") &&
         (words[i + 1].flags & RAP_WORD_ALL_CAPITALS) != 0 &&
         strlen (words[i + 1].form) <= MAX_SHORT;
}

/* Whether the letters come in this order in the words, the first one at the start. */
static gboolean
spells (const RapWords *words, guint first, guint end, const char *letters)
{
  if (g_ascii_toupper (words->words[first].form[0]) != *letters)
    return FALSE;
  for (guint i = first; i < end; i++)
    for (const char *p = words->words[i].form; *p != '\0'; p++)
      letters += *letters != '\0' && g_ascii_toupper (*p) == *letters;
  return *letters == '\0';
}

/* Whether the words before it, none of them a name, begin with its letters. */
static gboolean
is_of_plain_words (const Hints *self, guint i)
{
  const RapWord *words = self->words->words;
  const char    *letters = words[i + 1].form;
  guint          n = (guint) strlen (letters);

  if (i < self->first + n)
    return FALSE;
  for (guint k = 0; k < n; k++)
    if (words[i - n + k].form[0] != g_ascii_tolower (letters[k]))
      return FALSE;
  return TRUE;
}

static void
tell_short_form (Hints *self, guint i)
{
  const guint8 *shown = self->shown;
  guint         first = i;

  while (first > self->first && i - first < 16 && shown[first - 1 - self->first] != 0 &&
         shown[first - 1 - self->first] == shown[i - 1 - self->first])
    first--;
  if (first + 1 < i && spells (self->words, first, i, self->words->words[i + 1].form))
    give (self, i + 1, shown[i - 1 - self->first] % 8);
  else if (is_of_plain_words (self, i))
    give (self, i + 1, RAP_HINT_NO_NAME);
}

/* ---- States that nobody has heard of: "Kestria" beside "Kestrian" */

#define MIN_STATE 5
#define MAX_STATE 40

static gboolean
is_unknown (const char *form)
{
  return rap_gazetteer_find (form, strlen (form), FALSE) == NULL;
}

/* The one form of the document that is this one with another end, or NULL. */
static const RapWord *
find_state (GHashTable *forms, const RapWord *people, RapField end, RapField state)
{
  char  form[MAX_STATE + MAX_STATE];
  gsize length = strlen (people->form), stem = length - end.length;

  if (length <= end.length || length > MAX_STATE || state.length > MAX_STATE ||
      stem + state.length < MIN_STATE ||
      memcmp (people->form + stem, end.text, end.length) != 0)
    return NULL;
  memcpy (form, people->form, stem);
  memcpy (form + stem, state.text, state.length);
  form[stem + state.length] = '\0';
  return g_hash_table_lookup (forms, form);
}

static void
tell_people (Hints *self, GHashTable *forms, guint i)
{
  const RapLexicon *lexicon = rap_lexicon_get ("demonym-endings");
  const RapWord    *people = &self->words->words[i];
  guint             column = rap_lexicon_column (lexicon, "state");

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField       ending = rap_lexicon_field (lexicon, row, column);
      const RapWord *state;
      ending.length = rap_field_is_set (ending) ? ending.length : 0;
      state = find_state (forms, people, rap_lexicon_field (lexicon, row, 0), ending);
      if (state == NULL || !is_unknown (people->form) || !is_unknown (state->form))
        continue;
      give (self, i, RAP_KIND_NATIONALITY + 1);
      give (self, (guint) (state - self->words->words), RAP_KIND_PLACE + 1);
      return;
    }
}

static void
tell_states (Hints *self)
{
  const RapWord *words = self->words->words;
  g_autoptr (GHashTable) forms = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = self->first; i < self->end; i++)
    if ((words[i].flags & RAP_WORD_CAPITAL) != 0)
      g_hash_table_insert (forms, (gpointer) words[i].form, (gpointer) &words[i]);
  for (guint i = self->first; i < self->end; i++)
    if ((words[i].flags & RAP_WORD_CAPITAL) != 0 &&
        g_hash_table_lookup (forms, words[i].form) == &words[i])
      tell_people (self, forms, i);
}

/* ---- "the government of Kestria" */

#define MAX_CUE 48

static gboolean
is_behind_cue (const RapWord *words, guint i)
{
  const RapLexicon *lexicon = rap_lexicon_get ("place-cues");
  gsize             one = strlen (words[i - 2].lower), two = strlen (words[i - 1].lower);
  char              cue[MAX_CUE];

  if (one + two + 1 > MAX_CUE)
    return FALSE;
  memcpy (cue, words[i - 2].lower, one);
  cue[one] = ' ';
  memcpy (cue + one + 1, words[i - 1].lower, two);
  return rap_lexicon_find (lexicon, cue, one + 1 + two) != RAP_LEXICON_NONE;
}

/* One word with a capital that was read as a place, a person or as nothing, between words
 * without. */
static void
tell_place (Hints *self, guint i)
{
  const RapWord *words = self->words->words;
  guint8         shown = self->shown[i - self->first] % 8;

  if ((words[i].flags & RAP_WORD_CAPITAL) == 0 ||
      (shown != 0 && shown != RAP_KIND_PERSON + 1 && shown != RAP_KIND_PLACE + 1) ||
      (i + 1 < self->end && (words[i + 1].flags & RAP_WORD_CAPITAL) != 0) ||
      ((words[i - 1].flags | words[i - 2].flags) & RAP_WORD_CAPITAL) != 0)
    return;
  if (is_behind_cue (words, i) && is_unknown (words[i].form))
    give (self, i, RAP_KIND_PLACE + 1);
}

GHashTable *
rap_name_hints_find (const RapWords *words, guint first, guint end, const guint8 *shown)
{
  Hints self = { words, first, end, shown, g_hash_table_new (NULL, NULL) };

  for (guint i = first; i < end; i++)
    if (is_short_form (&self, i))
      tell_short_form (&self, i);
  for (guint i = first + 2; i < end; i++)
    tell_place (&self, i);
  tell_states (&self);
  return self.hints;
}
