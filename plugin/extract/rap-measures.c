// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-measures.h"

#include <string.h>

#include "extract/rap-event-coder.h"
#include "extract/rap-measure-nouns.h"
#include "extract/rap-wrongs.h"

/* How event nouns name their doers, in the words of event-nouns. */
#define OWNERS      "poss by of amod"
#define BORDER_FORM "border-closure"

static const RapClause *
get (const RapMeasuring *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

/* The row of the verb itself; of several states the one that imposes, for the object is a
 * party and no measure. */
static guint
deed_row (const RapMeasuring *work, guint clause)
{
  guint row =
    rap_statement_row (&work->text, clause, "measure-words", RAP_MEASURE_ROLE, "verb");

  for (guint i = row; i != RAP_LEXICON_NONE; i = rap_lexicon_next (work->lexicon, i))
    {
      if (rap_field_is_set (rap_lexicon_field (work->lexicon, i, RAP_MEASURE_FORM)) &&
          rap_field_is (rap_lexicon_field (work->lexicon, i, RAP_MEASURE_STATE),
                        rap_measure_state_get_nick (RAP_MEASURE_IMPOSED)))
        return i;
    }
  return RAP_LEXICON_NONE;
}

/* Whether the party has a name or a state. */
static gboolean
is_told_apart (const RapMeasuring *work, const GArray *parties)
{
  if (parties->len == 0)
    return FALSE;
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  return rap_actor_has_name (work->text.document, party->actor) ||
         (party->state[0] != '\0' && !party->borrowed);
}

/* Whether those who suffer it are another state's, or a body of none. */
static gboolean
is_foreign (const RapMeasuring *work, const GArray *by, const GArray *against)
{
  if (!is_told_apart (work, against))
    return FALSE;
  const RapParty *party = &g_array_index (against, RapParty, 0),
                 *doer = &g_array_index (by, RapParty, 0);
  if (party->state[0] == '\0')
    return g_array_index (work->text.actors->actors, RapActor, party->actor).type ==
           RAP_ACTOR_ORGANISATION;
  const char *home = doer->state[0] != '\0'
                       ? doer->state
                       : rap_actor_presume_state (work->text.document, doer->actor);
  return !g_str_equal (home, party->state);
}

/* "its ambassador": who is one's own is not whom one acts against. */
static gboolean
is_own (const RapMeasuring *work, guint object)
{
  guint owner =
    rap_tree_child (work->text.words, work->text.tree, object, RAP_REL_NMOD, RAP_NO_HEAD);
  return owner != RAP_NO_HEAD && owner < object &&
         work->text.tags->tags[owner] == RAP_TAG_PRON;
}

/* Whoever the words behind the verb name in place of somebody unknown. */
static void
aim_at_state (const RapMeasuring *work,
              guint               clause,
              guint               object,
              const GArray       *by,
              GArray             *against)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RapParty));

  rap_measuring_add_against (work, clause, object, by, found);
  if (!is_told_apart (work, found))
    return;
  g_array_set_size (against, 0);
  g_array_append_vals (against, found->data, found->len);
}

/* "charges that …", "recalled Kerr talking": a verb that says something imposes nothing, nor
 * does "charged the inspectors with verifying". */
static gboolean
says_something (const RapMeasuring *work, const RapClause *c)
{
  RapChildren children;

  if (c->verb + 1 < work->text.words->n_words && !c->passive &&
      rap_word_plays (&work->text.words->words[c->verb + 1], "relative"))
    return TRUE;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint below = work->text.clauses->at[children.words[i]];
      if (below == RAP_NO_CLAUSE || children.words[i] < c->verb)
        continue;
      const RapClause *inner = get (work, below);
      if (inner->gerund && rap_is_duty (&work->text, inner->verb))
        return TRUE;
      gboolean near = work->text.tree->firsts[inner->verb] == c->verb + 1;
      if (inner->own_subject && !inner->relative &&
          (inner->rel == RAP_REL_CCOMP || (inner->gerund && near)))
        return TRUE;
    }
  return FALSE;
}

/* "to ban", "conferred on banning" */
static gboolean
is_only_meant (const RapMeasuring *work, const RapClause *c)
{
  return c->infinitive || (c->gerund && c->mark != RAP_NO_WORD &&
                           (rap_word_plays (&work->text.words->words[c->mark], "onto") ||
                            rap_word_plays (&work->text.words->words[c->mark], "of")));
}

/* Whether the object can suffer it: who is recalled is an envoy, what is seized is no
 * country. Classes are parted by commas. */
static gboolean
suits (const RapMeasuring *work, guint row, guint object)
{
  RapField needs = rap_lexicon_field (work->lexicon, row, RAP_MEASURE_NEEDS), part;

  if (!rap_field_is_set (needs) || rap_field_is (needs, "foreign"))
    return TRUE;
  if (rap_field_is (needs, "thing"))
    return work->text.tags->tags[object] != RAP_TAG_PROPN;
  while (rap_field_next_part (&needs, ',', &part))
    {
      g_autofree char *class = rap_field_dup (part);
      if (rap_event_is_class (&work->text, object, class))
        return TRUE;
    }
  return FALSE;
}

/* "Bulgaria expelled two Russian diplomats", "would close two crossings": the verb names the
 * measure itself. Passives without a doer are left out: anybody's account may be closed. */
static gboolean
add_deed (RapMeasuring *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            row = deed_row (work, clause);
  guint            object = c->passive ? c->subject : c->object;

  if (row == RAP_LEXICON_NONE || object == RAP_NO_WORD || c->negated ||
      !suits (work, row, object) || says_something (work, c))
    return FALSE;
  gboolean border = rap_event_is_class (&work->text, object, "border-noun");
  g_autoptr (GArray) against = rap_statement_parties (&work->text, object);
  g_autoptr (GArray) by = rap_measuring_doers (work, clause);
  /* "ban imports of Chilean salmon", "recall its ambassador from Chad" */
  if (!is_told_apart (work, against) || is_own (work, object))
    aim_at_state (work, clause, object, by, against);
  if (!rap_measuring_knows (by) || (!rap_measuring_knows (against) && !border))
    return FALSE;
  if (rap_parties_first_actor (by) != RAP_NO_ACTOR &&
      rap_parties_first_actor (by) == rap_parties_first_actor (against))
    return FALSE;
  if (rap_field_is (rap_lexicon_field (work->lexicon, row, RAP_MEASURE_NEEDS),
                    "foreign") &&
      !is_foreign (work, by, against))
    return FALSE;
  RapMeasureState state = rap_measuring_shift (work, clause, RAP_MEASURE_IMPOSED);
  /* What is only meant to be done, and not threatened, is no measure yet. */
  if (state == RAP_MEASURE_IMPOSED && is_only_meant (work, c))
    return FALSE;
  const char *form =
    border ? g_intern_string (BORDER_FORM) : rap_measuring_form (work, row);
  rap_measuring_add (work,
                     clause,
                     form,
                     state,
                     g_steal_pointer (&by),
                     g_steal_pointer (&against),
                     (RapSpan){ 0, 0 });
  return TRUE;
}

/* The state that the words from the verb on tell, or that of the verb. */
static guint
state_row (const RapMeasuring *work, guint clause)
{
  const RapClause   *c = get (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  guint from, to;
  guint row =
    rap_statement_row (&work->text, clause, "measure-words", RAP_MEASURE_ROLE, "verb");

  if (row != RAP_LEXICON_NONE)
    return row;
  guint first = MAX (sentence->first, c->verb > 2 ? c->verb - 2 : 0);
  return rap_measuring_find_row (work,
                                 first,
                                 MIN (sentence->end, c->verb + 14),
                                 "phrase",
                                 &from,
                                 &to);
}

/* "exempted steel from duty": the measure stands behind the preposition of what eases it. */
static guint
kind_behind (const RapMeasuring *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            row = rap_statement_row (&work->text,
                                 clause,
                                 "measure-words",
                                 RAP_MEASURE_STATE,
                                 rap_measure_state_get_nick (RAP_MEASURE_EASED));
  RapChildren      children;

  if (row == RAP_LEXICON_NONE)
    return RAP_LEXICON_NONE;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      if (children.words[i] > c->verb &&
          rap_word_case (work->text.document, children.words[i]) != RAP_NO_WORD)
        {
          guint kind = rap_measuring_kind_of (work, children.words[i]);
          if (kind != RAP_LEXICON_NONE)
            return kind;
        }
    }
  return RAP_LEXICON_NONE;
}

/* By their states when both are told, else by what is presumed of them. */
static gboolean
are_one_side (const RapMeasuring *work, const GArray *some, const GArray *others)
{
  const RapParty *one = &g_array_index (some, RapParty, 0),
                 *other = &g_array_index (others, RapParty, 0);

  if (one->state[0] != '\0' && other->state[0] != '\0')
    return g_str_equal (one->state, other->state);
  return one->actor != RAP_NO_ACTOR && other->actor != RAP_NO_ACTOR &&
         rap_statement_same_side (&work->text, one->actor, other->actor);
}

/* "Finland said that Norway would face tariffs": who says so threatens whom it befalls. */
static GArray *
threateners (const RapMeasuring *work, guint clause, const GArray *victims)
{
  RapStatement above = rap_statement_above (&work->text, clause);
  GArray      *by = rap_statement_parties (&work->text, above.subject);

  if (above.negated ||
      (by->len > 0 && victims->len > 0 && are_one_side (work, by, victims)))
    g_array_set_size (by, 0);
  return by;
}

/* "will put a tariff on …", "lifted sanctions", "halve its tariff" */
static gboolean
add_handled (RapMeasuring *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            object = c->passive ? c->subject : c->object;
  guint            kind = rap_measuring_kind_of (work, object);

  if (kind == RAP_LEXICON_NONE)
    kind = kind_behind (work, clause);
  guint row = kind != RAP_LEXICON_NONE ? state_row (work, clause) : RAP_LEXICON_NONE;

  if (row == RAP_LEXICON_NONE || c->negated)
    return FALSE;
  g_autoptr (GArray) by = rap_measuring_doers (work, clause);
  g_autoptr (GArray) against = rap_statement_parties (&work->text, RAP_NO_WORD);
  gboolean suffered =
    rap_field_is (rap_lexicon_field (work->lexicon, row, RAP_MEASURE_NEEDS), "suffered");
  if (suffered && !c->passive)
    {
      g_array_append_vals (against, by->data, by->len);
      g_array_unref (by);
      by = threateners (work, clause, against);
    }
  if (!rap_measuring_knows (by))
    return FALSE;
  if (against->len == 0)
    rap_measuring_add_against (work, clause, object, by, against);
  /* A tax on one's own people is no measure. */
  if (rap_field_is (rap_lexicon_field (work->lexicon, kind, RAP_MEASURE_NEEDS),
                    "foreign") &&
      !is_foreign (work, by, against))
    {
      g_array_set_size (against, 0);
      rap_measuring_add_other_state (work, clause, object, by, against);
      if (!is_foreign (work, by, against))
        return FALSE;
    }
  RapMeasureState state =
    rap_measuring_shift (work,
                         clause,
                         rap_measure_state_of (
                           rap_lexicon_field (work->lexicon, row, RAP_MEASURE_STATE)));
  if (state >= RAP_MEASURE_IMPOSED && is_only_meant (work, c))
    return FALSE;
  rap_measuring_add (work,
                     clause,
                     rap_measuring_form (work, kind),
                     state,
                     g_steal_pointer (&by),
                     g_steal_pointer (&against),
                     (RapSpan){ 0, 0 });
  return TRUE;
}

/* "European tariffs on American bourbon took effect", "Washington's duties, in force since
 * March, hit steel" */
static void
add_standing (RapMeasuring *work, guint clause)
{
  static const RapField owner = { OWNERS, sizeof OWNERS - 1 };
  const RapClause      *c = get (work, clause);
  guint                 kind = rap_measuring_kind_of (work, c->subject), from, to;

  if (kind == RAP_LEXICON_NONE || c->negated || c->passive)
    return;
  guint first = MIN (c->verb, c->subject),
        end = MIN (work->text.tree->ends[c->verb], c->verb + 12);
  guint row = rap_measuring_find_row (work, first, end, "phrase", &from, &to);
  if (row == RAP_LEXICON_NONE)
    return;
  g_autoptr (GArray) by = rap_statement_parties (&work->text, RAP_NO_WORD);
  g_autoptr (GArray) against = rap_statement_parties (&work->text, RAP_NO_WORD);
  rap_event_add_noun_role (&work->text, c->subject, owner, by);
  rap_measuring_add_against (work, clause, c->subject, by, against);
  if (!rap_measuring_knows (by))
    return;
  RapMeasureState state =
    rap_measuring_shift (work,
                         clause,
                         rap_measure_state_of (
                           rap_lexicon_field (work->lexicon, row, RAP_MEASURE_STATE)));
  rap_measuring_add (work,
                     clause,
                     rap_measuring_form (work, kind),
                     state,
                     g_steal_pointer (&by),
                     g_steal_pointer (&against),
                     (RapSpan){ 0, 0 });
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const RapMeasure *left = a, *right = b;
  return left->matter.start < right->matter.start
           ? -1
           : left->matter.start > right->matter.start;
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
  RapMeasuring work = { .lexicon = rap_lexicon_get ("measure-words"),
                        .found = g_array_new (FALSE, FALSE, sizeof (RapMeasure)) };

  g_array_set_clear_func (work.found, clear_measure);
  rap_event_text_init (&work.text, document);
  for (guint i = 0; i < work.text.clauses->n_clauses; i++)
    {
      if (rap_event_is_condition (&work.text, i) || rap_clause_is_asked (&work.text, i) ||
          rap_statement_is_blocked (&work.text, i, "measure-words"))
        continue;
      if (!add_deed (&work, i) && !add_handled (&work, i))
        add_standing (&work, i);
    }
  g_array_sort (work.found, by_place);
  rap_measure_nouns_find (&work);
  g_array_sort (work.found, by_place);
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
