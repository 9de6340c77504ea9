// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-opinions.h"

#include "language/rap-phrases.h"
#include "text/rap-marks.h"

/* What a sentence's words of opinion must weigh together. */
#define ENOUGH 3

/* Whether the byte lies between marks; the pairs are walked along with the text. */
static gboolean
is_quoted (const RapMarks *marks, guint *pair, guint byte)
{
  while (*pair < marks->n_pairs &&
         (marks->pairs[*pair].depth > 0 || marks->pairs[*pair].content.end <= byte))
    ++*pair;
  return *pair < marks->n_pairs && marks->pairs[*pair].content.start <= byte;
}

static gpointer
make_opinions (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  const RapMarks   *marks = rap_marks_of (document);
  const RapPhrases *phrases = rap_phrases_get ("opinion-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  guint             class_column = rap_lexicon_column (lexicon, "class");
  guint             strength = rap_lexicon_column (lexicon, "strength"), pair = 0;
  guint8           *weights = g_new0 (guint8, words->n_sentences + 1);
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases, document, 0, words->n_words);

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      const RapWord      *word = &words->words[hit->first];
      if (is_quoted (marks, &pair, word->span.start) ||
          rap_field_is (rap_lexicon_field (lexicon, hit->row, class_column), "section"))
        continue;
      guint8 *weight = &weights[word->sentence];
      *weight =
        (guint8) MIN (*weight + rap_field_to_int (
                                  rap_lexicon_field (lexicon, hit->row, strength)),
                      100);
    }
  for (guint i = 0; i < words->n_sentences; i++)
    weights[i] = weights[i] >= ENOUGH;
  return weights;
}

static const RapDerivation opinions_derivation = { "opinions",
                                                   make_opinions,
                                                   g_free,
                                                   TRUE };

const guint8 *
rap_opinions_of (RapDocument *document)
{
  return rap_document_derive (document, &opinions_derivation);
}
