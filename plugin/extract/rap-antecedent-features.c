// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-antecedent-features.h"

#include "extract/rap-link.h"

#define FAR   9 /* "never", where sentences are counted */
#define WORDS 60

/* What several answers say together. Every row becomes a slot of the table of weights. */
#define F(feature) (RAP_ANTECEDENT_##feature + 1)
static const guint8 TEMPLATES[][4] = {
  { F (DISTANCE) },
  { F (DISTANCE), F (PLACE), F (USE) },
  { F (DISTANCE), F (PLACE), F (PRONOUN_PLACE), F (JOINED) },
  { F (FORM), F (DISTANCE), F (LENGTH) },
  { F (BETWEEN), F (DISTANCE), F (USE) },
  { F (WORDS), F (USE) },
  { F (CLAUSES), F (PLACE), F (USE), F (DISTANCE) },
  { F (BINDING), F (USE), F (DISTANCE) },
  { F (DEPTH), F (PRONOUN_DEPTH), F (DISTANCE), F (CLAUSES) },
  { F (OFFSET), F (PRONOUN_OFFSET), F (DISTANCE), F (PLACE) },
  { F (QUOTED), F (PRONOUN_QUOTED), F (DISTANCE), F (PLACE) },
  { F (SAME_PLACE), F (DISTANCE), F (OFFSET) },
  { F (JOINED), F (DISTANCE), F (COMMA) },
  { F (BINDING), F (PLACE), F (PRONOUN_PLACE) },
  { F (SUBJECTS_BETWEEN), F (DISTANCE), F (PLACE), F (USE) },
  { F (CLAUSES), F (BINDING), F (PLACE), F (PRONOUN_PLACE) },
  { F (FORM), F (PLACE), F (DISTANCE), F (USE) },
  { F (DISTANCE), F (DEPTH), F (SUBJECT), F (USE) },
  { F (OFFSET), F (SUBJECT), F (DISTANCE), F (USE) },
  { F (TYPE), F (SUBJECT), F (DISTANCE) },
  { F (TYPE), F (FORM), F (PLURAL), F (USE) },
  { F (PLURAL), F (DISTANCE), F (PLACE) },
  { F (COUNT), F (DISTANCE) },
  { F (FOLLOWS), F (USE) },
  { F (FOLLOWS), F (DISTANCE), F (LAST_SUBJECT) },
  { F (LAST_SUBJECT), F (USE) },
  { F (FIRST), F (DISTANCE) },
  { F (FAMILIAR), F (NAMES), F (DISTANCE) },
  { F (FAMILIAR), F (SUBJECTS), F (USE) },
  { F (ORPHANS), F (FAMILIAR), F (DISTANCE) },
  { F (ORPHANS), F (SUBJECTS), F (NAMES) },
  { F (SUBJECTS), F (DISTANCE) },
  { F (HINT), F (DISTANCE) },
  { F (LATER), F (USE), F (DISTANCE) },
  { F (BOUND), F (USE) },
  { F (SAYS), F (CLAUSES), F (QUOTED), F (PRONOUN_QUOTED) },
  { F (SAYS), F (DISTANCE), F (PRONOUN_QUOTED), F (USE) },
  { F (INSIDE), F (USE), F (DISTANCE) },
  { F (ASIDE), F (DISTANCE) },
  { F (RANK), F (USE) },
  { F (RANK), F (PERSONS) },
  { F (RANK), F (DISTANCE), F (SUBJECT) },
  { F (BLOCK), F (DISTANCE) },
  { F (LAST_PRONOUN), F (USE), F (FOLLOWS) },
  { F (SHARE), F (DISTANCE) },
  { F (INTRO), F (FORM) },
  { F (FRONT), F (DISTANCE), F (SUBJECT), F (USE) },
  { F (KNOWN), F (DISTANCE), F (USE) },
  { F (KNOWN), F (HINT), F (TYPE) },
  { F (KNOWN), F (FORM), F (DISTANCE), F (CLAUSES) },
  { F (KNOWN), F (DISTANCE), F (SUBJECT), F (PERSONS) },
  { F (KNOWN), F (SHARE), F (FORM) },
  { F (TYPE), F (PLACE), F (USE) },
  { F (TYPE), F (ACTS), F (NAMES) },
  { F (TYPE), F (GIVEN), F (LENGTH) },
  { F (TYPE), F (WHERE), F (ACTS) },
  { F (CLASH), F (USE), F (DISTANCE) },
  { F (CLASH), F (SHARE), F (SUBJECT) },
  { F (GIVEN), F (KNOWN), F (FORM) },
  { F (KIN), F (PRONOUN_KIN), F (CLAUSES) },
  { F (KIN), F (USE), F (DISTANCE) },
  { F (KIN), F (PRONOUN_KIN), F (BINDING) },
  { F (KIN), F (PLACE), F (SHARE) },
  { F (PRONOUN_MARK), F (PLACE), F (CLAUSES) },
  { F (SAME_PLACE), F (CLAUSES), F (USE) },
  { F (RANK), F (SHARE) },
  { F (LAST_SUBJECT), F (LAST_PRONOUN), F (FOLLOWS), F (USE) },
};
/* What is said of nobody. */
static const guint8 NOBODY[][4] = {
  { F (NOBODY), F (USE) },
  { F (NOBODY), F (PERSONS) },
  { F (NOBODY), F (PERSONS), F (USE) },
  { F (NOBODY), F (PRONOUN_QUOTED), F (USE) },
  { F (NOBODY), F (FOLLOWS), F (USE) },
};
#undef F

#define SET(feature, value) (c->values[RAP_ANTECEDENT_##feature] = (gint16) (value))
#define GET(c, feature)     ((c)->values[RAP_ANTECEDENT_##feature])

static int
bucket (guint n)
{
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

static guint
use_of (const RapRawMention *pronoun)
{
  static const char *const USES[] = { "subject", "object", "possessive", "reflexive" };
  RapField                 use = rap_term_field (pronoun->term, "use");
  for (guint i = 0; i < G_N_ELEMENTS (USES); i++)
    if (rap_field_is (use, USES[i]))
      return i;
  return G_N_ELEMENTS (USES);
}

RapPronounSort
rap_antecedent_sort (const RapRawMention *pronoun)
{
  if (pronoun->form != RAP_MENTION_PRONOUN)
    return RAP_PRONOUN_OTHER;
  if (pronoun->gender != RAP_GENDER_UNKNOWN)
    return RAP_PRONOUN_PERSON;
  return pronoun->plural ? RAP_PRONOUN_MANY : RAP_PRONOUN_OTHER;
}

/* "Her" is both object and possessive. */
guint
rap_antecedent_use (const RapRawMention *pronoun, const RapSite *site)
{
  guint use = use_of (pronoun);
  if (use == 2 && site->place != RAP_PLACE_POSSESSOR && site->place != RAP_PLACE_OTHER)
    return 1;
  return use;
}

/* Somebody first named by the surname alone is known to the reader: the text is about him. */
static gboolean
is_familiar (const RapLinking *linking, const RapAntecedentMemory *memory)
{
  const RapRawMention *first =
    &g_array_index (linking->mentions, RapRawMention, memory->first);
  return first->form == RAP_MENTION_NAME && first->end - first->first == 1 &&
         first->title == first->title_end;
}

static void
describe_person (RapAntecedent               *c,
                 const RapLinking            *linking,
                 const RapAntecedentMemory   *memory,
                 const RapAntecedentQuestion *q)
{
  const RapActor *actor = &g_array_index (linking->actors, RapActor, c->actor);
  const guint    *orphans = memory->orphans;
  gboolean guessed = g_array_index (linking->mentions, RapRawMention, c->mention).guessed;

  SET (TYPE, guessed ? RAP_ACTOR_GROUP + 1 : actor->type);
  SET (PLURAL, actor->plural);
  SET (COUNT, MIN (memory->count, 4));
  SET (NAMES, MIN (memory->names, 5));
  SET (SHARE, memory->names * 4 / MAX (q->most_names, 1));
  SET (SUBJECTS, MIN (memory->subjects, 3));
  SET (LAST_SUBJECT,
       memory->last_subject == 0 ? FAR
                                 : MIN (q->site->sentence + 1 - memory->last_subject, 3));
  SET (LAST_PRONOUN,
       memory->last_sentence == 0
         ? FAR
         : MIN (q->site->sentence + 1 - memory->last_sentence, 3));
  SET (FOLLOWS,
       q->last_pronoun > 0 && memory->last_pronoun == q->last_pronoun
         ? 2
         : memory->last_pronoun > 0);
  SET (FIRST, c->actor == 0);
  SET (FAMILIAR, is_familiar (linking, memory));
  SET (GIVEN, memory->given);
  SET (ACTS, MIN (memory->acts, 3));
  SET (WHERE, MIN (memory->where, 2));
  SET (ORPHANS,
       MIN (q->blind ? orphans[RAP_GENDER_MALE] + orphans[RAP_GENDER_FEMALE]
                     : orphans[q->pronoun->gender],
            3));
  if (q->blind)
    return;
  SET (CLASH, rap_genders_clash (actor->gender, q->pronoun->gender));
  SET (KNOWN, actor->gender != RAP_GENDER_UNKNOWN && !GET (c, CLASH));
  SET (HINT,
       memory->hint == RAP_GENDER_UNKNOWN   ? 0
       : memory->hint == q->pronoun->gender ? 1
                                            : -1);
}

static void
describe_position (RapAntecedent               *c,
                   const RapLinking            *linking,
                   const RapRawMention         *mention,
                   const RapSite               *site,
                   const RapAntecedentQuestion *q)
{
  const RapWords    *words = linking->words;
  const RapSentence *here = &words->sentences[site->sentence],
                    *there = &words->sentences[q->site->sentence];
  gboolean ahead = mention->first > q->pronoun->first;

  SET (DISTANCE,
       ahead ? -1 : (int) MIN (q->site->sentence - site->sentence, RAP_ANTECEDENT_FAR));
  SET (WORDS,
       ahead ? -1 - bucket (mention->first - q->pronoun->first)
             : bucket (q->pronoun->first - mention->end));
  SET (BETWEEN, bucket (q->between));
  SET (SUBJECTS_BETWEEN, bucket (q->subjects));
  SET (OFFSET, MIN (mention->outer - MIN (here->first, mention->outer), 1));
  SET (PRONOUN_OFFSET, MIN (q->pronoun->first - there->first, 1));
  SET (FRONT, q->front);
  SET (QUOTED, site->quoted);
  SET (PRONOUN_QUOTED, q->site->quoted);
  SET (BLOCK, here->block == there->block);
  SET (COMMA,
       mention->end < words->n_words &&
         g_str_equal (words->words[mention->end].form, ","));
}

void
rap_antecedent_describe (RapAntecedent               *c,
                         const RapLinking            *linking,
                         const RapTree               *tree,
                         const RapSite               *site,
                         const RapAntecedentMemory   *memory,
                         const RapAntecedentQuestion *q)
{
  const RapRawMention *mention =
    &g_array_index (linking->mentions, RapRawMention, c->mention);

  describe_position (c, linking, mention, site, q);
  describe_person (c, linking, memory, q);
  SET (PLACE, site->place);
  SET (SUBJECT, rap_site_is_subject (site));
  SET (PRONOUN_PLACE, q->site->place);
  SET (SAME_PLACE, site->place == q->site->place);
  SET (USE, q->use);
  SET (CLAUSES, rap_sites_clauses (tree, site, q->site));
  SET (BINDING, rap_sites_binding (tree, site, q->site));
  SET (DEPTH, site->depth);
  SET (PRONOUN_DEPTH, q->site->depth);
  SET (JOINED, site->joined);
  SET (ASIDE, site->aside);
  SET (INSIDE, site->inside);
  SET (SAYS, site->says);
  SET (FORM, mention->form);
  SET (LENGTH, MIN (mention->end - mention->first, 4));
  SET (INTRO, mention->intro);
  SET (KIN, site->kin);
  SET (PRONOUN_KIN, q->site->kin);
  SET (PRONOUN_MARK, q->site->mark);
}

/* How much it is in view: near before far, subjects before the rest. */
static int
prominence_of (const RapAntecedent *c)
{
  int far = GET (c, DISTANCE);
  if (far < 0)
    return GET (c, DEPTH) < GET (c, PRONOUN_DEPTH) || GET (c, PLACE) <= RAP_PLACE_PASSIVE
             ? 94 - 3 * GET (c, PLACE)
             : 40;
  return 100 - 12 * far - 3 * GET (c, PLACE) - 2 * GET (c, JOINED);
}

static void
compare (RapAntecedent *c, const RapAntecedent *other)
{
  if (c->actor != other->actor)
    {
      SET (RANK, GET (c, RANK) + (prominence_of (other) > prominence_of (c)));
      return;
    }
  if (GET (other, BINDING) == RAP_BINDING_ARGUMENTS ||
      GET (other, BINDING) == RAP_BINDING_JOINED)
    SET (BOUND, 1);
  if (GET (other, DISTANCE) < 0 && GET (c, DISTANCE) >= 0)
    SET (LATER, 1 + GET (other, CLAUSES));
}

/* Unrolled, the templates are no table any more. */
static inline __attribute__ ((always_inline)) void
add_slots (RapAntecedent *c, const guint8 templates[][4], guint n, guint base)
{
#pragma GCC unroll 80
  for (guint t = 0; t < n; t++)
    {
      guint64 values = 0;
#pragma GCC unroll 4
      for (guint i = 0; i < 4; i++)
        if (templates[t][i] != 0)
          values = values * 8191 + (guint) (c->values[templates[t][i] - 1] + 32);
      guint64 hash = (values * 256 + base + t) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      c->slots[c->n_slots++] = hash >> (64 - RAP_ANTECEDENT_BITS);
    }
}

/* Candidates are bounded: every pair may be looked at. */
void
rap_antecedents_compare (GArray *candidates, const RapAntecedentQuestion *q)
{
  guint          n = candidates->len - 1, persons = 0;
  guint          base = 128 * (q->sort - RAP_PRONOUN_PERSON);
  RapAntecedent *all = (RapAntecedent *) (gpointer) candidates->data;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        compare (&all[i], &all[j]);
      persons += GET (&all[i], NEAREST);
    }
  for (guint i = 0; i <= n; i++)
    {
      RapAntecedent *c = &all[i];
      SET (PERSONS, MIN (persons, 8));
      SET (RANK, MIN (GET (c, RANK), 6));
    }
  for (guint i = 0; i < n; i++)
    add_slots (&all[i], TEMPLATES, G_N_ELEMENTS (TEMPLATES), base);
  RapAntecedent *c = &all[n];
  SET (NOBODY, 1);
  SET (USE, q->use);
  SET (PRONOUN_QUOTED, q->site->quoted);
  SET (FOLLOWS, q->last_pronoun > 0);
  add_slots (c, NOBODY, G_N_ELEMENTS (NOBODY), base + 64);
}
