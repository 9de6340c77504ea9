// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-event-compose.h"
#include "extract/rap-event-contexts.h"
#include "extract/rap-event-roles.h"

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

typedef struct
{
  GArray *events; /* RapEvent, by sentence, the highest rank first */
} RapEvents;

const RapEvents *rap_events_of (RapDocument *document);

G_END_DECLS
