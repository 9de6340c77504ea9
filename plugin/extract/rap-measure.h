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

/* The text and what is found in it so far. */
typedef struct
{
  RapEventText      text;
  const RapLexicon *lexicon;
  GArray           *found; /* RapMeasure */
} RapMeasuring;

/* The columns of measure-words. */
enum
{
  RAP_MEASURE_ROLE = 1,
  RAP_MEASURE_FORM,
  RAP_MEASURE_STATE,
  RAP_MEASURE_STRENGTH,
  RAP_MEASURE_NEEDS
};

const char     *rap_measure_state_get_nick (RapMeasureState state);
RapMeasureState rap_measure_state_of (RapField name);
/* A row of that role among the phrases in the words; the longest first. Gives the words of the
 * phrase. */
guint rap_measuring_find_row (const RapMeasuring *work,
                              guint               first,
                              guint               end,
                              const char         *role,
                              guint              *from,
                              guint              *to);
/* The kind of measure that the noun phrase names. */
guint rap_measuring_kind_of (const RapMeasuring *work, guint noun);
/* What may be done is available; what will be done is threatened. */
RapMeasureState
rap_measuring_shift (const RapMeasuring *work, guint clause, RapMeasureState state);
/* Against whom: behind "on" or "against", under the measure or its verb, or the one other
 * state that stands there. */
void rap_measuring_add_against (const RapMeasuring *work,
                                guint               clause,
                                guint               noun,
                                const GArray       *by,
                                GArray             *against);
/* Who imposes what the clause tells, as a new array; nobody when its subject is a rule or a
 * private person. */
GArray *
rap_measuring_doers (const RapMeasuring *work, guint clause) G_GNUC_WARN_UNUSED_RESULT;
/* The one other state that the clause names behind its verb: "hit European steel". */
void rap_measuring_add_other_state (const RapMeasuring *work,
                                    guint               clause,
                                    guint               noun,
                                    const GArray       *by,
                                    GArray             *against);
/* Whether one of the parties is somebody who can impose or suffer it. */
gboolean rap_measuring_knows (const GArray *parties);
/* The form of a row, for as long as the process lives. */
const char *rap_measuring_form (const RapMeasuring *work, guint row);
/* Records a measure told by the clause, or by the words of the matter when these are not
 * empty; takes the parties over. */
void rap_measuring_add (RapMeasuring   *work,
                        guint           clause,
                        const char     *form,
                        RapMeasureState state,
                        GArray         *by,
                        GArray         *against,
                        RapSpan         matter);

G_END_DECLS
