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

guint
rap_times_find (const RapTimes *times, guint byte)
{
  guint low = 0, high = times->n_times;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (times->times[middle].span.end <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
rap_word_is_time (RapDocument *document, guint word)
{
  const RapTimes *times = rap_times_of (document);
  RapSpan         span = rap_words_of (document)->words[word].span;
  guint           found = rap_times_find (times, span.start);

  return found < times->n_times && times->times[found].span.start < span.end;
}

guint
rap_word_case (RapDocument *document, guint word)
{
  const RapWords *words = rap_words_of (document);
  const RapTree  *tree = rap_tree_of (document);
  guint           found = rap_tree_child (words, tree, word, RAP_REL_CASE, RAP_NO_HEAD);

  return found != RAP_NO_HEAD
           ? found
           : rap_tree_child (words, tree, word, RAP_REL_MARK, RAP_NO_HEAD);
}
