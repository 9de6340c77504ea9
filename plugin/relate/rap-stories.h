// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

/* Documents that tell of the same matter. */
typedef struct
{
  char id[24]; /* of the first document told: stays when others come */
  GArray
    *documents; /* guint: positions in the dossier, in the order they were published */
  GArray *originals; /* guint, parallel: the document this one is a copy of, or itself */
} RapStory;

typedef struct
{
  GPtrArray *stories; /* RapStory, the one with most documents first */
} RapStories;

/* The same whatever the order of the documents. Linear in their number: a document is held
 * against a bounded number of stories that share its strongest terms. */
const RapStories *rap_stories_of (RapDossier *dossier);

G_END_DECLS
