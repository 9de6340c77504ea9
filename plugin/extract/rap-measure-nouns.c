// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-measure-nouns.h"

#include <string.h>

#include "extract/rap-event-coder.h"

/* How event nouns name their doers, in the words of event-nouns. */
#define OWNERS "poss amod"
/* How many sentences back the measure may stand that is answered or taken back. */
#define BACK 6
/* How many findings before a place may reach into it. */
#define NEAR_BY 8

static const RapClause *
get (const RapMeasuring *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

/* How many of those that clauses tell begin before the byte; they come first, in order. */
static guint
count_before (const RapMeasuring *work, guint n_told, guint byte)
{
  guint low = 0, high = n_told;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (work->found, RapMeasure, middle).matter.start <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_told (const RapMeasuring *work, guint n_told, guint word)
{
  guint byte = work->text.words->words[word].span.start;
  guint end = count_before (work, n_told, byte);

  for (guint i = end; i-- > 0 && i + NEAR_BY > end;)
    {
      if (byte < g_array_index (work->found, RapMeasure, i).matter.end)
        return TRUE;
    }
  return FALSE;
}

/* The state of a measure as its attributes tell: "threatened American duty"; otherwise it is
 * in force. */
static RapMeasureState
state_of_noun (const RapMeasuring *work, guint noun)
{
  guint first, end, from, to;

  rap_event_phrase (&work->text, noun, &first, &end);
  guint row = rap_measuring_find_row (work, first, noun, "attribute", &from, &to);
  return row == RAP_LEXICON_NONE
           ? RAP_MEASURE_IMPOSED
           : rap_measure_state_of (
               rap_lexicon_field (work->lexicon, row, RAP_MEASURE_STATE));
}

/* Whose measure it is: "Chad's", "Chadian", "its" of whoever acts in the clause. */
static GArray *
find_owner (const RapMeasuring *work, guint noun, guint clause)
{
  static const RapField owner = { OWNERS, sizeof OWNERS - 1 };
  GArray               *by = rap_statement_parties (&work->text, RAP_NO_WORD);
  RapChildren           children;

  rap_event_add_noun_role (&work->text, noun, owner, by);
  for (guint i = 0; i < by->len; i++)
    {
      RapParty *party = &g_array_index (by, RapParty, i);
      if (party->state[0] == '\0')
        rap_word_get_state (&work->text, party->head, party->state);
    }
  if (by->len > 0)
    return by;
  rap_event_children (&work->text, noun, &children);
  for (guint i = 0; i < children.n && children.words[i] < noun; i++)
    {
      if (work->text.tags->tags[children.words[i]] == RAP_TAG_PRON)
        rap_parties_add (&work->text, rap_statement_subject (&work->text, clause), by);
    }
  return by;
}

/* "Australian duties on its paper": who lays what on whom is in force. */
static void
add_noun (RapMeasuring *work, guint n_told, guint noun)
{
  guint       clause = rap_clause_above (work->text.document, noun);
  RapChildren children;
  gboolean    laid = FALSE;

  rap_event_children (&work->text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint mark = rap_word_case (work->text.document, children.words[i]);
      laid |= children.words[i] > noun && mark != RAP_NO_WORD &&
              rap_word_plays (&work->text.words->words[mark], "onto");
    }
  laid |= noun + 1 < work->text.words->n_words &&
          rap_word_plays (&work->text.words->words[noun + 1], "onto");
  if (!laid || clause == RAP_NO_CLAUSE || is_told (work, n_told, noun) ||
      rap_event_is_condition (&work->text, clause) ||
      rap_clause_is_asked (&work->text, clause) ||
      rap_statement_is_blocked (&work->text, clause, "measure-words"))
    return;
  guint kind = rap_measuring_kind_of (work, noun);
  if (kind == RAP_LEXICON_NONE ||
      rap_field_to_int (rap_lexicon_field (work->lexicon, kind, RAP_MEASURE_STRENGTH)) <
        3)
    return;
  g_autoptr (GArray) by = find_owner (work, noun, clause);
  g_autoptr (GArray) against = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (!rap_measuring_knows (by))
    return;
  rap_measuring_add_against (work, clause, noun, by, against);
  guint first, end;
  rap_event_phrase (&work->text, noun, &first, &end);
  rap_measuring_add (work,
                     clause,
                     rap_measuring_form (work, kind),
                     state_of_noun (work, noun),
                     g_steal_pointer (&by),
                     g_steal_pointer (&against),
                     rap_words_span (work->text.words, first, MAX (end, noun + 1)));
}

/* The last measure before the sentence that fits: made by the other side, or by these. */
static const RapMeasure *
find_before (const RapMeasuring *work,
             guint               n_told,
             guint               verb,
             const GArray       *by,
             gboolean            own)
{
  const RapParty *party = &g_array_index (by, RapParty, 0);
  guint           sentence = work->text.words->words[verb].sentence;

  for (guint i = count_before (work, n_told, work->text.words->words[verb].span.start);
       i-- > 0;)
    {
      const RapMeasure *old = &g_array_index (work->found, RapMeasure, i);
      if (old->sentence + BACK < sentence)
        break;
      if (old->by->len == 0)
        continue;
      const RapParty *other = &g_array_index (old->by, RapParty, 0);
      gboolean        same =
        (party->actor != RAP_NO_ACTOR && party->actor == other->actor) ||
        (party->state[0] != '\0' && g_str_equal (party->state, other->state));
      if (same == own && (!own || old->state <= RAP_MEASURE_AVAILABLE))
        return old;
    }
  return NULL;
}

/* "would answer in kind" threatens those who began; "would remain open" drops a threat. */
static void
add_reply (RapMeasuring *work, guint n_told, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            row =
    rap_statement_row (&work->text, clause, "measure-words", RAP_MEASURE_ROLE, "reply");
  gboolean own = FALSE;

  if (c->negated || (c->mood != RAP_MOOD_FUTURE && c->mood != RAP_MOOD_REPORTED) ||
      is_told (work, n_told, c->verb))
    return;
  if (row == RAP_LEXICON_NONE)
    {
      row = rap_statement_row (&work->text,
                               clause,
                               "measure-words",
                               RAP_MEASURE_ROLE,
                               "reversal");
      own = TRUE;
    }
  if (row == RAP_LEXICON_NONE)
    return;
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  if (!rap_measuring_knows (by))
    return;
  const RapMeasure *old = find_before (work, n_told, c->verb, by, own);
  if (old == NULL)
    return;
  rap_measuring_add (work,
                     clause,
                     old->form,
                     own ? RAP_MEASURE_LIFTED : RAP_MEASURE_THREATENED,
                     g_steal_pointer (&by),
                     g_array_copy (own ? old->against : old->by),
                     (RapSpan){ 0, 0 });
}

void
rap_measure_nouns_find (RapMeasuring *work)
{
  guint n_told = work->found->len;

  for (guint i = 0; i < work->text.words->n_words; i++)
    {
      if (work->text.tags->tags[i] == RAP_TAG_NOUN)
        add_noun (work, n_told, i);
    }
  for (guint i = 0; i < work->text.clauses->n_clauses; i++)
    add_reply (work, n_told, i);
}
