// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-lines.h"

G_BEGIN_DECLS

/* A long line a second time is a duplicate, however good it looks: a lead that is told twice
 * or a text that was pasted twice. A text that repeats itself in other ways means to. */
void
rap_line_duplicates_find (const RapLines *lines, gboolean *kept, RapBlockRole *roles);

G_END_DECLS
