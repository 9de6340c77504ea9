// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words-private.h"

G_BEGIN_DECLS

/* How a text is written, in sixteenths of its paragraphs. */
typedef struct
{
  guint8 small; /* begin in small letters */
  guint8 open;  /* end without a mark */
} RapManner;

/* The block after the paragraph that begins with this block: lines that were broken in the
 * middle of a sentence are one. */
guint rap_paragraph_end (RapDocument        *document,
                         const RapWordStore *store,
                         const GArray       *starts,
                         guint               block);
RapManner
rap_manner_of (RapDocument *document, const RapWordStore *store, const GArray *starts);

G_END_DECLS
