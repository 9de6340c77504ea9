// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-terms.h"

#include "text/rap-hash.h"
#include "text/rap-lexicon.h"

#include <string.h>

/* Words that the frequency table does not know are rare. */
#define WEIGHT_UNKNOWN 128
#define MAX_SUFFIX     8
#define MAX_WORD       64

typedef struct
{
  char  suffix[MAX_SUFFIX];
  char  replacement[MAX_SUFFIX];
  guint length;
  guint min_stem;
} Suffix;

/* The suffix table by last letter, longest first within a letter. */
typedef struct
{
  GArray *by_letter[26];
} Suffixes;

static int
compare_suffixes (gconstpointer a, gconstpointer b)
{
  return (int) ((const Suffix *) b)->length - (int) ((const Suffix *) a)->length;
}

static void
copy_field (RapField field, char *target)
{
  guint n = rap_field_is_set (field) ? MIN (field.length, MAX_SUFFIX - 1) : 0;
  memcpy (target, field.text, n);
  target[n] = '\0';
}

static void
read_suffixes (Suffixes *suffixes)
{
  const RapLexicon *lexicon = rap_lexicon_get ("suffixes");
  guint             replacement = rap_lexicon_column (lexicon, "replacement");
  guint             min_stem = rap_lexicon_column (lexicon, "stem");

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      Suffix suffix = { .min_stem = (guint) rap_field_to_int (
                          rap_lexicon_field (lexicon, row, min_stem)) };
      copy_field (rap_lexicon_field (lexicon, row, 0), suffix.suffix);
      copy_field (rap_lexicon_field (lexicon, row, replacement), suffix.replacement);
      suffix.length = (guint) strlen (suffix.suffix);
      char last = suffix.length > 0 ? suffix.suffix[suffix.length - 1] : '\0';
      if (!g_ascii_islower (last))
        continue;
      GArray **list = &suffixes->by_letter[last - 'a'];
      if (*list == NULL)
        *list = g_array_new (FALSE, FALSE, sizeof (Suffix));
      g_array_append_val (*list, suffix);
    }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes->by_letter); i++)
    if (suffixes->by_letter[i] != NULL)
      g_array_sort (suffixes->by_letter[i], compare_suffixes);
}

static const Suffixes *
get_suffixes (void)
{
  static Suffixes suffixes;
  static gsize    ready;

  if (g_once_init_enter (&ready))
    {
      read_suffixes (&suffixes);
      g_once_init_leave (&ready, 1);
    }
  return &suffixes;
}

static const Suffix *
find_suffix (const char *word, gsize length)
{
  char last = length > 0 ? word[length - 1] : '\0';
  if (!g_ascii_islower (last))
    return NULL;
  const GArray *list = get_suffixes ()->by_letter[last - 'a'];
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Suffix *suffix = &g_array_index (list, Suffix, i);
      if (length >= suffix->length + suffix->min_stem &&
          memcmp (word + length - suffix->length, suffix->suffix, suffix->length) == 0)
        return suffix;
    }
  return NULL;
}

guint32
rap_terms_key (const char *lower)
{
  gsize   length = strlen (lower);
  guint32 hash = 2166136261u;

  const Suffix *suffix = length <= MAX_WORD ? find_suffix (lower, length) : NULL;
  if (suffix == NULL)
    hash = rap_hash_bytes (hash, lower, length);
  else
    {
      gsize stem = length - suffix->length;
      /* "stopped" is "stop": a doubled consonant before the ending falls away. */
      gboolean doubled = suffix->replacement[0] == '\0' && stem > 3 &&
                         lower[stem - 1] == lower[stem - 2] && lower[stem - 1] != 's' &&
                         lower[stem - 1] != 'l';
      hash = rap_hash_bytes (hash, lower, doubled ? stem - 1 : stem);
      hash = rap_hash_bytes (hash, suffix->replacement, strlen (suffix->replacement));
    }
  hash ^= hash >> 15;
  return hash != RAP_TERM_NONE ? hash : 1;
}

static guint8
weigh (const RapLexicon *frequencies, guint column, const char *lower)
{
  guint row = rap_lexicon_find (frequencies, lower, strlen (lower));
  if (row == RAP_LEXICON_NONE)
    return WEIGHT_UNKNOWN;
  int weight = rap_field_to_int (rap_lexicon_field (frequencies, row, column));
  return (guint8) CLAMP (weight, 0, RAP_TERM_MAX_WEIGHT);
}

/* What all words of one form have. */
typedef struct
{
  guint32 key; /* RAP_TERM_NONE: not looked up yet */
  guint8  weight;
} Known;

static gpointer
make_terms (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  const RapLexicon *frequencies = rap_lexicon_get ("word-weights");
  guint             column = rap_lexicon_column (frequencies, "weight");
  RapTerms         *terms = g_new0 (RapTerms, 1);
  guint32          *keys = g_new0 (guint32, words->n_words + 1);
  guint8           *weights = g_new0 (guint8, words->n_words + 1);
  g_autofree Known *forms = g_new0 (Known, words->n_forms + 1);

  for (guint i = 0; i < words->n_words; i++)
    {
      const RapWord *word = &words->words[i];
      if (word->flags & RAP_WORD_MARK)
        continue;
      Known *known = &forms[rap_word_form (word)];
      if (known->key == RAP_TERM_NONE)
        *known = (Known){ rap_terms_key (word->lower),
                          weigh (frequencies, column, word->lower) };
      keys[i] = known->key;
      weights[i] = known->weight;
    }
  terms->keys = keys;
  terms->weights = weights;
  return terms;
}

static void
free_terms (gpointer value)
{
  RapTerms *terms = value;
  g_free ((gpointer) terms->keys);
  g_free ((gpointer) terms->weights);
  g_free (terms);
}

const RapTerms *
rap_terms_of (RapDocument *document)
{
  static const RapDerivation derivation = { "terms", make_terms, free_terms, TRUE };
  return rap_document_derive (document, &derivation);
}
