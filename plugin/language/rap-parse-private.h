// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-network.h"
#include "language/rap-parse.h"

G_BEGIN_DECLS

/* The trees of a document, read batch after batch and then kept with it. */
typedef struct _RapTreeReader RapTreeReader;

RapTreeReader *rap_tree_reader_new (const RapWords *words) G_GNUC_WARN_UNUSED_RESULT;
void           rap_tree_reader_read (RapTreeReader *self, const RapBatch *batch);
/* Takes the reader over; asks for the tags. */
void rap_tree_reader_keep (RapTreeReader *self, RapDocument *document);

G_END_DECLS
