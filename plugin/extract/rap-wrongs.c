// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-wrongs.h"

#include <string.h>

/* Whether a wrong begins with the word: "had flown over", "is behind". */
gboolean
rap_is_wrong (const RapAccusing *work, guint verb, guint end, gboolean negated)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find (phrases,
                                              work->text.document,
                                              verb > 3 ? verb - 3 : 0,
                                              MIN (end, verb + 10));

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      for (guint row = hit->row; row != RAP_LEXICON_NONE;
           row = rap_lexicon_next (lexicon, row))
        {
          RapField kind = rap_lexicon_field (lexicon, row, 1),
                   frame = rap_lexicon_field (lexicon, row, 2);
          /* "is a shot in the arm" shoots nobody. */
          gboolean deed = !negated && rap_field_is (kind, "verb") && frame.length >= 6 &&
                          strncmp (frame.text, "wrongs", 6) == 0 && hit->first == verb &&
                          work->text.tags->tags[verb] == RAP_TAG_VERB;
          gboolean phrase =
            rap_field_is (kind, "phrase") && rap_field_is (frame, "frame");
          gboolean adjective = rap_field_is (kind, "adj") && hit->first == verb;
          if (deed || phrase || adjective)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether one of the words is listed as a wrong: a deed or a name of one. */
gboolean
rap_names_wrong (const RapAccusing *work, guint first, guint end)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find (phrases, work->text.document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          RapField frame = rap_lexicon_field (lexicon, row, 2);
          RapField kind = rap_lexicon_field (lexicon, row, 1);
          if ((frame.length >= 6 && strncmp (frame.text, "wrongs", 6) == 0) ||
              (rap_field_is (kind, "phrase") && rap_field_is (frame, "frame")))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
rap_is_duty (const RapEventText *text, guint word)
{
  const RapLexicon *lexicon = rap_lexicon_get ("allegation-words");
  const char       *lemma = text->tags->lemmas[word];
  guint             row = rap_lexicon_find (lexicon, lemma, strlen (lemma));

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    {
      if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "duty"))
        return TRUE;
    }
  return FALSE;
}
