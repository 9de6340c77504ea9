// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* The name of a context, NULL behind the last. */
const char *rap_event_context_get_name (guint bit);
/* The contexts of the words [first, end). */
guint64 rap_event_contexts (RapDocument *document, guint first, guint end);

G_END_DECLS
