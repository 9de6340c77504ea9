// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-names.h"
#include "language/rap-network.h"

G_BEGIN_DECLS

/* The names of a document, read batch after batch and then kept with it. */
typedef struct _RapNameReader RapNameReader;

/* Tags of words (RapTag) are there once the words themselves are read. */
RapNameReader *
rap_name_reader_new (const RapWords *words, const guint8 *tags) G_GNUC_WARN_UNUSED_RESULT;
void rap_name_reader_read (RapNameReader *self, const RapBatch *batch);
/* Takes the reader over. */
void rap_name_reader_keep (RapNameReader *self, RapDocument *document);

G_END_DECLS
