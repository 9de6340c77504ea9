// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-frame.h"

G_BEGIN_DECLS

/* "The move, she explained on Monday, was the result …": a cue with its subject between commas in
 * the middle of what is said. */
typedef struct
{
  gint32   low; /* the comma before it */
  gint32   subject;
  gint32   before; /* the words beside the commas: both are said */
  gint32   after;
  gboolean split; /* the cue parts a verb from its subject */
} RapQuoteAside;

gboolean rap_quote_aside_find (const RapQuoteFrame *frame, RapQuoteAside *aside);

G_END_DECLS
