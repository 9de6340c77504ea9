// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-epithets.h"

#include <string.h>

#include "extract/rap-mentions.h"
#include "language/rap-clauses.h"

/* How many words around a name are looked at for what stands beside it. */
#define BESIDE 9
/* How many epithets before a word are looked at. */
#define LOOK_BACK 200

static const char *const kinds[] = { "business", "medium", "association" };

typedef struct
{
  RapDocument     *document;
  const RapWords  *words;
  const RapTags   *tags;
  const RapActors *actors;
  GArray          *found;
} Work;

gboolean
rap_party_word_is (const RapWord *word, const char *kind)
{
  const RapLexicon *lexicon = rap_lexicon_get ("party-words");
  guint             row = rap_lexicon_find (lexicon, word->lower, strlen (word->lower));

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    {
      if (rap_field_is (rap_lexicon_field (lexicon, row, 1), kind))
        return TRUE;
    }
  return FALSE;
}

static void
add (Work *work, guint actor, guint word)
{
  RapEpithet epithet = { actor, word };
  g_array_append_val (work->found, epithet);
}

static gboolean
is_comma (const Work *work, guint word)
{
  return word < work->words->n_words && work->words->words[word].form[0] == ',';
}

static gboolean
is_verb (const Work *work, guint word)
{
  RapTag tag = work->tags->tags[word];
  return tag == RAP_TAG_VERB || tag == RAP_TAG_AUX;
}

/* A noun that heads its phrase: what follows is no noun. */
static gboolean
is_head (const Work *work, guint word, guint end)
{
  if (work->tags->tags[word] != RAP_TAG_NOUN)
    return FALSE;
  return word + 1 >= end ||
         (work->tags->tags[word + 1] != RAP_TAG_NOUN &&
          !rap_mention_word_is (&work->words->words[word + 1], "possessive"));
}

/* "The governor of Turkistan, Kerr": the first noun between the start of the sentence, a
 * comma or a verb, and the comma before the name. */
static void
read_before (Work *work, const RapMention *mention)
{
  guint sentence =
    work->words->sentences[work->words->words[mention->first].sentence].first;
  guint from = mention->first - 1;

  if (mention->first < sentence + 2 || !is_comma (work, from))
    return;
  while (from > sentence && from + BESIDE > mention->first && !is_verb (work, from - 1) &&
         !is_comma (work, from - 1))
    from--;
  for (guint i = from; i + 1 < mention->first; i++)
    {
      if (!is_head (work, i, mention->first - 1))
        continue;
      add (work, mention->actor, i);
      return;
    }
}

/* "Kerr, the mayor of Perth," and "Kerr, head of …": the first noun behind the comma. */
static void
read_behind (Work *work, const RapMention *mention)
{
  guint end = work->words->sentences[work->words->words[mention->first].sentence].end;

  if (!is_comma (work, mention->end))
    return;
  end = MIN (end, mention->end + BESIDE);
  for (guint i = mention->end + 1; i < end; i++)
    {
      RapTag tag = work->tags->tags[i];
      if (is_head (work, i, end))
        {
          add (work, mention->actor, i);
          return;
        }
      if (tag != RAP_TAG_DET && tag != RAP_TAG_ADJ && tag != RAP_TAG_NOUN &&
          tag != RAP_TAG_PROPN && tag != RAP_TAG_PRON && tag != RAP_TAG_PART &&
          tag != RAP_TAG_ADV)
        return;
    }
}

static gboolean
has_capital (const char *name)
{
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isupper (g_utf8_get_char (c)))
        return TRUE;
    }
  return FALSE;
}

static void
read_mention (Work *work, const RapMention *mention)
{
  const RapActor *actor = &g_array_index (work->actors->actors, RapActor, mention->actor);
  guint           before = mention->first > 0 ? mention->first - 1 : 0;

  if (mention->form == RAP_MENTION_NOMINAL)
    {
      /* "the Ethiopian government", but not "the government" */
      if (actor->type == RAP_ACTOR_GROUP && has_capital (actor->name) &&
          work->words->words[mention->end - 1].lower !=
            work->words->words[mention->first].lower)
        add (work, mention->actor, mention->end - 1);
      return;
    }
  if (mention->form != RAP_MENTION_NAME || actor->type == RAP_ACTOR_STATE)
    return;
  if (actor->type == RAP_ACTOR_ORGANISATION && mention->end - mention->first > 1)
    add (work, mention->actor, mention->end - 1);
  read_before (work, mention);
  if (before < mention->first &&
      work->words->words[before].sentence == work->words->words[mention->first].sentence)
    {
      RapTag tag = work->tags->tags[before];
      if (tag == RAP_TAG_NOUN ||
          (tag == RAP_TAG_PROPN && actor->type == RAP_ACTOR_PERSON))
        add (work, mention->actor, before);
    }
  read_behind (work, mention);
}

static int
by_word (gconstpointer a, gconstpointer b)
{
  const RapEpithet *left = a, *right = b;
  if (left->word != right->word)
    return left->word < right->word ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

static gpointer
make_epithets (RapDocument *document)
{
  RapEpithets *result = g_new0 (RapEpithets, 1);
  Work         work = { document,
                        rap_words_of (document),
                        rap_tags_of (document),
                        rap_actors_of (document),
                        g_array_new (FALSE, FALSE, sizeof (RapEpithet)) };

  for (guint i = 0; i < work.actors->mentions->len; i++)
    read_mention (&work, &g_array_index (work.actors->mentions, RapMention, i));
  g_array_sort (work.found, by_word);
  result->epithets = work.found;
  return result;
}

static void
free_epithets (gpointer value)
{
  RapEpithets *epithets = value;
  g_array_unref (epithets->epithets);
  g_free (epithets);
}

static const RapDerivation epithets_derivation = { "epithets",
                                                   make_epithets,
                                                   free_epithets };

const RapEpithets *
rap_epithets_of (RapDocument *document)
{
  return rap_document_derive (document, &epithets_derivation);
}

static gboolean
same_noun (RapDocument *document, guint word, guint other)
{
  const RapWords *words = rap_words_of (document);
  return strcmp (words->words[word].lower, words->words[other].lower) == 0;
}

static const char *
kind_of (const RapWord *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (rap_party_word_is (word, kinds[i]))
        return kinds[i];
    }
  return NULL;
}

/* The epithets before the word: the one that fits, nobody when two do. Groups, which have no
 * name of their own, are a matter of their own. */
static guint
find_only (RapDocument *document, guint noun, const char *kind, gboolean group)
{
  const GArray   *epithets = rap_epithets_of (document)->epithets;
  const RapWords *words = rap_words_of (document);
  const GArray   *actors = rap_actors_of (document)->actors;
  guint           found = RAP_NO_ACTOR, end = 0, low = 0;

  for (guint high = epithets->len; low < high;)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (epithets, RapEpithet, middle).word < noun)
        low = middle + 1;
      else
        high = middle;
    }
  end = low;
  for (guint i = end; i-- > 0 && i + LOOK_BACK > end;)
    {
      const RapEpithet *epithet = &g_array_index (epithets, RapEpithet, i);
      gboolean          fits = kind != NULL
                                 ? rap_party_word_is (&words->words[epithet->word], kind)
                                 : same_noun (document, epithet->word, noun);
      if (!fits || epithet->actor == found ||
          (g_array_index (actors, RapActor, epithet->actor).type == RAP_ACTOR_GROUP) !=
            group)
        continue;
      if (found != RAP_NO_ACTOR)
        return RAP_NO_ACTOR;
      found = epithet->actor;
    }
  return found;
}

guint
rap_epithets_find (RapDocument *document, guint noun)
{
  const char *kind = kind_of (&rap_words_of (document)->words[noun]);
  guint       actor = find_only (document, noun, NULL, FALSE);

  if (actor == RAP_NO_ACTOR && kind != NULL)
    actor = find_only (document, noun, kind, FALSE);
  return actor != RAP_NO_ACTOR ? actor : find_only (document, noun, NULL, TRUE);
}

/* "General Kerr" may hold any office, and "the Open Fence Committee" may be called anything. */
static gboolean
is_office (RapDocument *document, const RapEpithet *epithet)
{
  const RapLexicon *titles = rap_lexicon_get ("titles");
  const char       *lower = rap_words_of (document)->words[epithet->word].lower;
  guint             row = rap_lexicon_find (titles, lower, strlen (lower));
  const RapMention *mention =
    rap_actors_mention_at (rap_actors_of (document), epithet->word, epithet->word + 1);

  if (mention != NULL && mention->first <= epithet->word &&
      mention->actor == epithet->actor && mention->form == RAP_MENTION_NAME)
    return FALSE;
  return row == RAP_LEXICON_NONE ||
         !rap_field_is (rap_lexicon_field (titles,
                                           row,
                                           rap_lexicon_column (titles, "level")),
                        "military");
}

gboolean
rap_epithets_has (RapDocument *document, guint actor, guint noun, gboolean *any)
{
  const GArray *epithets = rap_epithets_of (document)->epithets;
  guint         looked_at = MIN (epithets->len, LOOK_BACK);

  *any = FALSE;
  for (guint i = 0; i < looked_at; i++)
    {
      const RapEpithet *epithet = &g_array_index (epithets, RapEpithet, i);
      if (epithet->actor != actor)
        continue;
      *any |= is_office (document, epithet);
      if (same_noun (document, epithet->word, noun))
        return TRUE;
    }
  return FALSE;
}
