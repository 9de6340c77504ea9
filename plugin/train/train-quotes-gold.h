// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-view.h"

G_BEGIN_DECLS

/* An annotated statement: sorted word indices. */
typedef struct
{
  GArray *content; /* guint */
  GArray *cue;
  GArray *speaker;
  gint32  anchor; /* the word of the cue that stands for it */
  char   *type;
} TrainQuote;

typedef struct
{
  RapDocument  *document;
  RapQuoteView *view;
  GArray       *quotes; /* TrainQuote */
  gint16       *odds;
  GArray       *guesses; /* RapQuoteGuess */
} TrainReport;

/* Reads JSON Lines of {"id","text","quotes":[{"content":[[s,e]…],"cue","speaker","type"}]},
 * offsets in code points; TrainReport*. */
GPtrArray          *
train_reports_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean train_words_have (const GArray *words, gint32 word);

G_END_DECLS
