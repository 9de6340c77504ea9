// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-tag.h"
#include "language/rap-words.h"

G_BEGIN_DECLS

/* How a verb form is used, as far as its shape and auxiliaries tell. */
typedef enum
{
  RAP_VERB_NONE,
  RAP_VERB_BASE,
  RAP_VERB_PRESENT,
  RAP_VERB_PAST,
  RAP_VERB_PARTICIPLE, /* past participle */
  RAP_VERB_ING
} RapVerbForm;

/* Parallel to the words of the document. */
typedef struct
{
  const guint8      *tags;   /* RapTag */
  const guint8      *verbs;  /* RapVerbForm */
  const char *const *lemmas; /* lower case except for proper nouns */
} RapTags;

const RapTags *rap_tags_of (RapDocument *document);
const char    *rap_tag_get_nick (RapTag tag); /* "PROPN" */
/* The lemma as dictionaries write it: a pronoun of one letter is a capital, for which there
 * is room in the last argument. */
const char *rap_tags_show_lemma (const RapTags *tags, guint word, char capital[2]);

G_END_DECLS
