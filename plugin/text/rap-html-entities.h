// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest named character reference that name begins with ("amp;", "amp"): how many
 * bytes of it there are, 0 when there is none, and the characters it stands for. */
guint rap_html_entity (const char *name, gsize left, const char **value);

G_END_DECLS
