// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "text/rap-dossier.h"

G_BEGIN_DECLS

#define RAP_TYPE_LEDGER (rap_ledger_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapLedger, rap_ledger, RAP, LEDGER, GObject)

RAP_AVAILABLE_IN_1_0
RapLedger *rap_ledger_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
gboolean rap_ledger_has (RapLedger *self, RapDocument *document);
RAP_AVAILABLE_IN_1_0
RapDossier *rap_ledger_gather (RapLedger   *self,
                               RapDocument *document,
                               guint        most,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
gboolean
rap_ledger_add (RapLedger *self, RapDossier *dossier, const char *result, GError **error);
RAP_AVAILABLE_IN_1_0
char *rap_ledger_list (RapLedger  *self,
                       const char *kind,
                       const char *actor,
                       const char *status,
                       const char *since,
                       const char *match,
                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_ledger_show (RapLedger *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
char *rap_ledger_export (RapLedger *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
