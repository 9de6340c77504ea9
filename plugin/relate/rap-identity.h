// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"
#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

/* An actor of one document. */
typedef struct
{
  guint document; /* position in the dossier */
  guint actor;
} RapAppearance;

/* The same actor in one or more documents. */
typedef struct
{
  char        *key;  /* stays the same when documents are added or put in another order */
  char        *name; /* the fullest form in any of the documents */
  RapActorType type;
  char         state[4];
  GArray      *appearances; /* RapAppearance, by document and actor */
} RapIdentity;

typedef struct
{
  GArray *identities; /* RapIdentity, by first appearance */
  guint **of;         /* of[document][actor]: index of the identity */
} RapIdentities;

const RapIdentities *rap_identities_of (RapDossier *dossier);
const RapIdentity *
rap_identities_find (const RapIdentities *self, guint document, guint actor);

G_END_DECLS
