// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

/* brat standoff: a text-bound annotation for each piece of evidence, and the label as its note.
 * Before those of a document stands a line "#", tab, its id, tab, its hash. */
extern const RapFormat rap_brat_format;

G_END_DECLS
