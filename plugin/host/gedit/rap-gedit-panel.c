// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gedit/rap-gedit-panel.h"

#include <glib/gi18n-lib.h>

#include "host/gedit/rap-gedit-params.h"
#include "host/gedit/rap-gedit-rows.h"

/* The side panel: which action, its findings under their headings, what to do with them. */

#define REPORT_ID ""

struct _RapGeditPanel
{
  GtkBox parent_instance;

  const RapGeditEditor *adapter;
  gpointer              editor;
  RapGeditGather        gather;

  GtkComboBoxText *choice;
  GtkMenuButton   *settings;
  GtkWidget       *run;
  GtkWidget       *cancel;
  GtkLabel        *banner;
  GtkTreeView     *view;
  GtkWidget       *insert;
  GtkWidget       *copy;
  GtkWidget       *replace;

  RapAction        *chosen; /* NULL for the full report */
  GPtrArray        *queue;  /* actions still to run */
  RapDossier       *dossier;
  RapReport        *report;
  RapGeditFindings *findings;
  GCancellable     *cancellable; /* while something runs */
};

G_DEFINE_DYNAMIC_TYPE_EXTENDED (RapGeditPanel,
                                rap_gedit_panel,
                                GTK_TYPE_BOX,
                                G_TYPE_FLAG_FINAL, )

/* ------------------------------------------------------------ the rows */

/* Marks the passages of a row, or with a heading those of all its rows. */
static void
mark_rows (RapGeditPanel *self, GtkTreeIter *iter)
{
  GtkTreeModel *model = gtk_tree_view_get_model (self->view);
  GtkTreeIter   child;
  int           number = rap_gedit_rows_number (model, iter);

  for (gboolean more = number < 0 && gtk_tree_model_iter_children (model, &child, iter);
       more;
       more = gtk_tree_model_iter_next (model, &child))
    mark_rows (self, &child);
  if (number < 0)
    return;
  const RapGeditFinding *row = rap_gedit_findings_row (self->findings, (guint) number);
  for (guint i = 0; i < row->places->len && !row->stale; i++)
    {
      const RapGeditPlace *place = &g_array_index (row->places, RapGeditPlace, i);
      self->adapter->mark (self->editor, place->tab, place->start, place->end);
    }
}

static void
activate_row (GtkTreeView                     *view,
              GtkTreePath                     *path,
              G_GNUC_UNUSED GtkTreeViewColumn *column,
              gpointer                         data)
{
  RapGeditPanel *self = data;
  GtkTreeIter    iter;

  gtk_tree_model_get_iter (gtk_tree_view_get_model (view), &iter, path);
  int number = rap_gedit_rows_number (gtk_tree_view_get_model (view), &iter);
  self->adapter->unmark (self->editor);
  mark_rows (self, &iter);
  if (number < 0)
    return;
  const RapGeditPlace *place = rap_gedit_findings_show (self->findings, (guint) number);
  if (place != NULL)
    self->adapter->show (self->editor, place->tab, place->start, place->end);
}

/* ------------------------------------------------------------ running */

static void
set_running (RapGeditPanel *self, gboolean running)
{
  gtk_widget_set_sensitive (self->run, !running);
  gtk_widget_set_sensitive (self->cancel, running);
  if (!running)
    g_clear_object (&self->cancellable);
  else
    self->cancellable = g_cancellable_new ();
}

static void
show_report (RapGeditPanel *self)
{
  g_clear_pointer (&self->findings, rap_gedit_findings_free);
  if (self->report != NULL)
    self->findings = rap_gedit_findings_new (self->report);
  g_autofree char *count =
    self->findings != NULL ? rap_gedit_findings_count (self->findings) : NULL;
  gboolean some = count != NULL && *count != '\0';
  gtk_label_set_text (self->banner, some ? count : _ ("Nothing found"));
  gtk_widget_set_sensitive (self->insert, some);
  gtk_widget_set_sensitive (self->copy, some);
  gtk_widget_set_sensitive (self->replace,
                            self->report != NULL &&
                              rap_report_get_replacement (self->report) != NULL);
  rap_gedit_rows_fill (self->view, self->findings);
  self->adapter->unmark (self->editor);
}

static void run_next (RapGeditPanel *self);

static void
action_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapGeditPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapReport) report =
    rap_action_run_finish (RAP_ACTION (source), result, &error);

  if (error != NULL)
    {
      gtk_label_set_text (self->banner,
                          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                            ? _ ("Cancelled")
                            : error->message);
      set_running (self, FALSE);
      return;
    }
  if (self->report == NULL)
    self->report = g_steal_pointer (&report);
  else
    rap_report_merge (self->report, report);
  run_next (self);
}

static void
run_next (RapGeditPanel *self)
{
  if (self->queue->len == 0)
    {
      set_running (self, FALSE);
      show_report (self);
      return;
    }
  g_autoptr (RapAction) action = g_ptr_array_steal_index (self->queue, 0);
  gtk_label_set_text (self->banner, rap_action_get_title (action));
  rap_action_run_async (action,
                        self->dossier,
                        self->cancellable,
                        action_done,
                        g_object_ref (self));
}

/* An action as the user's key file wants it. A file that cannot be used is told where programs
 * tell such things; the action still works. */
static RapAction *
create_action (const char *name)
{
  g_autoptr (GError) error = NULL;
  RapAction *action = rap_registry_create (rap_registry_get_default (), name, NULL);

  if (action != NULL && !rap_action_load_defaults (action, NULL, &error))
    g_message ("%s", error->message);
  return action;
}

static void
queue_actions (RapGeditPanel *self)
{
  RapRegistry *registry = rap_registry_get_default ();
  g_auto (GStrv) names = rap_registry_list (registry);

  g_ptr_array_set_size (self->queue, 0);
  if (self->chosen != NULL)
    {
      g_ptr_array_add (self->queue, g_object_ref (self->chosen));
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapAction) action = create_action (names[i]);
      if (rap_action_get_category (action) == RAP_CATEGORY_EXTRACTION)
        g_ptr_array_add (self->queue, g_steal_pointer (&action));
    }
}

void
rap_gedit_panel_run (RapGeditPanel *self)
{
  if (self->cancellable != NULL)
    return;
  g_clear_object (&self->report);
  g_clear_object (&self->dossier);
  self->dossier = self->gather (self->editor,
                                self->chosen != NULL ? rap_action_get_scope (self->chosen)
                                                     : RAP_SCOPE_DOCUMENT);
  if (self->dossier == NULL)
    {
      gtk_label_set_text (self->banner, _ ("There is no text"));
      return;
    }
  queue_actions (self);
  set_running (self, TRUE);
  run_next (self);
}

gboolean
rap_gedit_panel_cancel (RapGeditPanel *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

void
rap_gedit_panel_edited (RapGeditPanel *self,
                        guint          tab,
                        guint          at,
                        guint          removed,
                        guint          inserted)
{
  if (self->findings != NULL &&
      rap_gedit_findings_edit (self->findings, tab, at, removed, inserted))
    rap_gedit_rows_refresh (self->view, self->findings);
}

void
rap_gedit_panel_clear (RapGeditPanel *self)
{
  rap_gedit_panel_cancel (self);
  g_clear_object (&self->report);
  show_report (self);
  gtk_label_set_text (self->banner, "");
}

/* ------------------------------------------------------------ the widgets */

static void
choose (GtkComboBox *combo, gpointer data)
{
  RapGeditPanel *self = data;
  const char    *id = gtk_combo_box_get_active_id (combo);

  g_clear_object (&self->chosen);
  if (id != NULL && !g_str_equal (id, REPORT_ID))
    self->chosen = create_action (id);
  gtk_widget_set_sensitive (GTK_WIDGET (self->settings), self->chosen != NULL);
  if (self->chosen == NULL)
    return;
  GtkWidget *popover = gtk_popover_new (GTK_WIDGET (self->settings));
  gtk_container_add (GTK_CONTAINER (popover), rap_gedit_params_new (self->chosen));
  gtk_menu_button_set_popover (self->settings, popover);
}

static void
insert_text (G_GNUC_UNUSED GtkButton *button, gpointer data)
{
  RapGeditPanel   *self = data;
  g_autofree char *text = rap_gedit_findings_to_text (self->findings, FALSE);
  self->adapter->insert (self->editor, text);
}

static void
copy_text (GtkButton *button, gpointer data)
{
  RapGeditPanel   *self = data;
  g_autofree char *text = rap_gedit_findings_to_text (self->findings, TRUE);
  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button),
                                                    GDK_SELECTION_CLIPBOARD),
                          text,
                          -1);
}

static void
replace_text (G_GNUC_UNUSED GtkButton *button, gpointer data)
{
  RapGeditPanel   *self = data;
  g_autofree char *text = g_strdup (rap_report_get_replacement (self->report));
  self->adapter->replace (self->editor, 0, text);
}

static void
run_clicked (G_GNUC_UNUSED GtkButton *button, gpointer data)
{
  rap_gedit_panel_run (data);
}

static void
cancel_clicked (G_GNUC_UNUSED GtkButton *button, gpointer data)
{
  rap_gedit_panel_cancel (data);
}

static GtkWidget *
add_button (RapGeditPanel *self,
            GtkWidget     *box,
            const char    *label,
            const char    *name,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

static void
add_choice (RapGeditPanel *self)
{
  GtkWidget   *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RapRegistry *registry = rap_registry_get_default ();
  g_auto (GStrv) names = rap_registry_list (registry);

  self->choice = GTK_COMBO_BOX_TEXT (gtk_combo_box_text_new ());
  gtk_combo_box_text_append (self->choice, REPORT_ID, _ ("Full report"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapAction) action = rap_registry_create (registry, names[i], NULL);
      gtk_combo_box_text_append (self->choice, names[i], rap_action_get_title (action));
    }
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->choice)),
                       "rapporteur-action");
  self->settings = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_button_set_image (GTK_BUTTON (self->settings),
                        gtk_image_new_from_icon_name ("emblem-system-symbolic",
                                                      GTK_ICON_SIZE_BUTTON));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->settings),
                               _ ("Parameters of the action"));
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->settings)),
                       "rapporteur-parameters");
  gtk_box_pack_start (GTK_BOX (row), GTK_WIDGET (self->choice), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (row), GTK_WIDGET (self->settings));
  gtk_container_add (GTK_CONTAINER (self), row);
  g_signal_connect (self->choice, "changed", G_CALLBACK (choose), self);
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->choice), 0);
}

static void
add_view (RapGeditPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  self->view = rap_gedit_rows_new ();
  g_signal_connect (self->view, "row-activated", G_CALLBACK (activate_row), self);
  gtk_container_add (GTK_CONTAINER (scrolled), GTK_WIDGET (self->view));
  gtk_box_pack_start (GTK_BOX (self), scrolled, TRUE, TRUE, 0);
}

static void
rap_gedit_panel_init (RapGeditPanel *self)
{
  GtkWidget *runs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *uses = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_container_set_border_width (GTK_CONTAINER (self), 6);
  self->queue = g_ptr_array_new_with_free_func (g_object_unref);
  add_choice (self);
  self->run =
    add_button (self, runs, _ ("_Read"), "rapporteur-run", G_CALLBACK (run_clicked));
  self->cancel = add_button (self,
                             runs,
                             _ ("Ca_ncel"),
                             "rapporteur-cancel",
                             G_CALLBACK (cancel_clicked));
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_container_add (GTK_CONTAINER (self), runs);
  self->banner = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_line_wrap (self->banner, TRUE);
  gtk_label_set_xalign (self->banner, 0);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->banner)),
                       "rapporteur-banner");
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->banner));
  add_view (self);
  self->insert =
    add_button (self, uses, _ ("_Insert"), "rapporteur-insert", G_CALLBACK (insert_text));
  self->copy = add_button (self,
                           uses,
                           _ ("_Copy with sources"),
                           "rapporteur-copy",
                           G_CALLBACK (copy_text));
  self->replace = add_button (self,
                              uses,
                              _ ("Re_place text"),
                              "rapporteur-replace",
                              G_CALLBACK (replace_text));
  gtk_widget_set_tooltip_text (self->replace,
                               _ ("Replace the text with the clean reading, in one step "
                                  "that can be undone"));
  gtk_container_add (GTK_CONTAINER (self), uses);
  gtk_widget_set_sensitive (self->insert, FALSE);
  gtk_widget_set_sensitive (self->copy, FALSE);
  gtk_widget_set_sensitive (self->replace, FALSE);
  gtk_widget_show_all (GTK_WIDGET (self));
}

static void
rap_gedit_panel_finalize (GObject *object)
{
  RapGeditPanel *self = RAP_GEDIT_PANEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->findings, rap_gedit_findings_free);
  g_clear_object (&self->report);
  g_clear_object (&self->dossier);
  g_clear_object (&self->chosen);
  g_ptr_array_unref (self->queue);
  G_OBJECT_CLASS (rap_gedit_panel_parent_class)->finalize (object);
}

static void
rap_gedit_panel_class_init (RapGeditPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_gedit_panel_finalize;
}

static void
rap_gedit_panel_class_finalize (G_GNUC_UNUSED RapGeditPanelClass *klass)
{
}

void
rap_gedit_panel_register (GTypeModule *module)
{
  rap_gedit_panel_register_type (module);
}

GtkWidget *
rap_gedit_panel_new (const RapGeditEditor *adapter,
                     gpointer              editor,
                     RapGeditGather        gather)
{
  RapGeditPanel *self = g_object_new (RAP_GEDIT_TYPE_PANEL, NULL);

  self->adapter = adapter;
  self->editor = editor;
  self->gather = gather;
  return GTK_WIDGET (self);
}
