// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"
#include "text/rap-lexicon.h"

G_BEGIN_DECLS

/* The phrases of a lexicon, ready to be found in running words. A word of a phrase fits a
 * word of the text by its form or by one of its possible lemmas, so "hold talks" is found
 * in "held talks"; "..." stands for up to six words of the same sentence. */
typedef struct _RapPhrases RapPhrases;

/* Words [first, end), and the first row with that phrase: rap_lexicon_next() leads on. */
typedef struct
{
  guint first;
  guint end;
  guint row;
} RapPhraseHit;

/* The phrases in the first column of the lexicon. Lives as long as the process. */
const RapPhrases *rap_phrases_get (const char *lexicon);
const RapLexicon *rap_phrases_get_lexicon (const RapPhrases *phrases);
/* Every phrase in words [first, end), by where it starts, the longest first. */
GArray *rap_phrases_find (const RapPhrases *phrases,
                          RapDocument      *document,
                          guint             first,
                          guint             end) G_GNUC_WARN_UNUSED_RESULT;
/* Only the longest at each place; they do not overlap. */
GArray *rap_phrases_find_longest (const RapPhrases *phrases,
                                  RapDocument      *document,
                                  guint             first,
                                  guint             end) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the word's form or a possible lemma of it is `lemma`. */
gboolean rap_word_may_be (RapDocument *document, guint word, const char *lemma);

G_END_DECLS
