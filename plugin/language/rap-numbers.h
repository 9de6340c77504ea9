// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-piece.h"

G_BEGIN_DECLS

/* Joins what belongs to one number: "two and a half million", "3.5 bn", "twenty-first".
 * Returns the piece after the number that starts at i, or i when none does. */
guint rap_number_read (const RapVocabulary *vocabulary,
                       const char          *text,
                       const RapPiece      *pieces,
                       guint                i,
                       guint                n,
                       RapPiece            *number);

G_END_DECLS
