// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* Makes the tags, the names and the trees of a document in one go, batch after batch, so that
 * the vectors of all its words, the largest thing there is, never stand side by side. To be
 * called by whoever is about to ask for all three; whoever asks without it gets the same. */
void rap_document_read (RapDocument *document);

G_END_DECLS
