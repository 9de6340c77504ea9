// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* What a person wants to see of any item of any action beside its label: the members of the
 * item that are short, with actors by their names. */
typedef struct _RapCells RapCells;

RapCells   *rap_cells_new (RapReport *report) G_GNUC_WARN_UNUSED_RESULT;
void        rap_cells_free (RapCells *cells);
guint       rap_cells_n_columns (void);
const char *rap_cells_column_name (guint column);
/* The value of the column, "" when the item has none. */
char *
rap_cells_dup (RapCells *cells, RapItem *item, guint column) G_GNUC_WARN_UNUSED_RESULT;
/* A heading for items of a kind, translated. */
const char *rap_cells_kind_title (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapCells, rap_cells_free)

G_END_DECLS
