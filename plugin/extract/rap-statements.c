// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-statements.h"

#include <string.h>

#include "extract/rap-quotes.h"

#define LEVELS 5
/* Quotations looked at before a word. */
#define QUOTES_BACK 4
/* How many auxiliaries and adverbs may stand between a name and its verb. */
#define BEFORE_VERB 5
/* How far from its verb a condition, and the end of a clause, is sought, in words. */
#define REACH 90

static const RapClause *
get (const RapEventText *text, guint clause)
{
  return &text->clauses->clauses[clause];
}

/* "hoped that", "wants": what is wished or guessed is not said. */
gboolean
rap_statement_is_wish (const RapEventText *text, guint clause)
{
  guint                  n;
  const RapEventPattern *patterns =
    rap_event_patterns_find (text->tags->lemmas[get (text, clause)->verb], &n);

  for (guint i = 0; i < n; i++)
    {
      if (patterns[i].complement == RAP_COMPLEMENT_THAT &&
          (patterns[i].shift == RAP_SHIFT_HYPOTHETICAL ||
           patterns[i].shift == RAP_SHIFT_DESIRE ||
           patterns[i].shift == RAP_SHIFT_REQUEST))
        return patterns[i].inner.words.length == 1;
    }
  return FALSE;
}

/* "…; Smith answered": what stands before such a mark is not said. */
static gboolean
follows_semicolon (const RapEventText *text, guint clause)
{
  guint first = text->tree->firsts[get (text, clause)->verb];
  return rap_word_is (&text->words->words[first], ";") ||
         (first > 0 && rap_word_is (&text->words->words[first - 1], ";"));
}

/* ", Smith said" behind what he said. */
static guint
cue_beside (const RapEventText *text, guint clause)
{
  RapChildren children;

  rap_event_children (text, get (text, clause)->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = text->clauses->at[children.words[i]];
      if (below != RAP_NO_CLAUSE && get (text, below)->rel == RAP_REL_PARATAXIS &&
          rap_clause_is_cue (text, below) && !follows_semicolon (text, below) &&
          (get (text, below)->own_subject ||
           rap_statement_subject (text, below) != RAP_NO_WORD))
        return below;
    }
  return RAP_NO_CLAUSE;
}

static guint
actor_at (const RapEventText *text, guint word)
{
  g_autoptr (GArray) parties = rap_statement_parties (text, word);
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
}

/* Words between quotation marks without a cue in their own sentence. */
static RapStatement
quoted (const RapEventText *text, guint clause)
{
  RapStatement statement = { RAP_NO_CLAUSE, clause, RAP_NO_WORD, RAP_NO_ACTOR, FALSE };
  const RapQuotes *quotes = rap_quotes_of (text->document);
  guint            start = text->words->words[get (text, clause)->verb].span.start;

  guint low = 0, high = quotes->quotes->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rap_quote_get_extent (&g_array_index (quotes->quotes, RapQuote, middle))
            .start <= start)
        low = middle + 1;
      else
        high = middle;
    }
  /* The last few that begin before it: quotations nest no deeper. */
  for (guint i = low; i > 0 && i + QUOTES_BACK > low; i--)
    {
      const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, i - 1);
      if (rap_quote_get_extent (quote).end <= start || !quote->stated)
        continue;
      statement.actor = quote->actor;
      if (quote->end > quote->first)
        statement.subject = quote->first;
      break;
    }
  return statement;
}

/* "Lithuania, through whose port it is shipped, said …": the name that begins the sentence, when
 * the verb behind the comma has no subject. */
static guint
first_name (const RapEventText *text, guint verb)
{
  guint first = text->words->sentences[text->words->words[verb].sentence].first;
  const RapMention *mention;

  if (verb < first + 3 || text->words->words[verb - 1].form[0] != ',')
    return RAP_NO_WORD;
  mention = rap_actors_mention_at (text->actors, first, MIN (first + 4, verb));
  return mention != NULL && mention->end < verb &&
             text->words->words[mention->end].form[0] == ','
           ? mention->end - 1
           : RAP_NO_WORD;
}

static RapStatement
of_cue (const RapEventText *text, guint clause, guint content)
{
  const RapClause *cue = get (text, clause);
  guint subject = cue->passive ? cue->agent : rap_statement_subject (text, clause);

  if (subject == RAP_NO_WORD && !cue->passive)
    subject = first_name (text, cue->verb);
  return (
    RapStatement){ clause, content, subject, actor_at (text, subject), cue->negated };
}

/* A clause behind "that" under an adverbial clause that stands between it and its cue. */
static gboolean
is_torn_content (const RapEventText *text, const RapClause *c)
{
  const RapClause *between = get (text, c->governor);

  return c->mark != RAP_NO_WORD && c->own_subject && !c->relative &&
         c->rel == RAP_REL_ADVCL && between->rel == RAP_REL_ADVCL &&
         rap_word_plays (&text->words->words[c->mark], "relative") &&
         between->governor != RAP_NO_CLAUSE &&
         rap_clause_is_cue (text, between->governor);
}

/* "told them on Nov 12 that he had …", taken for a description of the day. */
static gboolean
is_torn_by_time (const RapEventText *text, const RapClause *c)
{
  guint day = text->tree->heads[c->verb];

  return c->relative && c->own_subject && day != RAP_NO_HEAD &&
         rap_word_is_time (text->document, day) &&
         rap_word_plays (&text->words->words[day + 1 < c->verb ? day + 1 : day],
                         "relative") &&
         rap_clause_is_cue (text, c->governor);
}

RapStatement
rap_statement_above (const RapEventText *text, guint clause)
{
  guint start = clause;

  for (guint i = 0; i < LEVELS; i++)
    {
      const RapClause *c = get (text, clause);
      guint            beside = cue_beside (text, clause);
      if (beside != RAP_NO_CLAUSE)
        return of_cue (text, beside, clause);
      if (c->governor == RAP_NO_CLAUSE || c->rel == RAP_REL_ROOT)
        break;
      /* "said, before it ended, that …", hung under the clause between. */
      if (is_torn_content (text, c))
        return of_cue (text, get (text, c->governor)->governor, clause);
      if ((c->rel == RAP_REL_CCOMP && rap_clause_is_cue (text, c->governor)) ||
          is_torn_by_time (text, c))
        return of_cue (text, c->governor, clause);
      clause = c->governor;
    }
  return quoted (text, start);
}

guint
rap_statement_subject (const RapEventText *text, guint clause)
{
  const RapClause  *c = get (text, clause);
  const RapMention *mention;
  guint             word = c->verb;

  if (!c->relative && c->subject != RAP_NO_WORD &&
      rap_event_is_somebody (text, c->subject) &&
      !rap_word_plays (&text->words->words[c->subject], "relative"))
    return c->subject;
  while (word > 0 && c->verb - word < BEFORE_VERB &&
         text->words->words[word - 1].sentence == text->words->words[c->verb].sentence)
    {
      RapTag tag = text->tags->tags[--word];
      mention = rap_actors_mention_at (text->actors, word, word + 1);
      if (mention != NULL && mention->first <= word)
        return mention->form == RAP_MENTION_NOMINAL ? c->subject : mention->end - 1;
      if (tag != RAP_TAG_AUX && tag != RAP_TAG_PART && tag != RAP_TAG_ADV &&
          text->words->words[word].form[0] != ',')
        break;
    }
  return c->subject;
}

RapSpan
rap_statement_words (const RapEventText *text, guint word, gboolean with_mark)
{
  const RapTree *tree = text->tree;
  guint          first = tree->firsts[word], end = tree->ends[word];

  while (first < word && (tree->heads[first] == word ||
                          (text->words->words[first].flags & RAP_WORD_MARK) != 0))
    {
      RapRel   rel = tree->rels[first];
      gboolean mark = rel == RAP_REL_MARK || rel == RAP_REL_CASE;
      gboolean infinitive =
        mark && rap_word_plays (&text->words->words[first], "infinitive");
      if (rel != RAP_REL_CC && rel != RAP_REL_PUNCT && (!mark || with_mark || infinitive))
        break;
      first++;
    }
  while (end > word + 1 && (text->words->words[end - 1].flags & RAP_WORD_MARK) != 0)
    end--;
  return rap_words_span (text->words, first, end);
}

/* "would survey the bridge and warned", "had flown over it, and published": the second tells
 * what he did. */
static gboolean
is_other_tense (const RapEventText *text, guint verb, guint first)
{
  RapVerbForm before = text->tags->verbs[first];
  guint       start = text->tree->firsts[verb];
  gboolean    comma = (start > 1 && text->words->words[start - 1].form[0] == ',') ||
                   text->words->words[start].form[0] == ',';

  return text->tags->verbs[verb] == RAP_VERB_PAST &&
         (before == RAP_VERB_BASE || (before == RAP_VERB_PARTICIPLE && comma));
}

/* Where the clause ends for the reader: before a verb of saying beside it, and before a
 * further finite clause that is joined to it or to something in it. */
guint
rap_statement_end (const RapEventText *text, guint verb)
{
  const RapTree *tree = text->tree;
  guint          end = MIN (tree->ends[verb], verb + REACH);

  for (guint i = rap_clauses_find (text->clauses, verb + 1); i < text->clauses->n_clauses;
       i++)
    {
      const RapClause *c = get (text, i);
      if (c->verb >= end)
        break;
      gboolean finite = c->own_subject || (tree->heads[c->verb] == verb &&
                                           (c->mood != RAP_MOOD_ACTUAL || c->perfect ||
                                            is_other_tense (text, c->verb, verb)));
      if ((c->rel == RAP_REL_CONJ && finite) ||
          (c->rel == RAP_REL_PARATAXIS && c->own_subject))
        end = MIN (end, MAX (tree->firsts[c->verb], verb + 1));
    }
  while (end > verb + 1 && ((text->words->words[end - 1].flags & RAP_WORD_MARK) != 0 ||
                            tree->rels[end - 1] == RAP_REL_CC))
    end--;
  return end;
}

RapSpan
rap_statement_span (const RapEventText *text, guint clause)
{
  guint   verb = get (text, clause)->verb;
  RapSpan span = rap_statement_words (text, verb, FALSE);

  span.end =
    MIN (span.end, text->words->words[rap_statement_end (text, verb) - 1].span.end);
  return span;
}

GArray *
rap_statement_parties (const RapEventText *text, guint word)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (RapParty));

  if (word != RAP_NO_WORD)
    rap_parties_add (text, word, parties);
  return parties;
}

guint
rap_statement_intent (const RapEventText *text, guint clause)
{
  for (guint i = 0; i < LEVELS && get (text, clause)->rel == RAP_REL_CONJ &&
                    get (text, clause)->governor != RAP_NO_CLAUSE;
       i++)
    clause = get (text, clause)->governor;
  const RapClause *c = get (text, clause);
  guint            first = text->tree->firsts[c->verb];
  return c->infinitive && !c->own_subject && !c->passive && first > 0 &&
             first < c->verb && rap_word_plays (&text->words->words[first - 1], "intent")
           ? first - 1
           : RAP_NO_WORD;
}

GArray *
rap_statement_doers (const RapEventText *text, guint clause)
{
  const RapClause *c = get (text, clause);
  guint            subject = c->passive ? c->agent : c->subject;
  guint            intent = rap_statement_intent (text, clause);
  GArray          *doers = rap_statement_parties (text, RAP_NO_WORD);

  if (intent != RAP_NO_WORD)
    rap_parties_add_owner (text, intent, doers);
  if (doers->len == 0 && subject != RAP_NO_WORD)
    rap_parties_add (text, subject, doers);

  if (doers->len == 0 && subject != RAP_NO_WORD && rap_word_is_personal (text, subject))
    {
      RapStatement statement = rap_statement_above (text, clause);
      if (statement.subject != subject)
        rap_voice_add_speaker (text, subject, statement.subject, statement.actor, doers);
    }
  return doers;
}

/* Per actor: the index of a state-bearing actor for whom he may speak, or RAP_NO_ACTOR. */
static gpointer
make_presumed (RapDocument *document)
{
  const RapActors     *actors = rap_actors_of (document);
  const RapTree       *tree = rap_tree_of (document);
  guint               *presumed = g_new (guint, actors->actors->len + 1);
  g_autofree gboolean *seen = g_new0 (gboolean, actors->actors->len + 1);
  guint                last = RAP_NO_ACTOR;

  for (guint i = 0; i <= actors->actors->len; i++)
    presumed[i] = RAP_NO_ACTOR;
  for (guint i = 0; i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      const RapActor   *actor = &g_array_index (actors->actors, RapActor, mention->actor);
      RapRel            rel = tree->rels[mention->end - 1];
      if (!seen[mention->actor])
        presumed[mention->actor] = last;
      seen[mention->actor] = TRUE;
      if (actor->state[0] != '\0' && actor->type != RAP_ACTOR_PLACE &&
          mention->form != RAP_MENTION_PRONOUN &&
          (rel == RAP_REL_NSUBJ || rel == RAP_REL_NMOD || rel == RAP_REL_FLAT))
        last = mention->actor;
    }
  return presumed;
}

static const RapDerivation presumed_derivation = { "presumed-states",
                                                   make_presumed,
                                                   g_free,
                                                   TRUE };

const char *
rap_actor_presume_state (RapDocument *document, guint actor)
{
  const GArray *actors = rap_actors_of (document)->actors;
  const guint  *presumed = rap_document_derive (document, &presumed_derivation);

  if (actor != RAP_NO_ACTOR)
    {
      const RapActor *known = &g_array_index (actors, RapActor, actor);
      /* Only who holds an office speaks for somebody. */
      gboolean office =
        known->type == RAP_ACTOR_PERSON && known->roles != NULL && known->roles->len > 0;
      if (known->state[0] == '\0')
        actor = office ? presumed[actor] : RAP_NO_ACTOR;
    }
  return actor != RAP_NO_ACTOR ? g_array_index (actors, RapActor, actor).state : "";
}

gboolean
rap_statement_same_side (const RapEventText *text, guint actor, guint other)
{
  if (actor == RAP_NO_ACTOR || other == RAP_NO_ACTOR)
    return FALSE;
  const char *state = rap_actor_presume_state (text->document, actor);
  return actor == other ||
         (state[0] != '\0' &&
          g_str_equal (state, rap_actor_presume_state (text->document, other)));
}

guint
rap_statement_row (const RapEventText *text,
                   guint               clause,
                   const char         *name,
                   guint               column,
                   const char         *value)
{
  const RapPhrases *phrases = rap_phrases_get (name);
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  guint             verb = get (text, clause)->verb;
  guint             end = MIN (verb + 8, text->words->n_words);
  guint             found = RAP_LEXICON_NONE, longest = 0;
  g_autoptr (GArray) hits = rap_phrases_find (phrases, text->document, verb, end);

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      if (hit->first != verb || hit->end - hit->first <= longest)
        continue;
      for (guint row = hit->row; row != RAP_LEXICON_NONE;
           row = rap_lexicon_next (lexicon, row))
        {
          if (!rap_field_is (rap_lexicon_field (lexicon, row, column), value))
            continue;
          found = row;
          longest = hit->end - hit->first;
          break;
        }
    }
  return found;
}

gboolean
rap_statement_is_blocked (const RapEventText *text, guint clause, const char *name)
{
  const RapPhrases  *phrases = rap_phrases_get (name);
  const RapLexicon  *lexicon = rap_phrases_get_lexicon (phrases);
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[get (text, clause)->verb].sentence];
  guint verb = get (text, clause)->verb;
  guint first = MAX (sentence->first, verb > 8 ? verb - 8 : 0),
        end = MIN (sentence->end, verb + 8);
  g_autoptr (GArray) hits = rap_phrases_find (phrases, text->document, first, end);

  for (guint i = 0; i < hits->len; i++)
    {
      guint row = g_array_index (hits, RapPhraseHit, i).row;
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
        {
          if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "blocker"))
            return TRUE;
        }
    }
  return FALSE;
}
