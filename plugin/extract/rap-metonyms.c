// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-metonyms.h"

#include <string.h>

#include "language/rap-dateline.h"

/* "Beijing denied it" is a government, "in Beijing" a city: the verb and the preposition tell.
 * Without a clear sign it stays a place. */

typedef struct
{
  const RapWords *words;
  const RapTags  *tags;
  const RapTree  *tree;
} Syntax;

static gboolean
is_listed (const char *table, const char *lemma)
{
  return rap_lexicon_find (rap_lexicon_get (table), lemma, strlen (lemma)) !=
         RAP_LEXICON_NONE;
}

/* The word of the tree that the mention hangs by; the first of a coordination. */
static guint
chief_of (const Syntax *syntax, const RapRawMention *mention)
{
  guint head = mention->end - 1;

  for (guint i = mention->first; i < mention->end; i++)
    if (syntax->tree->heads[i] == RAP_NO_HEAD ||
        syntax->tree->heads[i] < mention->first || syntax->tree->heads[i] >= mention->end)
      {
        head = i;
        break;
      }
  if (syntax->tree->rels[head] == RAP_REL_CONJ &&
      syntax->tree->heads[head] != RAP_NO_HEAD)
    head = syntax->tree->heads[head];
  return head;
}

static gboolean
is_verb (const Syntax *syntax, guint word)
{
  return syntax->tags->tags[word] == RAP_TAG_VERB;
}

/* What governs: subject and object of saying, demanding, deciding. */
static gboolean
has_will (const Syntax *syntax, guint word, guint head)
{
  const char *lemma = syntax->tags->lemmas[head];
  guint8      rel = syntax->tree->rels[word];

  if (!is_verb (syntax, head))
    return FALSE;
  if (rel == RAP_REL_NSUBJ &&
      rap_tree_is_passive (syntax->words, syntax->tags, syntax->tree, head))
    return is_listed ("cues", lemma);
  if (rel == RAP_REL_NSUBJ)
    return is_listed ("cues", lemma) || is_listed ("event-verbs", lemma);
  return rel == RAP_REL_OBJ && is_listed ("cues", lemma);
}

/* "Doha: The fair opens today" */
static gboolean
is_dateline (const RapWords *words, const RapRawMention *mention)
{
  const RapSentence *sentence = &words->sentences[words->words[mention->first].sentence];

  return mention->first == sentence->first &&
         (rap_dateline_opens (words, sentence) ||
          (mention->end < sentence->end &&
           g_str_equal (words->words[mention->end].form, ":")));
}

static gboolean
acts (const Syntax *syntax, const RapRawMention *mention)
{
  guint word = chief_of (syntax, mention), head = syntax->tree->heads[word];
  guint preposition =
    rap_tree_child (syntax->words, syntax->tree, word, RAP_REL_CASE, RAP_NO_HEAD);

  if (head == RAP_NO_HEAD || is_dateline (syntax->words, mention))
    return FALSE;
  if (preposition == RAP_NO_HEAD)
    return has_will (syntax, word, head);
  const RapWord *form = &syntax->words->words[preposition];
  if (rap_mention_word_is (form, "meet") || rap_mention_word_is (form, "between"))
    return TRUE;
  return (form->flags & RAP_WORD_CLITIC) != 0 &&
         (is_listed ("cues", syntax->tags->lemmas[head]) ||
          is_listed ("event-nouns", syntax->tags->lemmas[head]));
}

/* A seat of government is one unless it is clearly the building. */
static gboolean
is_building (const Syntax *syntax, const RapRawMention *mention)
{
  guint word = chief_of (syntax, mention);
  guint preposition =
    rap_tree_child (syntax->words, syntax->tree, word, RAP_REL_CASE, RAP_NO_HEAD);

  return syntax->tree->rels[word] == RAP_REL_COMPOUND ||
         (preposition != RAP_NO_HEAD &&
          rap_mention_word_is (&syntax->words->words[preposition], "place"));
}

static gboolean
is_capital_of (const RapTerm *term)
{
  return term != NULL && term->kind == RAP_TERM_CAPITAL;
}

/* The states that are named otherwise than by their capitals. */
static GHashTable *
find_states (const RapLinking *self)
{
  GHashTable *states = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, i);
      if (mention->state[0] != '\0' && !is_capital_of (mention->term))
        g_hash_table_add (states, mention->state);
    }
  return states;
}

/* "Brussels" is the union of states that sits there, unless the text has to do with Belgium. */
static const RapTerm *
choose_capital (const RapTerm *first, GHashTable *states)
{
  const RapTerm *last = first;
  char           state[4];

  if (first == NULL)
    return NULL;
  for (const RapTerm *term = first; term != NULL; term = rap_term_next (term))
    {
      if (term->kind != RAP_TERM_CAPITAL)
        continue;
      last = term;
      rap_term_get_state (term, state);
      if (g_hash_table_contains (states, state))
        return term;
    }
  return rap_field_is (rap_term_field (last, "kind"), "igo") ? last : first;
}

void
rap_metonyms_find (RapLinking *self)
{
  Syntax syntax = { self->words,
                    rap_tags_of (self->document),
                    rap_tree_of (self->document) };

  g_autoptr (GHashTable) states = find_states (self);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      RapRawMention *mention = &g_array_index (self->mentions, RapRawMention, i);
      const RapTerm *term, *seat;

      if (mention->form != RAP_MENTION_NAME || mention->type == RAP_ACTOR_PERSON ||
          mention->type == RAP_ACTOR_STATE)
        continue;
      term = rap_gazetteer_name (self->words, mention->first, mention->end);
      seat = rap_term_get (term, RAP_TERM_SEAT);
      term = seat != NULL
               ? seat
               : choose_capital (rap_term_get (term, RAP_TERM_CAPITAL), states);
      if (term == NULL ||
          (seat != NULL ? is_building (&syntax, mention) : !acts (&syntax, mention)))
        continue;
      mention->form = RAP_MENTION_METONYM;
      mention->type = RAP_ACTOR_STATE;
      mention->term = term;
      rap_term_get_state (term, mention->state);
      memcpy (mention->sector, "GOV", sizeof mention->sector);
    }
}
