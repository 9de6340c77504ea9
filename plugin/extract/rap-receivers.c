// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-commitment.h"

#include "extract/rap-conditions.h"
#include "extract/rap-epithets.h"

/* How many commitments and sentences back whoever receives the one before, or asked for it, is
 * taken over. */
#define INHERIT   2
#define SENTENCES 4
/* Words of a matter that are looked at for a state. */
#define REACH 40

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

static gboolean
is_among (const GArray *parties, const RapParty *party)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *other = &g_array_index (parties, RapParty, i);
      if ((party->actor != RAP_NO_ACTOR && party->actor == other->actor) ||
          (party->state[0] != '\0' && !party->borrowed && !other->borrowed &&
           g_str_equal (party->state, other->state)))
        return TRUE;
    }
  return FALSE;
}

/* Nobody promises to himself. */
static void
drop_givers (GArray *to, const GArray *by)
{
  for (guint i = to->len; i-- > 0;)
    {
      if (is_among (by, &g_array_index (to, RapParty, i)))
        g_array_remove_index (to, i);
    }
}

/* "to", "for", "with", "into" */
static gboolean
leads_on (const RapPromising *work, guint mark)
{
  static const char *const roles[] = { "infinitive", "charge", "into" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (rap_word_plays (&work->text.words->words[mark], roles[i]))
        return TRUE;
    }
  return FALSE;
}

/* Behind "to" or "with" under the word: "a sum to a fund", "work with the court". */
static void
add_marked (const RapPromising *work, guint holder, guint after, GArray *to)
{
  RapChildren children;

  if (holder == RAP_NO_WORD)
    return;
  rap_event_children (&work->text, holder, &children);
  for (guint i = 0; i < children.n && to->len == 0; i++)
    {
      guint child = children.words[i], mark = rap_word_case (work->text.document, child);
      if (child < after || mark == RAP_NO_WORD ||
          work->text.clauses->at[child] != RAP_NO_CLAUSE || !leads_on (work, mark))
        continue;
      rap_parties_add (&work->text, child, to);
      if (to->len == 0 && rap_party_word_is (&work->text.words->words[child], "purse"))
        rap_event_add_doer (&work->text, child, to);
    }
}

/* "give Chad a month": whoever stands where the object would; "send the general its list":
 * in front of the object's owner. */
static void
add_given (const RapPromising *work, guint clause, GArray *to)
{
  const RapClause *c = get (work, clause);

  if (c->object == RAP_NO_WORD || c->object < c->verb ||
      !rap_promising_verb_is (work, clause, "giving"))
    return;
  const RapMention *mention =
    rap_actors_mention_at (work->text.actors, c->verb + 1, c->object + 1);
  if (mention == NULL || mention->form == RAP_MENTION_PRONOUN)
    return;
  gboolean whole = mention->first <= c->object && c->object < mention->end &&
                   mention->form != RAP_MENTION_NOMINAL;
  gboolean before =
    mention->end < c->object && work->text.tags->tags[mention->end] == RAP_TAG_PRON;
  if (whole || before)
    rap_parties_add (&work->text, mention->end - 1, to);
}

/* What was promised just before to somebody is promised to him again: "New Zealand pledged
 * 90 million", "would lend it an office". */
static void
inherit (const RapPromising *work, guint clause, GArray *to)
{
  guint sentence = work->text.words->words[get (work, clause)->verb].sentence;

  for (guint i = work->found->len; i-- > 0 && i + INHERIT >= work->found->len;)
    {
      const RapCommitment *old = &g_array_index (work->found, RapCommitment, i);
      if (old->sentence + SENTENCES < sentence)
        return;
      if (old->to->len == 0 || old->form > RAP_COMMITMENT_VOW)
        continue;
      g_array_append_vals (to, old->to->data, old->to->len);
      return;
    }
}

/* "military leaders", "other members": where nothing is given nobody is to have it. */
static void
drop_unnamed (const RapPromising *work, GArray *to)
{
  for (guint i = to->len; i-- > 0;)
    {
      const RapParty *party = &g_array_index (to, RapParty, i);
      guint           first = rap_words_find (work->text.words, party->span.start);
      /* Nor are "1,015 French francs" anybody. */
      if ((!rap_actor_has_name (work->text.document, party->actor) &&
           (party->state[0] == '\0' || party->borrowed)) ||
          work->text.tags->tags[first] == RAP_TAG_NUM)
        g_array_remove_index (to, i);
    }
}

/* Whoever asked for it: "asked neighbours for tents". */
static void
add_asker (const RapPromising *work, guint clause, GArray *to)
{
  guint sentence = work->text.words->words[get (work, clause)->verb].sentence;

  for (guint i = clause; i-- > 0 && to->len == 0 && i + REACH > clause;)
    {
      const RapClause *c = get (work, i);
      if (work->text.words->words[c->verb].sentence + SENTENCES < sentence)
        return;
      if (rap_promising_verb_is (work, i, "asking") && !c->negated && !c->passive &&
          c->rel != RAP_REL_ACL && c->mood == RAP_MOOD_ACTUAL)
        rap_parties_add (&work->text, rap_statement_subject (&work->text, i), to);
    }
}

/* Whether the word only names something after a city: "the Paris accord". */
static gboolean
is_named_after (const RapPromising *work, guint word)
{
  const RapMention *mention = rap_actors_mention_at (work->text.actors, word, word + 1);
  return work->text.tree->rels[word] == RAP_REL_COMPOUND && mention != NULL &&
         mention->first <= word && mention->form == RAP_MENTION_METONYM;
}

/* The one other state that the matter names: "cut its duty on Australian sugar". */
static void
add_state (const RapPromising *work, guint clause, const GArray *by, GArray *to)
{
  guint   first = get (work, clause)->verb;
  guint   end = MIN (work->text.tree->ends[first], first + REACH);
  RapSpan condition = rap_statement_condition (&work->text, clause);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RapParty));

  for (guint i = first + 1; i < end; i++)
    {
      /* Whoever must do something first is not who has it. */
      if (rap_span_overlaps (&condition, &work->text.words->words[i].span))
        continue;
      RapParty party = { RAP_NO_ACTOR, i, work->text.words->words[i].span, "" };
      rap_word_get_state (&work->text, i, party.state);
      if (is_named_after (work, i))
        continue;
      if (party.state[0] == '\0' || is_among (by, &party) || is_among (found, &party))
        continue;
      party.actor = rap_actor_of_state (&work->text, party.state);
      g_array_append_val (found, party);
    }
  if (found->len == 1)
    g_array_append_vals (to, found->data, 1);
}

GArray *
rap_promising_find_receivers (const RapPromising *work, guint clause, const GArray *by)
{
  const RapClause *c = get (work, clause);
  GArray          *to = rap_statement_parties (&work->text, c->indirect);
  gboolean         giving = rap_promising_verb_is (work, clause, "giving");

  drop_givers (to, by);
  if (to->len == 0)
    add_given (work, clause, to);
  if (to->len == 0)
    add_marked (work, c->verb, c->verb, to);
  if (to->len == 0)
    add_marked (work, c->object, c->verb, to);
  drop_givers (to, by);
  if (!giving)
    drop_unnamed (work, to);
  if (to->len == 0 && giving)
    inherit (work, clause, to);
  if (to->len == 0 && giving)
    add_asker (work, clause, to);
  if (to->len == 0)
    add_state (work, clause, by, to);
  drop_givers (to, by);
  return to;
}
