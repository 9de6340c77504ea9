// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands above items of a kind, to be translated by the host; the kind itself when it is
 * not of ours. */
const char *rap_kind_get_title (const char *kind);

G_END_DECLS
