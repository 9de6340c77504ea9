// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quote-frame.h"
#include "extract/rap-quote-set.h"

G_BEGIN_DECLS

#define RAP_QUOTE_MAX_CONTENTS 64
#define RAP_QUOTE_N_LABELS     6
#define RAP_QUOTE_N_BEST       6
/* No score of the sequence model. */
#define RAP_QUOTE_FAR 30000

/* The labels of the sequence model: outside, begin, inside, last word of a content,
 * speaker, cue. */
typedef enum
{
  RAP_QUOTE_LABEL_OUTSIDE,
  RAP_QUOTE_LABEL_BEGIN,
  RAP_QUOTE_LABEL_INSIDE,
  RAP_QUOTE_LABEL_LAST,
  RAP_QUOTE_LABEL_SPEAKER,
  RAP_QUOTE_LABEL_CUE
} RapQuoteLabel;

/* What the sequence model says of a frame; scores in 1/32 nat. */
typedef struct
{
  guint  n; /* readings, best first */
  guint8 labels[RAP_QUOTE_N_BEST][RAP_QUOTE_WINDOW];
  gint32 gaps[RAP_QUOTE_N_BEST]; /* how far behind the best */
  gint16 content
    [RAP_QUOTE_WINDOW]; /* best reading with the word in the content less best without */
  gint16 speaker[RAP_QUOTE_WINDOW];
} RapQuoteReadings;

/* One possible content within the sentence of the cue. */
typedef struct
{
  RapQuoteSet set;
  guint64     sources; /* the ways that led to it */
  gint32      gap;     /* of the best reading that gives it, or RAP_QUOTE_FAR */
  gint32      doubt;   /* how much the single words of the sequence model disagree */
  guint       rank;
} RapQuoteContent;

typedef struct
{
  RapQuoteContent contents[RAP_QUOTE_MAX_CONTENTS];
  guint           n;
  gint32          least_gap;
  gint32          least_doubt;
  RapQuoteKinds   kinds;
} RapQuoteContents;

/* The content in one reading, words with letters only. */
void rap_quote_readings_content (const RapQuoteReadings *readings,
                                 const RapQuoteFrame    *frame,
                                 guint                   which,
                                 RapQuoteSet            *set);
void rap_quote_contents_find (RapQuoteContents       *contents,
                              const RapQuoteFrame    *frame,
                              const RapQuoteReadings *readings);
/* The way that says most: "marks", "clause". */
const char *rap_quote_sources_get_nick (guint64 sources);
guint       rap_quote_sources_get_class (guint64 sources);
void        rap_quote_content_features (const RapQuoteFrame    *frame,
                                        const RapQuoteContents *contents,
                                        guint                   which,
                                        RapQuoteFeatures       *features);

G_END_DECLS
