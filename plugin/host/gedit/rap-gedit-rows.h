// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gtk/gtk.h>

#include "host/gedit/rap-gedit-findings.h"

G_BEGIN_DECLS

/* The findings as a tree: headings with rows below them. */
GtkTreeView *rap_gedit_rows_new (void);
/* Shows other findings; NULL for none. */
void rap_gedit_rows_fill (GtkTreeView *view, const RapGeditFindings *findings);
/* Strikes out the rows whose text has changed. */
void rap_gedit_rows_refresh (GtkTreeView *view, const RapGeditFindings *findings);
/* The index of the finding in a row; -1 for a heading. */
int rap_gedit_rows_number (GtkTreeModel *model, GtkTreeIter *iter);

G_END_DECLS
