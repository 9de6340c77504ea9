// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line-features.h"

G_BEGIN_DECLS

/* A node of a tree: a test of a feature, or a leaf. */
typedef struct
{
  gint16 feature; /* -1: a leaf */
  gint16 limit;   /* at most so much: left */
  gint32 left;    /* node of the file, the one after it is right; of a leaf, its value */
} RapLineNode;

#define RAP_LINE_MAGIC   "RAPL"
#define RAP_LINE_VERSION 3

/* File: magic, version, number of trees, number of nodes (all 32 bits, little endian), the
 * odds, the roots of the trees (32 bits each), the nodes (three numbers of 16 bits each). */

/* How much speaks for keeping each line, in 1/1024 of the log-odds. */
void rap_line_model_judge (const RapLines *lines, gint32 *scores);

G_END_DECLS
