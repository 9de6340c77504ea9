// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gedit/rap-gedit-params.h"

/* A number as a spin button; the bounds come from the spec. */
static GtkWidget *
make_spin (RapAction *action, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT;
  double minimum = 0, maximum = G_MAXINT;
  double step = G_IS_PARAM_SPEC_DOUBLE (pspec) ? 0.05 : 1;

  if (G_IS_PARAM_SPEC_UINT (pspec))
    minimum = G_PARAM_SPEC_UINT (pspec)->minimum,
    maximum = G_PARAM_SPEC_UINT (pspec)->maximum;
  else if (G_IS_PARAM_SPEC_INT (pspec))
    minimum = G_PARAM_SPEC_INT (pspec)->minimum,
    maximum = G_PARAM_SPEC_INT (pspec)->maximum;
  else
    minimum = G_PARAM_SPEC_DOUBLE (pspec)->minimum,
    maximum = G_PARAM_SPEC_DOUBLE (pspec)->maximum;
  GtkWidget *spin = gtk_spin_button_new_with_range (minimum, maximum, step);
  g_object_get_property (G_OBJECT (action), pspec->name, &value);
  g_value_init (&number, G_TYPE_DOUBLE);
  g_value_transform (&value, &number);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), g_value_get_double (&number));
  g_object_bind_property (spin, "value", action, pspec->name, G_BINDING_DEFAULT);
  return spin;
}

static GtkWidget *
make_switch (RapAction *action, GParamSpec *pspec)
{
  GtkWidget *toggle = gtk_switch_new ();
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  g_object_bind_property (action,
                          pspec->name,
                          toggle,
                          "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return toggle;
}

static GtkWidget *
make_entry (RapAction *action, GParamSpec *pspec)
{
  GtkWidget *entry = gtk_entry_new ();
  g_object_bind_property (action,
                          pspec->name,
                          entry,
                          "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return entry;
}

static void
set_choice (GtkComboBox *combo, gpointer action)
{
  rap_action_set_param (action,
                        g_object_get_data (G_OBJECT (combo), "param"),
                        gtk_combo_box_get_active_id (combo),
                        NULL);
}

static GtkWidget *
make_combo (RapAction *action, GParamSpec *pspec)
{
  GtkWidget  *combo = gtk_combo_box_text_new ();
  GEnumClass *values = G_PARAM_SPEC_ENUM (pspec)->enum_class;
  int         now;

  g_object_get (action, pspec->name, &now, NULL);
  for (guint i = 0; i < values->n_values; i++)
    {
      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo),
                                 values->values[i].value_nick,
                                 values->values[i].value_nick);
      if (values->values[i].value == now)
        gtk_combo_box_set_active (GTK_COMBO_BOX (combo), (int) i);
    }
  g_object_set_data_full (G_OBJECT (combo), "param", g_strdup (pspec->name), g_free);
  g_signal_connect (combo, "changed", G_CALLBACK (set_choice), action);
  return combo;
}

/* The one place in this host that switches on the type of a spec. */
static GtkWidget *
make_widget (RapAction *action, GParamSpec *pspec)
{
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return make_switch (action, pspec);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return make_combo (action, pspec);
  if (G_IS_PARAM_SPEC_STRING (pspec))
    return make_entry (action, pspec);
  return make_spin (action, pspec);
}

GtkWidget *
rap_gedit_params_new (RapAction *action)
{
  guint                   n_specs;
  GtkWidget              *grid = gtk_grid_new ();
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (action), &n_specs);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_container_set_border_width (GTK_CONTAINER (grid), 12);
  for (guint i = 0; i < n_specs; i++)
    {
      GtkWidget *label = gtk_label_new (g_param_spec_get_nick (specs[i]));
      GtkWidget *widget = make_widget (action, specs[i]);
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (widget, g_param_spec_get_blurb (specs[i]));
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
      atk_object_set_name (gtk_widget_get_accessible (widget), specs[i]->name);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), widget, 1, (int) i, 1, 1);
    }
  gtk_widget_show_all (grid);
  return grid;
}
