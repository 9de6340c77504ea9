// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-word-roles.h"

#include <string.h>

#include "text/rap-lexicon.h"

gboolean
rap_word_plays (const RapWord *word, const char *role)
{
  const RapLexicon *lexicon = rap_lexicon_get ("clause-words");
  guint             row = rap_lexicon_find (lexicon, word->lower, strlen (word->lower));
  return row != RAP_LEXICON_NONE &&
         rap_field_is (rap_lexicon_field (lexicon, row, 1), role);
}
