// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"

G_BEGIN_DECLS

/* The weightier comes later. */
typedef enum
{
  RAP_MEASURE_THREATENED,
  RAP_MEASURE_AVAILABLE,
  RAP_MEASURE_IMPOSED,
  RAP_MEASURE_EASED,
  RAP_MEASURE_LIFTED,
  RAP_N_MEASURE_STATES
} RapMeasureState;

/* What one party does, or may do, to make another comply. */
typedef struct
{
  const char     *form; /* of the lexicon: "tariff", "expulsion" … */
  RapMeasureState state;
  GArray         *by; /* RapParty */
  GArray         *against;
  RapSpan         matter;
  RapSpan         condition; /* empty: none */
  guint           clause;
  guint           sentence;
} RapMeasure;

typedef struct
{
  GArray *measures; /* RapMeasure, by place */
} RapMeasures;

const RapMeasures *rap_measures_of (RapDocument *document);
const char        *rap_measure_state_get_nick (RapMeasureState state);

G_END_DECLS
