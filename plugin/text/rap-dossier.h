// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "text/rap-document.h"

G_BEGIN_DECLS

#define RAP_TYPE_DOSSIER (rap_dossier_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapDossier, rap_dossier, RAP, DOSSIER, GObject)

RAP_AVAILABLE_IN_1_0
RapDossier *rap_dossier_new (void) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapDossier *
rap_dossier_new_for_document (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_dossier_add (RapDossier *self, RapDocument *document);
RAP_AVAILABLE_IN_1_0
guint rap_dossier_get_n_documents (RapDossier *self);
RAP_AVAILABLE_IN_1_0
RapDocument *rap_dossier_get_document (RapDossier *self, guint position);
RAP_AVAILABLE_IN_1_0
const char *rap_dossier_get_id (RapDossier *self);
RAP_AVAILABLE_IN_1_0
void rap_dossier_set_id (RapDossier *self, const char *id);

G_END_DECLS
