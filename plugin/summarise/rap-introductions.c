// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-introductions.h"

#include <string.h>

#include "text/rap-lexicon.h"

static gboolean
is_name (const RapWord *word)
{
  return (word->flags & RAP_WORD_CAPITAL) != 0 && (word->flags & RAP_WORD_CLITIC) == 0;
}

/* The end of the words with capitals that begin at first. */
static guint
run_end (const RapWords *words, const RapSentence *sentence, guint first)
{
  guint end = first;

  while (end < sentence->end && is_name (&words->words[end]))
    end++;
  return end;
}

/* Where the full name of a person begins in the run: a given name with a surname behind it. */
static gboolean
is_full_name (const RapWords *words, guint first, guint end)
{
  const RapLexicon *names = rap_lexicon_get ("given-names");

  for (guint i = first; i + 1 < end; i++)
    {
      const char *form = words->words[i].form;
      if (rap_lexicon_find (names, form, strlen (form)) != RAP_LEXICON_NONE)
        return TRUE;
    }
  return FALSE;
}

/* Remembers the full names of the sentence, and tells who introduced its first name when that
 * is a surname alone. */
static guint
scan_sentence (const RapWords *words, guint s, GHashTable *introducers)
{
  const RapSentence *sentence = &words->sentences[s];
  guint              found = RAP_NOT_INTRODUCED;
  gboolean           first = TRUE;

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      guint end = run_end (words, sentence, i);
      if (end == i)
        continue;
      const char *last = words->words[end - 1].form;
      gpointer    before = g_hash_table_lookup (introducers, last);
      if (end == i + 1 && first && before != NULL)
        found = GPOINTER_TO_UINT (before) - 1;
      if (is_full_name (words, i, end) && before == NULL)
        g_hash_table_insert (introducers, (gpointer) last, GUINT_TO_POINTER (s + 1));
      first = first && end == i + 1 && before == NULL;
      i = end - 1;
    }
  return found == s ? RAP_NOT_INTRODUCED : found;
}

static gpointer
make_introductions (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  guint          *introductions = g_new (guint, words->n_sentences + 1);
  g_autoptr (GHashTable) introducers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint s = 0; s < words->n_sentences; s++)
    introductions[s] = scan_sentence (words, s, introducers);
  return introductions;
}

const guint *
rap_introductions_of (RapDocument *document)
{
  static const RapDerivation derivation = {
    "introductions", make_introductions, g_free, TRUE
  };
  return rap_document_derive (document, &derivation);
}
