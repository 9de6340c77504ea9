// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-phrases.h"

G_BEGIN_DECLS

/* The categories of PLOVER. */
typedef enum
{
  RAP_EVENT_NONE, /* known, and no political event */
  RAP_EVENT_AGREE,
  RAP_EVENT_CONSULT,
  RAP_EVENT_SUPPORT,
  RAP_EVENT_CONCEDE,
  RAP_EVENT_COOPERATE,
  RAP_EVENT_AID,
  RAP_EVENT_RETREAT,
  RAP_EVENT_REQUEST,
  RAP_EVENT_ACCUSE,
  RAP_EVENT_REJECT,
  RAP_EVENT_THREATEN,
  RAP_EVENT_PROTEST,
  RAP_EVENT_SANCTION,
  RAP_EVENT_MOBILIZE,
  RAP_EVENT_COERCE,
  RAP_EVENT_ASSAULT,
  RAP_EVENT_SAME, /* that of the complement */
  RAP_N_EVENT_TYPES
} RapEventType;

/* What a verb does to the event in its complement. */
typedef enum
{
  RAP_SHIFT_ACTUAL,
  RAP_SHIFT_REQUEST,
  RAP_SHIFT_HYPOTHETICAL,
  RAP_SHIFT_REPORT,
  RAP_SHIFT_PROMISE,
  RAP_SHIFT_REJECT,
  RAP_SHIFT_ALLEGE,
  RAP_SHIFT_FUTURE,
  RAP_SHIFT_DENY,
  RAP_SHIFT_LIGHT,
  RAP_SHIFT_CLAIM,
  RAP_SHIFT_BEGIN,
  RAP_SHIFT_ADMIT,
  RAP_SHIFT_REFUSE,
  RAP_SHIFT_THREATEN,
  RAP_SHIFT_ATTEMPT,
  RAP_SHIFT_STOP,
  RAP_SHIFT_ALLOW,
  RAP_SHIFT_NEGATED,
  RAP_SHIFT_CAUSE,
  RAP_SHIFT_PREVENT,
  RAP_SHIFT_HELP,
  RAP_SHIFT_FAIL,
  RAP_SHIFT_ORDER,
  RAP_SHIFT_DESIRE,
  RAP_N_SHIFTS
} RapShift;

/* What kind of complement a pattern wants. */
typedef enum
{
  RAP_COMPLEMENT_NONE,
  RAP_COMPLEMENT_THAT,
  RAP_COMPLEMENT_INFINITIVE,
  RAP_COMPLEMENT_OBJECT_INFINITIVE,
  RAP_COMPLEMENT_GERUND,
  RAP_COMPLEMENT_FROM_GERUND,
  RAP_COMPLEMENT_QUESTION,
  RAP_COMPLEMENT_PREDICATE,
  RAP_N_COMPLEMENTS
} RapComplement;

typedef enum
{
  RAP_FILLER_NONE, /* the slot must not be asked for */
  RAP_FILLER_ANY,
  RAP_FILLER_CLASS, /* a member of a class of object-classes */
  RAP_FILLER_EVENT, /* an event noun */
  RAP_FILLER_ACTOR, /* a person or state by name */
  RAP_FILLER_TYPE,  /* an event of that type */
  RAP_FILLER_WORDS  /* one of the words of the field */
} RapFillerKind;

typedef struct
{
  RapFillerKind kind;
  guint         number; /* of the class or the type */
  RapField      words;
} RapFiller;

/* A row of event-verbs. */
typedef struct
{
  RapField      fixed;
  RapField      preposition;
  RapFiller     subject;
  RapFiller     object;
  RapFiller     oblique; /* what stands after the preposition */
  RapFiller     inner;   /* what the complement must be */
  RapField      source;
  RapField      target;
  const char   *mode; /* interned, or NULL */
  const char   *cameo;
  RapEventType  type;
  RapShift      shift;
  RapComplement complement;
  gboolean      passive;
  int           priority;
} RapEventPattern;

/* A row of event-nouns. */
typedef struct
{
  RapEventType type;
  const char  *mode;
  const char  *cameo;
  RapField     source;
  RapField     target;
  gboolean     light; /* only under a light verb */
  int          priority;
} RapEventNoun;

#define RAP_N_EVENT_CLASSES 128

typedef struct
{
  guint64 bits[RAP_N_EVENT_CLASSES / 64];
} RapEventClassSet;

const char  *rap_event_type_get_name (RapEventType type);
RapEventType rap_event_type_find (RapField name);
/* The patterns of a lemma: *n_patterns of them. */
const RapEventPattern *rap_event_patterns_find (const char *lemma, guint *n_patterns);
/* What the noun of that row of event-nouns means. */
const RapEventNoun *rap_event_noun_get (guint row);
/* The number of a class of object-classes; aborts when there is none of that name. */
guint rap_event_class_find (const char *name);
/* Per word of the document: the classes of the longest member that ends there. */
const RapEventClassSet *rap_event_classes_of (RapDocument *document);
gboolean                rap_event_class_has (const RapEventClassSet *set, guint number);
/* Most words are of no class. */
static inline gboolean
rap_event_class_has_any (const RapEventClassSet *set)
{
  guint64 all = 0;
  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    all |= set->bits[i];
  return all != 0;
}

/* Per word of the document: the row of the longest event noun that ends there, or
 * RAP_LEXICON_NONE. */
const guint *rap_event_nouns_of (RapDocument *document);

G_END_DECLS
