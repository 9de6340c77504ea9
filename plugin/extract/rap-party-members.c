// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-party-members.h"

#include <string.h>

#include "extract/rap-epithets.h"
#include "extract/rap-mentions.h"

/* How many sentences back those are sought whom a number stands for. */
#define BACK 8
/* Of a sentence only so many words are looked at. */
#define REACH 160
/* Members of a counted group. */
#define MOST     4
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
/* Actors among which the state itself is sought. */
#define MAX_LOOKED_AT 256

/* Whether a word before the noun in its phrase plays the part. */
gboolean
rap_noun_is_introduced (const RapEventText *text, guint noun, const char *kind)
{
  guint first, end;

  rap_event_phrase (text, noun, &first, &end);
  for (guint i = first; i <= noun; i++)
    {
      if (rap_mention_word_is (rap_event_word (text, i), kind))
        return TRUE;
    }
  return FALSE;
}

/* How many are meant: "both sides", "each delegation", "the three"; 0 when it is not said, or
 * when they are new: "two men". */
static guint
count_of (const RapEventText *text, guint noun)
{
  guint    first, end;
  gboolean known = rap_noun_is_introduced (text, noun, "definite");

  rap_event_phrase (text, noun, &first, &end);
  for (guint i = MAX (first, noun > 6 ? noun - 6 : 0); i <= noun; i++)
    {
      const RapWord *word = rap_event_word (text, i);
      if (rap_party_word_is (word, "pair"))
        return 2;
      if (rap_mention_word_is (word, "pair") && known)
        return 2;
      if (rap_mention_word_is (word, "trio"))
        return 3;
    }
  return 0;
}

static gboolean
is_person (const RapEventText *text, const RapParty *party)
{
  return party->actor != RAP_NO_ACTOR &&
         rap_event_actor (text, party->actor)->type == RAP_ACTOR_PERSON;
}

/* Whether each is named, and all are people or none is. */
static gboolean
are_known (const RapEventText *text, const GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const RapParty *party = &g_array_index (members, RapParty, i);
      if (party->actor == RAP_NO_ACTOR ||
          !strpbrk (rap_event_actor (text, party->actor)->name, CAPITALS) ||
          is_person (text, party) !=
            is_person (text, &g_array_index (members, RapParty, 0)))
        return FALSE;
    }
  return TRUE;
}

/* The parties of the first subject in the sentence that is so many. */
static gboolean
take_subjects (const RapEventText *text,
               guint               sentence,
               guint               before,
               guint               count,
               GArray             *members)
{
  const RapSentence *s = &text->words->sentences[sentence];
  guint              end = MIN (MIN (s->end, s->first + REACH), before);

  for (guint i = rap_clauses_find (text->clauses, s->first);
       i < text->clauses->n_clauses && text->clauses->clauses[i].verb < end;
       i++)
    {
      const RapClause *c = &text->clauses->clauses[i];
      if (!c->own_subject || c->subject == RAP_NO_WORD)
        continue;
      g_array_set_size (members, 0);
      rap_event_add_parties (text, c->subject, members);
      if (members->len == count && are_known (text, members))
        return TRUE;
    }
  g_array_set_size (members, 0);
  return FALSE;
}

guint
rap_actor_of_state (const RapEventText *text, const char *state)
{
  for (guint i = 0; i < MIN (text->actors->actors->len, MAX_LOOKED_AT); i++)
    {
      if (rap_event_actor (text, i)->type == RAP_ACTOR_STATE &&
          g_str_equal (rap_event_actor (text, i)->state, state))
        return i;
    }
  return RAP_NO_ACTOR;
}

/* The state itself rather than its press or its troops, when the text names it. */
static guint
state_itself (const RapEventText *text, guint actor)
{
  guint state = rap_actor_of_state (text, rap_event_actor (text, actor)->state);
  return state != RAP_NO_ACTOR ? state : actor;
}

/* Adds the states that are named in the words, each once; FALSE when they become too many. */
static gboolean
gather_states (const RapEventText *text,
               guint               first,
               guint               end,
               guint               count,
               GArray             *members)
{
  for (guint i = first; i < end; i++)
    {
      const RapMention *mention = rap_actors_mention_at (text->actors, i, end);
      if (mention == NULL || mention->first >= end)
        return TRUE;
      const RapActor *actor = rap_event_actor (text, mention->actor);
      RapParty        party = { mention->actor, mention->end - 1, mention->span, "" };
      gboolean known = actor->type != RAP_ACTOR_STATE && actor->type != RAP_ACTOR_GROUP;
      for (guint k = 0; k < members->len && !known; k++)
        known = g_str_equal (g_array_index (members, RapParty, k).state, actor->state);
      i = MAX (i, mention->end - 1);
      if (known || actor->state[0] == '\0')
        continue;
      if (members->len == count)
        return FALSE;
      party.actor = state_itself (text, mention->actor);
      g_strlcpy (party.state, actor->state, sizeof party.state);
      g_array_append_val (members, party);
    }
  return TRUE;
}

/* Those whom a number stands for: who acted together last, or else the only states that the
 * text named so far. */
static void
find_members (const RapEventText *text, guint noun, guint count, GArray *members)
{
  guint sentence = rap_event_word (text, noun)->sentence;
  guint last = MIN (sentence + 2, text->words->n_sentences);

  for (guint s = sentence + 1; s-- > 0 && s + BACK > sentence;)
    {
      if (take_subjects (text, s, noun, count, members))
        return;
    }
  if (!rap_noun_is_introduced (text, noun, "definite") && count > 2)
    {
      for (guint s = sentence + 1; s < last; s++)
        {
          if (take_subjects (text, s, G_MAXUINT, count, members))
            return;
        }
    }
  for (guint s = sentence + 1; s-- > 0 && s + BACK > sentence;)
    {
      const RapSentence *from = &text->words->sentences[s];
      guint              end = MIN (MIN (from->end, from->first + REACH), noun);
      if (!gather_states (text, from->first, MAX (from->first, end), count, members))
        break;
      if (members->len == count)
        return;
    }
  g_array_set_size (members, 0);
}

void
rap_party_members_add (const RapEventText *text, guint noun, GArray *members)
{
  guint count = count_of (text, noun);

  if (count > 1 && count <= MOST)
    find_members (text, noun, count, members);
}
