// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gtk/gtk.h>
#include <rapporteur.h>

G_BEGIN_DECLS

/* Rows that show and change the parameters of an action, made from its specs. */
GtkWidget *rap_gedit_params_new (RapAction *action);

G_END_DECLS
