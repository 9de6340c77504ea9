// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mention.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* How many words before a name or noun are looked at for titles and adjectives. */
#define RAP_MENTION_REACH 7

/* What is known on the way through the words of a document. */
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
  GHashTable *full; /* full names of people: how much more often they are read as one */
  GHashTable *surnames; /* last words of full names of people */
  GHashTable *people;
  GHashTable *things;
    /* single words with an article, that are read as people */ /* last words of all names of people */
  guint8 *begins; /* by form, whether one may begin a mention; see rap-mention-nouns.c */
} RapMentionWalk;

guint
rap_mention_walk_start (const RapMentionWalk *walk, guint word); /* of its sentence */
guint rap_mention_walk_end (const RapMentionWalk *walk, guint word);
/* The name that ends at the word, or NULL. */
const RapName *rap_mention_walk_name_before (const RapMentionWalk *walk, guint end);
void           rap_mention_walk_add (RapMentionWalk *walk, const RapRawMention *mention);
gboolean       rap_mention_heads_phrase (const RapMentionWalk *walk, guint word);
/* What stands before a noun: article, possessor, adjectives of place. Sets intro, state and
 * outer. */
void rap_mention_read_left (const RapMentionWalk *walk, RapRawMention *mention);
/* A title that ends where the name starts. The longest. */
void rap_mention_read_title (const RapMentionWalk *walk, RapRawMention *mention);

G_END_DECLS
