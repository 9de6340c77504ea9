// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-states.h"

#include "language/rap-gazetteer.h"

#include <string.h>

#define MAX_LOOKED_AT 256
/* How far behind a group its place may stand, in words. */
#define PLACE_REACH 10

/* The first name that ends behind the word. */
static guint
first_name_from (const RapNames *names, guint word)
{
  guint low = 0, high = names->n_names;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (names->names[middle].end <= word)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The state that a name in the words tells; when several do, the first, or none. */
const char *
rap_event_state_in (const RapEventText *text, guint first, guint end, gboolean only)
{
  const RapNames *names = rap_names_of (text->document);
  const char     *state = "";

  for (guint i = first_name_from (names, first);
       i < names->n_names && names->names[i].first < end;
       i++)
    {
      const char *other = names->names[i].state;
      if (other[0] == '\0' || g_str_equal (other, state))
        continue;
      if (state[0] != '\0')
        return only ? "" : state;
      state = other;
    }
  return state;
}

/* Of several leaders of a name the one who took office last is meant. */
gboolean
rap_event_read_leader (const RapEventText *text, guint word, char state[4])
{
  guint          end;
  const RapTerm *leader =
    rap_term_get (rap_gazetteer_match (text->words, word, word + 1, FALSE, &end),
                  RAP_TERM_LEADER_SHORT);
  g_autofree char *latest = NULL;

  state[0] = '\0';
  if (text->tags->tags[word] != RAP_TAG_PROPN)
    return FALSE;
  for (; leader != NULL; leader = rap_term_next (leader))
    {
      const RapLexicon *leaders = rap_term_get_lexicon (leader);
      if (leader->kind != RAP_TERM_LEADER_SHORT)
        continue;
      g_autofree char *from = rap_field_dup (
        rap_lexicon_field (leaders, leader->row, rap_lexicon_column (leaders, "from")));
      if (latest != NULL && strcmp (from, latest) <= 0)
        continue;
      rap_term_get_state (leader, state);
      g_free (latest);
      latest = g_steal_pointer (&from);
    }
  return state[0] != '\0';
}

/* The state that any word tells, though it is in no name or deep in one: "radical French
 * farmers", "Western Cambodia". */
void
rap_event_read_state (const RapEventText *text, guint first, guint end, char state[4])
{
  static const RapTermKind kinds[] = {
    RAP_TERM_STATE,    RAP_TERM_ADJECTIVE, RAP_TERM_CITIZEN,
    RAP_TERM_CITIZENS, RAP_TERM_CAPITAL,   RAP_TERM_PLACE,
  };
  guint next;

  for (guint i = first; i < end && state[0] == '\0'; i = MAX (next, i + 1))
    {
      next = i + 1;
      if ((text->words->words[i].flags & RAP_WORD_CAPITAL) == 0)
        continue;
      const RapTerm *term = rap_gazetteer_match (text->words, i, end, FALSE, &next);
      for (guint k = 0; k < G_N_ELEMENTS (kinds) && state[0] == '\0'; k++)
        {
          const RapTerm *told = rap_term_get (term, kinds[k]);
          if (told != NULL)
            rap_term_get_state (told, state);
        }
      /* "Bush administration officials" */
      if (state[0] == '\0' && i + 1 < end)
        rap_event_read_leader (text, i, state);
    }
}

/* "an Armenian proposal": the state whose people the adjective names, though it is nobody's
 * mention. */
guint
rap_event_actor_of_state (const RapEventText *text, const char *state)
{
  for (guint i = 0; i < text->actors->actors->len && i < MAX_LOOKED_AT; i++)
    {
      const RapActor *known = &g_array_index (text->actors->actors, RapActor, i);
      if (known->type == RAP_ACTOR_STATE && g_str_equal (known->state, state))
        return i;
    }
  return RAP_NO_ACTOR;
}

/* Crowds, police and prisoners are those of the place. */
static gboolean
is_of_the_place (const RapEventText *text, guint noun)
{
  static const char *const locals[] = {
    "crowd-subj",    "person-noun",  "police-noun", "militia-noun",
    "prisoner-noun", "refugee-noun", "media-noun",  "crowd-noun",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locals); i++)
    {
      if (rap_event_is_class (text, noun, locals[i]))
        return TRUE;
    }
  return FALSE;
}

/* "people affected by floods in Malawi": the place told last before another clause begins. */
static const char *
state_of_place_behind (const RapEventText *text, guint noun)
{
  const RapNames *names = rap_names_of (text->document);
  guint           end = text->words->sentences[text->words->words[noun].sentence].end;

  for (guint i = first_name_from (names, noun + 1);
       i < names->n_names && names->names[i].first < MIN (end, noun + PLACE_REACH);
       i++)
    {
      const RapName *name = &names->names[i];
      guint          mark = rap_word_case (text->document, name->end - 1);
      if (name->state[0] != '\0' && mark != RAP_NO_WORD &&
          rap_word_plays (&text->words->words[mark], "place"))
        return name->state;
    }
  return "";
}

/* "its ambassador": the state of whose he is. */
static const char *
state_of_owner (const RapEventText *text, guint noun)
{
  RapChildren children;

  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n && children.words[i] < noun; i++)
    {
      guint             child = children.words[i];
      const RapMention *mention = rap_actors_mention_at (text->actors, child, child + 1);
      if (text->tags->tags[child] == RAP_TAG_PRON && mention != NULL &&
          mention->first <= child)
        return g_array_index (text->actors->actors, RapActor, mention->actor).state;
    }
  return "";
}

void
rap_event_set_state (const RapEventText *text, RapParty *party, guint first, guint end)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[party->head].sentence];
  const RapActor *actor =
    party->actor != RAP_NO_ACTOR
      ? &g_array_index (text->actors->actors, RapActor, party->actor)
      : NULL;
  const char *state = actor != NULL ? actor->state : "";

  char words_state[4] = "";

  if (state[0] == '\0')
    state = rap_event_state_in (text, first, end, FALSE);
  if (state[0] == '\0')
    state = state_of_owner (text, party->head);
  if (state[0] == '\0' && (actor == NULL || actor->type != RAP_ACTOR_PERSON))
    {
      rap_event_read_state (text, first, end, words_state);
      state = words_state;
    }
  if (state[0] == '\0' && (actor == NULL || actor->type == RAP_ACTOR_GROUP))
    {
      state = state_of_place_behind (text, party->head);
      if (state[0] == '\0' && is_of_the_place (text, party->head))
        state = rap_event_state_in (text, sentence->first, sentence->end, TRUE);
      party->borrowed = TRUE;
    }
  g_strlcpy (party->state, state, sizeof party->state);
  if (state[0] == '\0' && actor != NULL && actor->type == RAP_ACTOR_PERSON &&
      strchr (actor->name, ' ') == NULL)
    rap_event_read_leader (text, party->head, party->state);
}
