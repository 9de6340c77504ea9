// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-invent.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "text/rap-utf8.h"
#include "train/train-tensor.h"

/* The corpora name real states only, so that a network learns to know them by heart. Here the
 * first letters of such names are made anew and the last ones kept: what is around a name must
 * tell what it is. */

/* One in so many sentences that could have one gets a copy. */
#define EACH    5
#define MAX_NEW 16

typedef struct
{
  guint row; /* of the state; several names of one keep what they share */
  gsize kept_from;
  char  begins[MAX_NEW];
} Invention;

static const RapTerm *
state_of (const TrainWord *word)
{
  static const RapTermKind kinds[] = {
    RAP_TERM_STATE, RAP_TERM_ADJECTIVE, RAP_TERM_CITIZEN, RAP_TERM_CITIZENS
  };
  const RapTerm *term = rap_gazetteer_find (word->form, strlen (word->form), FALSE);

  for (guint i = 0; term != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const RapTerm *reading = rap_term_get (term, kinds[i]);
      if (reading != NULL)
        return reading;
    }
  return NULL;
}

static RapField
field_of (const RapTerm *term, const char *column)
{
  return rap_lexicon_field (rap_term_get_lexicon (term),
                            term->row,
                            rap_lexicon_column (rap_term_get_lexicon (term), column));
}

/* How many bytes of the state's names are replaced; 0 when they share too few. */
static gsize
replaced (const RapTerm *term)
{
  RapField name = field_of (term, "name"), adjective = field_of (term, "adjective");
  gsize    same = 0;

  while (same < MIN (name.length, adjective.length) &&
         g_ascii_isalpha (name.text[same]) && name.text[same] == adjective.text[same])
    same++;
  return same > 4 ? same - 2 : 0;
}

/* Two or three syllables. */
static void
invent (Invention *invention)
{
  static const char consonants[] = "bcdfghjklmnprstvwz", vowels[] = "aeiou";
  guint             n = 2 + train_chance () % 2, at = 0;

  for (guint i = 0; i < n; i++)
    {
      invention->begins[at++] = consonants[train_chance () % (sizeof consonants - 1)];
      invention->begins[at++] = vowels[train_chance () % (sizeof vowels - 1)];
      if (train_chance () % 3 == 0)
        invention->begins[at++] = consonants[train_chance () % (sizeof consonants - 1)];
    }
  invention->begins[0] = g_ascii_toupper (invention->begins[0]);
  invention->begins[at] = '\0';
}

static const Invention *
find_invention (GArray *inventions, const RapTerm *term)
{
  Invention invention = { .row = term->row, .kept_from = replaced (term) };

  for (guint i = 0; i < inventions->len; i++)
    if (g_array_index (inventions, Invention, i).row == term->row)
      return &g_array_index (inventions, Invention, i);
  invent (&invention);
  g_array_append_val (inventions, invention);
  return &g_array_index (inventions, Invention, inventions->len - 1);
}

static gboolean
rename_word (TrainWord *word, GArray *inventions)
{
  const RapTerm   *term = state_of (word);
  const Invention *invention = term != NULL ? find_invention (inventions, term) : NULL;

  if (invention == NULL || invention->kept_from == 0 ||
      strlen (word->form) <= invention->kept_from ||
      strncmp (word->form, field_of (term, "name").text, invention->kept_from) != 0)
    return FALSE;
  word->form = g_strconcat (invention->begins, word->form + invention->kept_from, NULL);
  word->lower = rap_utf8_fold (word->form, strlen (word->form));
  return TRUE;
}

void
train_invent_states (GArray *corpus)
{
  guint n = corpus->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) inventions = g_array_new (FALSE, TRUE, sizeof (Invention));
      TrainSentence copy = g_array_index (corpus, TrainSentence, i);
      gboolean      renamed = FALSE;
      if (train_chance () % EACH != 0)
        continue;
      copy.words = g_memdup2 (copy.words, copy.n * sizeof *copy.words);
      for (guint k = 0; k < copy.n; k++)
        renamed |= rename_word (&copy.words[k], inventions);
      train_corpus_read_features (&copy);
      if (renamed)
        g_array_append_val (corpus, copy);
      else
        g_free (copy.words);
    }
}
