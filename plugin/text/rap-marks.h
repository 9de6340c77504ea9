// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-mark-scan.h"

G_BEGIN_DECLS

/* How the marks of a quotation are read otherwise than they are written. */
typedef enum
{
  RAP_MARKS_AS_WRITTEN = 0,
  RAP_MARKS_REVERSED_OPEN = 1 << 0,  /* a closing mark opens it */
  RAP_MARKS_REVERSED_CLOSE = 1 << 1, /* an opening mark closes it */
  RAP_MARKS_MISSING_OPEN = 1 << 2,
  RAP_MARKS_MISSING_CLOSE = 1 << 3,
  RAP_MARKS_MIXED = 1 << 4,   /* opened in one style and closed in another */
  RAP_MARKS_DOUBLED = 1 << 5, /* a mark is written twice */
  RAP_MARKS_SPACED = 1 << 6   /* a space is missing outside a mark or stands inside */
} RapMarkRepairs;

/* A stretch of text between quotation marks; of a quotation over several paragraphs, the
 * part in one of them. */
typedef struct
{
  RapSpan        open;    /* the mark; empty where it is missing */
  RapSpan        close;   /* the same */
  RapSpan        content; /* between the marks, white space trimmed */
  RapMarkStyle   style;
  RapMarkRepairs repairs;
  guint          depth;     /* how many other pairs it stands inside */
  guint          block;     /* where it opens */
  gboolean       continues; /* the pair before of this depth goes on here */
  gboolean goes_on; /* it goes on in the next paragraph, and so has no closing mark */
} RapMarkPair;

typedef struct
{
  const RapMarkPair *pairs; /* by start, outer before inner */
  guint              n_pairs;
} RapMarks;

/* The stretches between quotation marks in the blocks that are read. Whether somebody
 * speaks in them is not decided here. */
const RapMarks *rap_marks_of (RapDocument *document);
/* The name of the first repair among the flags, or NULL. */
const char *rap_mark_repairs_get_nick (RapMarkRepairs repairs);

G_END_DECLS
