// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-layout.h"
#include "text/rap-page-people.h"

G_BEGIN_DECLS

/* All that a page gives as its title, its authors and its date, with where each was found.
 * Values that say the same are one candidate. */

typedef enum
{
  RAP_TITLE_SHARED, /* og:title; then cut at its last sign, first sign, after the first, before the site */
  RAP_TITLE_SHARED_CUTS,
  RAP_TITLE_CARD = RAP_TITLE_SHARED_CUTS + 4, /* twitter:title */
  RAP_TITLE_CARD_CUTS,
  RAP_TITLE_META = RAP_TITLE_CARD_CUTS + 4,
  RAP_TITLE_META_CUTS,
  RAP_TITLE_HEAD = RAP_TITLE_META_CUTS + 4, /* the title element */
  RAP_TITLE_HEAD_CUTS,
  RAP_TITLE_DATA = RAP_TITLE_HEAD_CUTS + 4, /* JSON-LD of an article */
  RAP_TITLE_DATA_OTHER,
  RAP_TITLE_H1,
  RAP_TITLE_H1_WHOLE,
  RAP_TITLE_H2,
  RAP_TITLE_CLASS,
  RAP_TITLE_H1_PART,  /* an element in an h1, or what stands there beside one */
  RAP_TITLE_HEADLINE, /* the block most like what the head says */
  RAP_N_TITLE_SOURCES,
} RapTitleSource;

typedef enum
{
  RAP_BYLINE_DATA,
  RAP_BYLINE_DATA_OTHER,
  RAP_BYLINE_DATA_ORGANISATION,
  RAP_BYLINE_DATA_PERSON,
  RAP_BYLINE_META,
  RAP_BYLINE_SHARED, /* article:author */
  RAP_BYLINE_CARD,   /* twitter:data1 */
  RAP_BYLINE_META_OTHER,
  RAP_BYLINE_DUBLIN,
  RAP_BYLINE_REL,
  RAP_BYLINE_PROPERTY,
  RAP_BYLINE_CLASS_NAME,
  RAP_BYLINE_CLASS,
  RAP_BYLINE_LINK,
  RAP_BYLINE_JOINED,
  RAP_BYLINE_BY,
  RAP_BYLINE_SHAPE_DATED,
  RAP_BYLINE_SHAPE,
  RAP_BYLINE_PART,     /* of a line that tells more than that */
  RAP_BYLINE_WITHIN,   /* behind a "by" inside a line */
  RAP_BYLINE_LABELLED, /* behind a line that only says that a name follows */
  RAP_BYLINE_INNER,    /* somewhere inside an element of that class */
  RAP_BYLINE_BIO,      /* what a line about the author begins with */
  RAP_BYLINE_SITE,     /* a site that is called as a person is */
  RAP_BYLINE_WHOLE,    /* not a source: all that stood in one */
  RAP_BYLINE_CUT,      /* not a source: what stood before a comma in one */
  RAP_BYLINE_WORDED,   /* not a source: as it was told, with all of its signs */
  RAP_N_BYLINE_SOURCES,
} RapBylineSource;

typedef enum
{
  RAP_DATE_ADDRESS,
  RAP_DATE_DATA_PUBLISHED,
  RAP_DATE_DATA_CREATED,
  RAP_DATE_DATA_UPLOADED,
  RAP_DATE_DATA_MODIFIED,
  RAP_DATE_OTHER_PUBLISHED,
  RAP_DATE_OTHER_MODIFIED,
  RAP_DATE_META_PUBLISHED,
  RAP_DATE_META_DATE,
  RAP_DATE_META_MODIFIED,
  RAP_DATE_META_OTHER,
  RAP_DATE_TIME_PUBLISHED,
  RAP_DATE_TIME_MODIFIED,
  RAP_DATE_TIME,
  RAP_DATE_PROPERTY,
  RAP_DATE_PROPERTY_MODIFIED,
  RAP_DATE_CLASS,
  RAP_DATE_CLASS_MODIFIED,
  RAP_DATE_TEXT,
  RAP_DATE_TEXT_MODIFIED,
  RAP_DATE_TEXT_PUBLISHED,
  RAP_DATE_OPENING, /* what the first words of a text tell */
  RAP_N_DATE_SOURCES,
} RapDateSource;

typedef enum
{
  RAP_FIELD_TITLE,
  RAP_FIELD_BYLINE,
  RAP_FIELD_PUBLISHED,
  RAP_N_FIELDS
} RapPageField;

#define RAP_CANDIDATE_FAR 99

typedef struct
{
  guint32 key;
  char   *value;
  guint32 sources;  /* bits */
  guint8  n_places; /* how often it was met */
  guint8  rank;     /* the least number among those of one source */
  gint16  distance; /* blocks from the headline; RAP_CANDIDATE_FAR: not shown */
} RapCandidate;

typedef struct
{
  GArray                  *fields[RAP_N_FIELDS]; /* RapCandidate */
  char                    *site;
  char                    *address;
  gboolean                 day_first;
  const RapPageSmallWords *small;
} RapCandidates;

G_END_DECLS
