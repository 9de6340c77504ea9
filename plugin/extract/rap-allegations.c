// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-allegations.h"

#include <string.h>

#include "extract/rap-accusations.h"
#include "extract/rap-wrongs.h"

/* The stance of answer-words that contests a charge. */
#define DENIED "denied"
/* Letters of the ending of a deed: "copying". */
#define ENDING 3

static gboolean
same_state (const RapAccusing *work, guint left, guint right)
{
  if (left == RAP_NO_ACTOR || right == RAP_NO_ACTOR)
    return FALSE;
  const char *state = g_array_index (work->text.actors->actors, RapActor, left).state;
  return left == right ||
         (state[0] != '\0' &&
          g_str_equal (state,
                       g_array_index (work->text.actors->actors, RapActor, right).state));
}

/* "copying", though the tagger may have taken it for a noun. */
static gboolean
looks_like_deed (const RapAccusing *work, guint word)
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
find_matter (const RapAccusing *work, guint clause)
{
  const RapClause   *c = rap_accusing_clause (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  RapChildren children;

  for (guint i = clause + 1; i < work->text.clauses->n_clauses; i++)
    {
      const RapClause *next = rap_accusing_clause (work, i);
      if (next->verb >= sentence->end || next->own_subject)
        break;
      if (next->gerund && rap_accusing_is_marked (work, next->verb))
        return next->verb;
    }
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      if (children.words[i] > c->verb && rap_accusing_is_marked (work, children.words[i]))
        return children.words[i];
    }
  /* "of sheltering raiders", taken for raiders that shelter. */
  if (c->object == RAP_NO_WORD)
    return RAP_NO_WORD;
  for (guint i = c->object + 1; i < MIN (work->text.tree->ends[c->object], sentence->end);
       i++)
    {
      guint mark = rap_word_case (work->text.document, i);
      if (rap_accusing_is_marked (work, i) && mark + 1 <= i &&
          looks_like_deed (work, mark + 1))
        return i;
    }
  return RAP_NO_WORD;
}

/* Nobody accuses "a clerk": of the accused a name or a state must be told. */
static gboolean
is_told_apart (const RapAccusing *work, const GArray *accused)
{
  const RapParty *party = &g_array_index (accused, RapParty, 0);
  return rap_actor_has_name (work->text.document, party->actor) ||
         (party->state[0] != '\0' && !party->borrowed) ||
         work->text.tags->tags[party->head] == RAP_TAG_PROPN;
}

/* "Estonia accused a Russian unit of breaking into …" */
static void
add_accusation (RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);
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
  if (!rap_accusing_knows (work, accused) ||
      (allegers->len == 0 && !is_told_apart (work, accused)) ||
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
  rap_accusing_add (work,
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
is_charge (const RapAccusing *work,
           const RapClause   *c,
           guint              end,
           const GArray      *allegers,
           const GArray      *accused)
{
  const char *one = state_of (allegers), *other = state_of (accused);

  if (rap_is_wrong (work, c->verb, end, c->negated))
    return TRUE;
  return !c->negated && one[0] != '\0' && other[0] != '\0' && !g_str_equal (one, other) &&
         (c->perfect || c->gerund) && rap_names_wrong (work, c->verb, end);
}

/* Whoever admits or denies that something was done accuses nobody. */
static gboolean
is_answer (const RapAccusing *work, guint clause)
{
  guint row = rap_statement_row (&work->text, clause, "answer-words", 2, "verb");
  return row != RAP_LEXICON_NONE &&
         rap_field_to_int (
           rap_lexicon_field (rap_lexicon_get ("answer-words"), row, 3)) >= 3;
}

/* "… said that Guatemalan officers had sold safe passage to smugglers" */
static void
add_charge (RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);
  RapStatement     statement = rap_statement_above (&work->text, clause);

  if (statement.cue == RAP_NO_CLAUSE || statement.negated ||
      is_answer (work, statement.cue) || statement.content != clause ||
      c->mood != RAP_MOOD_ACTUAL)
    return;
  g_autoptr (GArray) accused = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) allegers = rap_statement_parties (&work->text, statement.subject);
  RapSpan span = rap_statement_span (&work->text, clause);
  guint   first, end;
  rap_accusing_words (work, span, &first, &end);
  if (!rap_accusing_knows (work, accused) ||
      (!is_charge (work, c, end, allegers, accused) &&
       !(rap_verb_is_charging (&work->text, statement.cue) && !c->negated)) ||
      rap_statement_is_blocked (&work->text, clause, "allegation-words"))
    return;
  if (same_state (work, statement.actor, g_array_index (accused, RapParty, 0).actor))
    return;
  RapAuthority authority = rap_statement_get_authority (&work->text, &statement);
  rap_accusing_add (work,
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
add_denied (RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);
  RapChildren      children;

  if (c->negated || c->passive || c->subject == RAP_NO_WORD || c->mood != RAP_MOOD_ACTUAL)
    return;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = work->text.clauses->at[children.words[i]];
      if (below == RAP_NO_CLAUSE || !rap_accusing_clause (work, below)->gerund ||
          children.words[i] < c->verb)
        continue;
      g_autoptr (GArray) accused = rap_statement_parties (&work->text, c->subject);
      if (!rap_accusing_knows (work, accused))
        return;
      guint    who = g_array_index (accused, RapParty, 0).actor;
      gboolean person =
        who != RAP_NO_ACTOR &&
        g_array_index (work->text.actors->actors, RapActor, who).type == RAP_ACTOR_PERSON;
      RapSpan span = rap_statement_span (&work->text, below);
      guint   first, end;
      rap_accusing_words (work, span, &first, &end);
      if (person && !rap_names_wrong (work, first, end))
        return;
      rap_accusing_add (work,
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
denies (const RapAccusing *work, guint clause)
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
  RapAccusing     work = { .found = g_array_new (FALSE, FALSE, sizeof (RapAllegation)) };

  g_array_set_clear_func (work.found, clear_allegation);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      if (rap_accusing_verb_is (&work, i, "accuse NP of NP/ing"))
        add_accusation (&work, i);
      else if (denies (&work, i))
        add_denied (&work, i);
      else
        add_charge (&work, i);
    }
  rap_accusations_find (&work);
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
