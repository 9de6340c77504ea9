// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gedit/rap-gedit-window.h"

#include <gedit/gedit-document.h>
#include <gedit/gedit-tab.h>
#include <gedit/gedit-view.h>
#include <gedit/gedit-window-activatable.h>
#include <gedit/gedit-window.h>
#include <glib/gi18n-lib.h>
#include <libpeas/peas-extension-base.h>
#include <string.h>
#include <tepl/tepl.h>

#include "host/gedit/rap-gedit-panel.h"

/* What the plug-in does in a window of gedit: the panel, its shortcut, marks in the texts. */

#define TAG_NAME    "rapporteur-finding"
#define PANEL_NAME  "RapporteurPanel"
#define ACTION_NAME "rapporteur-read"

typedef struct
{
  PeasExtensionBase parent_instance;

  GeditWindow   *window;
  RapGeditPanel *panel;
  GPtrArray     *tabs; /* GeditTab: those of the dossier at hand, in its order */
  gulong         key_handler;
} RapGeditWindow;

typedef struct
{
  PeasExtensionBaseClass parent_class;
} RapGeditWindowClass;

enum
{
  PROP_WINDOW = 1
};

static void window_activatable_init (GeditWindowActivatableInterface *iface);

G_DEFINE_DYNAMIC_TYPE_EXTENDED (
  RapGeditWindow,
  rap_gedit_window,
  PEAS_TYPE_EXTENSION_BASE,
  0,
  G_IMPLEMENT_INTERFACE_DYNAMIC (GEDIT_TYPE_WINDOW_ACTIVATABLE, window_activatable_init))

/* ------------------------------------------------------------ the editor as the panel sees it */

static GtkTextBuffer *
buffer_of (RapGeditWindow *self, guint tab)
{
  return tab < self->tabs->len ? GTK_TEXT_BUFFER (gedit_tab_get_document (
                                   g_ptr_array_index (self->tabs, tab)))
                               : NULL;
}

static char *
text_of (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
show_passage (gpointer editor, guint tab, guint start, guint end)
{
  RapGeditWindow *self = editor;
  GtkTextBuffer  *buffer = buffer_of (self, tab);
  GtkTextIter     first, last;

  if (buffer == NULL)
    return;
  GeditTab *shown = g_ptr_array_index (self->tabs, tab);
  gedit_window_set_active_tab (self->window, shown);
  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end);
  gtk_text_buffer_select_range (buffer, &first, &last);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (gedit_tab_get_view (shown)),
                                gtk_text_buffer_get_insert (buffer),
                                0.25,
                                FALSE,
                                0,
                                0);
}

/* Underlined as well as coloured: seen without colours and in dark themes. */
static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag =
    gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_NAME);
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer,
                                      TAG_NAME,
                                      "underline",
                                      PANGO_UNDERLINE_SINGLE,
                                      "background",
                                      "rgba(87,141,214,0.22)",
                                      NULL);
  return tag;
}

static void
mark_passage (gpointer editor, guint tab, guint start, guint end)
{
  GtkTextBuffer *buffer = buffer_of (editor, tab);
  GtkTextIter    first, last;

  if (buffer == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end);
  gtk_text_buffer_apply_tag (buffer, get_tag (buffer), &first, &last);
}

static void
unmark (gpointer editor)
{
  RapGeditWindow *self = editor;

  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkTextIter    start, end;
      GtkTextBuffer *buffer = buffer_of (self, i);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_remove_tag (buffer, get_tag (buffer), &start, &end);
    }
}

static void
insert_text (gpointer editor, const char *text)
{
  RapGeditWindow *self = editor;
  GtkTextBuffer  *buffer =
    GTK_TEXT_BUFFER (gedit_window_get_active_document (self->window));

  if (buffer == NULL)
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
replace_text (gpointer editor, guint tab, const char *text)
{
  GtkTextBuffer *buffer = buffer_of (editor, tab);
  GtkTextIter    start, end;

  if (buffer == NULL)
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static const RapGeditEditor adapter = { show_passage,
                                        mark_passage,
                                        unmark,
                                        insert_text,
                                        replace_text };

/* ------------------------------------------------------------ documents of the window */

static void
tell_edit (RapGeditWindow *self,
           GtkTextBuffer  *buffer,
           guint           at,
           guint           removed,
           guint           inserted)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      if (buffer_of (self, i) == buffer)
        rap_gedit_panel_edited (self->panel, i, at, removed, inserted);
    }
}

static void
text_inserted (GtkTextBuffer *buffer,
               GtkTextIter   *at,
               const char    *text,
               int            length,
               gpointer       data)
{
  tell_edit (data,
             buffer,
             (guint) gtk_text_iter_get_offset (at),
             0,
             (guint) g_utf8_strlen (text, length));
}

static void
range_deleted (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, gpointer data)
{
  guint at = (guint) gtk_text_iter_get_offset (start);
  tell_edit (data, buffer, at, (guint) gtk_text_iter_get_offset (end) - at, 0);
}

static void
forget_tabs (RapGeditWindow *self)
{
  unmark (self);
  for (guint i = 0; i < self->tabs->len; i++)
    g_signal_handlers_disconnect_matched (buffer_of (self, i),
                                          G_SIGNAL_MATCH_DATA,
                                          0,
                                          0,
                                          NULL,
                                          NULL,
                                          self);
  g_ptr_array_set_size (self->tabs, 0);
}

static void
add_tab (RapGeditWindow *self, RapDossier *dossier, GeditTab *tab)
{
  GeditDocument   *buffer = gedit_tab_get_document (tab);
  g_autofree char *text = text_of (GTK_TEXT_BUFFER (buffer));
  g_autofree char *name =
    tepl_file_get_short_name (tepl_buffer_get_file (TEPL_BUFFER (buffer)));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RapDocument) document =
    *text != '\0' ? rap_document_new_for_bytes (bytes, NULL, name, NULL) : NULL;

  if (document == NULL)
    return;
  rap_dossier_add (dossier, document);
  g_ptr_array_add (self->tabs, g_object_ref (tab));
  g_signal_connect (buffer, "insert-text", G_CALLBACK (text_inserted), self);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (range_deleted), self);
}

static RapDossier *
gather (gpointer editor, RapScope scope)
{
  RapGeditWindow *self = editor;
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  g_autoptr (GList) documents = gedit_window_get_documents (self->window);
  GeditTab *active = gedit_window_get_active_tab (self->window);

  forget_tabs (self);
  for (GList *l = documents; l != NULL; l = l->next)
    {
      GeditTab *tab = gedit_tab_get_from_document (l->data);
      if (scope == RAP_SCOPE_DOSSIER || tab == active)
        add_tab (self, dossier, tab);
    }
  return rap_dossier_get_n_documents (dossier) > 0 ? g_steal_pointer (&dossier) : NULL;
}

static void
tab_removed (G_GNUC_UNUSED GeditWindow *window, GeditTab *tab, gpointer data)
{
  RapGeditWindow *self = data;

  if (!g_ptr_array_find (self->tabs, tab, NULL))
    return;
  rap_gedit_panel_clear (self->panel);
  forget_tabs (self);
}

/* ------------------------------------------------------------ the window */

static void
read_now (G_GNUC_UNUSED GSimpleAction *action,
          G_GNUC_UNUSED GVariant      *parameter,
          gpointer                     data)
{
  RapGeditWindow *self = data;
  GtkWidget      *side = gedit_window_get_side_panel (self->window);

  gtk_widget_show (side);
  gtk_stack_set_visible_child (GTK_STACK (side), GTK_WIDGET (self->panel));
  rap_gedit_panel_run (self->panel);
}

static gboolean
key_pressed (G_GNUC_UNUSED GtkWidget *widget, GdkEventKey *event, gpointer data)
{
  RapGeditWindow *self = data;
  return event->keyval == GDK_KEY_Escape && rap_gedit_panel_cancel (self->panel);
}

static void
activate (GeditWindowActivatable *activatable)
{
  RapGeditWindow *self = (RapGeditWindow *) activatable;
  GtkWidget      *side = gedit_window_get_side_panel (self->window);
  g_autoptr (GSimpleAction) action = g_simple_action_new (ACTION_NAME, NULL);

  self->panel = RAP_GEDIT_PANEL (rap_gedit_panel_new (&adapter, self, gather));
  gtk_stack_add_titled (GTK_STACK (side),
                        GTK_WIDGET (self->panel),
                        PANEL_NAME,
                        _ ("Rapporteur"));
  g_signal_connect (action, "activate", G_CALLBACK (read_now), self);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (action));
  g_signal_connect (self->window, "tab-removed", G_CALLBACK (tab_removed), self);
  self->key_handler =
    g_signal_connect (self->window, "key-press-event", G_CALLBACK (key_pressed), self);
}

static void
deactivate (GeditWindowActivatable *activatable)
{
  RapGeditWindow *self = (RapGeditWindow *) activatable;

  g_signal_handler_disconnect (self->window, self->key_handler);
  g_signal_handlers_disconnect_by_func (self->window, tab_removed, self);
  g_action_map_remove_action (G_ACTION_MAP (self->window), ACTION_NAME);
  rap_gedit_panel_clear (self->panel);
  forget_tabs (self);
  gtk_widget_destroy (GTK_WIDGET (self->panel));
}

static void
window_activatable_init (GeditWindowActivatableInterface *iface)
{
  iface->activate = activate;
  iface->deactivate = deactivate;
}

static void
rap_gedit_window_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_WINDOW)
    g_value_set_object (value, ((RapGeditWindow *) object)->window);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rap_gedit_window_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_WINDOW)
    ((RapGeditWindow *) object)->window = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rap_gedit_window_dispose (GObject *object)
{
  RapGeditWindow *self = (RapGeditWindow *) object;

  g_clear_object (&self->window);
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  G_OBJECT_CLASS (rap_gedit_window_parent_class)->dispose (object);
}

static void
rap_gedit_window_class_init (RapGeditWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rap_gedit_window_get_property;
  object_class->set_property = rap_gedit_window_set_property;
  object_class->dispose = rap_gedit_window_dispose;
  g_object_class_override_property (object_class, PROP_WINDOW, "window");
}

static void
rap_gedit_window_class_finalize (G_GNUC_UNUSED RapGeditWindowClass *klass)
{
}

static void
rap_gedit_window_init (RapGeditWindow *self)
{
  self->tabs = g_ptr_array_new_with_free_func (g_object_unref);
}

void
rap_gedit_window_register (GTypeModule *module)
{
  rap_gedit_window_register_type (module);
}
