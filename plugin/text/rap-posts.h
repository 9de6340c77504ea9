// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line-tokens.h"

G_BEGIN_DECLS

/* Whether a line says whose post was quoted before it: "— Name (@account) May 4, 2019". */
gboolean rap_post_is_signature (const RapLineToken *tokens, guint n);

G_END_DECLS
