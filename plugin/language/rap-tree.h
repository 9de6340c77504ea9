// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-rels.h"
#include "language/rap-tags.h"

G_BEGIN_DECLS

/* Parallel to the words of the document; indices are word indices of the document. */
typedef struct
{
  const guint  *heads; /* RAP_NO_HEAD for the root of a sentence */
  const guint8 *rels;  /* RapRel */
  /* The words under a word, itself included: [firsts, ends). Trees are projective. */
  const guint *firsts;
  const guint *ends;
} RapTree;

const RapTree *rap_tree_of (RapDocument *document);
const char    *rap_rel_get_nick (RapRel rel); /* "nsubj" */
/* The first child of a word with this relation after `after` (pass the head's sentence
 * start minus nothing to begin: use RAP_NO_HEAD), or RAP_NO_HEAD. */
guint rap_tree_child (const RapWords *words,
                      const RapTree  *tree,
                      guint           head,
                      RapRel          rel,
                      guint           after);
/* Whether the verb has a passive auxiliary or is a bare participle used passively. */
gboolean rap_tree_is_passive (const RapWords *words,
                              const RapTags  *tags,
                              const RapTree  *tree,
                              guint           verb);

/* The case marker or mark of a word: "with" in "with Iran"; or RAP_NO_HEAD. */
guint rap_word_case (RapDocument *document, guint word);

G_END_DECLS
