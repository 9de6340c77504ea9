// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

#define RAP_NOT_INTRODUCED G_MAXUINT

/* For each sentence that opens with somebody's surname alone, the earlier sentence that gives
 * the full name; RAP_NOT_INTRODUCED for all others. */
const guint *rap_introductions_of (RapDocument *document);

G_END_DECLS
