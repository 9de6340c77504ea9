// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line-model.h"

G_BEGIN_DECLS

#define RAP_LINE_BINS 64
/* What a log-odds of one is in the whole numbers of the file. */
#define RAP_LINE_SCALE 1024.0

/* Lines to learn from. */
typedef struct
{
  guint   n;
  gint16 *values; /* n × features */
  guint8 *bins;   /* n × features */
  guint8 *keep;
  double *weight;
  double *sum;
  double *gradient;
  double *curve;
  gint16  limits[RAP_LINE_N_FEATURES][RAP_LINE_BINS];
  guint   n_limits[RAP_LINE_N_FEATURES];
} RapLineData;

/* Cuts the values into bins; n and values are set. */
void rap_line_data_prepare (RapLineData *data);
/* Appends RapLineNode and their roots (guint32): trees by gradient boosting on the logistic
 * loss. */
void rap_line_trees_grow (RapLineData *data, GArray *nodes, GArray *roots);

G_END_DECLS
