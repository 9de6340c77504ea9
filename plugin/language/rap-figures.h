// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_BOUND_EXACT,
  RAP_BOUND_AT_LEAST,
  RAP_BOUND_AT_MOST,
  RAP_BOUND_ABOUT,
  RAP_BOUND_RANGE
} RapBound;

typedef struct
{
  RapSpan     span;
  double      value;
  double      high; /* of a range; equal to value elsewhere */
  RapBound    bound;
  const char *unit; /* ISO 4217 code, "percent", a unit of the lexicon, a noun; or NULL */
  RapSpan     of;   /* what is counted; start == end when it is not stated */
} RapFigure;

typedef struct
{
  const RapFigure *figures; /* in order */
  guint            n_figures;
} RapFigures;

const RapFigures *rap_figures_of (RapDocument *document);
const char       *rap_bound_get_nick (RapBound bound); /* "at-least" */

G_END_DECLS
