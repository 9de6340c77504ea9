// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-party-names.h"

#include <string.h>

#include "extract/rap-epithets.h"
#include "extract/rap-mentions.h"
#include "extract/rap-party-members.h"

/* How many sentences ahead whoever is described may be named. */
#define AHEAD 3

/* Per actor: its first mention, and whether the text names it. */
typedef struct
{
  guint  *firsts;
  guint8 *named;
} Naming;

static gpointer
make_naming (RapDocument *document)
{
  const RapActors *actors = rap_actors_of (document);
  Naming          *naming = g_new0 (Naming, 1);

  naming->firsts = g_new (guint, actors->actors->len + 1);
  naming->named = g_new0 (guint8, actors->actors->len + 1);
  for (guint i = 0; i <= actors->actors->len; i++)
    naming->firsts[i] = G_MAXUINT;
  for (guint i = 0; i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      if (naming->firsts[mention->actor] == G_MAXUINT)
        naming->firsts[mention->actor] = i;
      if (mention->form == RAP_MENTION_NAME || mention->form == RAP_MENTION_METONYM)
        naming->named[mention->actor] = TRUE;
    }
  return naming;
}

static void
free_naming (gpointer value)
{
  Naming *naming = value;
  g_free (naming->firsts);
  g_free (naming->named);
  g_free (naming);
}

static const Naming *
naming_of (RapDocument *document)
{
  static const RapDerivation derivation = { "naming", make_naming, free_naming, TRUE };

  return rap_document_derive (document, &derivation);
}

guint
rap_actor_first_mention (RapDocument *document, guint actor)
{
  return actor != RAP_NO_ACTOR ? naming_of (document)->firsts[actor] : G_MAXUINT;
}

gboolean
rap_actor_has_name (RapDocument *document, guint actor)
{
  const Naming *naming = naming_of (document);
  return actor != RAP_NO_ACTOR && naming->named[actor];
}

char *
rap_party_dup_name (RapDocument *document, const RapSpan *span)
{
  const RapLexicon *states = rap_lexicon_get ("states");
  char             *words = rap_document_dup_reading (document, span);
  const RapTerm    *term =
    rap_term_get (rap_gazetteer_find (words, strlen (words), FALSE), RAP_TERM_ADJECTIVE);
  char state[4];

  if (term == NULL)
    return words;
  rap_term_get_state (term, state);
  guint row = rap_lexicon_find (states, state, strlen (state));
  if (row == RAP_LEXICON_NONE)
    return words;
  g_free (words);
  return rap_field_dup (
    rap_lexicon_field (states, row, rap_lexicon_column (states, "name")));
}

gboolean
rap_verb_is_charging (const RapEventText *text, guint clause)
{
  const RapLexicon *lexicon = rap_lexicon_get ("allegation-words");
  const char       *lemma = text->tags->lemmas[text->clauses->clauses[clause].verb];
  guint             row = rap_lexicon_find (lexicon, lemma, strlen (lemma));

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    {
      if (rap_field_is (rap_lexicon_field (lexicon, row, 1), "charging"))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_clause_is_cue (const RapEventText *text, guint clause)
{
  const RapLexicon *cues = rap_lexicon_get ("cues");
  const char       *lemma = text->tags->lemmas[text->clauses->clauses[clause].verb];
  guint             row = rap_lexicon_find (cues, lemma, strlen (lemma));
  guint             kind = rap_lexicon_column (cues, "kind"),
        strength = rap_lexicon_column (cues, "strength");

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (cues, row))
    {
      if (rap_field_is (rap_lexicon_field (cues, row, kind), "verb") &&
          rap_field_to_int (rap_lexicon_field (cues, row, strength)) >= 2)
        return TRUE;
    }
  return rap_verb_is_charging (text, clause);
}

static gboolean
states_clash (const char *one, const char *other)
{
  return one[0] != '\0' && other[0] != '\0' && !g_str_equal (one, other);
}

/* The noun that describes the party; of a pronoun that of its first mention. */
static guint
noun_of (const RapEventText *text, const RapParty *party)
{
  if (text->tags->tags[party->head] != RAP_TAG_PRON || party->actor == RAP_NO_ACTOR)
    return party->head;
  guint first = naming_of (text->document)->firsts[party->actor];
  return first == G_MAXUINT
           ? party->head
           : g_array_index (text->actors->mentions, RapMention, first).end - 1;
}

guint
rap_noun_named_beside (const RapEventText *text, guint noun)
{
  const GArray *epithets = rap_epithets_of (text->document)->epithets;
  guint         low = 0, high = epithets->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (epithets, RapEpithet, middle).word < noun)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == epithets->len)
    return RAP_NO_ACTOR;
  const RapEpithet *epithet = &g_array_index (epithets, RapEpithet, low);
  return epithet->word == noun ? epithet->actor : RAP_NO_ACTOR;
}

/* The last of the subjects, when the parser took a word of the quotation for another. */
static const RapMention *
speaker_of (const RapEventText *text, const RapClause *clause)
{
  const RapMention *found = rap_event_mention (text, clause->subject);
  RapChildren       children;

  rap_event_children (text, clause->verb, &children);
  for (guint i = 0; i < children.n; i++)
    {
      if (text->tree->rels[children.words[i]] == RAP_REL_NSUBJ &&
          rap_event_mention (text, children.words[i]) != NULL)
        found = rap_event_mention (text, children.words[i]);
    }
  return found;
}

/* Who speaks first in the sentence, if the text names him there for the first time. */
static guint
newly_named (const RapEventText *text, guint sentence, guint after)
{
  const RapSentence *s = &text->words->sentences[sentence];
  const Naming      *naming = naming_of (text->document);

  for (guint i = rap_clauses_find (text->clauses, MAX (s->first, after));
       i < text->clauses->n_clauses;
       i++)
    {
      const RapClause *c = &text->clauses->clauses[i];
      if (c->verb >= s->end)
        break;
      if (c->subject == RAP_NO_WORD || !c->own_subject || !rap_clause_is_cue (text, i))
        continue;
      const RapMention *mention = speaker_of (text, c);
      if (mention == NULL)
        return RAP_NO_ACTOR;
      const RapMention *first = &g_array_index (text->actors->mentions,
                                                RapMention,
                                                naming->firsts[mention->actor]);
      gboolean fresh = rap_event_word (text, first->first)->sentence == sentence &&
                       naming->named[mention->actor];
      return fresh ? mention->actor : RAP_NO_ACTOR;
    }
  return RAP_NO_ACTOR;
}

/* "A senator said …": in the next sentences the one who speaks is named. */
static guint
named_later (const RapEventText *text, const RapParty *party, guint noun)
{
  guint    sentence = rap_event_word (text, noun)->sentence;
  gboolean person = party->actor != RAP_NO_ACTOR &&
                    rap_event_actor (text, party->actor)->type == RAP_ACTOR_PERSON;
  RapActorType wanted = person ? RAP_ACTOR_PERSON : RAP_ACTOR_ORGANISATION;
  gboolean     any;

  for (guint s = sentence; s <= sentence + AHEAD && s < text->words->n_sentences; s++)
    {
      guint actor = newly_named (text, s, s == sentence ? noun + 1 : 0);
      if (actor == RAP_NO_ACTOR)
        continue;
      if (rap_event_actor (text, actor)->type != wanted ||
          states_clash (rap_event_actor (text, actor)->state, party->state))
        return RAP_NO_ACTOR;
      /* Whoever holds another office is another. */
      return rap_epithets_has (text->document, actor, noun, &any) ||
                 (!any && s > sentence)
               ? actor
               : RAP_NO_ACTOR;
    }
  return RAP_NO_ACTOR;
}

/* Whether the noun is who says something. */
static gboolean
is_speaker (const RapEventText *text, guint noun)
{
  guint verb = text->tree->heads[noun];
  guint clause = verb != RAP_NO_HEAD ? text->clauses->at[verb] : RAP_NO_CLAUSE;

  return clause != RAP_NO_CLAUSE && text->clauses->clauses[clause].subject == noun &&
         rap_clause_is_cue (text, clause);
}

guint
rap_party_find_named (const RapEventText *text, const RapParty *party)
{
  guint    noun = noun_of (text, party), actor = rap_noun_named_beside (text, noun);
  gboolean pronoun = noun != party->head;

  if (actor != RAP_NO_ACTOR && actor != party->actor)
    return actor;
  if (pronoun || rap_noun_is_introduced (text, noun, "definite"))
    {
      actor = rap_epithets_find (text->document, noun);
      if (actor != RAP_NO_ACTOR)
        return states_clash (rap_event_actor (text, actor)->state, party->state)
                 ? RAP_NO_ACTOR
                 : actor;
    }
  gboolean title = party->actor != RAP_NO_ACTOR &&
                   rap_event_actor (text, party->actor)->type == RAP_ACTOR_PERSON;
  if (!is_speaker (text, noun))
    return RAP_NO_ACTOR;
  return title || rap_noun_is_introduced (text, noun, "indefinite")
           ? named_later (text, party, noun)
           : RAP_NO_ACTOR;
}
