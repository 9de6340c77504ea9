// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-accusations.h"

#include <string.h>

#include "extract/rap-wrongs.h"

/* The stance of answer-words that contests a charge. */
#define DENIED "denied"
/* How far behind "a charge" the denial may stand. */
#define CHARGE_REACH 8
/* How far before it what is charged may be said, in words. */
#define REACH 120

static gboolean
is_denial (const RapAccusing *work, guint word)
{
  const RapPhrases *phrases = rap_phrases_get ("answer-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits =
    rap_phrases_find (phrases, work->text.document, word, word + 1);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), DENIED) &&
              rap_field_to_int (rap_lexicon_field (lexicon, row, 3)) >= 3)
            return TRUE;
        }
    }
  return FALSE;
}

/* The verb of saying of the sentence and what it says; FALSE when there is none. */
static gboolean
sentence_content (const RapAccusing *work,
                  const RapSentence *sentence,
                  guint              before,
                  guint             *cue,
                  RapSpan           *content)
{
  for (guint i =
         rap_clauses_find (work->text.clauses,
                           MAX (sentence->first, before > REACH ? before - REACH : 0));
       i < work->text.clauses->n_clauses;
       i++)
    {
      const RapClause *c = rap_accusing_clause (work, i);
      if (c->subject == RAP_NO_WORD || !c->own_subject)
        continue;
      if (c->verb >= before)
        return FALSE;
      if (!rap_clause_is_cue (&work->text, i))
        continue;
      guint start = MIN (work->text.tree->firsts[c->subject], c->subject);
      *cue = i;
      *content = start > sentence->first + 3
                   ? rap_words_span (work->text.words, sentence->first, start)
                   : rap_words_span (work->text.words, c->verb + 1, before);
      return content->end > content->start;
    }
  return FALSE;
}

/* Before "a charge" and the comma in front of it. */
static guint
matter_end (const RapAccusing *work, guint noun)
{
  guint end = noun;

  while (end > 1 && ((work->text.words->words[end - 1].flags & RAP_WORD_MARK) != 0 ||
                     work->text.tags->tags[end - 1] == RAP_TAG_DET))
    end--;
  return work->text.words->words[end - 1].span.end;
}

/* "…, a charge Tehran denies": who denies is who is accused. */
static void
add_contested (RapAccusing *work, guint noun)
{
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[noun].sentence];
  guint   end = MIN (sentence->end, noun + CHARGE_REACH), deny = noun + 1, cue;
  RapSpan content;

  while (deny < end && !is_denial (work, deny))
    deny++;
  const RapMention *mention = rap_actors_mention_at (work->text.actors, noun + 1, deny);
  if (deny >= end || mention == NULL || mention->first >= deny ||
      noun < sentence->first + 5 ||
      !sentence_content (work, sentence, noun - 1, &cue, &content))
    return;
  g_autoptr (GArray) accused = rap_statement_parties (&work->text, RAP_NO_WORD);
  RapParty party = { mention->actor, mention->first, mention->span, "" };
  g_array_append_val (accused, party);
  for (guint i = work->first_contested; i < work->found->len; i++)
    {
      RapAllegation *old = &g_array_index (work->found, RapAllegation, i);
      if (old->sentence < work->text.words->words[noun].sentence &&
          i == work->first_contested)
        work->first_contested++;
      if (old->sentence != work->text.words->words[noun].sentence)
        continue;
      old->denial = rap_words_span (work->text.words, noun - 1, deny + 1);
      if (old->first + 1 < noun)
        old->matter.end = MIN (old->matter.end, matter_end (work, noun));
      rap_accusing_words (work, old->matter, &old->first, &old->end);
      return;
    }
  guint        subject = rap_accusing_clause (work, cue)->subject;
  RapStatement statement = { cue, cue, subject, RAP_NO_ACTOR, FALSE };
  RapAuthority authority = rap_statement_get_authority (&work->text, &statement);
  rap_accusing_add (work,
                    cue,
                    rap_statement_parties (&work->text, subject),
                    g_steal_pointer (&accused),
                    content,
                    authority,
                    rap_words_span (work->text.words, noun - 1, deny + 1));
}

void
rap_accusations_find (RapAccusing *work)
{
  for (guint i = 0; i < work->text.words->n_words; i++)
    {
      if (work->text.tags->tags[i] == RAP_TAG_NOUN &&
          rap_event_is_class (&work->text, i, "accusation-noun"))
        add_contested (work, i);
    }
}
