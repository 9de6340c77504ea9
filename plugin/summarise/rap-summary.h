// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "text/rap-dossier.h"

G_BEGIN_DECLS

/* How long a summary may be. A limit of 0 is none; when all are 0 it is three sentences. */
typedef struct
{
  guint       sentences;
  guint       words;
  guint       percent; /* of the words of the dossier */
  const char *about;   /* a name or topic; NULL or empty for everything */
} RapSummaryLimits;

typedef struct
{
  guint   document; /* position in the dossier */
  guint   sentence;
  RapSpan span;
  guint   rank;  /* 1 for what is most worth telling */
  int     score; /* thousandths */
} RapSummarySentence;

/* Sentences as they are written, in the order of the sources. Each has beside it what it
 * needs to be understood. NULL when cancelled. */
GArray *rap_summary_make (RapDossier             *dossier,
                          const RapSummaryLimits *limits,
                          GCancellable           *cancellable,
                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
