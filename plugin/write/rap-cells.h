// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* The columns, in their order. */
typedef enum
{
  RAP_CELL_TYPE,
  RAP_CELL_WHO,
  RAP_CELL_WHOM,
  RAP_CELL_STATUS,
  RAP_CELL_HEADING,
  RAP_CELL_WHEN,
  RAP_CELL_VALUE,
  RAP_CELL_UNIT,
  RAP_N_CELLS
} RapCell;

/* What a person wants to see of any item of any action beside its label: the members of the
 * item that are short, with actors by their names. */
typedef struct _RapCells RapCells;

RapCells   *rap_cells_new (RapReport *report) G_GNUC_WARN_UNUSED_RESULT;
void        rap_cells_free (RapCells *cells);
const char *rap_cells_column_name (RapCell column);
/* The value of the column, "" when the item has none. */
char *
rap_cells_dup (RapCells *cells, RapItem *item, RapCell column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapCells, rap_cells_free)

G_END_DECLS
