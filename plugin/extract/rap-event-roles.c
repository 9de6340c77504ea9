// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-roles.h"

#include <string.h>

#define MAX_PARTIES   8
#define PHRASE_REACH  24
#define MAX_LOOKED_AT 256

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

static guint
first_mention_from (const RapActors *actors, guint word)
{
  guint low = 0, high = actors->mentions->len;
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
  for (guint i = first_mention_from (actors, first); i < actors->mentions->len; i++)
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

static gboolean
is_body (const RapEventText *text, guint noun)
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
  if (rap_lexicon_find (groups, lower, strlen (lower)) != RAP_LEXICON_NONE ||
      rap_lexicon_find (groups, lemma, strlen (lemma)) != RAP_LEXICON_NONE)
    return TRUE;
  return text->tags->tags[noun] == RAP_TAG_PROPN &&
         !rap_word_is_time (text->document, noun);
}

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
static const char *
state_in (const RapEventText *text, guint first, guint end, gboolean only)
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

/* "an Armenian proposal": the state whose people the adjective names, though it is nobody's
 * mention. */
static guint
actor_of_state (const RapEventText *text, const char *state)
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

/* Whose state it is: the actor's own, else that of a name in the phrase, else, for a group,
 * the only state that the sentence names. */
static void
set_state (const RapEventText *text, RapParty *party, guint first, guint end)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[party->head].sentence];
  const RapActor *actor =
    party->actor != RAP_NO_ACTOR
      ? &g_array_index (text->actors->actors, RapActor, party->actor)
      : NULL;
  const char *state = actor != NULL ? actor->state : "";

  if (state[0] == '\0')
    state = state_in (text, first, end, FALSE);
  if (state[0] == '\0' && (actor == NULL || actor->type == RAP_ACTOR_GROUP) &&
      is_of_the_place (text, party->head))
    state = state_in (text, sentence->first, sentence->end, TRUE);
  g_strlcpy (party->state, state, sizeof party->state);
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
      RapParty party = { g_array_index (members, guint, i), noun, span, "" };
      g_strlcpy (party.state,
                 g_array_index (text->actors->actors, RapActor, party.actor).state,
                 sizeof party.state);
      g_array_append_val (parties, party);
    }
  return members->len > 0;
}

static void
add_party (const RapEventText *text, guint noun, GArray *parties)
{
  const RapMention *beside = name_beside (text, noun);
  const RapMention *mention = beside != NULL ? beside : mention_of (text, noun);
  RapParty          party = { RAP_NO_ACTOR, noun, { 0, 0 }, "" };
  const char       *nation;
  guint             first, end;

  rap_event_phrase (text, noun, &first, &end);
  if (parties->len == MAX_PARTIES)
    return;
  nation = mention == NULL ? state_in (text, first, noun + 1, FALSE) : "";
  if (mention == NULL && nation[0] == '\0' && !is_body (text, noun))
    return;
  if (nation[0] != '\0' && !is_body (text, noun))
    party.actor = actor_of_state (text, nation);
  if (mention != NULL)
    {
      party.actor = mention->actor;
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
  set_state (text, &party, first, end);
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
        add_party (text, child, parties);
      joined |= child > noun && text->tree->rels[child] == RAP_REL_CC;
    }
}

void
rap_event_add_parties (const RapEventText *text, guint noun, GArray *parties)
{
  RapChildren children;

  if (noun == RAP_NO_WORD)
    return;
  noun = rap_event_look_through (text, noun);
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
  add_party (text, noun, parties);
  for (guint i = 0; i < children.n; i++)
    {
      guint child = children.words[i];
      if (text->tree->rels[child] == RAP_REL_CONJ &&
          text->clauses->at[child] == RAP_NO_CLAUSE)
        add_party (text, child, parties);
    }
  add_joined_subjects (text, noun, parties);
}

void
rap_event_add_doer (const RapEventText *text, guint noun, GArray *parties)
{
  guint    first, end;
  RapParty party = { RAP_NO_ACTOR, noun, { 0, 0 }, "" };

  if (text->tags->tags[noun] != RAP_TAG_NOUN || text->nouns[noun] != RAP_LEXICON_NONE ||
      rap_event_is_class (text, noun, "disaster-noun") ||
      rap_word_is_time (text->document, noun))
    return;
  rap_event_phrase (text, noun, &first, &end);
  party.span = rap_words_span (text->words, first, end);
  set_state (text, &party, first, end);
  g_array_append_val (parties, party);
}

void
rap_event_add_deep_party (const RapEventText *text,
                          guint               word,
                          guint               after,
                          GArray             *parties)
{
  guint first = MAX (text->tree->firsts[word], after),
        end = MIN (text->tree->ends[word], word + PHRASE_REACH);

  for (guint i = first_mention_from (text->actors, first);
       i < text->actors->mentions->len;
       i++)
    {
      const RapMention *mention = &g_array_index (text->actors->mentions, RapMention, i);
      if (mention->first >= end)
        return;
      /* Who acts in a clause of his own is not meant. */
      guint clause = rap_clause_above (text->document, head_of_mention (text, mention));
      if (clause != RAP_NO_CLAUSE && text->clauses->clauses[clause].verb > word &&
          text->clauses->clauses[clause].own_subject)
        return;
      add_party (text, head_of_mention (text, mention), parties);
      if (parties->len > 0)
        return;
    }
}

static gboolean
has_possessive (const RapEventText *text, guint word)
{
  guint mark = rap_tree_child (text->words, text->tree, word, RAP_REL_CASE, RAP_NO_HEAD);
  return mark != RAP_NO_HEAD && rap_word_plays (&text->words->words[mark], "possessive");
}

/* "Syria's", "its", "the Syrian": whose the noun is. */
static void
add_owner (const RapEventText *text, guint noun, gboolean adjective, GArray *parties)
{
  RapChildren children;

  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint  child = children.words[i];
      RapRel rel = text->tree->rels[child];
      if (child > noun)
        break;
      gboolean owner = rel == RAP_REL_NMOD ||
                       (rel == RAP_REL_DET && text->tags->tags[child] == RAP_TAG_PRON) ||
                       (rel == RAP_REL_COMPOUND && has_possessive (text, child));
      if (!adjective && owner)
        rap_event_add_parties (text, child, parties);
      else if (adjective && (rel == RAP_REL_AMOD || rel == RAP_REL_COMPOUND))
        add_party (text, child, parties);
    }
}

static void
add_marked (const RapEventText *text, guint word, RapField preposition, GArray *parties)
{
  guint found = rap_event_find_oblique (text, word, preposition, RAP_NO_WORD);

  for (guint i = 0; i < 3 && found != RAP_NO_WORD && parties->len == 0; i++)
    {
      if (text->clauses->at[found] == RAP_NO_CLAUSE)
        rap_event_add_parties (text, found, parties);
      else
        rap_event_add_parties (text,
                               text->clauses->clauses[text->clauses->at[found]].object,
                               parties);
      found = rap_event_find_oblique (text, word, preposition, found);
    }
}

/* Cuts "obl:with" and "obj.poss" at their mark. */
static RapField
behind (RapField spec, char mark)
{
  const char *at = memchr (spec.text, mark, spec.length);
  if (at == NULL)
    return (RapField){ "", 0 };
  return (RapField){ at + 1, spec.length - (at + 1 - spec.text) };
}

static gboolean
begins (RapField field, const char *prefix)
{
  gsize length = strlen (prefix);
  return field.length >= length && memcmp (field.text, prefix, length) == 0;
}

static void
add_spec (const RapEventText  *text,
          const RapEventMatch *match,
          guint                index,
          RapField             spec,
          GArray              *parties)
{
  const RapClause *clause = &text->clauses->clauses[index];
  guint            object = match->object != RAP_NO_WORD ? match->object
                            : clause->passive            ? clause->subject
                                                         : clause->object;
  guint            holder = object != RAP_NO_WORD ? object : match->oblique;

  if (rap_field_is (spec, "dobj"))
    rap_event_add_parties (text, object, parties);
  else if (rap_field_is (spec, "iobj"))
    rap_event_add_parties (text, clause->indirect, parties);
  else if (rap_field_is (spec, "nsubj"))
    rap_event_add_parties (text,
                           clause->passive ? clause->agent : clause->subject,
                           parties);
  else if (begins (spec, "obl:"))
    {
      add_marked (text, clause->verb, behind (spec, ':'), parties);
      if (parties->len == 0 && object != RAP_NO_WORD)
        add_marked (text, object, behind (spec, ':'), parties);
      if (parties->len == 0 && match->oblique != RAP_NO_WORD)
        add_marked (text, match->oblique, behind (spec, ':'), parties);
    }
  else if (begins (spec, "obj:") && holder != RAP_NO_WORD)
    {
      add_marked (text, holder, behind (spec, ':'), parties);
      if (parties->len == 0)
        add_marked (text, clause->verb, behind (spec, ':'), parties);
    }
  else if (rap_field_is (spec, "obj.poss") && holder != RAP_NO_WORD)
    {
      add_owner (text, holder, FALSE, parties);
      if (parties->len == 0)
        add_owner (text, holder, TRUE, parties);
    }
  else if (rap_field_is (spec, "obj.amod") && holder != RAP_NO_WORD)
    add_owner (text, holder, TRUE, parties);
  else if (rap_field_is (spec, "comp.nsubj") && match->complement != RAP_NO_CLAUSE)
    rap_event_add_parties (text,
                           text->clauses->clauses[match->complement].subject,
                           parties);
}

void
rap_event_add_role (const RapEventText  *text,
                    const RapEventMatch *match,
                    guint                clause,
                    RapField             specs,
                    GArray              *parties)
{
  RapField rest = specs, spec;

  while (parties->len == 0 && rap_field_next_part (&rest, '|', &spec))
    add_spec (text, match, clause, spec, parties);
}

void
rap_event_add_noun_role (const RapEventText *text,
                         guint               noun,
                         RapField            specs,
                         GArray             *parties)
{
  RapField rest = specs, spec;

  while (parties->len == 0 && rap_field_next_part (&rest, ' ', &spec))
    {
      RapField    name = spec;
      const char *bracket = memchr (spec.text, '(', spec.length);
      if (bracket != NULL)
        name.length = bracket - spec.text;
      if (rap_field_is (name, "poss"))
        add_owner (text, noun, FALSE, parties);
      else if (rap_field_is (name, "amod"))
        add_owner (text, noun, TRUE, parties);
      else
        add_marked (text, noun, name, parties);
    }
}
