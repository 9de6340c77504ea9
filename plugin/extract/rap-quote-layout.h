// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-view.h"

G_BEGIN_DECLS

/* A paragraph of a transcript: "NAME: …", with the paragraphs after it that have no label. */
typedef struct
{
  guint first; /* words [first, end) of the label's name */
  guint end;
  guint colon;
  guint content; /* words [content, content_end) are what is said */
  guint content_end;
} RapQuoteTurn;

/* “…” — Name, place: who is named after the dash said all of the segment before. */
typedef struct
{
  guint   first; /* words [first, end) of the name */
  guint   end;
  guint   dash;
  guint32 segment;
} RapQuoteSignature;

GArray *rap_quote_signatures_find (const RapQuoteView *view) G_GNUC_WARN_UNUSED_RESULT;
/* The turns of a transcript or interview, in order; none when the report is neither. */
GArray *rap_quote_turns_find (const RapQuoteView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
