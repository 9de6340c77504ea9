// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include "action/rap-report.h"

G_BEGIN_DECLS

#define RAP_TYPE_SITE (rap_site_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapSite, rap_site, RAP, SITE, GObject)

RAP_AVAILABLE_IN_1_0
RapSite *rap_site_new (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
gboolean rap_site_add (RapSite *self, RapReport *report, GError **error);
RAP_AVAILABLE_IN_1_0
gboolean rap_site_finish (RapSite *self, GError **error);

G_END_DECLS
