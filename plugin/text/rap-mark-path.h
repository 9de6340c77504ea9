// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-mark-scan.h"

G_BEGIN_DECLS

/* What a double mark does in the reading that was chosen. */
typedef enum
{
  RAP_MOVE_NONE,
  RAP_MOVE_OPEN,
  RAP_MOVE_REOPEN,   /* opens; the mark that was open was never closed */
  RAP_MOVE_CONTINUE, /* opens a further paragraph of the same quotation */
  RAP_MOVE_CLOSE,
  RAP_MOVE_LONE_CLOSE, /* the opening mark is missing */
  RAP_MOVE_IGNORE
} RapMarkMove;

typedef struct
{
  guint8 from; /* private */
  guint8 move;
  guint8 broke; /* what was open before was never closed in its paragraph */
} RapMarkStep;

/* The moves of the double marks of a document, in order. */
RapMarkStep *
rap_mark_path_find (const RapMark *const *marks, guint n) G_GNUC_WARN_UNUSED_RESULT;
gboolean rap_mark_closes_reversed (const RapMark *mark, RapMarkStyle opened);
gboolean rap_mark_is_mixed (const RapMark *mark, RapMarkStyle opened);

G_END_DECLS
