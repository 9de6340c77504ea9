// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-allegations.h"

#include <string.h>

#include "extract/rap-accusations.h"
#include "extract/rap-charging.h"
#include "extract/rap-wrongs.h"

/* The stance of answer-words that contests a charge. */
#define DENIED "denied"
/* The frame of allegation-words for help that is a wrong when foes have it. */
#define FOR_FOES "wrongs when done for foes"
/* How far behind a verb of saying what it says may begin, in words. */
#define TOLD_REACH 60
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

/* Whether who speaks is the other's spokesman. */
static gboolean
serves (const RapAccusing *work, const RapStatement *statement, guint other)
{
  g_autoptr (GArray) owners = rap_statement_parties (&work->text, RAP_NO_WORD);

  if (statement->subject != RAP_NO_WORD)
    rap_parties_add_owner (&work->text, statement->subject, owners);
  rap_parties_add_employer (&work->text, statement->actor, owners);
  for (guint i = 0; i < owners->len && other != RAP_NO_ACTOR; i++)
    {
      if (g_array_index (owners, RapParty, i).actor == other)
        return TRUE;
    }
  return FALSE;
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

/* "taking bribes", "being slow" */
static gboolean
is_deed (const RapAccusing *work, const RapClause *c)
{
  guint cop =
    rap_tree_child (work->text.words, work->text.tree, c->verb, RAP_REL_COP, RAP_NO_HEAD);
  return c->gerund || (cop != RAP_NO_HEAD && work->text.tags->verbs[cop] == RAP_VERB_ING);
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
      if (is_deed (work, next) && rap_accusing_is_marked (work, next->verb))
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

/* "Tulsa, officer Betty Shelby": beside somebody a place is only where he is. */
static void
drop_places (const RapAccusing *work, GArray *accused)
{
  gboolean somebody = FALSE;

  for (guint i = 0; i < accused->len; i++)
    {
      guint actor = g_array_index (accused, RapParty, i).actor;
      somebody |= actor != RAP_NO_ACTOR &&
                  g_array_index (work->text.actors->actors, RapActor, actor).type !=
                    RAP_ACTOR_PLACE;
    }
  for (guint i = accused->len; i-- > 0 && somebody;)
    {
      guint actor = g_array_index (accused, RapParty, i).actor;
      if (actor == RAP_NO_ACTOR ||
          g_array_index (work->text.actors->actors, RapActor, actor).type ==
            RAP_ACTOR_PLACE)
        g_array_remove_index (accused, i);
    }
}

/* "criticized Tulsa, Okla., police officer Betty Shelby for": in place of places only, who
 * stands right before the matter. */
static void
name_accused (const RapAccusing *work, guint matter, GArray *accused)
{
  guint mark = rap_word_case (work->text.document, matter);
  guint first = mark != RAP_NO_WORD ? mark : matter;

  for (guint i = 0; i < accused->len; i++)
    {
      guint actor = g_array_index (accused, RapParty, i).actor;
      if (actor == RAP_NO_ACTOR ||
          g_array_index (work->text.actors->actors, RapActor, actor).type !=
            RAP_ACTOR_PLACE)
        return;
    }
  const RapMention *mention =
    first > 0 ? rap_actors_mention_at (work->text.actors, first - 1, first) : NULL;
  if (accused->len == 0 || mention == NULL || mention->end != first ||
      g_array_index (work->text.actors->actors, RapActor, mention->actor).type !=
        RAP_ACTOR_PERSON)
    return;
  g_array_set_size (accused, 0);
  rap_parties_add (&work->text, mention->end - 1, accused);
}

static GArray *
find_allegers (const RapAccusing *work, guint clause, guint word)
{
  GArray *allegers = rap_statement_parties (&work->text, word);

  if (allegers->len == 0 && word != RAP_NO_WORD &&
      rap_word_is_personal (&work->text, word))
    {
      RapStatement statement = rap_statement_above (&work->text, clause);
      rap_voice_add_speaker (&work->text,
                             word,
                             statement.subject,
                             statement.actor,
                             allegers);
    }
  return allegers;
}

/* Before ", which …" at the end of the words: what is said of the charge is none of it. */
static void
cut_relative (const RapAccusing *work, RapSpan *span)
{
  const RapWord *words = work->text.words->words;
  guint          first, end;

  rap_accusing_words (work, *span, &first, &end);
  for (guint i = end; --i > first + 1;)
    if (rap_word_is (&words[i - 1], ",") && rap_word_plays (&words[i], "relative"))
      {
        span->end = words[i - 2].span.end;
        return;
      }
}

/* The words of what is charged; "shooting and killing Reed" where only the first was hung
 * there. */
static RapSpan
matter_span (const RapAccusing *work, guint matter)
{
  RapSpan span = rap_statement_words (&work->text, matter, FALSE);
  guint   end = work->text.tree->ends[matter];

  if (end + 1 < work->text.words->n_words && looks_like_deed (work, matter) &&
      work->text.tree->rels[end] == RAP_REL_CC &&
      work->text.tree->heads[end] == end + 1 &&
      work->text.tags->verbs[end + 1] == RAP_VERB_ING &&
      work->text.tree->heads[end + 1] == work->text.tree->heads[matter])
    span.end = rap_statement_words (&work->text, end + 1, FALSE).end;
  cut_relative (work, &span);
  return span;
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
  guint    alleger_word = passive ? c->agent : rap_accusing_alleger (work, clause);

  if (matter == RAP_NO_WORD || accused_word == RAP_NO_WORD ||
      !rap_is_accused (work, clause) || rap_is_duty (&work->text, matter))
    return;
  g_autoptr (GArray) accused = rap_statement_parties (&work->text, accused_word);
  g_autoptr (GArray) allegers = find_allegers (work, clause, alleger_word);
  drop_places (work, accused);
  name_accused (work, matter, accused);
  /* Nobody accuses himself: one of the two was not understood. */
  if (rap_parties_first_actor (accused) != RAP_NO_ACTOR &&
      rap_parties_first_actor (accused) == rap_parties_first_actor (allegers))
    return;
  /* "we blame", by whoever "we" are */
  if (allegers->len == 0 && alleger_word != RAP_NO_WORD &&
      rap_word_is_personal (&work->text, alleger_word) &&
      rap_word_is_quoted (&work->text, alleger_word))
    return;
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
                    matter_span (work, matter),
                    authority,
                    (RapSpan){ 0, 0 });
}

static const char *
state_of (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).state : "";
}

/* "backs rebels", but not "backs the candidate" */
static gboolean
helps_foes (const RapAccusing *work, const RapClause *c)
{
  static const char *const foes[] = {
    "militia-noun", "attack-noun", "hack-noun", "military-action-noun"
  };

  for (guint i = 0; i < G_N_ELEMENTS (foes) && c->object != RAP_NO_WORD; i++)
    {
      if (rap_event_is_class (&work->text, c->object, foes[i]))
        return TRUE;
    }
  return FALSE;
}

/* What is said is a charge when its verb is a wrong, or when one state says it of another
 * and it names one. */
static gboolean
is_charge (const RapAccusing *work,
           guint              clause,
           guint              end,
           const GArray      *allegers,
           const GArray      *accused)
{
  const RapClause *c = rap_accusing_clause (work, clause);
  const char      *one = state_of (allegers), *other = state_of (accused);
  gboolean abroad = one[0] != '\0' && other[0] != '\0' && !g_str_equal (one, other);

  if (rap_is_wrong (work, c->verb, end, c->negated))
    return abroad || !rap_accusing_verb_is (work, clause, FOR_FOES) ||
           rap_names_wrong (work, c->verb + 1, end) || helps_foes (work, c);
  return !c->negated && abroad && (c->perfect || c->gerund) &&
         rap_names_wrong (work, c->verb, end);
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

/* "alleging that she claimed he had …": what she claimed is the charge, not that she did. */
static gboolean
tells_on (const RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);

  if (!rap_clause_is_cue (&work->text, clause))
    return FALSE;
  for (guint i = clause + 1; i < work->text.clauses->n_clauses; i++)
    {
      const RapClause *next = rap_accusing_clause (work, i);
      if (next->verb >= MIN (work->text.tree->ends[c->verb], c->verb + TOLD_REACH))
        break;
      if (next->own_subject && next->mark != RAP_NO_WORD &&
          rap_word_plays (&work->text.words->words[next->mark], "relative"))
        return TRUE;
    }
  return FALSE;
}

/* "… said that Guatemalan officers had sold safe passage to smugglers" */
static void
add_charge (RapAccusing *work, guint clause)
{
  const RapClause *c = rap_accusing_clause (work, clause);
  RapStatement     statement = rap_statement_above (&work->text, clause);

  if (statement.cue == RAP_NO_CLAUSE || statement.negated ||
      is_answer (work, statement.cue) || statement.content != clause ||
      c->mood != RAP_MOOD_ACTUAL || tells_on (work, clause) ||
      rap_clause_asserts (&work->text, clause) ||
      (c->mark != RAP_NO_WORD &&
       !rap_word_plays (&work->text.words->words[c->mark], "relative")))
    return;
  g_autoptr (GArray) accused = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) allegers = rap_statement_parties (&work->text, statement.subject);
  RapSpan span = rap_statement_span (&work->text, clause);
  guint   first, end;
  rap_accusing_words (work, span, &first, &end);
  if (!rap_accusing_knows (work, accused) ||
      (!is_charge (work, clause, end, allegers, accused) &&
       !(rap_verb_is_charging (&work->text, statement.cue) && !c->negated)) ||
      rap_statement_is_blocked (&work->text, clause, "allegation-words"))
    return;
  guint who = g_array_index (accused, RapParty, 0).actor;
  if (same_state (work, statement.actor, who) || serves (work, &statement, who) ||
      rap_statement_same_side (&work->text, statement.actor, who))
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
