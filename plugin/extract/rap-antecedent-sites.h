// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-mentions.h"
#include "language/rap-tree.h"

G_BEGIN_DECLS

/* Where a mention stands in its sentence, from the most to the least prominent place. */
typedef enum
{
  RAP_PLACE_SUBJECT,
  RAP_PLACE_PASSIVE,
  RAP_PLACE_POSSESSOR,
  RAP_PLACE_OBJECT,
  RAP_PLACE_OBLIQUE,
  RAP_PLACE_MODIFIER,
  RAP_PLACE_APPOSITION,
  RAP_PLACE_ROOT,
  RAP_PLACE_OTHER
} RapPlace;

/* What a word of kinship says of a mention. */
typedef enum
{
  RAP_KIN_NONE,
  RAP_KIN_IS,  /* her husband, Per Strand */
  RAP_KIN_HAS, /* Anna's husband */
  RAP_KIN_OF   /* the daughter of Per Strand */
} RapKin;

typedef struct
{
  guint   head;   /* its head word */
  guint   clause; /* the word at the head of its clause */
  guint   chief;  /* the first of the coordination it is in, else its head */
  guint   sentence;
  guint8  place;  /* RapPlace */
  guint8  depth;  /* of its clause */
  guint8  joined; /* is in a coordination, not first */
  guint8  quoted;
  guint8  says;   /* is the subject of a verb of saying or thinking, or its source */
  guint8  inside; /* possessor or modifier of a subject */
  guint8  aside;  /* between brackets */
  guint8  kin;    /* RapKin */
  guint16 mark;   /* a hash of what its clause or phrase begins with: because, during */
} RapSite;

/* How the clause of one stands to the clause of the other. */
typedef enum
{
  RAP_CLAUSES_APART,
  RAP_CLAUSES_SAME,
  RAP_CLAUSES_ABOVE,
  RAP_CLAUSES_BELOW
} RapClauses;

/* Positions of a candidate and a pronoun that exclude or suggest one another. */
typedef enum
{
  RAP_BINDING_NONE,
  RAP_BINDING_ARGUMENTS,  /* of one verb */
  RAP_BINDING_POSSESSED,  /* the pronoun is the candidate's possessor */
  RAP_BINDING_APPOSITION, /* the candidate is what the pronoun possesses, by apposition */
  RAP_BINDING_JOINED,     /* both in one coordination */
  RAP_BINDING_MODIFIER,   /* the candidate modifies what the pronoun possesses */
  RAP_BINDING_ARGUMENT_OF, /* the pronoun possesses an argument of the candidate's verb */
} RapBinding;

/* RapSite, parallel to the mentions. */
GArray *rap_sites_find (const RapLinking *linking) G_GNUC_WARN_UNUSED_RESULT;
RapClauses
rap_sites_clauses (const RapTree *tree, const RapSite *candidate, const RapSite *pronoun);
RapBinding
rap_sites_binding (const RapTree *tree, const RapSite *candidate, const RapSite *pronoun);
gboolean rap_site_is_subject (const RapSite *site);

G_END_DECLS
