// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-measures.h"

#include <string.h>

#include "extract/rap-event-coder.h"

static const char *const state_nicks[RAP_N_MEASURE_STATES] = { "threatened",
                                                               "available",
                                                               "imposed",
                                                               "eased",
                                                               "lifted" };

/* How event nouns name their doers, in the words of event-nouns. */
#define OWNERS      "poss by of amod"
#define BORDER_FORM "border-closure"

typedef struct
{
  RapEventText      text;
  const RapLexicon *lexicon;
  GArray           *found;
} Work;

enum
{
  ROLE = 1,
  FORM,
  STATE,
  STRENGTH
};

const char *
rap_measure_state_get_nick (RapMeasureState state)
{
  return state_nicks[state];
}

static const RapClause *
get (const Work *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static RapMeasureState
state_of (RapField name)
{
  for (guint i = 0; i < RAP_N_MEASURE_STATES; i++)
    {
      if (rap_field_is (name, state_nicks[i]))
        return i;
    }
  return RAP_MEASURE_IMPOSED;
}

static guint
first_actor (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
}

/* A row of that role among the phrases in the words; the longest first. */
static guint
find_row (const Work *work, guint first, guint end, const char *role, guint *at)
{
  g_autoptr (GArray) hits =
    rap_phrases_find (rap_phrases_get ("measure-words"), work->text.document, first, end);
  guint found = RAP_LEXICON_NONE, longest = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      for (guint row = hit->row; row != RAP_LEXICON_NONE;
           row = rap_lexicon_next (work->lexicon, row))
        {
          if (!rap_field_is (rap_lexicon_field (work->lexicon, row, ROLE), role) ||
              hit->end - hit->first <= longest)
            continue;
          longest = hit->end - hit->first;
          found = row;
          *at = hit->end - 1;
        }
    }
  return found;
}

/* The kind of measure that the noun phrase names. */
static guint
kind_of (const Work *work, guint noun)
{
  guint first, end, at = 0;

  if (noun == RAP_NO_WORD)
    return RAP_LEXICON_NONE;
  rap_event_phrase (&work->text, noun, &first, &end);
  guint row = find_row (work, first, noun + 1, "kind", &at);
  return row != RAP_LEXICON_NONE && at == noun ? row : RAP_LEXICON_NONE;
}

/* What may be done is available; what will be done is threatened. */
static RapMeasureState
shift_state (const Work *work, guint clause, RapMeasureState state)
{
  const RapClause *c = get (work, clause);

  for (guint i = 0; i < 3 && c->mood == RAP_MOOD_ACTUAL && c->infinitive &&
                    c->governor != RAP_NO_CLAUSE;
       i++)
    {
      guint row = rap_statement_row (&work->text,
                                     c->governor,
                                     "measure-words",
                                     STATE,
                                     state_nicks[RAP_MEASURE_THREATENED]);
      if (row != RAP_LEXICON_NONE)
        return RAP_MEASURE_THREATENED;
      c = get (work, c->governor);
    }
  if (c->mood == RAP_MOOD_POSSIBLE)
    return RAP_MEASURE_AVAILABLE;
  if (state == RAP_MEASURE_IMPOSED &&
      (c->mood == RAP_MOOD_FUTURE || c->mood == RAP_MOOD_REPORTED))
    return RAP_MEASURE_THREATENED;
  return state;
}

/* Against whom: behind "on" or "against", under the measure or its verb. */
static void
add_against (const Work   *work,
             guint         clause,
             guint         noun,
             const GArray *by,
             GArray       *against)
{
  guint       holders[3] = { noun, get (work, clause)->verb, get (work, clause)->object };
  RapChildren children;

  for (guint h = 0; h < G_N_ELEMENTS (holders) && against->len == 0; h++)
    {
      if (holders[h] == RAP_NO_WORD)
        continue;
      rap_event_children (&work->text, holders[h], &children);
      for (guint i = 0; i < children.n && against->len == 0; i++)
        {
          guint mark = rap_word_case (work->text.document, children.words[i]);
          if (mark == RAP_NO_WORD ||
              !rap_word_plays (&work->text.words->words[mark], "onto") ||
              work->text.clauses->at[children.words[i]] != RAP_NO_CLAUSE)
            continue;
          rap_parties_add (&work->text, children.words[i], against);
          if (against->len > 0 && first_actor (against) != RAP_NO_ACTOR &&
              first_actor (against) == first_actor (by))
            g_array_set_size (against, 0);
        }
    }
}

static void
add (Work           *work,
     guint           clause,
     const char     *form,
     RapMeasureState state,
     GArray         *by,
     GArray         *against)
{
  RapMeasure measure = {
    form,     state,  by, against, rap_statement_span (&work->text, clause),
    { 0, 0 }, clause, 0
  };
  const RapClause *c = get (work, clause);

  measure.condition = rap_statement_condition (&work->text, clause);
  if (measure.condition.end == 0 && c->governor != RAP_NO_CLAUSE &&
      (c->rel == RAP_REL_CCOMP || c->rel == RAP_REL_XCOMP))
    measure.condition = rap_statement_condition (&work->text, c->governor);
  if (measure.condition.start > measure.matter.start &&
      measure.condition.start < measure.matter.end)
    measure.matter.end = measure.condition.start;
  measure.sentence = work->text.words->words[c->verb].sentence;
  g_array_append_val (work->found, measure);
}

static const char *
intern (RapField field)
{
  g_autofree char *copy =
    rap_field_is_set (field) ? rap_field_dup (field) : g_strdup ("other");
  return g_intern_string (copy);
}

/* The row of the verb itself; of several states the one that imposes, for the object is a
 * party and no measure. */
static guint
deed_row (const Work *work, guint clause)
{
  guint row = rap_statement_row (&work->text, clause, "measure-words", ROLE, "verb");

  for (guint i = row; i != RAP_LEXICON_NONE; i = rap_lexicon_next (work->lexicon, i))
    {
      if (rap_field_is_set (rap_lexicon_field (work->lexicon, i, FORM)) &&
          rap_field_is (rap_lexicon_field (work->lexicon, i, STATE),
                        state_nicks[RAP_MEASURE_IMPOSED]))
        return i;
    }
  return RAP_LEXICON_NONE;
}

static gboolean
has_party (const GArray *parties)
{
  return parties->len > 0 && (first_actor (parties) != RAP_NO_ACTOR ||
                              g_array_index (parties, RapParty, 0).state[0] != '\0');
}

/* "Bulgaria expelled two Russian diplomats", "would close two crossings": the verb names the
 * measure itself. Passives without a doer are left out: anybody's account may be closed. */
static gboolean
add_deed (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            row = deed_row (work, clause);
  guint            object = c->passive ? c->subject : c->object;

  if (row == RAP_LEXICON_NONE || object == RAP_NO_WORD || c->negated)
    return FALSE;
  gboolean border = rap_event_is_class (&work->text, object, "border-noun");
  g_autoptr (GArray) against = rap_statement_parties (&work->text, object);
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  if (!has_party (by) || (!has_party (against) && !border))
    return FALSE;
  if (first_actor (by) != RAP_NO_ACTOR && first_actor (by) == first_actor (against))
    return FALSE;
  RapMeasureState state = shift_state (work, clause, RAP_MEASURE_IMPOSED);
  /* What is only meant to be done, and not threatened, is no measure yet. */
  if (state == RAP_MEASURE_IMPOSED && c->infinitive)
    return FALSE;
  const char *form = border ? g_intern_string (BORDER_FORM)
                            : intern (rap_lexicon_field (work->lexicon, row, FORM));
  add (work, clause, form, state, g_steal_pointer (&by), g_steal_pointer (&against));
  return TRUE;
}

/* The state that the words from the verb on tell, or that of the verb. */
static guint
state_row (const Work *work, guint clause)
{
  const RapClause   *c = get (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  guint at;
  guint row = rap_statement_row (&work->text, clause, "measure-words", ROLE, "verb");

  if (row != RAP_LEXICON_NONE)
    return row;
  guint first = MAX (sentence->first, c->verb > 2 ? c->verb - 2 : 0);
  return find_row (work, first, MIN (sentence->end, c->verb + 14), "phrase", &at);
}

/* "will put a tariff on …", "lifted sanctions", "halve its tariff" */
static gboolean
add_handled (Work *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            object = c->passive ? c->subject : c->object;
  guint            kind = kind_of (work, object);
  guint row = kind != RAP_LEXICON_NONE ? state_row (work, clause) : RAP_LEXICON_NONE;

  if (row == RAP_LEXICON_NONE || c->negated)
    return FALSE;
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  g_autoptr (GArray) against = rap_statement_parties (&work->text, RAP_NO_WORD);
  if (!has_party (by))
    return FALSE;
  add_against (work, clause, object, by, against);
  RapMeasureState state =
    shift_state (work, clause, state_of (rap_lexicon_field (work->lexicon, row, STATE)));
  if (state >= RAP_MEASURE_IMPOSED && c->infinitive)
    return FALSE;
  add (work,
       clause,
       intern (rap_lexicon_field (work->lexicon, kind, FORM)),
       state,
       g_steal_pointer (&by),
       g_steal_pointer (&against));
  return TRUE;
}

/* "European tariffs on American bourbon took effect", "Washington's duties, in force since
 * March, hit steel" */
static void
add_standing (Work *work, guint clause)
{
  static const RapField owner = { OWNERS, sizeof OWNERS - 1 };
  const RapClause      *c = get (work, clause);
  guint                 kind = kind_of (work, c->subject), at;

  if (kind == RAP_LEXICON_NONE || c->negated || c->passive)
    return;
  guint first = MIN (c->verb, c->subject),
        end = MIN (work->text.tree->ends[c->verb], c->verb + 12);
  guint row = find_row (work, first, end, "phrase", &at);
  if (row == RAP_LEXICON_NONE)
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  g_autoptr (GArray) against = rap_statement_parties (&work->text, RAP_NO_WORD);
  rap_event_add_noun_role (&work->text, c->subject, owner, by);
  add_against (work, clause, c->subject, by, against);
  if (!has_party (by))
    return;
  RapMeasureState state =
    shift_state (work, clause, state_of (rap_lexicon_field (work->lexicon, row, STATE)));
  add (work,
       clause,
       intern (rap_lexicon_field (work->lexicon, kind, FORM)),
       state,
       g_steal_pointer (&by),
       g_steal_pointer (&against));
}

static void
clear_measure (gpointer data)
{
  RapMeasure *measure = data;
  g_array_unref (measure->by);
  g_array_unref (measure->against);
}

static gpointer
make_measures (RapDocument *document)
{
  RapMeasures *result = g_new0 (RapMeasures, 1);
  Work         work = { .lexicon = rap_lexicon_get ("measure-words"),
                        .found = g_array_new (FALSE, FALSE, sizeof (RapMeasure)) };

  g_array_set_clear_func (work.found, clear_measure);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      if (rap_event_is_condition (&work.text, i) ||
          rap_statement_is_blocked (&work.text, i, "measure-words"))
        continue;
      if (!add_deed (&work, i) && !add_handled (&work, i))
        add_standing (&work, i);
    }
  result->measures = work.found;
  return result;
}

static void
free_measures (gpointer value)
{
  RapMeasures *measures = value;
  g_array_unref (measures->measures);
  g_free (measures);
}

static const RapDerivation measures_derivation = { "measures",
                                                   make_measures,
                                                   free_measures };

const RapMeasures *
rap_measures_of (RapDocument *document)
{
  return rap_document_derive (document, &measures_derivation);
}
