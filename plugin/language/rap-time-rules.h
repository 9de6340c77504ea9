// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-patterns.h"

G_BEGIN_DECLS

/* What a pattern may say about a time; the names stand in the table of patterns. */
typedef enum
{
  RAP_SAID_YEAR,
  RAP_SAID_YY, /* a year of two figures */
  RAP_SAID_MONTH,
  RAP_SAID_DAY,
  RAP_SAID_YMD, /* 20160331 */
  RAP_SAID_WEEKDAY,
  RAP_SAID_WEEK, /* of the year */
  RAP_SAID_HOUR,
  RAP_SAID_MINUTE,
  RAP_SAID_SECOND,
  RAP_SAID_HALF_DAY, /* 0 before noon, 12 after */
  RAP_SAID_PART,     /* of the day */
  RAP_SAID_SEASON,
  RAP_SAID_QUARTER,
  RAP_SAID_HALF,    /* of the year */
  RAP_SAID_DECADE,  /* 199 or 1990 */
  RAP_SAID_CENTURY, /* the 20th */
  RAP_SAID_ERA,     /* BC: -1 */
  RAP_SAID_FEAST,
  RAP_SAID_FISCAL,
  RAP_SAID_COUNT,
  RAP_SAID_UNIT,
  RAP_SAID_COUNT2,
  RAP_SAID_UNIT2,
  RAP_SAID_SHIFT, /* units away: -1 last, 0 this, 1 next */
  RAP_SAID_WAY,   /* -1 ago, 1 from now */
  RAP_SAID_BASE, /* 0 the day of publication, 1 the time named before, 2 the time in `of` */
  RAP_SAID_REF,     /* -1 past, 0 present, 1 future */
  RAP_SAID_EVERY,   /* 1: a set */
  RAP_SAID_NTH,     /* the first week of …; -1 the last */
  RAP_SAID_EDGE,    /* 1 its beginning, 2 middle, 3 end */
  RAP_SAID_OF,      /* the value of another time to start from */
  RAP_SAID_TO,      /* the other end of a range */
  RAP_SAID_OPEN,    /* -1 until, 1 since */
  RAP_SAID_LASTING, /* 1: a length of time, whatever else */
  RAP_SAID_HALVES,  /* how many halves of the unit */
  RAP_SAID_SAME,    /* 1: the same quarter as named before, if one was */
  RAP_SAID_DAY2,    /* the last of several days */
  RAP_SAID_MONTH2,
  RAP_SAID_YEAR2,   /* of two figures: 2008-09 */
  RAP_SAID_INNER,   /* another time whose fields are taken over */
  RAP_SAID_PART_OF, /* 1: of the time that is named next */
  RAP_SAID_AHEAD,   /* 1: so far from now, if the clause tells of the future */
  RAP_SAID_HOUR2,   /* the end of a stretch of the same day */
  RAP_SAID_MINUTE2,
  RAP_SAID_CLOCK, /* 1930, or 19.30: hour and minute in one number */
  RAP_SAID_N_FIELDS
} RapSaidField;

#define RAP_TIME_NO_PART G_MAXUINT

/* A time as it is said, before it is reckoned against anything. */
typedef struct
{
  guint           start;
  guint           end;
  guint64         has; /* bits by RapSaidField */
  int             values[RAP_SAID_N_FIELDS];
  double          count;
  double          count_high;
  const RapSense *names[RAP_SAID_N_FIELDS]; /* what the value was read from, or NULL */
  guint           of; /* index of another one, or RAP_TIME_NO_PART */
  guint           to;
} RapTimeSaid;

static inline gboolean
rap_time_said_has (const RapTimeSaid *said, RapSaidField field)
{
  return (said->has >> field & 1) != 0;
}

static inline int
rap_time_said_get (const RapTimeSaid *said, RapSaidField field, int otherwise)
{
  return rap_time_said_has (said, field) ? said->values[field] : otherwise;
}

const RapPatternNames *rap_time_rules_names (void);
/* Finds the times of pieces that follow each other: [first, end) is one stretch. Appends
 * RapTimeSaid to said, the ones inside others too, and the indexes of the outer ones, in
 * order, to outer (guint). */
void rap_time_rules_find (const RapPatterns *patterns,
                          const char        *text,
                          const RapPiece    *pieces,
                          guint              n_pieces,
                          GArray            *said,
                          GArray            *outer);

G_END_DECLS
