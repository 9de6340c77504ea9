// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-parties.h"

#include "extract/rap-event-dateline.h"
#include "extract/rap-event-states.h"

#include <string.h>

#define MAX_PARTIES  8
#define PHRASE_REACH 24
/* How far back an organisation may be that "the group" stands for, in words. */
#define ANTECEDENT_REACH 40
/* The sector of groups that may be of any. */
#define GENERIC "SOC"

/* Whether the relation binds the mention into the noun's own phrase, and how closely. */
static int
closeness (RapRel rel)
{
  switch (rel)
    {
    case RAP_REL_FLAT:
    case RAP_REL_APPOS:
      return 3;
    case RAP_REL_COMPOUND:
    case RAP_REL_AMOD:
    case RAP_REL_DET:
    case RAP_REL_NMOD:
      return 2;
    case RAP_REL_NUMMOD:
      return 1;
    default:
      return 0;
    }
}

/* The word of the mention by which it hangs in the tree. */
static guint
head_of_mention (const RapEventText *text, const RapMention *mention)
{
  for (guint i = mention->first; i < mention->end; i++)
    {
      guint head = text->tree->heads[i];
      if (head == RAP_NO_HEAD || head < mention->first || head >= mention->end)
        return i;
    }
  return mention->first;
}

guint
rap_event_first_mention (const RapEventText *text, guint word)
{
  const RapActors *actors = text->actors;
  guint            low = 0, high = actors->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (actors->mentions, RapMention, middle).end <= word)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
rap_event_phrase (const RapEventText *text, guint noun, guint *first, guint *end)
{
  const RapTree *tree = text->tree;

  *first = MAX (tree->firsts[noun], noun > PHRASE_REACH ? noun - PHRASE_REACH : 0);
  *end = noun + 1;
  for (guint i = noun + 1; i < MIN (tree->ends[noun], noun + PHRASE_REACH); i++)
    {
      guint  head = tree->heads[i];
      RapRel rel = tree->rels[i];
      if (head == noun && rap_word_is_time (text->document, i))
        break;
      if (head == noun && (rel == RAP_REL_FLAT || rel == RAP_REL_COMPOUND ||
                           rel == RAP_REL_NMOD || rel == RAP_REL_NUMMOD))
        *end = MAX (*end, tree->ends[i]);
      else if (head == noun && rel != RAP_REL_CASE && rel != RAP_REL_PUNCT)
        break;
    }
  /* A preposition or a comma in front is not part of the phrase. */
  while (*first < noun &&
         (tree->rels[*first] == RAP_REL_CASE || tree->rels[*first] == RAP_REL_PUNCT ||
          tree->rels[*first] == RAP_REL_CC || tree->rels[*first] == RAP_REL_MARK))
    (*first)++;
}

/* "an agreement in Kampala" is not Kampala's. */
static gboolean
is_place_beside (const RapEventText *text, guint word)
{
  guint mark = text->tree->rels[word] == RAP_REL_NMOD
                 ? rap_word_case (text->document, word)
                 : RAP_NO_WORD;
  return mark != RAP_NO_WORD && rap_word_plays (&text->words->words[mark], "place");
}

/* The mention that names the noun: it covers it, or is bound into its phrase. */
static const RapMention *
mention_of (const RapEventText *text, guint noun)
{
  const RapActors  *actors = text->actors;
  const RapMention *best = NULL;
  int               best_close = 0;
  guint             first, end;

  rap_event_phrase (text, noun, &first, &end);
  for (guint i = rap_event_first_mention (text, first); i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      if (mention->first >= end)
        break;
      if (mention->first <= noun && noun < mention->end)
        return mention;
      guint head = head_of_mention (text, mention);
      guint above = text->tree->heads[head];
      int   close = is_place_beside (text, head) ? 0 : closeness (text->tree->rels[head]);
      if (above != noun)
        close = above != RAP_NO_HEAD && text->tree->heads[above] == noun &&
                    closeness (text->tree->rels[above]) > 0
                  ? MIN (close, 1)
                  : 0;
      if (close > best_close)
        {
          best = mention;
          best_close = close;
        }
    }
  return best;
}

static gboolean
stands_beside (const RapEventText *text, guint child)
{
  RapRel rel = text->tree->rels[child];

  if (rel == RAP_REL_APPOS || rel == RAP_REL_FLAT)
    return TRUE;
  return (rel == RAP_REL_NMOD || rel == RAP_REL_COMPOUND) &&
         rap_word_case (text->document, child) == RAP_NO_WORD;
}

/* "a Serbian state channel, TV Morava": the name that stands beside the noun. */
static const RapMention *
name_beside (const RapEventText *text, guint noun)
{
  RapChildren children;

  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint child = children.words[i];
      if (child < noun || text->clauses->at[child] != RAP_NO_CLAUSE ||
          !stands_beside (text, child))
        continue;
      const RapMention *mention = rap_actors_mention_at (text->actors, child, child + 1);
      if (mention != NULL && mention->first <= child && mention->form == RAP_MENTION_NAME)
        return mention;
    }
  return NULL;
}

/* Whether the noun stands for people: "students", "the commission". */
gboolean
rap_event_is_people (const RapEventText *text, guint noun)
{
  static const char *const bodies[] = {
    "person-noun",  "crowd-subj",    "police-noun",      "troop-noun",
    "militia-noun", "leader-noun",   "diplomat-noun",    "org-noun",
    "refugee-noun", "prisoner-noun", "peacekeeper-noun", "inspector-noun",
    "hostage-noun", "media-noun",    "foreigner-noun",
  };
  if (text->tags->tags[noun] != RAP_TAG_NOUN && text->tags->tags[noun] != RAP_TAG_PROPN)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      if (rap_event_is_class (text, noun, bodies[i]))
        return TRUE;
    }
  const RapLexicon *groups = rap_lexicon_get ("group-nouns");
  const char *lower = text->words->words[noun].lower, *lemma = text->tags->lemmas[noun];
  return rap_lexicon_find (groups, lower, strlen (lower)) != RAP_LEXICON_NONE ||
         rap_lexicon_find (groups, lemma, strlen (lemma)) != RAP_LEXICON_NONE;
}

static gboolean
is_body (const RapEventText *text, guint noun)
{
  return rap_event_is_people (text, noun) || (text->tags->tags[noun] == RAP_TAG_PROPN &&
                                              !rap_word_is_time (text->document, noun));
}

gboolean
rap_event_is_known (const RapEventText *text, const RapParty *party)
{
  return party->actor != RAP_NO_ACTOR || party->state[0] != '\0' ||
         rap_event_is_people (text, party->head);
}

gboolean
rap_event_is_somebody (const RapEventText *text, guint noun)
{
  const RapMention *mention = rap_actors_mention_at (text->actors, noun, noun + 1);

  if (mention != NULL && mention->first <= noun && noun < mention->end)
    return TRUE;
  return text->tags->tags[noun] == RAP_TAG_PRON ||
         text->tags->tags[noun] == RAP_TAG_NUM || is_body (text, noun);
}

/* "the two countries": those who are meant, when the text has named them. */
static gboolean
add_members (const RapEventText *text,
             guint               group,
             guint               noun,
             RapSpan             span,
             GArray             *parties)
{
  const GArray *members = g_array_index (text->actors->actors, RapActor, group).members;

  for (guint i = 0; i < members->len && parties->len < MAX_PARTIES; i++)
    {
      RapParty party = { g_array_index (members, guint, i), noun, span, "", FALSE };
      g_strlcpy (party.state,
                 g_array_index (text->actors->actors, RapActor, party.actor).state,
                 sizeof party.state);
      g_array_append_val (parties, party);
    }
  return members->len > 0;
}

/* "Israel accused Hezbollah …, a charge the group rejected": the organisation named last that
 * the noun may stand for; the actor itself when there is none. */
static guint
meant_by_noun (const RapEventText *text, guint noun, guint actor)
{
  const GArray   *actors = text->actors->actors;
  const RapActor *group = &g_array_index (actors, RapActor, actor);
  guint det = rap_tree_child (text->words, text->tree, noun, RAP_REL_DET, RAP_NO_HEAD);
  guint found = rap_event_first_mention (text, noun);

  if (group->type != RAP_ACTOR_GROUP || group->plural || group->state[0] != '\0' ||
      group->members->len > 0 || det == RAP_NO_HEAD || det + 1 != noun ||
      !rap_word_plays (&text->words->words[det], "definite"))
    return actor;
  for (guint steps = 0; found-- > 0 && steps < MAX_PARTIES; steps++)
    {
      const RapMention *mention =
        &g_array_index (text->actors->mentions, RapMention, found);
      const RapActor *other = &g_array_index (actors, RapActor, mention->actor);
      if (mention->end + ANTECEDENT_REACH < noun)
        return actor;
      if (other->type == RAP_ACTOR_ORGANISATION && other->sector[0] != '\0' &&
          (g_str_equal (group->sector, other->sector) ||
           g_str_equal (group->sector, GENERIC)))
        return mention->actor;
    }
  return actor;
}

/* "Obama said he would …": the words that name who is meant, when the sentence has them. */
static void
name_pronoun (const RapEventText *text, RapParty *party)
{
  const RapWord     *words = text->words->words;
  const RapSentence *sentence = &text->words->sentences[words[party->head].sentence];
  guint              found = rap_event_first_mention (text, party->head);

  if (text->tags->tags[party->head] != RAP_TAG_PRON || party->actor == RAP_NO_ACTOR)
    return;
  for (guint steps = 0; found-- > 0 && steps < MAX_PARTIES; steps++)
    {
      const RapMention *mention =
        &g_array_index (text->actors->mentions, RapMention, found);
      if (mention->first < sentence->first)
        return;
      if (mention->actor != party->actor || mention->form == RAP_MENTION_PRONOUN)
        continue;
      guint first, end;
      rap_event_phrase (text, head_of_mention (text, mention), &first, &end);
      if (party->state[0] == '\0' || party->borrowed)
        {
          party->borrowed = FALSE;
          rap_event_set_state (text, party, first, end);
        }
      party->span = rap_words_span (text->words,
                                    MIN (first, mention->first),
                                    MAX (mention->end, MIN (end, party->head)));
      return;
    }
}

/* "French and Egyptian warships": those of the one and of the other. */
static gboolean
add_peoples (const RapEventText *text, guint noun, GArray *parties)
{
  const RapTree *tree = text->tree;
  RapChildren    children;

  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n && children.words[i] < noun; i++)
    {
      guint  one = children.words[i], other = RAP_NO_WORD;
      RapRel rel = tree->rels[one];
      for (guint k = one + 1; k < noun && other == RAP_NO_WORD; k++)
        {
          if (tree->heads[k] == one && tree->rels[k] == RAP_REL_CONJ)
            other = k;
        }
      if (other == RAP_NO_WORD ||
          (rel != RAP_REL_AMOD && rel != RAP_REL_COMPOUND && rel != RAP_REL_NMOD))
        continue;
      RapParty first = { RAP_NO_ACTOR, one, { 0, 0 }, "", FALSE };
      RapParty second = { RAP_NO_ACTOR, noun, { 0, 0 }, "", FALSE };
      rap_event_read_state (text, tree->firsts[one], one + 1, first.state);
      rap_event_read_state (text, tree->firsts[other], other + 1, second.state);
      if (first.state[0] == '\0' || second.state[0] == '\0' ||
          g_str_equal (first.state, second.state) || parties->len + 2 > MAX_PARTIES)
        continue;
      first.actor = rap_event_actor_of_state (text, first.state);
      first.span = rap_words_span (text->words, tree->firsts[one], one + 1);
      guint start = tree->firsts[other];
      while (start < other && tree->rels[start] == RAP_REL_CC)
        start++;
      second.span = rap_words_span (text->words, start, noun + 1);
      g_array_append_val (parties, first);
      g_array_append_val (parties, second);
      return TRUE;
    }
  return FALSE;
}

/* "Prime Minister Anna Berg", where the parser has cut the name from its title. */
static const RapMention *
name_behind (const RapEventText *text, const RapMention *mention)
{
  if (mention == NULL || mention->form != RAP_MENTION_TITLE)
    return mention;
  const RapMention *next =
    rap_actors_mention_at (text->actors, mention->end, mention->end + 1);
  return next != NULL && next->first == mention->end && next->form == RAP_MENTION_NAME &&
             g_array_index (text->actors->actors, RapActor, next->actor).type ==
               RAP_ACTOR_PERSON
           ? next
           : mention;
}

void
rap_event_add_party (const RapEventText *text, guint noun, GArray *parties)
{
  const RapMention *beside = name_beside (text, noun);
  const RapMention *mention = beside != NULL ? beside : mention_of (text, noun);
  RapParty          party = { RAP_NO_ACTOR, noun, { 0, 0 }, "", FALSE };
  const char       *nation;
  guint             first, end;

  rap_event_phrase (text, noun, &first, &end);
  if (parties->len == MAX_PARTIES)
    return;
  nation = mention == NULL ? rap_event_state_in (text, first, noun + 1, FALSE) : "";
  if (mention == NULL && ((nation[0] == '\0' && !is_body (text, noun)) ||
                          rap_event_is_class (text, noun, "emergency-noun")))
    return;
  if (nation[0] != '\0' && !is_body (text, noun))
    party.actor = rap_event_actor_of_state (text, nation);
  mention = name_behind (text, mention);
  if (mention != NULL)
    {
      party.actor = meant_by_noun (text, noun, mention->actor);
      first = MIN (first, mention->first);
      end = MAX (end, mention->end);
    }
  if (party.actor != RAP_NO_ACTOR &&
      add_members (text,
                   party.actor,
                   noun,
                   rap_words_span (text->words, first, end),
                   parties))
    return;
  party.span = rap_words_span (text->words, first, end);
  rap_event_set_state (text, &party, first, end);
  name_pronoun (text, &party);
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *other = &g_array_index (parties, RapParty, i);
      if (other->head == noun ||
          (other->actor == party.actor && party.actor != RAP_NO_ACTOR))
        return;
    }
  g_array_append_val (parties, party);
}

/* The parser may hang both subjects of "Seoul and Tokyo agreed" on the verb. */
static void
add_joined_subjects (const RapEventText *text, guint noun, GArray *parties)
{
  guint       verb = text->tree->heads[noun];
  RapChildren children;
  gboolean    joined = FALSE;

  if (text->tree->rels[noun] != RAP_REL_NSUBJ || verb == RAP_NO_HEAD)
    return;
  rap_event_children (text, verb, &children);
  for (guint i = 0; i < children.n && children.words[i] < verb; i++)
    {
      guint child = children.words[i];
      if (child > noun && text->tree->rels[child] == RAP_REL_NSUBJ && joined)
        rap_event_add_party (text, child, parties);
      joined |= child > noun && text->tree->rels[child] == RAP_REL_CC;
    }
}

void
rap_event_add_parties (const RapEventText *text, guint noun, GArray *parties)
{
  RapChildren children;

  if (noun == RAP_NO_WORD)
    return;
  noun = rap_event_skip_dateline (text, rap_event_look_through (text, noun));
  rap_event_children (text, noun, &children);
  /* "the summit between the EU and Turkey" is theirs. */
  for (guint i = 0; i < children.n; i++)
    {
      guint mark = rap_word_case (text->document, children.words[i]);
      if (children.words[i] > noun && mark != RAP_NO_WORD &&
          rap_word_plays (&text->words->words[mark], "between"))
        {
          noun = children.words[i];
          rap_event_children (text, noun, &children);
          break;
        }
    }
  if (!add_peoples (text, noun, parties))
    rap_event_add_party (text, noun, parties);
  for (guint i = 0; i < children.n; i++)
    {
      guint child = children.words[i];
      if (text->tree->rels[child] == RAP_REL_CONJ &&
          text->clauses->at[child] == RAP_NO_CLAUSE)
        rap_event_add_party (text, child, parties);
    }
  add_joined_subjects (text, noun, parties);
}

void
rap_event_add_doer (const RapEventText *text, guint noun, GArray *parties)
{
  guint    first, end;
  RapParty party = { RAP_NO_ACTOR, noun, { 0, 0 }, "", FALSE };

  if (text->tags->tags[noun] != RAP_TAG_NOUN || text->nouns[noun] != RAP_LEXICON_NONE ||
      rap_event_is_class (text, noun, "disaster-noun") ||
      rap_event_is_class (text, noun, "emergency-noun") ||
      rap_word_is_time (text->document, noun))
    return;
  rap_event_phrase (text, noun, &first, &end);
  party.span = rap_words_span (text->words, first, end);
  rap_event_set_state (text, &party, first, end);
  g_array_append_val (parties, party);
}

gboolean
rap_event_has_party (const GArray *parties, const RapParty *party)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *other = &g_array_index (parties, RapParty, i);
      if (other->head == party->head ||
          (party->actor != RAP_NO_ACTOR && other->actor == party->actor))
        return TRUE;
    }
  return FALSE;
}

void
rap_event_remove_sources (const GArray *sources, GArray *targets)
{
  for (guint i = targets->len; i-- > 0;)
    {
      if (rap_event_has_party (sources, &g_array_index (targets, RapParty, i)))
        g_array_remove_index (targets, i);
    }
}

void
rap_event_add_deep_party (const RapEventText *text,
                          guint               word,
                          guint               after,
                          const GArray       *sources,
                          GArray             *parties)
{
  guint first = MAX (text->tree->firsts[word], after),
        end = MIN (text->tree->ends[word], word + PHRASE_REACH);

  for (guint i = rap_event_first_mention (text, first);
       i < text->actors->mentions->len && parties->len == 0;
       i++)
    {
      const RapMention *mention = &g_array_index (text->actors->mentions, RapMention, i);
      if (mention->first >= end)
        return;
      /* Who acts in a clause of his own is not meant. */
      guint head = head_of_mention (text, mention);
      guint clause = rap_clause_above (text->document, head);
      if (clause != RAP_NO_CLAUSE && text->clauses->clauses[clause].verb > word &&
          text->clauses->clauses[clause].own_subject)
        return;
      rap_event_add_party (text, head, parties);
      if (sources != NULL)
        rap_event_remove_sources (sources, parties);
    }
}
