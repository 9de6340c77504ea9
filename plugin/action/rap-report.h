// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <gio/gio.h>

#include "action/rap-item.h"
#include "text/rap-dossier.h"

G_BEGIN_DECLS

#define RAP_TYPE_REPORT (rap_report_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapReport, rap_report, RAP, REPORT, GObject)

RAP_AVAILABLE_IN_1_0
RapReport *rap_report_new (RapDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapDossier *rap_report_get_dossier (RapReport *self);
RAP_AVAILABLE_IN_1_0
void rap_report_append (RapReport *self, RapItem *item);
RAP_AVAILABLE_IN_1_0
guint rap_report_get_n_items (RapReport *self);
RAP_AVAILABLE_IN_1_0
RapItem *rap_report_get_item (RapReport *self, guint position);
RAP_AVAILABLE_IN_1_0
void rap_report_merge (RapReport *self, RapReport *other);
RAP_AVAILABLE_IN_1_0
const char *rap_report_get_replacement (RapReport *self);
RAP_AVAILABLE_IN_1_0
void rap_report_set_replacement (RapReport *self, const char *text);
RAP_AVAILABLE_IN_1_0
char *
rap_report_to_string (RapReport *self, gboolean with_text) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
JsonNode *rap_report_to_json (RapReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
