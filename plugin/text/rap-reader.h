// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <gio/gio.h>

#include "text/rap-dossier.h"
#include "text/rap-input.h"

G_BEGIN_DECLS

#define RAP_TYPE_READER (rap_reader_get_type ())

RAP_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (RapReader, rap_reader, RAP, READER, GObject)

RAP_AVAILABLE_IN_1_0
RapReader *rap_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_reader_add (RapReader *self, const char *path);
RAP_AVAILABLE_IN_1_0
RapDossier *rap_reader_next (RapReader    *self,
                             GCancellable *cancellable,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
gboolean rap_reader_is_done (RapReader *self);
RAP_AVAILABLE_IN_1_0
const char *rap_reader_get_place (RapReader *self);
RAP_AVAILABLE_IN_1_0
double rap_reader_get_fraction (RapReader *self);

G_END_DECLS
