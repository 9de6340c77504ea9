// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <gedit/gedit-app-activatable.h>
#include <gedit/gedit-app.h>
#include <gedit/gedit-window-activatable.h>
#include <glib/gi18n-lib.h>
#include <libpeas/peas.h>

#include "host/gedit/rap-gedit-panel.h"
#include "host/gedit/rap-gedit-window.h"

/* The menu entry and shortcut, once a process; and what gedit asks of a module. */

#define ACTION   "win.rapporteur-read"
#define SHORTCUT "<Primary><Alt>r"

typedef struct
{
  PeasExtensionBase parent_instance;

  GeditApp           *app;
  GeditMenuExtension *menu;
} RapGeditApp;

typedef struct
{
  PeasExtensionBaseClass parent_class;
} RapGeditAppClass;

enum
{
  PROP_APP = 1
};

GType       rap_gedit_app_get_type (void);
static void app_activatable_init (GeditAppActivatableInterface *iface);

G_DEFINE_DYNAMIC_TYPE_EXTENDED (RapGeditApp,
                                rap_gedit_app,
                                PEAS_TYPE_EXTENSION_BASE,
                                0,
                                G_IMPLEMENT_INTERFACE_DYNAMIC (GEDIT_TYPE_APP_ACTIVATABLE,
                                                               app_activatable_init))

static void
activate (GeditAppActivatable *activatable)
{
  RapGeditApp *self = (RapGeditApp *) activatable;
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Rapporteur"), ACTION);

  self->menu = gedit_app_activatable_extend_menu (activatable, "tools-section");
  gedit_menu_extension_append_menu_item (self->menu, item);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self->app),
                                         ACTION,
                                         (const char *const[]){ SHORTCUT, NULL });
}

static void
deactivate (GeditAppActivatable *activatable)
{
  RapGeditApp *self = (RapGeditApp *) activatable;

  gtk_application_set_accels_for_action (GTK_APPLICATION (self->app),
                                         ACTION,
                                         (const char *const[]){ NULL });
  g_clear_object (&self->menu);
}

static void
app_activatable_init (GeditAppActivatableInterface *iface)
{
  iface->activate = activate;
  iface->deactivate = deactivate;
}

static void
rap_gedit_app_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_APP)
    g_value_set_object (value, ((RapGeditApp *) object)->app);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rap_gedit_app_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_APP)
    ((RapGeditApp *) object)->app = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rap_gedit_app_dispose (GObject *object)
{
  g_clear_object (&((RapGeditApp *) object)->app);
  G_OBJECT_CLASS (rap_gedit_app_parent_class)->dispose (object);
}

static void
rap_gedit_app_class_init (RapGeditAppClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rap_gedit_app_get_property;
  object_class->set_property = rap_gedit_app_set_property;
  object_class->dispose = rap_gedit_app_dispose;
  g_object_class_override_property (object_class, PROP_APP, "app");
}

static void
rap_gedit_app_class_finalize (G_GNUC_UNUSED RapGeditAppClass *klass)
{
}

static void
rap_gedit_app_init (G_GNUC_UNUSED RapGeditApp *self)
{
}

G_MODULE_EXPORT void peas_register_types (PeasObjectModule *module);

void
peas_register_types (PeasObjectModule *module)
{
  rap_gedit_panel_register (G_TYPE_MODULE (module));
  rap_gedit_window_register (G_TYPE_MODULE (module));
  rap_gedit_app_register_type (G_TYPE_MODULE (module));
  peas_object_module_register_extension_type (module,
                                              GEDIT_TYPE_APP_ACTIVATABLE,
                                              rap_gedit_app_get_type ());
  peas_object_module_register_extension_type (module,
                                              GEDIT_TYPE_WINDOW_ACTIVATABLE,
                                              RAP_GEDIT_TYPE_WINDOW);
}
