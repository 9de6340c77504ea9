// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-parties.h"

#include <string.h>

#include "extract/rap-epithets.h"
#include "extract/rap-mentions.h"
#include "extract/rap-party-members.h"

/* How event nouns name whose they are, in the words of event-nouns. */
#define OWNER "poss amod for"

static void
become (const RapEventText *text, RapParty *party, guint actor)
{
  party->actor = actor;
  g_strlcpy (party->state, rap_event_actor (text, actor)->state, sizeof party->state);
}

/* "customs officers": the words without the last one name the body; "officials of Dar": it
 * stands behind. */
static void
reduce (const RapEventText *text, RapParty *party)
{
  guint       head = party->head, first, end;
  RapChildren children;

  if (text->tags->tags[head] != RAP_TAG_NOUN ||
      !rap_party_word_is (rap_event_word (text, head), "member"))
    return;
  rap_event_children (text, head, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint mark = rap_word_case (text->document, children.words[i]);
      if (children.words[i] < head || mark == RAP_NO_WORD ||
          !rap_mention_word_is (rap_event_word (text, mark), "genitive"))
        continue;
      const RapMention *mention = rap_event_mention (text, children.words[i]);
      if (mention == NULL || mention->form != RAP_MENTION_NAME)
        continue;
      become (text, party, mention->actor);
      party->span = mention->span;
      return;
    }
  rap_event_phrase (text, head, &first, &end);
  if (party->state[0] == '\0' || head < first + 2 || first >= head ||
      !rap_party_word_is (rap_event_word (text, head - 1), "body"))
    return;
  while (first + 1 < head && (text->tags->tags[first] == RAP_TAG_DET ||
                              text->tags->tags[first] == RAP_TAG_NUM))
    first++;
  party->actor = RAP_NO_ACTOR;
  party->span = rap_words_span (text->words, first, head);
}

/* "Houthi fighters" are the body's that is named before them. */
static gboolean
take_force (const RapEventText *text, RapParty *party)
{
  const RapMention *mention;

  if (party->head == 0 ||
      !rap_party_word_is (rap_event_word (text, party->head), "force"))
    return FALSE;
  mention = rap_actors_mention_at (text->actors, party->head - 1, party->head);
  if (mention == NULL || mention->first >= party->head ||
      mention->form != RAP_MENTION_NAME ||
      rap_event_actor (text, mention->actor)->type != RAP_ACTOR_ORGANISATION)
    return FALSE;
  become (text, party, mention->actor);
  return TRUE;
}

static gboolean
take_adjective (const RapEventText *text, guint word, char state[4])
{
  const char    *form = rap_event_word (text, word)->form;
  const RapTerm *found = rap_gazetteer_find (form, strlen (form), FALSE);
  const RapTerm *term = rap_term_get (found, RAP_TERM_ADJECTIVE);

  if (term == NULL)
    term = rap_term_get (found, RAP_TERM_STATE);
  if (term == NULL)
    return FALSE;
  rap_term_get_state (term, state);
  return state[0] != '\0';
}

/* The state of an adjective in front: "the Russian embassy". */
static void
set_state_of_adjective (const RapEventText *text, RapParty *party)
{
  guint first, end;
  char  state[4] = "";

  rap_event_phrase (text, party->head, &first, &end);
  for (guint i = first; i <= party->head; i++)
    {
      if (!take_adjective (text, i, state))
        continue;
      g_strlcpy (party->state, state, sizeof party->state);
      party->borrowed = FALSE;
      return;
    }
}

void
rap_word_get_state (const RapEventText *text, guint word, char state[4])
{
  const RapMention *mention = rap_event_mention (text, word);

  state[0] = '\0';
  /* "Chuck Jordan" */
  if (mention != NULL && mention->form == RAP_MENTION_NAME &&
      rap_event_actor (text, mention->actor)->type == RAP_ACTOR_PERSON)
    return;
  if (take_adjective (text, word, state) || mention == NULL)
    return;
  if (rap_event_actor (text, mention->actor)->type == RAP_ACTOR_STATE)
    g_strlcpy (state, rap_event_actor (text, mention->actor)->state, 4);
}

/* "the phone maker Wisla", when nobody has the name for one: the words in capitals behind the
 * noun. */
static gboolean
take_name_beside (const RapEventText *text, RapParty *party)
{
  guint first = party->head + 1, end = first;

  if (text->tags->tags[party->head] != RAP_TAG_NOUN || party->actor != RAP_NO_ACTOR)
    return FALSE;
  while (end < text->words->n_words && text->tags->tags[end] == RAP_TAG_PROPN &&
         rap_event_word (text, end)->sentence == rap_event_word (text, first)->sentence &&
         !rap_word_is_time (text->document, end))
    end++;
  if (end > first)
    party->span = rap_words_span (text->words, first, end);
  return end > first;
}

static gboolean
has_name (const RapEventText *text, const RapParty *party)
{
  return rap_actor_has_name (text->document, party->actor);
}

void
rap_parties_add_owner (const RapEventText *text, guint noun, GArray *parties)
{
  static const RapField owner = { OWNER, sizeof OWNER - 1 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RapParty));

  rap_event_add_noun_role (text, noun, owner, found);
  for (guint i = 0; i < found->len; i++)
    {
      const RapParty *party = &g_array_index (found, RapParty, i);
      gboolean        known =
        has_name (text, party) || (party->state[0] != '\0' && !party->borrowed);
      if (known)
        g_array_append_vals (parties, party, 1);
    }
}

void
rap_parties_add_employer (const RapEventText *text, guint actor, GArray *parties)
{
  guint first = rap_actor_first_mention (text->document, actor);

  if (first == G_MAXUINT)
    return;
  const RapMention *mention = &g_array_index (text->actors->mentions, RapMention, first);
  rap_parties_add_owner (text, mention->end - 1, parties);
  /* The name may stand beside "Holt spokesman" as another noun. */
  guint holder = text->tree->heads[mention->first];
  if (parties->len == 0 && holder != RAP_NO_HEAD && holder < mention->first &&
      text->tree->rels[mention->first] == RAP_REL_APPOS)
    rap_parties_add_owner (text, holder, parties);
}

guint
rap_parties_first_actor (const GArray *parties)
{
  return parties->len > 0 ? g_array_index (parties, RapParty, 0).actor : RAP_NO_ACTOR;
}

gboolean
rap_party_is_capitalised (const RapEventText *text, const RapParty *party)
{
  const RapWord *word = rap_event_word (text, party->head);

  return g_unichar_isupper (g_utf8_get_char (word->form)) &&
         text->words->sentences[word->sentence].first != party->head &&
         !rap_word_is_time (text->document, party->head);
}

/* "Phone maker Wisla": a noun that is nobody by itself. */
static void
add_beside (const RapEventText *text, guint noun, GArray *parties)
{
  guint    actor = rap_noun_named_beside (text, noun);
  RapParty party = { RAP_NO_ACTOR, noun, rap_event_word (text, noun)->span, "" };

  if (text->tags->tags[noun] != RAP_TAG_NOUN && text->tags->tags[noun] != RAP_TAG_PROPN)
    return;
  if (actor != RAP_NO_ACTOR)
    become (text, &party, actor);
  else if (!rap_party_is_capitalised (text, &party))
    return;
  g_array_append_val (parties, party);
}

void
rap_parties_add (const RapEventText *text, guint noun, GArray *parties)
{
  guint first = parties->len;

  rap_event_add_parties (text, noun, parties);
  if (parties->len == first && noun != RAP_NO_WORD)
    add_beside (text, noun, parties);
  gboolean open = noun != RAP_NO_WORD && parties->len <= first + 1;
  if (open && parties->len > first)
    {
      const RapParty *party = &g_array_index (parties, RapParty, first);
      open = !has_name (text, party) && party->state[0] == '\0';
    }
  if (open)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (RapParty));
      rap_party_members_add (text, noun, members);
      if (members->len > 0)
        {
          g_array_set_size (parties, first);
          g_array_append_vals (parties, members->data, members->len);
          return;
        }
    }
  for (guint i = first; i < parties->len; i++)
    {
      RapParty *party = &g_array_index (parties, RapParty, i);
      /* The Russian embassy in Tallinn is Russia's. */
      if (party->actor == RAP_NO_ACTOR ||
          rap_event_actor (text, party->actor)->state[0] == '\0')
        set_state_of_adjective (text, party);
      if (take_force (text, party) || has_name (text, party))
        continue;
      guint actor = rap_party_find_named (text, party);
      if (actor != RAP_NO_ACTOR)
        become (text, party, actor);
      else if (!take_name_beside (text, party))
        reduce (text, party);
    }
}

/* Whether the pronoun stands for things and bodies, and for how many. */
static gboolean
recalls (const RapWord *word, gboolean *many)
{
  const RapLexicon *lexicon = rap_lexicon_get ("pronouns");
  guint             row = rap_lexicon_find (lexicon, word->lower, strlen (word->lower));

  if (row == RAP_LEXICON_NONE ||
      rap_field_to_int (
        rap_lexicon_field (lexicon, row, rap_lexicon_column (lexicon, "person"))) != 3 ||
      !rap_field_is (rap_lexicon_field (lexicon,
                                        row,
                                        rap_lexicon_column (lexicon, "use")),
                     "subject"))
    return FALSE;
  *many = rap_field_is (rap_lexicon_field (lexicon,
                                           row,
                                           rap_lexicon_column (lexicon, "number")),
                        "plural");
  return *many ||
         rap_field_is (rap_lexicon_field (lexicon,
                                          row,
                                          rap_lexicon_column (lexicon, "gender")),
                       "thing");
}

void
rap_parties_add_recalled (const RapEventText *text, guint pronoun, GArray *parties)
{
  guint    sentence = rap_event_word (text, pronoun)->sentence;
  gboolean many;

  if (sentence == 0 || !recalls (rap_event_word (text, pronoun), &many))
    return;
  const RapSentence *s = &text->words->sentences[sentence - 1];
  for (guint i = rap_clauses_find (text->clauses, s->first);
       i < text->clauses->n_clauses && text->clauses->clauses[i].verb < s->end;
       i++)
    {
      const RapClause *c = &text->clauses->clauses[i];
      if (c->rel != RAP_REL_ROOT || c->subject == RAP_NO_WORD)
        continue;
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RapParty));
      rap_parties_add (text, c->subject, found);
      const RapParty *first = found->len > 0 ? &g_array_index (found, RapParty, 0) : NULL;
      gboolean        person = first != NULL && first->actor != RAP_NO_ACTOR &&
                        rap_event_actor (text, first->actor)->type == RAP_ACTOR_PERSON;
      if (first != NULL && !person && (found->len > 1) == many)
        g_array_append_vals (parties, found->data, found->len);
      return;
    }
}
