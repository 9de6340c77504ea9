// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"

G_BEGIN_DECLS

/* Mentions on their way to actors. */
typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  GArray         *mentions; /* RapRawMention */
  GArray         *actors;   /* RapActor */
} RapLinking;

/* Gives every name, title and noun its actor; pronouns are left alone. */
void rap_linking_run (RapLinking *self);
/* Sets partner and role_end of the mentions that stand in apposition. */
void rap_appositions_find (RapLinking *self);
/* Whether two mentions stand side by side: "X and Y", "X talks with Y". */
gboolean rap_mentions_are_paired (const RapLinking    *self,
                                  const RapRawMention *left,
                                  const RapRawMention *right);
/* Adds a role as stated, words [first, end), unless the actor has it. */
void rap_linking_add_role (RapLinking *self, guint actor, guint first, guint end);
/* The parts of a person's name that count: no marks, particles and suffixes. */
guint rap_name_parts (const RapWords *words,
                      guint           first,
                      guint           end,
                      const char    **parts,
                      guint           n_parts);
/* "jr.", "iii" or "": father and son are two. */
const char *rap_name_suffix (const RapWords *words, guint first, guint end);
/* Whether the two can be names of one person. */
gboolean
rap_name_parts_agree (const char **left, guint n_left, const char **right, guint n_right);

#define RAP_NAME_PARTS 8

G_END_DECLS
