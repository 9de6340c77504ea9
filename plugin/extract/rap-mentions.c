// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mentions.h"

#include <string.h>

#include "language/rap-parse.h"

/* How many words before a name or noun are looked at for titles and adjectives. */
#define REACH        7
#define LONGEST_TERM 8

typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  const RapNames *names;
  guint           name; /* the first name that ends after the current word */
  GArray         *found;
  guint           free; /* words before this belong to a mention already */
  const guint8   *tags;
  const RapTree  *tree;
  GHashTable     *surnames; /* last words of full names of people */
} Walk;

typedef struct
{
  const char *code;
  RapGender   gender;
} GenderCode;

static const GenderCode GENDERS[] = {
  { "m", RAP_GENDER_MALE },
  { "male", RAP_GENDER_MALE },
  { "f", RAP_GENDER_FEMALE },
  { "female", RAP_GENDER_FEMALE },
};

static RapGender
gender_of_field (RapField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (GENDERS); i++)
    if (rap_field_is (field, GENDERS[i].code))
      return GENDERS[i].gender;
  return RAP_GENDER_UNKNOWN;
}

static RapField
field_of (const RapTerm *term, const char *column)
{
  return rap_lexicon_field (rap_term_get_lexicon (term),
                            term->row,
                            rap_lexicon_column (rap_term_get_lexicon (term), column));
}

gboolean
rap_mention_word_is (const RapWord *word, const char *kind)
{
  const RapLexicon *lexicon = rap_lexicon_get ("mention-words");
  guint             row = rap_lexicon_find (lexicon, word->lower, strlen (word->lower));
  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (lexicon, row))
    if (rap_field_is (rap_lexicon_field (lexicon, row, 1), kind))
      return TRUE;
  return FALSE;
}

RapGender
rap_gender_of_given (const RapWord *word)
{
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (word->form, strlen (word->form), FALSE),
                  RAP_TERM_GIVEN);
  return term != NULL ? gender_of_field (field_of (term, "gender")) : RAP_GENDER_UNKNOWN;
}

static guint
sentence_start (const Walk *walk, guint word)
{
  return walk->words->sentences[walk->words->words[word].sentence].first;
}

static guint
sentence_end (const Walk *walk, guint word)
{
  return walk->words->sentences[walk->words->words[word].sentence].end;
}

static void
set_sector (RapRawMention *mention, RapField sector)
{
  if (mention->sector[0] == '\0' && sector.length == 3)
    memcpy (mention->sector, sector.text, 3);
}

/* The name that ends at the word, or NULL. Names are in order and walk->name is the first
 * that ends after the current word, so a few steps back are enough. */
static const RapName *
name_before (const Walk *walk, guint end)
{
  for (guint i = MIN (walk->name + 1, walk->names->n_names);
       i-- > 0 && walk->names->names[i].end + REACH > end;)
    if (walk->names->names[i].end == end)
      return &walk->names->names[i];
  return NULL;
}

/* "The Obama administration": a person's name stands before a body only. */
static gboolean
belongs_before (const RapRawMention *mention, const RapName *name)
{
  if (name->type == RAP_NAME_PERSON)
    return mention->term != NULL && mention->term->kind == RAP_TERM_GROUP;
  return name->type <= RAP_NAME_NATIONALITY;
}

static void
read_state (const Walk *walk, const RapName *name, RapRawMention *mention)
{
  guint          end = 0;
  const RapTerm *leader;

  if (mention->state[0] != '\0')
    return;
  memcpy (mention->state, name->state, sizeof mention->state);
  if (name->type != RAP_NAME_PERSON || mention->state[0] != '\0')
    return;
  leader = rap_gazetteer_match (walk->words, name->first, name->end, FALSE, &end);
  leader = rap_term_get (leader, RAP_TERM_LEADER) != NULL
             ? rap_term_get (leader, RAP_TERM_LEADER)
             : rap_term_get (leader, RAP_TERM_LEADER_SHORT);
  if (leader != NULL && end == name->end)
    rap_term_get_state (leader, mention->state);
}

/* Whether the word is an article, or a pronoun that stands for one; sets how the noun is
 * introduced. */
static gboolean
read_article (RapRawMention *mention, const RapWord *word)
{
  const RapTerm *pronoun =
    rap_term_get (rap_gazetteer_find (word->lower, strlen (word->lower), TRUE),
                  RAP_TERM_PRONOUN);

  if (rap_mention_word_is (word, "definite") ||
      rap_mention_word_is (word, "demonstrative"))
    mention->intro = RAP_INTRO_DEFINITE;
  else if (rap_mention_word_is (word, "indefinite"))
    mention->intro = RAP_INTRO_INDEFINITE;
  else if (pronoun != NULL && rap_field_is (field_of (pronoun, "use"), "possessive"))
    mention->intro = RAP_INTRO_POSSESSED;
  else
    return FALSE;
  return TRUE;
}

/* What stands before a noun: article, possessor, adjectives of place. Sets intro, state and
 * outer. */
static void
read_left (const Walk *walk, RapRawMention *mention)
{
  const RapWord *words = walk->words->words;
  guint          start = sentence_start (walk, mention->outer);
  guint          i = mention->outer;

  mention->label = i;
  for (guint steps = 0; i > start && steps < REACH; steps++)
    {
      const RapName *name = name_before (walk, i);
      if (name != NULL && belongs_before (mention, name) && name->first >= start)
        {
          read_state (walk, name, mention);
          i = mention->label = name->first;
        }
      else if ((words[i - 1].flags & RAP_WORD_CLITIC) != 0 &&
               rap_mention_word_is (&words[i - 1], "possessive"))
        {
          name = name_before (walk, i - 1);
          mention->intro = RAP_INTRO_POSSESSED;
          if (name != NULL && name->type != RAP_NAME_PERSON)
            {
              /* "Apple's chief executive" is the one, "Obama's aide" one of his. */
              mention->intro = RAP_INTRO_DEFINITE;
              mention->label = name->first;
              mention->outer = MAX (name->first, MIN (walk->free, mention->outer));
              read_state (walk, name, mention);
            }
          return;
        }
      else if (rap_mention_word_is (&words[i - 1], "former"))
        i--;
      else
        break;
    }
  if (i > start && mention->intro != RAP_INTRO_POSSESSED)
    i -= read_article (mention, &words[i - 1]);
  mention->outer = MAX (i, MIN (walk->free, mention->outer));
}

/* A title that ends where the name starts: "Foreign Minister" before "Wang". The longest. */
static void
read_title (const Walk *walk, RapRawMention *mention)
{
  guint start = MAX (sentence_start (walk, mention->first), walk->free);

  start = MAX (start, mention->first > REACH ? mention->first - REACH : 0);
  for (guint i = start; i < mention->first; i++)
    {
      guint          end = 0;
      const RapTerm *match =
        rap_gazetteer_match (walk->words, i, mention->first, TRUE, &end);
      const RapTerm *title = rap_term_get (match, RAP_TERM_TITLE);
      const RapTerm *noun = rap_term_get (match, RAP_TERM_PERSON_NOUN);
      if (end != mention->first || (title == NULL && noun == NULL))
        continue;
      mention->title = i;
      mention->title_end = end;
      mention->outer = i;
      mention->gender =
        gender_of_field (field_of (title != NULL ? title : noun, "gender"));
      mention->title_term = title != NULL ? title : noun;
      if (title != NULL && !rap_field_is (field_of (title, "level"), "honorific"))
        set_sector (mention, field_of (title, "sector"));
      read_left (walk, mention);
      return;
    }
}

static const RapTerm *
name_term (const Walk *walk, const RapName *name)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (walk->words, name->first, name->end, FALSE, &end);
  return end == name->end ? term : NULL;
}

/* "President Obama": a surname under a title that only one leader has. */
static void
read_holder (const Walk *walk, RapRawMention *mention)
{
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (walk->words, mention->first, mention->end, FALSE, &end);
  const RapTerm *leader = rap_term_get (term, RAP_TERM_LEADER_SHORT);

  if (leader == NULL || end != mention->end || mention->sector[0] == '\0')
    return;
  for (const RapTerm *other = rap_term_next (leader); other != NULL;
       other = rap_term_next (other))
    {
      g_autofree char *name = rap_field_dup (field_of (leader, "name"));
      if (other->kind == RAP_TERM_LEADER_SHORT &&
          !rap_field_is (field_of (other, "name"), name))
        return;
    }
  if (mention->gender == RAP_GENDER_UNKNOWN)
    mention->gender = gender_of_field (field_of (leader, "gender"));
  if (mention->state[0] == '\0')
    rap_term_get_state (leader, mention->state);
}

static void
read_person (const Walk *walk, const RapName *name, RapRawMention *mention)
{
  const RapWord *words = walk->words->words;
  const RapTerm *leader = rap_term_get (name_term (walk, name), RAP_TERM_LEADER);
  guint          title_end = 0;

  /* A title that the names took in: "Mr", "President", "Mathematician". */
  const RapTerm *match =
    rap_gazetteer_match (walk->words, name->first, name->end, TRUE, &title_end);
  const RapTerm *title = rap_term_get (match, RAP_TERM_TITLE);
  gboolean leads = title != NULL ? rap_field_is (field_of (title, "before_name"), "y")
                                 : rap_term_get (match, RAP_TERM_PERSON_NOUN) != NULL &&
                                     name->end - title_end >= 2;
  if (leads && title_end < name->end && leader == NULL &&
      rap_gender_of_given (&words[name->first]) == RAP_GENDER_UNKNOWN)
    mention->first = title_end;
  mention->type = RAP_ACTOR_PERSON;
  mention->title = mention->title_end = mention->first;
  read_title (walk, mention);
  if (leader != NULL)
    {
      mention->term = leader;
      mention->gender = gender_of_field (field_of (leader, "gender"));
      if (mention->state[0] == '\0')
        rap_term_get_state (leader, mention->state);
      memcpy (mention->sector, "GOV", 4);
    }
  else if (mention->title < mention->title_end)
    read_holder (walk, mention);
  if (mention->gender == RAP_GENDER_UNKNOWN && mention->end - mention->first > 1)
    mention->gender = rap_gender_of_given (&words[mention->first]);
}

typedef struct
{
  RapNameType  name;
  RapActorType actor;
} TypePair;

static const TypePair TYPE_PAIRS[] = {
  { RAP_NAME_ORGANISATION, RAP_ACTOR_ORGANISATION },
  { RAP_NAME_STATE, RAP_ACTOR_STATE },
  { RAP_NAME_PLACE, RAP_ACTOR_PLACE },
};

static void
read_thing (const Walk *walk, const RapName *name, RapRawMention *mention)
{
  const RapTerm *term = name_term (walk, name);

  for (guint i = 0; i < G_N_ELEMENTS (TYPE_PAIRS); i++)
    if (TYPE_PAIRS[i].name == name->type)
      mention->type = TYPE_PAIRS[i].actor;
  mention->term = mention->type == RAP_ACTOR_ORGANISATION
                    ? rap_term_get (term, RAP_TERM_ORGANISATION)
                    : term;
  /* The White House is one actor, whatever it is taken for. */
  if (mention->type == RAP_ACTOR_ORGANISATION && mention->term == NULL)
    mention->term = rap_term_get (term, RAP_TERM_SEAT);
  if (mention->term != NULL && mention->term->kind == RAP_TERM_SEAT)
    {
      rap_term_get_state (mention->term, mention->state);
      return;
    }
  if (mention->type == RAP_ACTOR_ORGANISATION && mention->term != NULL)
    {
      rap_term_get_state (mention->term, mention->state);
      set_sector (mention, field_of (mention->term, "sector"));
    }
  else if (name->state[0] != '\0')
    memcpy (mention->state, name->state, sizeof mention->state);
  else if (mention->type != RAP_ACTOR_ORGANISATION && term != NULL)
    rap_term_get_state (term, mention->state);
}

static void
add (Walk *walk, const RapRawMention *mention)
{
  g_array_append_val (walk->found, *mention);
  walk->free = mention->end;
}

/* Whether the noun heads its phrase: "major" is no officer where it is an adjective, and
 * "government spending" no government. */
static gboolean
heads_phrase (const Walk *walk, guint word)
{
  guint  head = walk->tree->heads[word];
  guint8 rel = walk->tree->rels[word];

  if (walk->tags[word] != RAP_TAG_NOUN && walk->tags[word] != RAP_TAG_PROPN)
    return FALSE;
  return head == RAP_NO_HEAD || head <= word || head > word + REACH ||
         (rel != RAP_REL_COMPOUND && rel != RAP_REL_AMOD && rel != RAP_REL_NMOD) ||
         (walk->words->words[word + 1].flags & RAP_WORD_CLITIC) != 0;
}

static gboolean
starts_person (const Walk *walk, guint word)
{
  const RapName *name =
    walk->name < walk->names->n_names ? &walk->names->names[walk->name] : NULL;
  return name != NULL && name->first == word && name->type == RAP_NAME_PERSON;
}

/* A group noun or title in the words from i to limit; TRUE when it became a mention. */
static gboolean
add_nominal (Walk *walk, guint i, guint limit)
{
  static const struct
  {
    RapTermKind    term;
    RapMentionForm form;
    RapActorType   type;
    gboolean       plural;
  } KINDS[] = {
    { RAP_TERM_GROUP, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
    { RAP_TERM_TITLE, RAP_MENTION_TITLE, RAP_ACTOR_PERSON, FALSE },
    { RAP_TERM_TITLES, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
    { RAP_TERM_PERSON_NOUN, RAP_MENTION_NOMINAL, RAP_ACTOR_PERSON, FALSE },
    { RAP_TERM_PERSON_NOUNS, RAP_MENTION_NOMINAL, RAP_ACTOR_GROUP, TRUE },
  };
  guint          end = 0;
  const RapTerm *match =
    rap_gazetteer_match (walk->words, i, MIN (limit, i + LONGEST_TERM), TRUE, &end);
  const RapTerm *term = NULL;
  guint          kind = 0;

  for (; match != NULL && kind < G_N_ELEMENTS (KINDS); kind++)
    if ((term = rap_term_get (match, KINDS[kind].term)) != NULL)
      break;
  /* A title directly before a name is part of it. */
  if (term == NULL ||
      (end == limit && starts_person (walk, limit) && term->kind != RAP_TERM_GROUP))
    return FALSE;

  if (!heads_phrase (walk, end - 1))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = end,
                            .outer = i,
                            .label = i,
                            .form = KINDS[kind].form,
                            .type = KINDS[kind].type,
                            .plural = KINDS[kind].plural,
                            .term = term,
                            .title = i,
                            .title_end = i,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  read_left (walk, &mention);
  if (term->kind == RAP_TERM_GROUP)
    mention.plural = rap_field_is (field_of (term, "number"), "plural");
  else
    mention.gender = gender_of_field (field_of (term, "gender"));
  if (term->kind != RAP_TERM_PERSON_NOUN && term->kind != RAP_TERM_PERSON_NOUNS)
    set_sector (&mention, field_of (term, "sector"));
  if (!mention.plural && mention.intro == RAP_INTRO_BARE && mention.state[0] == '\0')
    return FALSE;
  /* The adjectives of place belong to the mention, articles and other names do not. */
  for (const RapName *name; (name = name_before (walk, mention.first)) != NULL &&
                            name->first >= mention.outer;)
    mention.first = name->first;
  add (walk, &mention);
  return TRUE;
}

/* "The two sides", "both leaders", "the pair": a group of members that stand elsewhere. */
static gboolean
add_pair (Walk *walk, guint i, guint limit)
{
  const RapWord *words = walk->words->words;
  gboolean       counted =
    rap_mention_word_is (&words[i], "pair") || rap_mention_word_is (&words[i], "trio");
  guint          noun = i + counted, end = 0;
  const RapTerm *pair;

  if (noun >= limit)
    return FALSE;
  pair = rap_term_get (rap_gazetteer_match (walk->words, noun, limit, TRUE, &end),
                       RAP_TERM_PAIR);
  if (pair == NULL || counted == rap_field_is (field_of (pair, "number"), "singular"))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = end,
                            .outer = i,
                            .label = i,
                            .form = RAP_MENTION_NOMINAL,
                            .type = RAP_ACTOR_GROUP,
                            .plural = TRUE,
                            .term = pair,
                            .title = i,
                            .title_end = i,
                            .count = rap_field_to_int (field_of (pair, "count")),
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  read_left (walk, &mention);
  if (!counted && mention.intro != RAP_INTRO_DEFINITE)
    return FALSE;
  add (walk, &mention);
  return TRUE;
}

static gboolean
add_pronoun (Walk *walk, guint i)
{
  const char    *lower = walk->words->words[i].lower;
  const RapTerm *term =
    rap_term_get (rap_gazetteer_find (lower, strlen (lower), TRUE), RAP_TERM_PRONOUN);

  if (term == NULL || !rap_field_is (field_of (term, "person"), "3") ||
      rap_field_is (field_of (term, "use"), "relative"))
    return FALSE;
  RapRawMention mention = { .first = i,
                            .end = i + 1,
                            .outer = i,
                            .label = i,
                            .form = RAP_MENTION_PRONOUN,
                            .term = term,
                            .title = i,
                            .title_end = i,
                            .partner = RAP_NO_ACTOR,
                            .actor = RAP_NO_ACTOR };
  mention.gender = gender_of_field (field_of (term, "gender"));
  mention.plural = rap_field_is (field_of (term, "number"), "plural");
  mention.type =
    mention.gender != RAP_GENDER_UNKNOWN ? RAP_ACTOR_PERSON : RAP_ACTOR_GROUP;
  add (walk, &mention);
  return TRUE;
}

/* A place or body that no table knows is a person when somebody of that surname is about, or
 * when it is a forename. */
static RapNameType
type_of (const Walk *walk, const RapName *name)
{
  static const RapTermKind KNOWN[] = {
    RAP_TERM_STATE, RAP_TERM_CAPITAL, RAP_TERM_SEAT, RAP_TERM_PLACE, RAP_TERM_ORGANISATION
  };
  const RapWord *last = &walk->words->words[name->end - 1];
  const RapTerm *term = name_term (walk, name);

  if ((name->type != RAP_NAME_PLACE && name->type != RAP_NAME_ORGANISATION) ||
      name->end - name->first > 1)
    return name->type;
  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (rap_term_get (term, KNOWN[i]) != NULL)
      return name->type;
  if (g_hash_table_contains (walk->surnames, last->form))
    return RAP_NAME_PERSON;
  return name->type == RAP_NAME_PLACE && rap_term_get (term, RAP_TERM_GIVEN) != NULL
           ? RAP_NAME_PERSON
           : name->type;
}

static void
find_surnames (Walk *walk)
{
  walk->surnames = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < walk->names->n_names; i++)
    {
      const RapName *name = &walk->names->names[i];
      if (name->type == RAP_NAME_PERSON && name->end - name->first > 1)
        g_hash_table_add (walk->surnames,
                          (gpointer) walk->words->words[name->end - 1].form);
    }
}

static guint
read_at (Walk *walk, guint i)
{
  const RapNames *names = walk->names;
  while (walk->name < names->n_names && names->names[walk->name].end <= i)
    walk->name++;
  const RapName *name = walk->name < names->n_names ? &names->names[walk->name] : NULL;

  if (name != NULL && name->first == i)
    {
      RapRawMention mention = { .first = i,
                                .end = name->end,
                                .outer = i,
                                .label = i,
                                .form = RAP_MENTION_NAME,
                                .intro = RAP_INTRO_DEFINITE,
                                .title = i,
                                .title_end = i,
                                .partner = RAP_NO_ACTOR,
                                .actor = RAP_NO_ACTOR };
      if (type_of (walk, name) == RAP_NAME_PERSON)
        read_person (walk, name, &mention);
      else if (name->type < RAP_NAME_NATIONALITY)
        read_thing (walk, name, &mention);
      else
        return name->end;
      add (walk, &mention);
      return name->end;
    }
  guint limit = sentence_end (walk, i);
  if (name != NULL)
    limit = MIN (limit, name->first);
  if ((walk->words->words[i].flags & (RAP_WORD_MARK | RAP_WORD_DIGITS)) == 0 &&
      (add_pronoun (walk, i) || add_pair (walk, i, limit) ||
       add_nominal (walk, i, limit)))
    return walk->free;
  return i + 1;
}

GArray *
rap_mentions_collect (RapDocument *document)
{
  Walk walk = { .document = document,
                .words = rap_words_of (document),
                .names = rap_names_of (document) };

  walk.found = g_array_new (FALSE, FALSE, sizeof (RapRawMention));
  walk.tags = rap_tags_of (document)->tags;
  walk.tree = rap_tree_of (document);
  find_surnames (&walk);
  for (guint i = 0; i < walk.words->n_words;)
    i = read_at (&walk, i);
  g_hash_table_unref (walk.surnames);
  return walk.found;
}
