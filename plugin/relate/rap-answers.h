// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "relate/rap-charges.h"

G_BEGIN_DECLS

/* The charges of a dossier with what was answered: RapCharge. */
const GArray *rap_charges_of (RapDossier *dossier);

G_END_DECLS
