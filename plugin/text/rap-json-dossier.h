// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-dossier.h"
#include "text/rap-intake.h"

G_BEGIN_DECLS

/* The documents of a line of JSON Lines: one, or several where it has a list of them. */
RapDossier *rap_json_dossier (const char      *line,
                              gsize            length,
                              const RapIntake *intake,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
