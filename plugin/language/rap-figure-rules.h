// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-patterns.h"

G_BEGIN_DECLS

/* What a pattern may say about a figure; the names stand in the table of patterns. */
typedef enum
{
  RAP_COUNTED_VALUE,
  RAP_COUNTED_HIGH,
  RAP_COUNTED_OVER,    /* the lower number of a fraction or ratio */
  RAP_COUNTED_SMALL,   /* the number of the smaller unit: cents, inches */
  RAP_COUNTED_SMALLER, /* and that unit */
  RAP_COUNTED_SCALE,   /* written away from its number */
  RAP_COUNTED_UNIT,
  RAP_COUNTED_BOUND,
  RAP_COUNTED_OF,    /* 1: the words after it say what is counted */
  RAP_COUNTED_RANGE, /* the figure that another level found */
  RAP_COUNTED_N_FIELDS
} RapCountedField;

const RapPatternNames *rap_figure_rules_names (void);

G_END_DECLS
