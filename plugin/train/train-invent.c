// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-invent.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "text/rap-utf8.h"
#include "train/train-tensor.h"

/* The corpora name real states, people and bodies only, so that a network learns to know them
 * by heart. Here names are made anew in copies of some sentences: what is around a name must tell
 * what it is. Of a state's names the last letters are kept, so that its people still look like
 * its people. */

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
invent (char begins[MAX_NEW])
{
  static const char consonants[] = "bcdfghjklmnprstvwz", vowels[] = "aeiou";
  guint             n = 2 + train_chance () % 2, at = 0;

  for (guint i = 0; i < n; i++)
    {
      begins[at++] = consonants[train_chance () % (sizeof consonants - 1)];
      begins[at++] = vowels[train_chance () % (sizeof vowels - 1)];
      if (train_chance () % 3 == 0)
        begins[at++] = consonants[train_chance () % (sizeof consonants - 1)];
    }
  begins[0] = g_ascii_toupper (begins[0]);
  begins[at] = '\0';
}

static const Invention *
find_invention (GArray *inventions, const RapTerm *term)
{
  Invention invention = { .row = term->row, .kept_from = replaced (term) };

  for (guint i = 0; i < inventions->len; i++)
    if (g_array_index (inventions, Invention, i).row == term->row)
      return &g_array_index (inventions, Invention, i);
  invent (invention.begins);
  g_array_append_val (inventions, invention);
  return &g_array_index (inventions, Invention, inventions->len - 1);
}

static void
give_form (TrainWord *word, char *form)
{
  word->form = form;
  word->lower = rap_utf8_fold (form, strlen (form));
}

static gboolean
rename_state (TrainWord *word, GArray *inventions)
{
  const RapTerm   *term = state_of (word);
  const Invention *invention = term != NULL ? find_invention (inventions, term) : NULL;

  if (invention == NULL || invention->kept_from == 0 ||
      strlen (word->form) <= invention->kept_from ||
      strncmp (word->form, field_of (term, "name").text, invention->kept_from) != 0)
    return FALSE;
  give_form (word,
             g_strconcat (invention->begins, word->form + invention->kept_from, NULL));
  return TRUE;
}

/* ---- Other names */

/* Letters that a name keeps at its end, half of the time. */
#define KEPT 3

/* A word of a person's, a body's or a place's name; of a treebank a proper noun. */
static gboolean
is_name (const TrainWord *word, gboolean trees)
{
  guint kind = word->label > 0 ? (word->label - 1u) / 4 : RAP_N_KINDS;

  if (trees)
    return word->tag == RAP_TAG_PROPN;
  return kind == RAP_KIND_PERSON || kind == RAP_KIND_ORGANISATION ||
         kind == RAP_KIND_PLACE;
}

/* A capital and small letters after it, and never small letters only in the corpus. */
static gboolean
is_nothing_else (const TrainWord *word, GHashTable *plain)
{
  gsize n = strlen (word->form);

  if (n <= KEPT || !g_ascii_isupper (*word->form))
    return FALSE;
  for (const char *p = word->form + 1; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return FALSE;
  return !g_hash_table_contains (plain, word->lower);
}

/* The same name stays the same in a sentence; an empty one is not replaced. */
static gboolean
rename_other (TrainWord *word, GHashTable *others)
{
  const char *form = g_hash_table_lookup (others, word->form);

  if (form == NULL)
    {
      char  begins[MAX_NEW] = "";
      gsize n = strlen (word->form), kept = train_chance () % 2 == 0 ? KEPT : 0;
      if (train_chance () % 3 > 0)
        invent (begins);
      form = *begins == '\0' ? g_strdup ("")
                             : g_strconcat (begins, word->form + n - kept, NULL);
      g_hash_table_insert (others, word->form, (gpointer) form);
    }
  if (*form != '\0')
    give_form (word, g_strdup (form));
  return *form != '\0';
}

static GHashTable *
find_plain (const GArray *corpus)
{
  GHashTable *plain = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < corpus->len; i++)
    for (guint k = 0; k < g_array_index (corpus, TrainSentence, i).n; k++)
      {
        const TrainWord *word = &g_array_index (corpus, TrainSentence, i).words[k];
        if (g_ascii_islower (*word->form))
          g_hash_table_add (plain, word->lower);
      }
  return plain;
}

static gboolean
rename_words (TrainSentence *sentence, GHashTable *plain, gboolean trees)
{
  g_autoptr (GArray) inventions = g_array_new (FALSE, TRUE, sizeof (Invention));
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean renamed = FALSE;

  for (guint k = 0; k < sentence->n; k++)
    {
      TrainWord *word = &sentence->words[k];
      if (state_of (word) != NULL)
        renamed |= rename_state (word, inventions);
      else if (is_name (word, trees) && is_nothing_else (word, plain))
        renamed |= rename_other (word, others);
    }
  return renamed;
}

void
train_invent_names (GArray *corpus, gboolean trees)
{
  g_autoptr (GHashTable) plain = find_plain (corpus);
  guint n = corpus->len;

  for (guint i = 0; i < n; i++)
    {
      TrainSentence copy = g_array_index (corpus, TrainSentence, i);
      if (train_chance () % EACH != 0)
        continue;
      copy.words = g_memdup2 (copy.words, copy.n * sizeof *copy.words);
      if (rename_words (&copy, plain, trees))
        {
          train_corpus_read_features (&copy);
          g_array_append_val (corpus, copy);
        }
      else
        g_free (copy.words);
    }
}
