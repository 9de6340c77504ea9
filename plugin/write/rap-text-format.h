// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"

G_BEGIN_DECLS

extern const RapFormat rap_text_format; /* for a terminal and for people */

/* The text with control characters, which a terminal would obey, replaced. */
char *rap_text_neutralise (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
