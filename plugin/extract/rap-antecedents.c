// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-antecedents.h"

#include <string.h>

/* Bounds on what is looked at for one pronoun: the work does not grow with the document. */
#define SENTENCES_BACK 4
#define MENTIONS_BACK  40
#define MENTIONS_AHEAD 6
#define CLIMB          24

/* Where a word stands in its sentence. */
typedef enum
{
  PLACE_NONE,
  PLACE_SUBJECT,
  PLACE_PASSIVE,
  PLACE_OBJECT,
  PLACE_OBLIQUE,
  PLACE_POSSESSOR,
  PLACE_MODIFIER,
  PLACE_APPOSITION,
  PLACE_ROOT,
  PLACE_OTHER
} Place;

typedef struct
{
  guint  head;   /* its head word */
  guint  clause; /* the word at the head of its clause */
  guint  chief;  /* the first of the coordination it is in, else its head */
  guint  sentence;
  guint8 place;
  guint8 depth;  /* of its clause */
  guint8 joined; /* is in a coordination, not first */
  guint8 quoted;
} Site;

typedef struct
{
  guint     count;        /* mentions so far */
  guint     last_mention; /* + 1 */
  guint     last_pronoun; /* + 1 */
  guint     last_subject; /* sentence + 1 in which it was a subject */
  guint     subjects;     /* how often it was one so far */
  guint     names;        /* named how often in the whole document */
  guint     first;        /* the first mention of all */
  RapGender hint;         /* the sex a lone forename suggests */
  guint     orphans;      /* pronouns of each sex without an actor before that */
} Memory;

struct _RapAntecedents
{
  RapLinking    *linking;
  const RapTree *tree;
  const RapTags *tags;
  GArray        *sites;            /* Site, parallel to the mentions */
  GArray        *memories;         /* Memory, parallel to the actors */
  guint          last_pronouns[3]; /* mention + 1, by gender */
  guint          orphans[3];       /* pronouns so far that are nobody's */
};

static const guint8 PLACES[RAP_N_RELS] = {
  [RAP_REL_NSUBJ] = PLACE_SUBJECT,     [RAP_REL_CSUBJ] = PLACE_SUBJECT,
  [RAP_REL_OBJ] = PLACE_OBJECT,        [RAP_REL_IOBJ] = PLACE_OBJECT,
  [RAP_REL_OBL] = PLACE_OBLIQUE,       [RAP_REL_NMOD] = PLACE_MODIFIER,
  [RAP_REL_APPOS] = PLACE_APPOSITION,  [RAP_REL_ROOT] = PLACE_ROOT,
  [RAP_REL_DET] = PLACE_POSSESSOR,     [RAP_REL_VOCATIVE] = PLACE_OTHER,
  [RAP_REL_COMPOUND] = PLACE_MODIFIER,
};

/* Relations at which a clause begins. */
static const guint8 CLAUSES[RAP_N_RELS] = {
  [RAP_REL_ROOT] = 1,  [RAP_REL_CCOMP] = 1, [RAP_REL_ADVCL] = 1,     [RAP_REL_ACL] = 1,
  [RAP_REL_CSUBJ] = 1, [RAP_REL_XCOMP] = 1, [RAP_REL_PARATAXIS] = 1,
};

static guint
head_of (const RapAntecedents *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (self->tree->heads[i] == RAP_NO_HEAD || self->tree->heads[i] < first ||
        self->tree->heads[i] >= end)
      return i;
  return end - 1;
}

static gboolean
is_verbal (const RapAntecedents *self, guint word)
{
  return self->tags->tags[word] == RAP_TAG_VERB || self->tags->tags[word] == RAP_TAG_AUX;
}

static guint
clause_of (const RapAntecedents *self, guint word)
{
  for (guint steps = 0; steps < CLIMB; steps++)
    {
      guint8 rel = self->tree->rels[word];
      if (self->tree->heads[word] == RAP_NO_HEAD || CLAUSES[rel] ||
          (rel == RAP_REL_CONJ && is_verbal (self, word)))
        break;
      word = self->tree->heads[word];
    }
  return word;
}

static guint
depth_of (const RapAntecedents *self, guint clause)
{
  guint depth = 0;
  for (guint steps = 0; steps < CLIMB && self->tree->heads[clause] != RAP_NO_HEAD;
       steps++)
    {
      depth += CLAUSES[self->tree->rels[clause]];
      clause = self->tree->heads[clause];
    }
  return depth;
}

static guint8
place_of (const RapAntecedents *self, guint word)
{
  const RapWords *words = self->linking->words;
  guint           head = self->tree->heads[word];
  guint8          place;

  if (head == RAP_NO_HEAD)
    return PLACE_ROOT;
  place = PLACES[self->tree->rels[word]];
  if (place == PLACE_MODIFIER && word + 1 < words->n_words &&
      (words->words[word + 1].flags & RAP_WORD_CLITIC) != 0 &&
      self->tree->heads[word + 1] == word)
    return PLACE_POSSESSOR;
  if (place == PLACE_SUBJECT && rap_tree_is_passive (words, self->tags, self->tree, head))
    return PLACE_PASSIVE;
  return place != PLACE_NONE ? place : PLACE_OTHER;
}

static Site
site_of (const RapAntecedents *self, const RapRawMention *mention, gboolean quoted)
{
  Site site = { .head = head_of (self, mention->first, mention->end), .quoted = quoted };

  site.chief = site.head;
  for (guint steps = 0; steps < 4 && self->tree->heads[site.chief] != RAP_NO_HEAD;
       steps++)
    {
      guint8 rel = self->tree->rels[site.chief];
      if (rel != RAP_REL_CONJ && rel != RAP_REL_FLAT && rel != RAP_REL_APPOS)
        break;
      site.joined |= rel == RAP_REL_CONJ;
      site.chief = self->tree->heads[site.chief];
    }
  site.sentence = self->linking->words->words[site.head].sentence;
  site.place = place_of (self, site.chief);
  if (mention->form == RAP_MENTION_PRONOUN && site.place == PLACE_MODIFIER)
    site.place = PLACE_POSSESSOR;
  site.clause = clause_of (self, site.chief);
  site.depth = MIN (depth_of (self, site.clause), 3);
  return site;
}

/* One pass over the words for the quotation marks, one over the mentions. */
static void
find_sites (RapAntecedents *self)
{
  const RapWords *words = self->linking->words;
  guint           word = 0, block = G_MAXUINT;
  gboolean        quoted = FALSE;

  for (guint m = 0; m < self->linking->mentions->len; m++)
    {
      const RapRawMention *mention =
        &g_array_index (self->linking->mentions, RapRawMention, m);
      for (; word < mention->first; word++)
        {
          RapWordFlags flags = words->words[word].flags;
          guint        here = words->sentences[words->words[word].sentence].block;
          if (here != block)
            quoted = FALSE;
          block = here;
          if ((flags & RAP_WORD_QUOTE) != 0)
            quoted = (flags & RAP_WORD_QUOTE_OPENS) != 0    ? TRUE
                     : (flags & RAP_WORD_QUOTE_CLOSES) != 0 ? FALSE
                                                            : !quoted;
        }
      Site site = site_of (self, mention, quoted);
      g_array_append_val (self->sites, site);
    }
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

/* How often an actor is named, and where first. */
static void
count_names (RapAntecedents *self)
{
  for (guint m = self->linking->mentions->len; m-- > 0;)
    {
      const RapRawMention *mention =
        &g_array_index (self->linking->mentions, RapRawMention, m);
      if (mention->actor == RAP_NO_ACTOR)
        continue;
      Memory *memory = &g_array_index (self->memories, Memory, mention->actor);
      memory->first = m;
      if (memory->hint == RAP_GENDER_UNKNOWN)
        memory->hint = hint_of (self, mention);
      memory->names += mention->form == RAP_MENTION_NAME;
    }
}

RapAntecedents *
rap_antecedents_new (RapLinking *linking)
{
  RapAntecedents *self = g_new0 (RapAntecedents, 1);

  self->linking = linking;
  self->tree = rap_tree_of (linking->document);
  self->tags = rap_tags_of (linking->document);
  self->sites = g_array_sized_new (FALSE, FALSE, sizeof (Site), linking->mentions->len);
  self->memories = g_array_new (FALSE, TRUE, sizeof (Memory));
  g_array_set_size (self->memories, linking->actors->len);
  find_sites (self);
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

gboolean
rap_antecedents_wants (RapAntecedents *self, guint mention)
{
  const RapRawMention *m =
    &g_array_index (self->linking->mentions, RapRawMention, mention);
  return m->form == RAP_MENTION_PRONOUN && m->gender != RAP_GENDER_UNKNOWN;
}

void
rap_antecedents_note (RapAntecedents *self, guint mention)
{
  const RapRawMention *m =
    &g_array_index (self->linking->mentions, RapRawMention, mention);
  const Site *site = &g_array_index (self->sites, Site, mention);

  if (m->form == RAP_MENTION_PRONOUN && m->gender != RAP_GENDER_UNKNOWN)
    self->last_pronouns[m->gender] = mention + 1;
  if (m->actor == RAP_NO_ACTOR)
    {
      self->orphans[m->form == RAP_MENTION_PRONOUN ? m->gender : 0]++;
      return;
    }
  Memory *memory = &g_array_index (self->memories, Memory, m->actor);
  if (memory->count == 0)
    memory->orphans = MIN (self->orphans[RAP_GENDER_MALE], 3) * 4 +
                      MIN (self->orphans[RAP_GENDER_FEMALE], 3);
  memory->count++;
  memory->last_mention = mention + 1;
  if (m->form == RAP_MENTION_PRONOUN)
    memory->last_pronoun = mention + 1;
  if (site->place == PLACE_SUBJECT || site->place == PLACE_PASSIVE)
    {
      memory->last_subject = site->sentence + 1;
      memory->subjects++;
    }
}

/* --- what speaks for a candidate --- */

static void
add_feature (RapAntecedent *candidate, guint template, guint64 values)
{
  guint64 hash = (values * 64 + template + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  if (candidate->n_features < RAP_ANTECEDENT_FEATURES)
    candidate->features[candidate->n_features++] = hash >> (64 - 15);
}

static guint
bucket (guint n)
{
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

/* How the clause of one stands to the clause of the other: 0 apart, 1 the same, 2 above,
 * 3 below. */
static guint
clause_relation (const RapAntecedents *self, const Site *candidate, const Site *pronoun)
{
  if (candidate->sentence != pronoun->sentence)
    return 0;
  if (candidate->clause == pronoun->clause)
    return 1;
  for (guint word = pronoun->clause, steps = 0; steps < CLIMB && word != RAP_NO_HEAD;
       steps++, word = self->tree->heads[word])
    if (word == candidate->clause)
      return 2;
  for (guint word = candidate->clause, steps = 0; steps < CLIMB && word != RAP_NO_HEAD;
       steps++, word = self->tree->heads[word])
    if (word == pronoun->clause)
      return 3;
  return 0;
}

/* Positions that exclude or suggest one another: 1 arguments of one verb, 2 the pronoun is
 * the candidate's possessor, 3 the candidate is what the pronoun possesses, by apposition,
 * 4 both in one coordination, 5 the candidate modifies what the pronoun possesses,
 * 6 the pronoun is the possessor of another argument of the candidate's verb. */
static guint
binding (const RapAntecedents *self, const Site *candidate, const Site *pronoun)
{
  guint pronoun_head = self->tree->heads[pronoun->chief];
  guint candidate_head = self->tree->heads[candidate->chief];

  if (candidate->sentence != pronoun->sentence || pronoun_head == RAP_NO_HEAD)
    return 0;
  if (candidate->chief == pronoun->chief)
    return 4;
  if (pronoun->place == PLACE_POSSESSOR)
    {
      if (pronoun_head == candidate->head)
        return 2;
      if (pronoun_head == candidate->chief)
        return 3;
      if (candidate_head == pronoun_head)
        return 5;
      if (candidate_head != RAP_NO_HEAD &&
          self->tree->heads[pronoun_head] == candidate_head)
        return 6;
      return 0;
    }
  return candidate_head == pronoun_head ? 1 : 0;
}

typedef struct
{
  const RapRawMention *pronoun;
  const Site          *site;
  guint                use;
  guint                between; /* different persons seen on the way back */
  guint                subjects;
  gboolean             blind;
} Question;

static guint
use_of (const RapRawMention *pronoun)
{
  static const char *const USES[] = { "subject", "object", "possessive", "reflexive" };
  RapField                 use =
    rap_lexicon_field (rap_term_get_lexicon (pronoun->term),
                       pronoun->term->row,
                       rap_lexicon_column (rap_term_get_lexicon (pronoun->term), "use"));
  for (guint i = 0; i < G_N_ELEMENTS (USES); i++)
    if (rap_field_is (use, USES[i]))
      return i;
  return G_N_ELEMENTS (USES);
}

/* "Her" is both object and possessive. */
static guint
use_at (const RapRawMention *pronoun, const Site *site)
{
  guint use = use_of (pronoun);
  if (use == 2 && site->place != PLACE_POSSESSOR && site->place != PLACE_OTHER)
    return 1;
  return use;
}

/* Somebody first named by the surname alone is known to the reader: the text is about him. */
static gboolean
is_familiar (const RapAntecedents *self, const Memory *memory)
{
  const RapRawMention *first =
    &g_array_index (self->linking->mentions, RapRawMention, memory->first);
  return first->form == RAP_MENTION_NAME && first->end - first->first == 1 &&
         first->title == first->title_end;
}

static void
describe_person (const RapAntecedents *self,
                 RapAntecedent        *c,
                 const Question       *q,
                 guint                 distance)
{
  const Memory *memory = &g_array_index (self->memories, Memory, c->actor);
  guint         count = MIN (memory->count, 4);
  guint         last = self->last_pronouns[q->pronoun->gender];
  guint follows = last > 0 && memory->last_pronoun == last ? 2 : memory->last_pronoun > 0;
  guint subject = memory->last_subject == 0
                    ? 0
                    : 1 + MIN (q->site->sentence + 1 - memory->last_subject, 3);

  add_feature (c, 21, count * 8 + distance);
  add_feature (c, 22, follows * 8 + q->use);
  add_feature (c, 23, (follows * 8 + distance) * 8 + subject);
  add_feature (c, 24, subject * 8 + q->use);
  add_feature (c, 25, (c->actor == 0) * 8 + distance);
  guint familiar = is_familiar (self, memory), names = MIN (memory->names, 5),
        subjects = MIN (memory->subjects, 3);
  guint orphans =
    q->pronoun->gender == RAP_GENDER_MALE ? memory->orphans / 4 : memory->orphans % 4;
  add_feature (c, 27, (familiar * 8 + names) * 8 + distance);
  add_feature (c, 28, (familiar * 8 + subjects) * 8 + q->use);
  add_feature (c, 29, (orphans * 2 + familiar) * 8 + distance);
  add_feature (c, 30, (orphans * 8 + subjects) * 8 + names);
  add_feature (c, 31, subjects * 8 + distance);
  guint suggests = memory->hint == RAP_GENDER_UNKNOWN   ? 0
                   : memory->hint == q->pronoun->gender ? 1
                                                        : 2;
  add_feature (c, 33, suggests);
  add_feature (c, 34, suggests * 8 + distance);
}

static void
describe (const RapAntecedents *self, RapAntecedent *c, const Question *q)
{
  const RapRawMention *mention =
    &g_array_index (self->linking->mentions, RapRawMention, c->mention);
  const Site        *site = &g_array_index (self->sites, Site, c->mention), *p = q->site;
  const RapSentence *sentence = &self->linking->words->sentences[site->sentence];
  gboolean           ahead = mention->first > q->pronoun->first;
  guint              distance = ahead ? 7 : MIN (p->sentence - site->sentence, 5);
  guint              words =
    ahead ? mention->first - q->pronoun->first : q->pronoun->first - mention->end;
  guint relation = clause_relation (self, site, p), bound = binding (self, site, p);
  guint length = MIN (mention->end - mention->first, 3);
  guint opens = mention->outer == sentence->first,
        p_opens = q->pronoun->first == self->linking->words->sentences[p->sentence].first;
  guint quotes = site->quoted * 2 + p->quoted;
  guint comma = mention->end < self->linking->words->n_words &&
                g_str_equal (self->linking->words->words[mention->end].form, ",");

  add_feature (c, 1, distance);
  add_feature (c, 2, (distance * 16 + site->place) * 8 + q->use);
  add_feature (c, 3, ((distance * 16 + site->place) * 16 + p->place) * 2 + site->joined);
  add_feature (c, 4, (mention->form * 8 + distance) * 4 + length);
  add_feature (c, 5, (bucket (q->between) * 8 + distance) * 8 + q->use);
  add_feature (c, 6, (bucket (words) * 8 + q->use) * 2 + ahead);
  add_feature (c, 7, ((relation * 16 + site->place) * 8 + q->use) * 2 + ahead);
  add_feature (c, 8, (bound * 8 + q->use) * 2 + ahead);
  add_feature (c, 9, ((site->depth * 4 + p->depth) * 8 + distance) * 4 + relation);
  add_feature (c, 10, ((opens * 2 + p_opens) * 8 + distance) * 16 + site->place);
  add_feature (c, 11, (quotes * 8 + distance) * 16 + site->place);
  add_feature (c, 12, ((site->place == p->place) * 8 + distance) * 2 + opens);
  add_feature (c, 13, (site->joined * 8 + distance) * 4 + comma);
  add_feature (c, 14, (bound * 16 + site->place) * 16 + p->place);
  add_feature (c,
               15,
               ((bucket (q->subjects) * 8 + distance) * 16 + site->place) * 2 +
                 (q->use == 0));
  add_feature (c, 16, ((relation * 8 + bound) * 16 + site->place) * 16 + p->place);
  add_feature (c, 17, ((mention->form * 16 + site->place) * 8 + distance) * 8 + q->use);
  guint subject = site->place == PLACE_SUBJECT || site->place == PLACE_PASSIVE;
  add_feature (c, 18, ((distance * 4 + site->depth) * 2 + subject) * 8 + q->use);
  add_feature (c, 19, ((opens * 2 + subject) * 8 + distance) * 8 + q->use);
  add_feature (c,
               32,
               (g_array_index (self->linking->actors, RapActor, c->actor).type * 2 +
                subject) *
                   8 +
                 distance);
  describe_person (self, c, q, distance);
}

/* A name of one word that no table knows may be a person's, whatever it was taken for. */
static gboolean
is_unsure (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME && mention->end - mention->first == 1 &&
         mention->term == NULL && mention->state[0] == '\0' &&
         mention->type == RAP_ACTOR_PLACE;
}

static gboolean
may_be (const RapAntecedents *self, guint candidate, const Question *question)
{
  const RapRawMention *mention =
    &g_array_index (self->linking->mentions, RapRawMention, candidate);
  if (mention->actor == RAP_NO_ACTOR)
    return FALSE;
  const RapActor *actor =
    &g_array_index (self->linking->actors, RapActor, mention->actor);
  if (actor->type != RAP_ACTOR_PERSON &&
      (!is_unsure (mention) ||
       g_array_index (self->sites, Site, candidate).place != PLACE_SUBJECT))
    return FALSE;
  const Memory *memory = &g_array_index (self->memories, Memory, mention->actor);
  if (!question->blind && actor->gender == RAP_GENDER_UNKNOWN &&
      memory->hint != RAP_GENDER_UNKNOWN && memory->hint != question->pronoun->gender)
    return FALSE;
  return !actor->plural && (question->blind || actor->gender == RAP_GENDER_UNKNOWN ||
                            actor->gender == question->pronoun->gender);
}

static void
add_candidate (RapAntecedents *self, Question *q, guint m, GArray *candidates)
{
  const RapRawMention *mention =
    &g_array_index (self->linking->mentions, RapRawMention, m);
  const Site   *site = &g_array_index (self->sites, Site, m);
  RapAntecedent candidate = { .mention = m, .actor = mention->actor };
  gboolean new = TRUE;

  for (guint i = 0; i < candidates->len && new; i++)
    new = g_array_index (candidates, RapAntecedent, i).actor != mention->actor;
  describe (self, &candidate, q);
  g_array_append_val (candidates, candidate);
  q->between += new;
  q->subjects += new && (site->place == PLACE_SUBJECT || site->place == PLACE_PASSIVE);
}

void
rap_antecedents_collect (RapAntecedents *self,
                         guint           pronoun,
                         gboolean        blind,
                         GArray         *candidates)
{
  const GArray        *mentions = self->linking->mentions;
  const RapRawMention *mention = &g_array_index (mentions, RapRawMention, pronoun);
  const Site          *site = &g_array_index (self->sites, Site, pronoun);
  Question             q = { mention, site, use_at (mention, site), 0, 0, blind };
  RapAntecedent        nobody = { .mention = RAP_NO_ACTOR, .actor = RAP_NO_ACTOR };

  g_array_set_size (candidates, 0);
  for (guint m = pronoun; m-- > 0 && m + MENTIONS_BACK >= pronoun;)
    {
      if (g_array_index (self->sites, Site, m).sentence + SENTENCES_BACK < site->sentence)
        break;
      if (may_be (self, m, &q))
        add_candidate (self, &q, m, candidates);
    }
  guint behind = q.between;
  q.between = q.subjects = 0;
  for (guint m = pronoun + 1; m < mentions->len && m <= pronoun + MENTIONS_AHEAD; m++)
    {
      if (g_array_index (self->sites, Site, m).sentence != site->sentence)
        break;
      if (may_be (self, m, &q))
        add_candidate (self, &q, m, candidates);
    }
  add_feature (&nobody, 40, q.use);
  add_feature (&nobody, 41, bucket (behind));
  add_feature (&nobody, 42, bucket (behind) * 8 + q.use);
  add_feature (&nobody, 43, site->quoted * 8 + q.use);
  add_feature (&nobody, 44, (self->last_pronouns[mention->gender] > 0) * 8 + q.use);
  g_array_append_val (candidates, nobody);
}
