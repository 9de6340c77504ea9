// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-allegation.h"

#include <string.h>

static const char *const authority_nicks[RAP_N_AUTHORITIES] = { "on-record",
                                                                "unnamed",
                                                                "document",
                                                                "reporter" };

const char *
rap_authority_get_nick (RapAuthority authority)
{
  return authority_nicks[authority];
}

const RapClause *
rap_accusing_clause (const RapAccusing *self, guint clause)
{
  return &self->text.clauses->clauses[clause];
}

RapAuthority
rap_statement_get_authority (const RapEventText *text, const RapStatement *statement)
{
  const RapPhrases *phrases = rap_phrases_get ("hedges");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  guint             first, end, column = rap_lexicon_column (lexicon, "authority");

  if (statement->subject == RAP_NO_WORD)
    return statement->actor != RAP_NO_ACTOR ? RAP_AUTHORITY_ON_RECORD
                                            : RAP_AUTHORITY_REPORTER;
  rap_event_phrase (text, statement->subject, &first, &end);
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (phrases, text->document, first, end);
  for (guint i = 0; i < hits->len; i++)
    {
      RapField authority =
        rap_lexicon_field (lexicon, g_array_index (hits, RapPhraseHit, i).row, column);
      for (guint k = RAP_AUTHORITY_UNNAMED; k < RAP_AUTHORITY_REPORTER; k++)
        {
          if (rap_field_is (authority, authority_nicks[k]) &&
              statement->actor == RAP_NO_ACTOR)
            return k;
        }
    }
  return RAP_AUTHORITY_ON_RECORD;
}

gboolean
rap_accusing_knows (const RapAccusing *self, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      if (party->actor != RAP_NO_ACTOR || party->state[0] != '\0' ||
          self->text.tags->tags[party->head] == RAP_TAG_PROPN ||
          rap_party_is_capitalised (&self->text, party))
        return TRUE;
    }
  return FALSE;
}

void
rap_accusing_words (const RapAccusing *self, RapSpan span, guint *first, guint *end)
{
  *first = rap_words_find (self->text.words, span.start);
  *end = rap_words_find (self->text.words, span.end - 1) + 1;
}

void
rap_accusing_add (RapAccusing *self,
                  guint        clause,
                  GArray      *allegers,
                  GArray      *accused,
                  RapSpan      matter,
                  RapAuthority authority,
                  RapSpan      denial)
{
  RapAllegation allegation = { .allegers = allegers,
                               .accused = accused,
                               .matter = matter,
                               .clause = clause,
                               .authority = authority,
                               .denial = denial };

  rap_accusing_words (self, matter, &allegation.first, &allegation.end);
  allegation.sentence = self->text.words->words[allegation.first].sentence;
  allegation.vague = allegation.end - allegation.first == 1 &&
                     self->text.tags->tags[allegation.first] == RAP_TAG_PRON;
  if (allegation.vague)
    allegation.matter = rap_statement_span (&self->text, clause);
  g_array_append_val (self->found, allegation);
}

gboolean
rap_accusing_is_marked (const RapAccusing *self, guint word)
{
  guint mark = rap_word_case (self->text.document, word);
  return mark != RAP_NO_WORD &&
         (rap_word_plays (&self->text.words->words[mark], "of") ||
          rap_word_plays (&self->text.words->words[mark], "charge"));
}

gboolean
rap_accusing_verb_is (const RapAccusing *self, guint clause, const char *frame)
{
  return rap_statement_row (&self->text, clause, "allegation-words", 2, frame) !=
         RAP_LEXICON_NONE;
}
