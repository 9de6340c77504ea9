// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-gifts.h"

static const RapClause *
get (const RapPromising *work, guint clause)
{
  return &work->text.clauses->clauses[clause];
}

gboolean
rap_promising_is_equipment (const RapPromising *work, guint noun)
{
  return noun > 0 && work->text.tree->heads[noun - 1] == noun &&
         (rap_event_is_class (&work->text, noun - 1, "police-noun") ||
          rap_event_is_class (&work->text, noun - 1, "troop-noun"));
}

gboolean
rap_promising_is_sent (const RapPromising *work, guint noun)
{
  return rap_event_is_class (&work->text, noun, "police-noun") ||
         rap_event_is_class (&work->text, noun, "troop-noun") ||
         rap_event_is_class (&work->text, noun, "operation-noun") ||
         rap_promising_is_equipment (work, noun);
}

/* Whether the offer was made once: "offered", "is offering"; "offers loans" is a trade. */
static gboolean
is_once (const RapPromising *work, const RapClause *c)
{
  RapVerbForm form = work->text.tags->verbs[c->verb];
  guint       aux =
    rap_tree_child (work->text.words, work->text.tree, c->verb, RAP_REL_AUX, RAP_NO_HEAD);

  return form == RAP_VERB_PAST || c->perfect ||
         (form == RAP_VERB_PARTICIPLE && c->own_subject) ||
         (form == RAP_VERB_ING && aux != RAP_NO_HEAD);
}

gboolean
rap_promising_is_gift (const RapPromising *work,
                       guint               clause,
                       guint               thing,
                       RapCommitmentForm   form,
                       gboolean            sum)
{
  const RapClause *c = get (work, clause);

  /* To words and feelings nobody can be held: "advice", "hope". */
  if ((form == RAP_COMMITMENT_OFFER && rap_promising_word_is (work, thing, "air")) ||
      (!sum && rap_event_is_somebody (&work->text, thing) &&
       !rap_promising_is_sent (work, thing)))
    return FALSE;
  return form != RAP_COMMITMENT_OFFER || is_once (work, c);
}

/* Bodies and states give as such; a person who pays for a drink promises nothing. */
static gboolean
is_body (const RapPromising *work, const RapParty *party)
{
  if (party->actor == RAP_NO_ACTOR)
    return party->state[0] != '\0';
  RapActorType type =
    g_array_index (work->text.actors->actors, RapActor, party->actor).type;
  return type == RAP_ACTOR_STATE || type == RAP_ACTOR_ORGANISATION;
}

/* Whether a form of "be" in the present stands before the verb. */
static gboolean
is_present (const RapPromising *work, guint verb)
{
  guint aux =
    rap_tree_child (work->text.words, work->text.tree, verb, RAP_REL_AUX, RAP_NO_HEAD);
  return aux != RAP_NO_HEAD && work->text.tags->verbs[aux] == RAP_VERB_PRESENT;
}

/* "Japan is sending two scientists": it says that it will, and has begun. */
void
rap_gift_add (RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);

  if (work->text.tags->verbs[c->verb] != RAP_VERB_ING || !c->own_subject || c->passive ||
      c->negated || c->mood != RAP_MOOD_ACTUAL || c->object == RAP_NO_WORD ||
      (c->rel != RAP_REL_ROOT && c->rel != RAP_REL_CONJ && c->rel != RAP_REL_CCOMP) ||
      !rap_promising_verb_is (work, clause, "giving") || !is_present (work, c->verb) ||
      rap_statement_is_blocked (&work->text, clause, "commitment-words"))
    return;
  g_autoptr (GArray) by = rap_statement_doers (&work->text, clause);
  RapSpan matter = rap_statement_span (&work->text, clause);
  if (by->len == 0 || !is_body (work, &g_array_index (by, RapParty, 0)) ||
      rap_promising_knows (work, matter))
    return;
  g_autoptr (GArray) to = rap_promising_find_receivers (work, clause, by);
  if (to->len == 0 && rap_promising_find_amount (work, matter).end == 0)
    return;
  rap_promising_add (work,
                     clause,
                     RAP_COMMITMENT_PLEDGE,
                     g_steal_pointer (&by),
                     g_steal_pointer (&to),
                     matter,
                     RAP_NO_CLAUSE);
}

/* The end of the sum right behind the word; FALSE when there is none. */
static gboolean
find_share (const RapPromising *work, guint word, guint *end)
{
  RapSpan sum = { 0, 0 };

  if (word + 1 < work->text.words->n_words)
    sum = rap_promising_find_sum (work, word + 1);
  if (sum.end == 0)
    return FALSE;
  *end = rap_words_find (work->text.words, sum.end - 1) + 1;
  return TRUE;
}

/* Whoever is named by the word that ends a name: an actor, or a state that nobody mentions
 * elsewhere. */
static gboolean
read_giver (const RapPromising *work, guint word, RapParty *party)
{
  const RapMention *mention = rap_actors_mention_at (work->text.actors, word, word + 1);

  *party = (RapParty){ RAP_NO_ACTOR, word, work->text.words->words[word].span, "" };
  if (mention != NULL && mention->form == RAP_MENTION_NAME && word + 1 == mention->end)
    {
      party->actor = mention->actor;
      party->span = mention->span;
    }
  rap_word_get_state (&work->text, word, party->state);
  return party->actor != RAP_NO_ACTOR || party->state[0] != '\0';
}

/* "… put money into a fund: Germany 170 million euros, Ireland 10 million": each its own.
 * Returns how many. */
guint
rap_gift_add_shares (RapPromising     *work,
                     guint             clause,
                     RapCommitmentForm form,
                     const GArray     *by)
{
  const RapClause   *c = get (work, clause);
  const RapSentence *sentence =
    &work->text.words->sentences[work->text.words->words[c->verb].sentence];
  guint before = work->found->len;
  g_autoptr (GArray) to = rap_promising_find_receivers (work, clause, by);

  for (guint i = c->verb + 1, end = 0; i < sentence->end; i = MAX (i + 1, end))
    {
      RapParty giver;
      if (!find_share (work, i, &end) || !read_giver (work, i, &giver))
        continue;
      GArray *from = rap_statement_parties (&work->text, RAP_NO_WORD);
      g_array_append_val (from, giver);
      rap_promising_add (work,
                         clause,
                         form,
                         from,
                         g_array_copy (to),
                         rap_words_span (work->text.words, i, end),
                         RAP_NO_CLAUSE);
      g_array_index (work->found, RapCommitment, work->found->len - 1).amount =
        rap_words_span (work->text.words, i + 1, end);
    }
  if (work->found->len == before + 1)
    g_array_set_size (work->found, before);
  return work->found->len - before;
}

/* What is given, when whoever receives it was taken for it: "offered passengers two years of
 * advice". */
guint
rap_promising_find_gift (const RapPromising *work, guint clause)
{
  const RapClause *c = get (work, clause);
  RapChildren      children;

  if (c->passive || c->object == RAP_NO_WORD ||
      !rap_promising_verb_is (work, clause, "giving") ||
      !rap_event_is_somebody (&work->text, c->object))
    return c->passive ? c->subject : c->object;
  rap_event_children (&work->text, c->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint child = children.words[i];
      if (child > c->object && work->text.tags->tags[child] == RAP_TAG_NOUN &&
          work->text.tree->firsts[child] == c->object + 1 &&
          rap_word_case (work->text.document, child) == RAP_NO_WORD)
        return child;
    }
  return c->object;
}
