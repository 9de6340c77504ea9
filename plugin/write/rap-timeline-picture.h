// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

#include "text/rap-dossier.h"

G_BEGIN_DECLS

/* Appends a timeline as SVG: days from top to bottom, what each is reported for beside it.
 * Takes the colours of the page around it. Nothing when no day is known. */
void rap_timeline_picture_append (GString *out, RapDossier *dossier, GPtrArray *rows);

G_END_DECLS
