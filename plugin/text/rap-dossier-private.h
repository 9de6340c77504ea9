// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier.h"

G_BEGIN_DECLS

/* A thing computed from a dossier once and kept with it, as RapDerivation is for a document.
 * A dossier must not be added to after its first derivation. */
typedef struct
{
  const char *name;
  gpointer (*make) (RapDossier *dossier);
  void (*free) (gpointer value);
} RapDossierDerivation;

gconstpointer
rap_dossier_derive (RapDossier *self, const RapDossierDerivation *derivation);
/* The position of a document in the dossier. */
guint rap_dossier_get_position (RapDossier *self, RapDocument *document);

G_END_DECLS
