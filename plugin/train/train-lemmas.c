// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-lemmas.h"

#include <string.h>

#include "language/rap-lemmas.h"
#include "text/rap-lexicon.h"
#include "text/rap-utf8.h"

/* An ending is worth an entry when so many different words share it. */
#define MIN_WORDS 2

typedef struct
{
  char  *lower;
  guint8 tag;
  guint8 form;
  guint  script;
  guint  count;
} Example;

typedef struct
{
  GArray     *scripts;
  GHashTable *numbers;   /* text of an edit → number + 1 */
  GHashTable *examples;  /* text → Example */
  GHashTable *decisions; /* key → number + 1 */
} Learner;

static guint
number_of_edit (Learner *self, const char *lower, const char *lemma)
{
  RapLemmaScript script = { 0 };
  gsize          same = 0, length = strlen (lower);

  while (lower[same] != '\0' && lower[same] == lemma[same])
    same++;
  while (same > 0 &&
         (((guint8) lower[same] & 0xC0) == 0x80 || ((guint8) lemma[same] & 0xC0) == 0x80))
    same--;
  if (length - same > 200 || strlen (lemma + same) >= sizeof script.add)
    return 0;
  script.cut = (guint8) (length - same);
  g_strlcpy (script.add, lemma + same, sizeof script.add);
  g_autofree char *text = g_strdup_printf ("%u %s", script.cut, script.add);
  guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  if (number == 0)
    {
      g_array_append_val (self->scripts, script);
      number = self->scripts->len;
      g_hash_table_insert (self->numbers,
                           g_steal_pointer (&text),
                           GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
add_example (Learner    *self,
             const char *lower,
             guint8      tag,
             guint8      form,
             const char *lemma,
             guint       count)
{
  g_autofree char *folded = rap_utf8_fold (lemma, strlen (lemma));
  guint            script = number_of_edit (self, lower, folded);
  g_autofree char *text = g_strdup_printf ("%s %u %u %u", lower, tag, form, script);
  Example         *example = g_hash_table_lookup (self->examples, text);

  if (example == NULL)
    {
      example = g_new0 (Example, 1);
      *example = (Example){ g_strdup (lower), tag, form, script, 0 };
      g_hash_table_insert (self->examples, g_steal_pointer (&text), example);
    }
  example->count += count;
}

static const struct
{
  const char *mark;
  RapForm     form;
} verb_marks[] = {
  { "base", RAP_FORM_BASE },       { "s", RAP_FORM_PRESENT_S },
  { "past", RAP_FORM_PAST },       { "base", RAP_FORM_PRESENT },
  { "part", RAP_FORM_PARTICIPLE }, { "ing", RAP_FORM_ING },
};

static void
add_verb_forms (Learner *self)
{
  const RapLexicon *lexicon = rap_lexicon_get ("verb-forms");
  guint             form = rap_lexicon_column (lexicon, "form"),
        lemma = rap_lexicon_column (lexicon, "lemma");
  guint mark = rap_lexicon_column (lexicon, "tag");

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField         field = rap_lexicon_field (lexicon, row, lemma);
      g_autofree char *lower = rap_field_dup (rap_lexicon_field (lexicon, row, form));
      g_autofree char *base = rap_field_dup (field);
      base[strcspn (base, " ")] = '\0';
      for (guint i = 0; i < G_N_ELEMENTS (verb_marks); i++)
        if (rap_field_is (rap_lexicon_field (lexicon, row, mark), verb_marks[i].mark))
          add_example (self, lower, RAP_TAG_VERB, verb_marks[i].form, base, 1);
    }
}

/* What all the words with one ending say. */
typedef struct
{
  GArray *votes; /* guint: script, count, in turn */
  guint   n_words;
} Ballot;

static void
ballot_free (gpointer data)
{
  Ballot *ballot = data;
  g_array_unref (ballot->votes);
  g_free (ballot);
}

static void
vote (GHashTable *ballots, guint32 key, guint script, guint count)
{
  Ballot *ballot = g_hash_table_lookup (ballots, GUINT_TO_POINTER (key));

  if (ballot == NULL)
    {
      ballot = g_new0 (Ballot, 1);
      ballot->votes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (ballots, GUINT_TO_POINTER (key), ballot);
    }
  ballot->n_words++;
  for (guint i = 0; i < ballot->votes->len; i += 2)
    if (g_array_index (ballot->votes, guint, i) == script)
      {
        g_array_index (ballot->votes, guint, i + 1) += count;
        return;
      }
  g_array_append_val (ballot->votes, script);
  g_array_append_val (ballot->votes, count);
}

static guint
winner (const Ballot *ballot)
{
  guint best = 0;

  for (guint i = 2; i < ballot->votes->len; i += 2)
    {
      guint count = g_array_index (ballot->votes, guint, i + 1),
            most = g_array_index (ballot->votes, guint, best + 1);
      if (count > most || (count == most && g_array_index (ballot->votes, guint, i) <
                                              g_array_index (ballot->votes, guint, best)))
        best = i;
    }
  return g_array_index (ballot->votes, guint, best);
}

static guint32
key_at (const Example *example, gsize ending)
{
  gsize length = strlen (example->lower);

  if (ending > RAP_LEMMA_MAX_ENDING)
    return rap_lemma_key (example->tag, example->form, TRUE, example->lower, length);
  return rap_lemma_key (example->tag,
                        example->form,
                        FALSE,
                        example->lower + length - ending,
                        ending);
}

/* What the shorter endings decided; the word itself when none did. */
static guint
decision_below (const Learner *self, const Example *example, gsize ending)
{
  for (gsize n = MIN (ending, strlen (example->lower) + 1); n-- > 0;)
    {
      guint number = GPOINTER_TO_UINT (
        g_hash_table_lookup (self->decisions, GUINT_TO_POINTER (key_at (example, n))));
      if (number > 0)
        return number - 1;
    }
  return 0;
}

static void
decide (Learner *self, GPtrArray *examples, gsize ending)
{
  gboolean whole = ending > RAP_LEMMA_MAX_ENDING;
  g_autoptr (GHashTable) ballots = g_hash_table_new_full (NULL, NULL, NULL, ballot_free);

  for (guint i = 0; i < examples->len; i++)
    {
      const Example *example = g_ptr_array_index (examples, i);
      if (whole || strlen (example->lower) >= ending)
        vote (ballots,
              key_at (example, ending),
              example->script,
              whole ? example->count : 1);
    }
  for (guint i = 0; i < examples->len; i++)
    {
      const Example *example = g_ptr_array_index (examples, i);
      if (!whole && strlen (example->lower) < ending)
        continue;
      guint32       key = key_at (example, ending);
      const Ballot *ballot = g_hash_table_lookup (ballots, GUINT_TO_POINTER (key));
      guint         script = winner (ballot);
      if ((whole || ballot->n_words >= MIN_WORDS) &&
          script != decision_below (self, example, ending))
        g_hash_table_insert (self->decisions,
                             GUINT_TO_POINTER (key),
                             GUINT_TO_POINTER (script + 1));
    }
}

static gint
by_word (gconstpointer a, gconstpointer b)
{
  const Example *x = *(const Example *const *) a, *y = *(const Example *const *) b;
  gint           order = strcmp (x->lower, y->lower);

  if (order == 0)
    order = ((gint) x->tag * 64 + x->form) - ((gint) y->tag * 64 + y->form);
  return order != 0 ? order : (gint) x->script - (gint) y->script;
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

static void
lay_out (const Learner *self, GArray *entries)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key;
  guint          size = 1024;

  while (size < 2 * g_hash_table_size (self->decisions))
    size *= 2;
  g_array_set_size (entries, size);
  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 k = GPOINTER_TO_UINT (key);
      g_array_append_val (keys, k);
    }
  g_array_sort (keys, by_number);
  for (guint i = 0; i < keys->len; i++)
    {
      guint32 k = g_array_index (keys, guint32, i), at = k & (size - 1);
      while (g_array_index (entries, RapLemmaEntry, at).key != 0)
        at = (at + 1) & (size - 1);
      g_array_index (entries, RapLemmaEntry, at) = (RapLemmaEntry){
        k,
        GPOINTER_TO_UINT (g_hash_table_lookup (self->decisions, GUINT_TO_POINTER (k))) - 1
      };
    }
}

void
train_lemmas_learn (const GArray *trees, GArray *entries, GArray *scripts)
{
  Learner self = { .scripts = scripts };
  g_autoptr (GPtrArray) examples = NULL;
  GHashTableIter iter;
  gpointer       example;

  self.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.examples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.decisions = g_hash_table_new (NULL, NULL);
  number_of_edit (&self, "", "");
  for (guint i = 0; i < trees->len; i++)
    for (guint w = 0; w < g_array_index (trees, TrainSentence, i).n; w++)
      {
        const TrainWord *word = &g_array_index (trees, TrainSentence, i).words[w];
        add_example (&self, word->lower, word->tag, word->shape, word->lemma, 2);
      }
  add_verb_forms (&self);
  examples = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self.examples);
  while (g_hash_table_iter_next (&iter, NULL, &example))
    g_ptr_array_add (examples, example);
  g_ptr_array_sort (examples, by_word);
  for (gsize ending = 0; ending <= RAP_LEMMA_MAX_ENDING + 1; ending++)
    decide (&self, examples, ending);
  lay_out (&self, entries);
}
