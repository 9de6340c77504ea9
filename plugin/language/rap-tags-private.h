// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-network.h"
#include "language/rap-tags.h"

G_BEGIN_DECLS

/* The tags of a document, read batch after batch and then kept with it. */
typedef struct _RapTagReader RapTagReader;

RapTagReader *rap_tag_reader_new (const RapWords *words) G_GNUC_WARN_UNUSED_RESULT;
void          rap_tag_reader_read (RapTagReader *self, const RapBatch *batch);
/* A RapTag a word; of words that are not yet read there is none. */
const guint8 *rap_tag_reader_get_tags (const RapTagReader *self);
/* Takes the reader over. */
void rap_tag_reader_keep (RapTagReader *self, RapDocument *document);

G_END_DECLS
