// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <json-glib/json-glib.h>

#include "text/rap-document.h"

G_BEGIN_DECLS

#define RAP_TYPE_ITEM (rap_item_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapItem, rap_item, RAP, ITEM, GObject)

RAP_AVAILABLE_IN_1_0
RapItem *rap_item_new (const char *kind, const char *label) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
const char *rap_item_get_kind (RapItem *self);
RAP_AVAILABLE_IN_1_0
const char *rap_item_get_id (RapItem *self);
RAP_AVAILABLE_IN_1_0
const char *rap_item_get_label (RapItem *self);
RAP_AVAILABLE_IN_1_0
const char *rap_item_get_heading (RapItem *self);
RAP_AVAILABLE_IN_1_0
void rap_item_set_heading (RapItem *self, const char *heading);

RAP_AVAILABLE_IN_1_0
void rap_item_add_evidence (RapItem *self, RapDocument *document, const RapSpan *span);
RAP_AVAILABLE_IN_1_0
guint rap_item_get_n_evidence (RapItem *self);
RAP_AVAILABLE_IN_1_0
const RapSpan *rap_item_get_span (RapItem *self, guint position);
RAP_AVAILABLE_IN_1_0
RapDocument *rap_item_get_document (RapItem *self, guint position);

RAP_AVAILABLE_IN_1_0
gboolean rap_item_set_fields (RapItem *self, const char *json, GError **error);
RAP_AVAILABLE_IN_1_0
char *rap_item_dup_json (RapItem *self) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
JsonNode *rap_item_to_json (RapItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
