// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-piece.h"

G_BEGIN_DECLS

/* Reads figures ("1,234.5") at the start of an atom of digits, or of a point before one.
 * Returns where they end, or 0 when they are too long to be a number. */
guint rap_number_read_digits (const char *text, guint start, guint end, RapPiece *piece);

G_END_DECLS
