// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

/* What stands beside a mark, other marks between left out. */
typedef enum
{
  RAP_BESIDE_EDGE, /* the paragraph begins or ends here */
  RAP_BESIDE_SPACE,
  RAP_BESIDE_WORD,
  RAP_BESIDE_STOP, /* . , ! ? ; … and closing brackets */
  RAP_BESIDE_COLON,
  RAP_BESIDE_BRACKET, /* an opening one */
  RAP_BESIDE_DASH,
  RAP_N_BESIDES
} RapBeside;

typedef enum
{
  RAP_MARK_STRAIGHT,
  RAP_MARK_CURLY,
  RAP_MARK_LOW,   /* „…“ */
  RAP_MARK_ANGLE, /* «…» */
  RAP_N_DOUBLE_STYLES,
  RAP_MARK_SINGLE = RAP_N_DOUBLE_STYLES /* ‘…’ and '…' */
} RapMarkStyle;

typedef enum
{
  RAP_MARK_EITHER,
  RAP_MARK_OPENS,
  RAP_MARK_CLOSES
} RapMarkSide;

typedef struct
{
  RapSpan      span;
  RapMarkStyle style;
  RapMarkSide  side; /* as written */
  RapBeside    left;
  RapBeside    right;
  gboolean     doubled;   /* two marks that stand for one */
  gboolean     digit;     /* a digit stands before: may be a sign for inches */
  gboolean     sibilant;  /* an s stands before: may be a possessive */
  gboolean     goes_on;   /* a small letter follows the space that follows */
  guint        paragraph; /* counted over the blocks that are read */
  guint        block;
} RapMark;

/* Every quotation mark of the blocks that are read, apostrophes inside words left out
 * (GArray of RapMark), and the limits of their paragraphs (GArray of RapSpan). */
GArray *
rap_marks_scan (RapDocument *document, GArray *paragraphs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
