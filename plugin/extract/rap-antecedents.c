// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-antecedents.h"

#include <string.h>

#include "extract/rap-link.h"
#include "language/rap-name-types.h"

/* Bounds on what is looked at for one pronoun: the work does not grow with the document. */
#define SENTENCES_BACK 4
#define MENTIONS_BACK  40
#define MENTIONS_AHEAD 6
#define MOST_PARTED    4
/* How far back the last man or woman is remembered. */
#define SENTENCES_RECALLED 12

struct _RapAntecedents
{
  RapLinking    *linking;
  const RapTree *tree;
  GArray        *sites;    /* RapSite, parallel to the mentions */
  GArray        *memories; /* RapAntecedentMemory, parallel to the actors */
  guint          most_names;
  guint          last_pronouns[3]; /* mention + 1, by gender */
  guint          last_they;        /* mention + 1 */
  guint          orphans[3];       /* pronouns so far that are nobody's */
  guint          parted;           /* how often */
  guint          last_known[3];    /* mention + 1 of somebody whose sex is known, by it */
};

static const RapRawMention *
mention_at (const RapAntecedents *self, guint mention)
{
  return &g_array_index (self->linking->mentions, RapRawMention, mention);
}

static const RapSite *
site_at (const RapAntecedents *self, guint mention)
{
  return &g_array_index (self->sites, RapSite, mention);
}

static RapAntecedentMemory *
memory_at (const RapAntecedents *self, guint actor)
{
  return &g_array_index (self->memories, RapAntecedentMemory, actor);
}

/* The sex that a forename standing alone suggests; it could be a surname after all. */
static RapGender
hint_of (const RapAntecedents *self, const RapRawMention *mention)
{
  const RapWord *word = &self->linking->words->words[mention->first];
  const RapTerm *term = rap_gazetteer_find (word->form, strlen (word->form), FALSE);

  if (mention->form != RAP_MENTION_NAME || mention->end - mention->first > 1 ||
      rap_term_get (term, RAP_TERM_FAMILY) != NULL)
    return RAP_GENDER_UNKNOWN;
  return rap_gender_of_given (word);
}

/* "In Holm", "the mayor of Holm": a place, whatever it is. */
static gboolean
is_where (const RapAntecedents *self, const RapRawMention *mention)
{
  const RapWord       *words = self->linking->words->words;
  const RapRawMention *before = mention - 1;

  if (mention->outer == 0)
    return FALSE;
  if (rap_mention_word_is (&words[mention->outer - 1], "place"))
    return TRUE;
  return mention != mention_at (self, 0) && before->end + 1 == mention->outer &&
         rap_mention_word_is (&words[before->end], "genitive") &&
         rap_mention_governs (before);
}

/* Whether the tables know a forename or a surname in the name. */
static guint
knowledge_of (const RapAntecedents *self, const RapRawMention *mention)
{
  const RapWord *first = &self->linking->words->words[mention->first];
  const RapWord *last = &self->linking->words->words[mention->end - 1];

  return (rap_term_get (rap_gazetteer_find (first->form, strlen (first->form), FALSE),
                        RAP_TERM_GIVEN) != NULL) +
         2 * (rap_term_get (rap_gazetteer_find (last->form, strlen (last->form), FALSE),
                            RAP_TERM_FAMILY) != NULL);
}

/* How often an actor is named, and where first. */
static void
count_names (RapAntecedents *self)
{
  for (guint m = self->linking->mentions->len; m-- > 0;)
    {
      const RapRawMention *mention = mention_at (self, m);
      if (mention->actor == RAP_NO_ACTOR)
        continue;
      RapAntecedentMemory *memory = memory_at (self, mention->actor);
      memory->first = m;
      if (memory->hint == RAP_GENDER_UNKNOWN)
        memory->hint = hint_of (self, mention);
      memory->names += mention->form == RAP_MENTION_NAME;
      if (mention->form == RAP_MENTION_NAME)
        {
          const RapSite *site = site_at (self, m);
          memory->acts +=
            rap_site_is_subject (site) || site->place == RAP_PLACE_POSSESSOR;
          memory->given = knowledge_of (self, mention);
          memory->where += is_where (self, mention);
          memory->kin |= mention->end - mention->first > 1 &&
                         (site->kin == RAP_KIN_IS || site->kin == RAP_KIN_OF);
        }
      if (mention->type == RAP_ACTOR_PERSON)
        self->most_names = MAX (self->most_names, memory->names);
    }
}

RapAntecedents *
rap_antecedents_new (RapLinking *linking)
{
  RapAntecedents *self = g_new0 (RapAntecedents, 1);

  self->linking = linking;
  self->tree = rap_tree_of (linking->document);
  self->sites = rap_sites_find (linking);
  self->memories = g_array_new (FALSE, TRUE, sizeof (RapAntecedentMemory));
  g_array_set_size (self->memories, linking->actors->len);
  count_names (self);
  return self;
}

void
rap_antecedents_free (RapAntecedents *self)
{
  g_array_unref (self->sites);
  g_array_unref (self->memories);
  g_free (self);
}

/* "The daughter of Per Strand", and then "Strand": hers, if the pronoun says so. */
static gboolean
is_others_surname (const RapAntecedents *self, const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME && mention->end - mention->first == 1 &&
         mention->title == mention->title_end && memory_at (self, mention->actor)->kin;
}

/* Bounded by the mentions, and asked seldom. */
guint
rap_antecedents_part (RapAntecedents *self, guint mention)
{
  RapLinking    *linking = self->linking;
  RapRawMention *pronoun = &g_array_index (linking->mentions, RapRawMention, mention);
  guint          old = pronoun->actor, new = linking->actors->len;
  RapAntecedentMemory memory = { 0 };

  if (self->parted++ >= MOST_PARTED)
    return RAP_NO_ACTOR;
  RapActor actor = { .type = RAP_ACTOR_PERSON,
                     .gender = pronoun->gender,
                     .roles = g_ptr_array_new_with_free_func (g_free),
                     .members = g_array_new (FALSE, FALSE, sizeof (guint)) };
  for (guint m = linking->mentions->len; m-- > 0;)
    {
      RapRawMention *other = &g_array_index (linking->mentions, RapRawMention, m);
      if (other->actor != old || !is_others_surname (self, other))
        continue;
      RapSpan span = rap_words_span (linking->words, other->first, other->end);
      if (actor.name == NULL)
        actor.name = rap_document_dup_reading (linking->document, &span);
      other->actor = new;
      memory.first = m;
      memory.names++;
      memory.count += m < mention;
    }
  memory.given = memory_at (self, old)->given;
  memory_at (self, old)->names -= MIN (memory_at (self, old)->names, memory.names);
  g_array_append_val (linking->actors, actor);
  g_array_append_val (self->memories, memory);
  return new;
}

gboolean
rap_antecedents_wants (RapAntecedents *self, guint mention)
{
  return rap_antecedent_sort (mention_at (self, mention)) != RAP_PRONOUN_OTHER;
}

void
rap_antecedents_note (RapAntecedents *self, guint mention)
{
  const RapRawMention *m = mention_at (self, mention);
  const RapSite       *site = site_at (self, mention);
  gboolean             pronoun = m->form == RAP_MENTION_PRONOUN;

  if (pronoun && m->gender != RAP_GENDER_UNKNOWN)
    self->last_pronouns[m->gender] = mention + 1;
  else if (pronoun && m->plural)
    self->last_they = mention + 1;
  if (m->actor == RAP_NO_ACTOR)
    {
      self->orphans[pronoun ? m->gender : 0]++;
      return;
    }
  self->last_known[g_array_index (self->linking->actors, RapActor, m->actor).gender] =
    mention + 1;
  RapAntecedentMemory *memory = memory_at (self, m->actor);
  if (memory->count == 0)
    memcpy (memory->orphans, self->orphans, sizeof memory->orphans);
  memory->count++;
  if (pronoun)
    {
      memory->last_pronoun = mention + 1;
      memory->last_sentence = site->sentence + 1;
    }
  if (rap_site_is_subject (site))
    {
      memory->last_subject = site->sentence + 1;
      memory->subjects++;
    }
}

/* Whether a table knows the name as something else than a person. */
static gboolean
is_known_thing (const RapAntecedents *self, const RapRawMention *mention)
{
  static const RapTermKind KNOWN[] = {
    RAP_TERM_STATE, RAP_TERM_CAPITAL, RAP_TERM_SEAT, RAP_TERM_PLACE, RAP_TERM_ORGANISATION
  };
  guint          end = 0;
  const RapTerm *term =
    rap_gazetteer_match (self->linking->words, mention->first, mention->end, FALSE, &end);

  if (mention->term != NULL || mention->state[0] != '\0')
    return TRUE;
  if (end != mention->end || rap_term_get (term, RAP_TERM_GIVEN) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (rap_term_get (term, KNOWN[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A name of few words that no table knows may be a person's, whatever it was taken for. */
static gboolean
is_unsure (const RapAntecedents *self, const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME && mention->end - mention->first <= 2 &&
         (mention->type == RAP_ACTOR_PLACE || mention->type == RAP_ACTOR_ORGANISATION) &&
         !is_known_thing (self, mention) &&
         memory_at (self, mention->actor)->where == 0 &&
         !rap_name_is_body (self->linking->words, mention->first, mention->end);
}

static gboolean
may_be_person (const RapAntecedents        *self,
               const RapRawMention         *mention,
               const RapActor              *actor,
               const RapAntecedentQuestion *question)
{
  if (actor->plural || (actor->type != RAP_ACTOR_PERSON && !is_unsure (self, mention)))
    return FALSE;
  if (question->blind || actor->gender == question->pronoun->gender)
    return TRUE;
  if (actor->gender != RAP_GENDER_UNKNOWN)
    return is_others_surname (self, mention);
  RapGender hint = memory_at (self, mention->actor)->hint;
  return hint == RAP_GENDER_UNKNOWN || hint == question->pronoun->gender;
}

static gboolean
may_be (const RapAntecedents        *self,
        guint                        candidate,
        const RapAntecedentQuestion *question)
{
  const RapRawMention *mention = mention_at (self, candidate);
  if (mention->actor == RAP_NO_ACTOR)
    return FALSE;
  const RapActor *actor =
    &g_array_index (self->linking->actors, RapActor, mention->actor);
  if (question->sort == RAP_PRONOUN_PERSON)
    return may_be_person (self, mention, actor, question);
  return actor->plural || actor->type == RAP_ACTOR_ORGANISATION ||
         actor->type == RAP_ACTOR_GROUP;
}

static void
add_candidate (RapAntecedents        *self,
               RapAntecedentQuestion *q,
               guint                  m,
               GArray                *candidates)
{
  const RapRawMention *mention = mention_at (self, m);
  const RapSite       *site = site_at (self, m);
  RapAntecedent        candidate = { .mention = m, .actor = mention->actor };
  gboolean new = TRUE;

  for (guint i = 0; i < candidates->len && new; i++)
    new = g_array_index (candidates, RapAntecedent, i).actor != mention->actor;
  candidate.values[RAP_ANTECEDENT_NEAREST] = new;
  rap_antecedent_describe (&candidate,
                           self->linking,
                           self->tree,
                           site,
                           memory_at (self, mention->actor),
                           q);
  g_array_append_val (candidates, candidate);
  q->between += new;
  q->subjects += new &&rap_site_is_subject (site);
}

static guint
last_pronoun (const RapAntecedents *self, const RapAntecedentQuestion *q)
{
  if (q->sort != RAP_PRONOUN_PERSON)
    return self->last_they;
  return q->blind ? MAX (self->last_pronouns[RAP_GENDER_MALE],
                         self->last_pronouns[RAP_GENDER_FEMALE])
                  : self->last_pronouns[q->pronoun->gender];
}

/* "In her speech Keller said …": whether no subject of the main clause stands before it. */
static gboolean
is_in_front (const RapAntecedents *self, guint pronoun)
{
  const RapSite *site = site_at (self, pronoun);

  if (rap_site_is_subject (site) && site->depth == 0)
    return FALSE;
  for (guint m = pronoun; m-- > 0 && m + MENTIONS_BACK >= pronoun &&
                          site_at (self, m)->sentence == site->sentence;)
    if (rap_site_is_subject (site_at (self, m)) && site_at (self, m)->depth == 0)
      return FALSE;
  return TRUE;
}

/* Where nobody near by is known to be a woman, the last woman may be meant before somebody
 * of whom the text does not tell. */
static void
add_known (RapAntecedents *self, RapAntecedentQuestion *q, GArray *candidates)
{
  guint last = q->sort == RAP_PRONOUN_PERSON ? self->last_known[q->pronoun->gender] : 0;

  if (q->blind || last == 0 ||
      site_at (self, last - 1)->sentence + SENTENCES_RECALLED < q->site->sentence)
    return;
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, RapAntecedent, i).values[RAP_ANTECEDENT_KNOWN] != 0)
      return;
  if (may_be (self, last - 1, q))
    add_candidate (self, q, last - 1, candidates);
}

void
rap_antecedents_collect (RapAntecedents *self,
                         guint           pronoun,
                         gboolean        blind,
                         GArray         *candidates)
{
  const RapRawMention  *mention = mention_at (self, pronoun);
  const RapSite        *site = site_at (self, pronoun);
  RapAntecedentQuestion q = { .sort = rap_antecedent_sort (mention),
                              .pronoun = mention,
                              .site = site,
                              .use = rap_antecedent_use (mention, site),
                              .most_names = self->most_names,
                              .front = is_in_front (self, pronoun),
                              .blind = blind };
  RapAntecedent         nobody = { .mention = RAP_NO_ACTOR, .actor = RAP_NO_ACTOR };

  q.last_pronoun = last_pronoun (self, &q);
  g_array_set_size (candidates, 0);
  for (guint m = pronoun; m-- > 0 && m + MENTIONS_BACK >= pronoun;)
    {
      if (site_at (self, m)->sentence + SENTENCES_BACK < site->sentence)
        break;
      if (may_be (self, m, &q))
        add_candidate (self, &q, m, candidates);
    }
  add_known (self, &q, candidates);
  q.between = q.subjects = 0;
  for (guint m = pronoun + 1;
       m < self->linking->mentions->len && m <= pronoun + MENTIONS_AHEAD;
       m++)
    {
      if (site_at (self, m)->sentence != site->sentence)
        break;
      if (may_be (self, m, &q))
        add_candidate (self, &q, m, candidates);
    }
  g_array_append_val (candidates, nobody);
  rap_antecedents_compare (candidates, &q);
}
