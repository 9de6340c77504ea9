// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-measure.h"

#include "extract/rap-conditions.h"
#include "extract/rap-epithets.h"

#include <string.h>

static const char *const state_nicks[RAP_N_MEASURE_STATES] = { "threatened",
                                                               "available",
                                                               "imposed",
                                                               "eased",
                                                               "lifted" };

/* How far behind a noun the words may reach that name its kind. */
#define KIND_REACH 4
/* Words of a clause in which another state is sought. */
#define REACH 24

const char *
rap_measure_state_get_nick (RapMeasureState state)
{
  return state_nicks[state];
}

static const RapClause *
get (const RapMeasuring *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

RapMeasureState
rap_measure_state_of (RapField name)
{
  for (guint i = 0; i < RAP_N_MEASURE_STATES; i++)
    {
      if (rap_field_is (name, state_nicks[i]))
        return i;
    }
  return RAP_MEASURE_IMPOSED;
}

guint
rap_measuring_find_row (const RapMeasuring *work,
                        guint               first,
                        guint               end,
                        const char         *role,
                        guint              *from,
                        guint              *to)
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
          if (!rap_field_is (rap_lexicon_field (work->lexicon, row, RAP_MEASURE_ROLE),
                             role) ||
              hit->end - hit->first <= longest)
            continue;
          longest = hit->end - hit->first;
          found = row;
          *from = hit->first;
          *to = hit->end;
        }
    }
  return found;
}

guint
rap_measuring_kind_of (const RapMeasuring *work, guint noun)
{
  guint first, end, from = 0, to = 0;

  if (noun == RAP_NO_WORD)
    return RAP_LEXICON_NONE;
  rap_event_phrase (&work->text, noun, &first, &end);
  /* "menu of measures" begins with the noun, "asset freeze" ends with it. */
  guint row = rap_measuring_find_row (work,
                                      first,
                                      MIN (noun + KIND_REACH, work->text.words->n_words),
                                      "kind",
                                      &from,
                                      &to);
  if (row != RAP_LEXICON_NONE && (to == noun + 1 || from == noun))
    return row;
  row = rap_measuring_find_row (work, first, noun + 1, "kind", &from, &to);
  return row != RAP_LEXICON_NONE && to == noun + 1 ? row : RAP_LEXICON_NONE;
}

RapMeasureState
rap_measuring_shift (const RapMeasuring *work, guint clause, RapMeasureState state)
{
  const RapClause *c = get (work, clause);

  if (rap_statement_intent (&work->text, clause) != RAP_NO_WORD)
    return RAP_MEASURE_THREATENED;
  for (guint i = 0; i < 3 && c->mood == RAP_MOOD_ACTUAL && c->infinitive &&
                    c->governor != RAP_NO_CLAUSE;
       i++)
    {
      guint row = rap_statement_row (&work->text,
                                     c->governor,
                                     "measure-words",
                                     RAP_MEASURE_STATE,
                                     rap_measure_state_get_nick (RAP_MEASURE_THREATENED));
      if (row != RAP_LEXICON_NONE)
        return RAP_MEASURE_THREATENED;
      c = get (work, c->governor);
    }
  if (c->mood == RAP_MOOD_POSSIBLE)
    return RAP_MEASURE_AVAILABLE;
  /* "would allow them to ban it" is no threat of theirs. */
  if (c != get (work, clause))
    return state;
  if (state == RAP_MEASURE_IMPOSED &&
      (c->mood == RAP_MOOD_FUTURE || c->mood == RAP_MOOD_REPORTED))
    return RAP_MEASURE_THREATENED;
  return state;
}

void
rap_measuring_add_other_state (const RapMeasuring *work,
                               guint               clause,
                               guint               noun,
                               const GArray       *by,
                               GArray             *against)
{
  guint verb = get (work, clause)->verb;
  guint first = MIN (verb, noun), end = MIN (work->text.tree->ends[verb], verb + REACH);

  for (guint i = first; i < end; i++)
    {
      RapParty party = { RAP_NO_ACTOR, i, work->text.words->words[i].span, "" };
      rap_word_get_state (&work->text, i, party.state);
      gboolean known = party.state[0] == '\0';
      for (guint k = 0; k < by->len && !known; k++)
        known = g_str_equal (g_array_index (by, RapParty, k).state, party.state);
      for (guint k = 0; k < against->len && !known; k++)
        known = g_str_equal (g_array_index (against, RapParty, k).state, party.state);
      if (known)
        continue;
      party.actor = rap_actor_of_state (&work->text, party.state);
      g_array_append_val (against, party);
    }
  if (against->len > 1)
    g_array_set_size (against, 0);
}

void
rap_measuring_add_against (const RapMeasuring *work,
                           guint               clause,
                           guint               noun,
                           const GArray       *by,
                           GArray             *against)
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
          if (against->len > 0 && rap_parties_first_actor (against) != RAP_NO_ACTOR &&
              rap_parties_first_actor (against) == rap_parties_first_actor (by))
            g_array_set_size (against, 0);
        }
    }
  if (against->len == 0)
    rap_measuring_add_other_state (work, clause, noun, by, against);
}

void
rap_measuring_add (RapMeasuring   *work,
                   guint           clause,
                   const char     *form,
                   RapMeasureState state,
                   GArray         *by,
                   GArray         *against,
                   RapSpan         matter)
{
  RapMeasure       measure = { form,
                               state,
                               by,
                               against,
                         matter.end > 0 ? matter
                                              : rap_statement_span (&work->text, clause),
                               { 0, 0 },
                               clause,
                               0 };
  const RapClause *c = get (work, clause);

  /* "a penalty imposed by the bank" */
  guint noun = work->text.tree->heads[c->verb];
  if (matter.end == 0 && c->relative && !c->own_subject && !c->infinitive &&
      noun != RAP_NO_HEAD && noun < c->verb)
    {
      guint first, end;
      rap_event_phrase (&work->text, noun, &first, &end);
      measure.matter.start = work->text.words->words[MIN (first, noun)].span.start;
    }
  measure.condition = rap_statement_condition (&work->text, clause);
  if (measure.condition.end == 0 && c->governor != RAP_NO_CLAUSE &&
      (c->rel == RAP_REL_CCOMP || c->rel == RAP_REL_XCOMP))
    measure.condition = rap_statement_condition (&work->text, c->governor);
  measure.matter = rap_statement_without (&work->text, measure.matter, measure.condition);
  measure.sentence = work->text.words->words[c->verb].sentence;
  g_array_append_val (work->found, measure);
}

/* States, bodies and whoever holds an office impose, and who is known by a surname only, when
 * the text says he or she of him, for it has lost who it is; families and lawyers do not, nor
 * does the ash of a volcano. */
static gboolean
can_impose (const RapMeasuring *work, const RapParty *party)
{
  if (party->actor == RAP_NO_ACTOR)
    return party->state[0] != '\0';
  const RapActor *actor =
    &g_array_index (work->text.actors->actors, RapActor, party->actor);
  if (actor->type == RAP_ACTOR_PERSON)
    return actor->sector[0] != '\0' ||
           (actor->roles->len == 0 && actor->gender != RAP_GENDER_UNKNOWN &&
            strchr (actor->name, ' ') == NULL);
  return actor->type != RAP_ACTOR_GROUP || actor->state[0] != '\0' ||
         party->state[0] != '\0' || actor->members->len > 0 || actor->sector[0] != '\0' ||
         rap_party_word_is (&work->text.words->words[party->head], "body");
}

GArray *
rap_measuring_doers (const RapMeasuring *work, guint clause)
{
  const RapClause *c = get (work, clause);
  guint            subject = c->passive ? c->agent : c->subject;
  GArray          *by = rap_statement_doers (&work->text, clause);

  if (by->len > 0 && !can_impose (work, &g_array_index (by, RapParty, 0)))
    g_array_set_size (by, 0);
  /* "Norland's rules prohibit": a rule is nobody. */
  if (by->len > 0 && subject != RAP_NO_WORD &&
      g_array_index (by, RapParty, 0).head == subject &&
      work->text.tags->tags[subject] == RAP_TAG_NOUN &&
      !rap_event_is_somebody (&work->text, subject) &&
      !rap_event_is_people (&work->text, subject))
    g_array_set_size (by, 0);
  return by;
}

const char *
rap_measuring_form (const RapMeasuring *work, guint row)
{
  RapField         field = rap_lexicon_field (work->lexicon, row, RAP_MEASURE_FORM);
  g_autofree char *copy =
    rap_field_is_set (field) ? rap_field_dup (field) : g_strdup ("other");
  return g_intern_string (copy);
}

gboolean
rap_measuring_knows (const GArray *parties)
{
  if (parties->len == 0)
    return FALSE;
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  return party->actor != RAP_NO_ACTOR || (party->state[0] != '\0' && !party->borrowed);
}
