// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gedit/rap-gedit-rows.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_LABEL,
  COLUMN_ROW, /* index of the finding; -1 for the heading of a group */
  COLUMN_WEIGHT,
  COLUMN_STALE,
  N_COLUMNS
};

int
rap_gedit_rows_number (GtkTreeModel *model, GtkTreeIter *iter)
{
  int number;

  gtk_tree_model_get (model, iter, COLUMN_ROW, &number, -1);
  return number;
}

static void
add_group (GtkTreeStore *store, const char *heading, GtkTreeIter *group)
{
  gtk_tree_store_append (store, group, NULL);
  gtk_tree_store_set (store,
                      group,
                      COLUMN_LABEL,
                      heading,
                      COLUMN_ROW,
                      -1,
                      COLUMN_WEIGHT,
                      PANGO_WEIGHT_BOLD,
                      COLUMN_STALE,
                      FALSE,
                      -1);
}

void
rap_gedit_rows_fill (GtkTreeView *view, const RapGeditFindings *findings)
{
  GtkTreeStore *store = GTK_TREE_STORE (gtk_tree_view_get_model (view));
  g_autoptr (GHashTable) groups =
    g_hash_table_new_full (g_str_hash,
                           g_str_equal,
                           NULL,
                           (GDestroyNotify) gtk_tree_iter_free);

  gtk_tree_store_clear (store);
  for (guint i = 0; findings != NULL && i < rap_gedit_findings_n_rows (findings); i++)
    {
      const RapGeditFinding *row = rap_gedit_findings_row (findings, i);
      GtkTreeIter           *group = g_hash_table_lookup (groups, row->heading), iter;
      if (group == NULL)
        {
          add_group (store, row->heading, &iter);
          group = gtk_tree_iter_copy (&iter);
          g_hash_table_insert (groups, row->heading, group);
        }
      gtk_tree_store_append (store, &iter, group);
      gtk_tree_store_set (store,
                          &iter,
                          COLUMN_LABEL,
                          row->label,
                          COLUMN_ROW,
                          (int) i,
                          COLUMN_WEIGHT,
                          PANGO_WEIGHT_NORMAL,
                          COLUMN_STALE,
                          row->stale,
                          -1);
    }
  gtk_tree_view_expand_all (view);
}

static gboolean
refresh_row (GtkTreeModel              *model,
             G_GNUC_UNUSED GtkTreePath *path,
             GtkTreeIter               *iter,
             gpointer                   data)
{
  const RapGeditFindings *findings = data;
  int                     row = rap_gedit_rows_number (model, iter);
  const RapGeditFinding  *finding =
    row >= 0 ? rap_gedit_findings_row (findings, (guint) row) : NULL;
  if (finding == NULL || !finding->stale)
    return FALSE;
  /* In words too, for those who hear the row. */
  g_autofree char *label = g_strdup_printf (_ ("%s (text changed)"), finding->label);
  gtk_tree_store_set (GTK_TREE_STORE (model),
                      iter,
                      COLUMN_STALE,
                      TRUE,
                      COLUMN_LABEL,
                      label,
                      -1);
  return FALSE;
}

void
rap_gedit_rows_refresh (GtkTreeView *view, const RapGeditFindings *findings)
{
  gtk_tree_model_foreach (gtk_tree_view_get_model (view),
                          refresh_row,
                          (gpointer) findings);
}

static void
render_row (G_GNUC_UNUSED GtkTreeViewColumn *column,
            GtkCellRenderer                 *cell,
            GtkTreeModel                    *model,
            GtkTreeIter                     *iter,
            G_GNUC_UNUSED gpointer           data)
{
  gboolean stale;

  gtk_tree_model_get (model, iter, COLUMN_STALE, &stale, -1);
  /* Not by colour alone: a stale row is struck through too. */
  g_object_set (cell, "strikethrough", stale, "sensitive", !stale, NULL);
}

/* A row is cut at the edge of the panel; resting on it shows it whole. */
static gboolean
show_whole (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkTreeModel    *model;
  GtkTreePath     *path;
  GtkTreeIter      iter;
  g_autofree char *label = NULL;

  if (!gtk_tree_view_get_tooltip_context (GTK_TREE_VIEW (view),
                                          &x,
                                          &y,
                                          keyboard,
                                          &model,
                                          &path,
                                          &iter))
    return FALSE;
  gtk_tree_model_get (model, &iter, COLUMN_LABEL, &label, -1);
  gtk_tooltip_set_text (tooltip, label);
  gtk_tree_view_set_tooltip_row (GTK_TREE_VIEW (view), tooltip, path);
  gtk_tree_path_free (path);
  return TRUE;
}

GtkTreeView *
rap_gedit_rows_new (void)
{
  GtkCellRenderer   *cell = gtk_cell_renderer_text_new ();
  GtkTreeViewColumn *column = gtk_tree_view_column_new_with_attributes ("",
                                                                        cell,
                                                                        "text",
                                                                        COLUMN_LABEL,
                                                                        "weight",
                                                                        COLUMN_WEIGHT,
                                                                        NULL);
  g_autoptr (GtkTreeStore) store =
    gtk_tree_store_new (N_COLUMNS, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
  GtkTreeView *view =
    GTK_TREE_VIEW (gtk_tree_view_new_with_model (GTK_TREE_MODEL (store)));

  g_object_set (cell, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_tree_view_column_set_cell_data_func (column, cell, render_row, NULL, NULL);
  gtk_tree_view_append_column (view, column);
  gtk_tree_view_set_headers_visible (view, FALSE);
  gtk_tree_view_set_activate_on_single_click (view, TRUE);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (view)),
                       "rapporteur-findings");
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (show_whole), NULL);
  return view;
}
