// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention.h"

G_BEGIN_DECLS

/* How many actors that share a word are looked back at: the work for a mention does not grow
 * with the document. */
#define RAP_LINK_LOOK_BACK 8

/* What is remembered of an actor while mentions are linked. */
typedef struct
{
  guint    first; /* words of the fullest name */
  guint    end;
  guint    last;    /* the latest mention */
  guint    mention; /* the first one */
  gboolean abroad;  /* the text says of which state: "Chinese President" */
  gboolean named;   /* not only by what he is */
  gboolean bare;    /* by the surname alone, after the full name */
  GArray  *offices; /* what he is said to be, or NULL; see rap-link-offices.c */
} RapLinkLead;

typedef struct
{
  guint left;
  guint right;
  guint sentence;
} RapLinkPair;

typedef struct
{
  RapLinking *self;
  GArray     *leads; /* RapLinkLead, parallel to the actors */
  GHashTable *lists; /* a word of a name or role → GArray of actors, oldest first */
  GHashTable *keys;  /* "kind:text" → actor + 1 */
  GArray     *pairs; /* RapLinkPair */
} RapLink;

RapRawMention *rap_link_mention_at (const RapLink *link, guint i);
RapActor      *rap_link_actor_at (const RapLink *link, guint i);
char          *rap_link_text_of (const RapLink *link, guint first, guint end);
char *rap_link_key_of (const RapLink *link, const char *kind, guint first, guint end);
void  rap_link_bind_key (RapLink *link, char *key, guint actor);
guint rap_link_find_key (RapLink *link, const char *key);
void
rap_link_add_to_list (RapLink *link, const char *prefix, const char *word, guint actor);
GArray  *rap_link_get_list (RapLink *link, const char *prefix, const char *word);
guint    rap_link_add_actor (RapLink *link, guint m);
void     rap_link_assign (RapLink *link, guint m, guint actor);
gboolean rap_genders_clash (RapGender left, RapGender right);
void     rap_link_take_name (RapLink *link, guint actor, const RapRawMention *mention);
/* Adds the words to the roles of the actor unless he has it. */
void rap_linking_add_role (RapLinking *self, guint actor, guint first, guint end);

G_END_DECLS
