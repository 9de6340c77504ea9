// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-contexts.h"
#include "extract/rap-event-sides.h"

G_BEGIN_DECLS

/* Who did what to whom, as one clause says it. */
typedef struct
{
  RapMeaning  meaning;
  RapSpan     trigger;
  RapSpan     condition; /* empty: none */
  const char *when;      /* TIMEX3; NULL: not said */
  RapSpan     where;
  GArray     *sources; /* RapParty */
  GArray     *targets;
  guint64     contexts;    /* bits: rap_event_context_get_name () */
  guint       attribution; /* actor, or RAP_NO_ACTOR */
  gboolean    reciprocal;  /* each does to the other what the source does to the target */
  guint       sentence;
  guint       word; /* the head of the trigger */
  int         rank; /* the higher, the more it is what the sentence tells */
} RapEvent;

/* Where who takes part decides what it was. */
void rap_event_correct (const RapEventReading *reading, guint clause, RapEvent *event);
/* "Pakistan must hand him over", said by India, is a demand of India's. */
void
rap_event_make_demand (const RapEventReading *reading, guint clause, RapEvent *event);
/* "France and Germany met": one with the others. */
void rap_event_pair_off (RapEvent *event);
/* "tear gas at students demanding lower fees": a crowd that is driven off was in the street. */
gboolean rap_event_is_dispersed (const RapEventReading *reading,
                                 guint                  clause,
                                 const RapEvent        *event);
/* "sentenced to two years in prison": a conviction that is an arrest too. */
gboolean rap_event_is_jailing (const RapEventReading *reading, const RapEvent *event);
/* The agency in a dateline does not do what it tells. */
void rap_event_remove_reporters (const RapEventReading *reading, GArray *parties);

G_END_DECLS
