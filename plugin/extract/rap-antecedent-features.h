// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-antecedent-sites.h"

G_BEGIN_DECLS

/* What is asked about a mention that a pronoun could refer to. */
typedef enum
{
  RAP_ANTECEDENT_DISTANCE, /* in sentences; -1 when it stands ahead */
  RAP_ANTECEDENT_WORDS,
  RAP_ANTECEDENT_BETWEEN,          /* different persons nearer by */
  RAP_ANTECEDENT_SUBJECTS_BETWEEN, /* those of them that are subjects */
  RAP_ANTECEDENT_NEAREST,          /* the nearest mention of this person */
  RAP_ANTECEDENT_PLACE,
  RAP_ANTECEDENT_PRONOUN_PLACE,
  RAP_ANTECEDENT_SAME_PLACE,
  RAP_ANTECEDENT_USE,
  RAP_ANTECEDENT_CLAUSES,
  RAP_ANTECEDENT_BINDING,
  RAP_ANTECEDENT_DEPTH,
  RAP_ANTECEDENT_PRONOUN_DEPTH,
  RAP_ANTECEDENT_OFFSET, /* words from the start of the sentence */
  RAP_ANTECEDENT_PRONOUN_OFFSET,
  RAP_ANTECEDENT_QUOTED,
  RAP_ANTECEDENT_PRONOUN_QUOTED,
  RAP_ANTECEDENT_JOINED,
  RAP_ANTECEDENT_COMMA,
  RAP_ANTECEDENT_ASIDE,
  RAP_ANTECEDENT_INSIDE,
  RAP_ANTECEDENT_SAYS,
  RAP_ANTECEDENT_FORM,
  RAP_ANTECEDENT_LENGTH,
  RAP_ANTECEDENT_INTRO,
  RAP_ANTECEDENT_TYPE,
  RAP_ANTECEDENT_PLURAL,
  RAP_ANTECEDENT_COUNT, /* mentions so far */
  RAP_ANTECEDENT_NAMES, /* in the whole document */
  RAP_ANTECEDENT_SHARE, /* of the names of whoever is named most, in per cent */
  RAP_ANTECEDENT_SUBJECTS,
  RAP_ANTECEDENT_LAST_SUBJECT,
  RAP_ANTECEDENT_LAST_PRONOUN,
  RAP_ANTECEDENT_FOLLOWS, /* the last pronoun was of this person */
  RAP_ANTECEDENT_FIRST,
  RAP_ANTECEDENT_FAMILIAR,
  RAP_ANTECEDENT_ORPHANS,
  RAP_ANTECEDENT_HINT,
  RAP_ANTECEDENT_BLOCK,
  RAP_ANTECEDENT_LATER, /* named again ahead in the sentence */
  RAP_ANTECEDENT_BOUND, /* a mention of this person excludes the pronoun */
  RAP_ANTECEDENT_RANK,  /* how many persons are more prominent */
  RAP_ANTECEDENT_PERSONS,
  RAP_ANTECEDENT_SUBJECT, /* stands as one */
  RAP_ANTECEDENT_FRONT,   /* the pronoun stands before the subject of the sentence */
  RAP_ANTECEDENT_KNOWN,   /* its sex is known */
  RAP_ANTECEDENT_GIVEN,   /* what the tables say of the name: a forename, a surname */
  RAP_ANTECEDENT_ACTS,    /* how often it is a subject or possessor in the document */
  RAP_ANTECEDENT_WHERE,   /* how often a word of place stands before it */
  RAP_ANTECEDENT_CLASH,   /* the surname of somebody's kin of the other sex */
  RAP_ANTECEDENT_KIN,
  RAP_ANTECEDENT_PRONOUN_KIN,
  RAP_ANTECEDENT_PRONOUN_MARK, /* a hash */
  RAP_ANTECEDENT_NOBODY,
  RAP_N_ANTECEDENT_FEATURES
} RapAntecedentFeature;

/* From so many sentences on they are not counted. */
#define RAP_ANTECEDENT_FAR       5
#define RAP_ANTECEDENT_TEMPLATES 96
#define RAP_ANTECEDENT_BITS      16
#define RAP_ANTECEDENT_SLOTS     (1 << RAP_ANTECEDENT_BITS)

/* A mention that a pronoun could refer to, with what speaks for and against it: the answers,
 * and slots of the table of weights for what several answers say together. */
typedef struct
{
  guint   mention; /* RAP_NO_ACTOR for nobody in particular */
  guint   actor;
  gint16  values[RAP_N_ANTECEDENT_FEATURES];
  guint   n_slots;
  guint16 slots[RAP_ANTECEDENT_TEMPLATES];
} RapAntecedent;

/* What is remembered of an actor. */
typedef struct
{
  guint     count;         /* mentions so far */
  guint     last_pronoun;  /* mention + 1 */
  guint     last_sentence; /* + 1 in which a pronoun was this actor */
  guint     last_subject;  /* sentence + 1 in which it was a subject */
  guint     subjects;      /* how often it was one so far */
  guint     names;         /* named how often in the whole document */
  guint     first;         /* the first mention of all */
  guint     acts;          /* named as a subject or possessor in the whole document */
  guint     where;         /* with a word of place before it */
  gboolean  kin;           /* told of as somebody's */
  guint     given;         /* what the tables say of its name */
  RapGender hint;          /* the sex a lone forename suggests */
  guint     orphans[3];    /* pronouns of each sex without an actor before it came */
} RapAntecedentMemory;

/* What sort of actor a pronoun can mean. "It" is left alone: it is seldom an actor. */
typedef enum
{
  RAP_PRONOUN_OTHER,
  RAP_PRONOUN_PERSON, /* he, she */
  RAP_PRONOUN_MANY    /* they */
} RapPronounSort;

/* A pronoun that is asked about. */
typedef struct
{
  RapPronounSort       sort;
  const RapRawMention *pronoun;
  const RapSite       *site;
  guint                use;
  guint                last_pronoun; /* the last one of its sex, mention + 1 */
  guint                most_names;
  gboolean             front; /* before the subject of its sentence */
  guint                between;
  guint                subjects;
  gboolean             blind; /* nothing may be asked that tells the sex */
} RapAntecedentQuestion;

/* How a pronoun is used: 0 subject, 1 object, 2 possessive, 3 reflexive. */
RapPronounSort rap_antecedent_sort (const RapRawMention *pronoun);
guint          rap_antecedent_use (const RapRawMention *pronoun, const RapSite *site);
/* Describes one candidate by itself. */
void rap_antecedent_describe (RapAntecedent               *candidate,
                              const RapLinking            *linking,
                              const RapTree               *tree,
                              const RapSite               *site,
                              const RapAntecedentMemory   *memory,
                              const RapAntecedentQuestion *question);
/* Describes what they are to one another; the last of them is nobody. */
void rap_antecedents_compare (GArray *candidates, const RapAntecedentQuestion *question);

G_END_DECLS
