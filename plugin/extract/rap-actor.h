// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-names.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_ACTOR_PERSON,
  RAP_ACTOR_ORGANISATION,
  RAP_ACTOR_STATE,
  RAP_ACTOR_PLACE,
  RAP_ACTOR_GROUP
} RapActorType;

typedef enum
{
  RAP_MENTION_NAME,
  RAP_MENTION_TITLE, /* the president */
  RAP_MENTION_PRONOUN,
  RAP_MENTION_METONYM, /* Beijing, the Kremlin */
  RAP_MENTION_NOMINAL  /* the two sides, officials */
} RapMentionForm;

typedef enum
{
  RAP_GENDER_UNKNOWN,
  RAP_GENDER_MALE,
  RAP_GENDER_FEMALE
} RapGender;

#define RAP_NO_ACTOR G_MAXUINT

typedef struct
{
  RapSpan        span;  /* the words of the mention without its title or article */
  guint          first; /* words [first, end) */
  guint          end;
  RapMentionForm form;
  guint          actor; /* index among the actors */
} RapMention;

typedef struct
{
  char        *name; /* the fullest form as read */
  RapActorType type;
  RapGender    gender;
  gboolean     plural;
  char         state[4];  /* ISO 3166-1 alpha-3 or "" */
  char         sector[4]; /* GOV, MIL, LEG … (PLOVER) or "" */
  GPtrArray   *roles;     /* char *: as stated, "President" */
  GArray      *members;   /* guint: actors of a group, when the text names them */
} RapActor;

const char *rap_actor_type_get_nick (RapActorType type);
const char *rap_mention_form_get_nick (RapMentionForm form);
/* What is told of a type: a union of states acts as a state does, and is none. */
RapActorType rap_actor_get_told_type (const RapActor *actor);

G_END_DECLS
