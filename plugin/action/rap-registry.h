// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "action/rap-action.h"

G_BEGIN_DECLS

#define RAP_TYPE_REGISTRY (rap_registry_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapRegistry, rap_registry, RAP, REGISTRY, GObject)

RAP_AVAILABLE_IN_1_0
RapRegistry *rap_registry_get_default (void);
RAP_AVAILABLE_IN_1_0
gboolean
rap_registry_add (RapRegistry *self, GType type, const char *name, GError **error);
RAP_AVAILABLE_IN_1_0
char **rap_registry_list (RapRegistry *self) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
GType rap_registry_get_action_type (RapRegistry *self, const char *name);
RAP_AVAILABLE_IN_1_0
RapAction *rap_registry_create (RapRegistry *self,
                                const char  *name,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
JsonNode *rap_registry_describe (RapRegistry *self,
                                 const char  *name,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
