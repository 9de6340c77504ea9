// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 in hexadecimal digits, by the processor's own instructions where it has them: every
 * page and every text is digested, and in plain C that alone takes as long as reading does. */
char *rap_digest (const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
