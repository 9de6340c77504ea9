// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-rels.h"
#include "language/rap-tags.h"

G_BEGIN_DECLS

/* The arcs of a document while what the parser could not know is put right. */
typedef struct
{
  const RapWords *words;
  const RapTags  *tags;
  guint          *heads;
  guint8         *rels;
} RapArcEdits;

/* The first of the words [from, to) that hangs on the head by that relation, or RAP_NO_HEAD. */
static inline guint
rap_arcs_find (const RapArcEdits *arcs, guint from, guint to, guint head, RapRel rel)
{
  for (guint i = from; i < to; i++)
    if (arcs->heads[i] == head && arcs->rels[i] == rel)
      return i;
  return RAP_NO_HEAD;
}

static inline gboolean
rap_arcs_have (const RapArcEdits *arcs, guint from, guint to, guint head, RapRel rel)
{
  return rap_arcs_find (arcs, from, to, head, rel) != RAP_NO_HEAD;
}

/* Whether the verb has a tense of its own, or an auxiliary from that word on. */
static inline gboolean
rap_arcs_are_finite (const RapArcEdits *arcs, guint from, guint verb)
{
  guint8 form = arcs->tags->verbs[verb];

  return arcs->tags->tags[verb] == RAP_TAG_VERB &&
         (form == RAP_VERB_PAST || form == RAP_VERB_PRESENT ||
          rap_arcs_have (arcs, from, verb, verb, RAP_REL_AUX));
}

G_END_DECLS
