// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* Which sentences give the writer's own opinion outside quotation marks: one byte a sentence,
 * parallel to the sentences of the words. */
const guint8 *rap_opinions_of (RapDocument *document);

G_END_DECLS
