// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks in UTF-8 that were read as Latin-1 and then lost the bytes that are no characters there:
 * nothing but an "â" is left of them. Appends RapRepairs. */
void rap_lost_bytes_find (const char *text, gsize length, GArray *repairs);

G_END_DECLS
