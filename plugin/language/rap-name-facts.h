// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-name-spans.h"

G_BEGIN_DECLS

/* What a document says of a form in all its places; all are counted by kind. */
typedef struct
{
  guint16 whole[RAP_N_KINDS]; /* names of just these words */
  guint16 first[RAP_N_KINDS]; /* longer ones that begin with the word */
  guint16 last[RAP_N_KINDS];  /* and that end with it */
  guint16 initials;           /* bodies whose words begin with its letters */
  guint16 named;              /* how often the word is part of a name */
  guint16 seen;               /* how often the word stands there */
  guint16 spans;              /* how often the words were looked at */
  gint32  sums[RAP_N_KINDS];  /* what the network said of them then */
} RapNameFact;

typedef struct _RapNameFacts RapNameFacts;

RapNameFacts *rap_name_facts_new (const RapNameReading *reading,
                                  const GArray         *spans) G_GNUC_WARN_UNUSED_RESULT;
/* So much a single place says at most. */
#define RAP_NAME_FACT_MOST 512
void rap_name_facts_free (RapNameFacts *facts);
/* Of words [first, end); all zero when nothing is known. */
const RapNameFact *rap_name_facts_get (const RapNameFacts *facts,
                                       const RapWords     *words,
                                       guint               first,
                                       guint               end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapNameFacts, rap_name_facts_free)

G_END_DECLS
