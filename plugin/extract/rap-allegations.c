// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-allegations.h"

#include <string.h>

static const char *const authority_nicks[RAP_N_AUTHORITIES] = { "on-record",
                                                                "unnamed",
                                                                "document",
                                                                "reporter" };

/* The stance of answer-words that contests a charge. */
#define DENIED "denied"
/* How far behind "a charge" the denial may stand. */
#define CHARGE_REACH 8
/* Letters of the ending of a deed: "copying". */
#define ENDING 3
/* How far before it what is charged may be said, in words. */
#define REACH 120

typedef struct
{
  RapEventText text;
  GArray      *found;
  guint        first_contested; /* of the allegations that a later denial may concern */
} Work;

const char *
rap_authority_get_nick (RapAuthority authority)
{
  return authority_nicks[authority];
}

static const RapClause *
get (const Work *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
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

static gboolean
same_state (const Work *work, guint left, guint right)
{
  if (left == RAP_NO_ACTOR || right == RAP_NO_ACTOR)
    return FALSE;
  const char *state = g_array_index (work->text.actors->actors, RapActor, left).state;
  return left == right ||
         (state[0] != '\0' &&
          g_str_equal (state,
                       g_array_index (work->text.actors->actors, RapActor, right).state));
}

static gboolean
has_actor (const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      if (party->actor != RAP_NO_ACTOR || party->state[0] != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Whether a wrong begins with the word: "had flown over", "is behind". */
static gboolean
is_wrong (const Work *work, guint verb, guint end, gboolean negated)
{
  const RapPhrases *phrases = rap_phrases_get ("allegation-words");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  g_autoptr (GArray) hits = rap_phrases_find (phrases,
                                              work->text.document,
                                              verb > 0 ? verb - 1 : 0,
                                              MIN (end, verb + 10));

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      for (guint row = hit->row; row != RAP_LEXICON_NONE;
           row = rap_lexicon_next (lexicon, row))
        {
          RapField kind = rap_lexicon_field (lexicon, row, 1),
                   frame = rap_lexicon_field (lexicon, row, 2);
          gboolean deed = !negated && rap_field_is (kind, "verb") && frame.length >= 6 &&
                          strncmp (frame.text, "wrongs", 6) == 0 && hit->first == verb;
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
static gboolean
names_wrong (const Work *work, guint first, guint end)
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

static void
words_of_span (const Work *work, RapSpan span, guint *first, guint *end)
{
  *first = rap_words_find (work->text.words, span.start);
  *end = rap_words_find (work->text.words, span.end - 1) + 1;
}

static void
add (Work        *work,
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

  words_of_span (work, matter, &allegation.first, &allegation.end);
  allegation.sentence = work->text.words->words[allegation.first].sentence;
  allegation.vague = allegation.end - allegation.first == 1 &&
                     work->text.tags->tags[allegation.first] == RAP_TAG_PRON;
  if (allegation.vague)
    allegation.matter = rap_statement_span (&work->text, clause);
  g_array_append_val (work->found, allegation);
}

static gboolean
is_marked (const Work *work, guint word)
{
  guint mark = rap_word_case (work->text.document, word);
  return mark != RAP_NO_WORD &&
         (rap_word_plays (&work->text.words->words[mark], "of") ||
          rap_word_plays (&work->text.words->words[mark], "charge"));
}

/* "copying", though the tagger may have taken it for a noun. */
static gboolean
looks_like_deed (const Work *work, guint word)
{
  const RapLexicon *lexicon = rap_lexicon_get ("allegation-words");
  const char       *lower = work->text.words->words[word].lower;
  gsize             length = strlen (lower);

  if (work->text.tags->verbs[word] == RAP_VERB_ING)
    return TRUE;
  if (work->text.tags->tags[word] != RAP_TAG_NOUN || length <= ENDING + 1)
    return FALSE;
  guint row = rap_lexicon_find (lexicon, lower + length - ENDING, ENDING);
  return row != RAP_LEXICON_NONE &&
         rap_field_is (rap_lexicon_field (lexicon, row, 1), "ending");
}

/* What somebody is accused of, behind "of", "for" or "with": the next clause without a
 * subject, wherever the parser hung it, or else a noun under the verb. */
static guint
find_matter (const Work *work, guint clause)
{
  const RapClause   *c = get (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  RapChildren children;

  for (guint i = clause + 1; i < work->text.clauses->n_clauses; i++)
    {
      const RapClause *next = get (work, i);
      if (next->verb >= sentence->end || next->own_subject)
        break;
      if (next->gerund && is_marked (work, next->verb))
        return next->verb;
    }
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      if (children.words[i] > c->verb && is_marked (work, children.words[i]))
        return children.words[i];
    }
  /* "of sheltering raiders", taken for raiders that shelter. */
  if (c->object == RAP_NO_WORD)
    return RAP_NO_WORD;
  for (guint i = c->object + 1; i < MIN (work->text.tree->ends[c->object], sentence->end);
       i++)
    {
      guint mark = rap_word_case (work->text.document, i);
      if (is_marked (work, i) && mark + 1 <= i && looks_like_deed (work, mark + 1))
        return i;
    }
  return RAP_NO_WORD;
}

/* "Estonia accused a Russian unit of breaking into …" */
static void
add_accusation (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            matter = find_matter (work, clause);
  /* "Kerr, accused X of …" taken for Kerr who is accused: X would have no place. */
  gboolean passive = c->passive && c->object == RAP_NO_WORD;
  guint    accused_word = passive ? c->subject : c->object;
  guint    alleger_word = passive ? c->agent : c->subject;

  if (matter == RAP_NO_WORD || accused_word == RAP_NO_WORD || c->negated ||
      c->mood != RAP_MOOD_ACTUAL)
    return;
  g_autoptr (GArray) accused = rap_statement_parties (&work->text, accused_word);
  g_autoptr (GArray) allegers = rap_statement_parties (&work->text, alleger_word);
  if (!has_actor (accused) ||
      rap_statement_is_blocked (&work->text, clause, "allegation-words"))
    return;
  RapAuthority authority = RAP_AUTHORITY_REPORTER;
  if (alleger_word != RAP_NO_WORD)
    {
      RapStatement statement = { clause,
                                 clause,
                                 alleger_word,
                                 allegers->len > 0
                                   ? g_array_index (allegers, RapParty, 0).actor
                                   : RAP_NO_ACTOR,
                                 FALSE };
      authority = rap_statement_get_authority (&work->text, &statement);
    }
  add (work,
       clause,
       g_steal_pointer (&allegers),
       g_steal_pointer (&accused),
       rap_statement_words (&work->text, matter, FALSE),
       authority,
       (RapSpan){ 0, 0 });
}

static const char *
state_of (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).state : "";
}

/* What is said is a charge when its verb is a wrong, or when one state says it of another
 * and it names one. */
static gboolean
is_charge (const Work      *work,
           const RapClause *c,
           guint            end,
           const GArray    *allegers,
           const GArray    *accused)
{
  const char *one = state_of (allegers), *other = state_of (accused);

  if (is_wrong (work, c->verb, end, c->negated))
    return TRUE;
  return !c->negated && one[0] != '\0' && other[0] != '\0' && !g_str_equal (one, other) &&
         (c->perfect || c->gerund) && names_wrong (work, c->verb, end);
}

/* "… said that Guatemalan officers had sold safe passage to smugglers" */
static void
add_charge (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapStatement     statement = rap_statement_above (&work->text, clause);

  if (statement.cue == RAP_NO_CLAUSE || statement.negated ||
      statement.content != clause || c->mood != RAP_MOOD_ACTUAL)
    return;
  g_autoptr (GArray) accused = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) allegers = rap_statement_parties (&work->text, statement.subject);
  RapSpan span = rap_statement_span (&work->text, clause);
  guint   first, end;
  words_of_span (work, span, &first, &end);
  if (!has_actor (accused) || !is_charge (work, c, end, allegers, accused) ||
      rap_statement_is_blocked (&work->text, clause, "allegation-words"))
    return;
  if (same_state (work, statement.actor, g_array_index (accused, RapParty, 0).actor))
    return;
  RapAuthority authority = rap_statement_get_authority (&work->text, &statement);
  add (work,
       clause,
       g_steal_pointer (&allegers),
       g_steal_pointer (&accused),
       span,
       authority,
       (RapSpan){ 0, 0 });
}

/* "Belarus denies flying anyone to the border": what a state or a body denies, somebody has
 * alleged. */
static void
add_denied (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;

  if (c->negated || c->passive || c->subject == RAP_NO_WORD || c->mood != RAP_MOOD_ACTUAL)
    return;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = work->text.clauses->at[children.words[i]];
      if (below == RAP_NO_CLAUSE || !get (work, below)->gerund ||
          children.words[i] < c->verb)
        continue;
      g_autoptr (GArray) accused = rap_statement_parties (&work->text, c->subject);
      if (!has_actor (accused))
        return;
      const RapActor *actor = &g_array_index (work->text.actors->actors,
                                              RapActor,
                                              g_array_index (accused, RapParty, 0).actor);
      RapSpan         span = rap_statement_span (&work->text, below);
      guint           first, end;
      words_of_span (work, span, &first, &end);
      if (actor->type == RAP_ACTOR_PERSON && !names_wrong (work, first, end))
        return;
      add (work,
           clause,
           rap_statement_parties (&work->text, RAP_NO_WORD),
           g_steal_pointer (&accused),
           span,
           RAP_AUTHORITY_REPORTER,
           rap_statement_span (&work->text, clause));
      return;
    }
}

static gboolean
is_denial (const Work *work, guint word)
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
sentence_content (const Work        *work,
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
      const RapClause *c = get (work, i);
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
matter_end (const Work *work, guint noun)
{
  guint end = noun;

  while (end > 1 && ((work->text.words->words[end - 1].flags & RAP_WORD_MARK) != 0 ||
                     work->text.tags->tags[end - 1] == RAP_TAG_DET))
    end--;
  return work->text.words->words[end - 1].span.end;
}

/* "…, a charge Tehran denies": who denies is who is accused. */
static void
add_contested (Work *work, guint noun)
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
      words_of_span (work, old->matter, &old->first, &old->end);
      return;
    }
  guint        subject = get (work, cue)->subject;
  RapStatement statement = { cue, cue, subject, RAP_NO_ACTOR, FALSE };
  RapAuthority authority = rap_statement_get_authority (&work->text, &statement);
  add (work,
       cue,
       rap_statement_parties (&work->text, subject),
       g_steal_pointer (&accused),
       content,
       authority,
       rap_words_span (work->text.words, noun - 1, deny + 1));
}

static gboolean
verb_is (const Work *work, guint clause, const char *frame)
{
  return rap_statement_row (&work->text, clause, "allegation-words", 2, frame) !=
         RAP_LEXICON_NONE;
}

static gboolean
denies (const Work *work, guint clause)
{
  guint row = rap_statement_row (&work->text, clause, "answer-words", 1, DENIED);
  return row != RAP_LEXICON_NONE &&
         rap_field_to_int (
           rap_lexicon_field (rap_lexicon_get ("answer-words"), row, 3)) >= 3;
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const RapAllegation *left = a, *right = b;
  return left->first < right->first ? -1 : left->first > right->first;
}

static void
clear_allegation (gpointer data)
{
  RapAllegation *allegation = data;
  g_array_unref (allegation->allegers);
  g_array_unref (allegation->accused);
}

static gpointer
make_allegations (RapDocument *document)
{
  RapAllegations *result = g_new0 (RapAllegations, 1);
  Work            work = { .found = g_array_new (FALSE, FALSE, sizeof (RapAllegation)) };

  g_array_set_clear_func (work.found, clear_allegation);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      if (verb_is (&work, i, "accuse NP of NP/ing"))
        add_accusation (&work, i);
      else if (denies (&work, i))
        add_denied (&work, i);
      else
        add_charge (&work, i);
    }
  for (guint i = 0; i < work.text.words->n_words; i++)
    {
      if (work.text.tags->tags[i] == RAP_TAG_NOUN &&
          rap_event_is_class (&work.text, i, "accusation-noun"))
        add_contested (&work, i);
    }
  g_array_sort (work.found, by_place);
  result->allegations = work.found;
  return result;
}

static void
free_allegations (gpointer value)
{
  RapAllegations *allegations = value;
  g_array_unref (allegations->allegations);
  g_free (allegations);
}

static const RapDerivation allegations_derivation = { "allegations",
                                                      make_allegations,
                                                      free_allegations };

const RapAllegations *
rap_allegations_of (RapDocument *document)
{
  return rap_document_derive (document, &allegations_derivation);
}
