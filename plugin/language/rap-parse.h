// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-network.h"

G_BEGIN_DECLS

/* What the parser says, parallel to the words of the document. */
typedef struct
{
  const gint16 *steps; /* to the head; 0: none in its stretch */
  const guint8 *rels;  /* RapRel */
} RapArcs;

const RapArcs *rap_arcs_of (RapDocument *document);

/* Arcs that are read batch after batch and then kept with the document. */
typedef struct _RapArcReader RapArcReader;

RapArcReader *rap_arc_reader_new (const RapWords *words) G_GNUC_WARN_UNUSED_RESULT;
void          rap_arc_reader_read (RapArcReader *self, const RapBatch *batch);
/* Takes the reader over. */
void rap_arc_reader_keep (RapArcReader *self, RapDocument *document);

G_END_DECLS
