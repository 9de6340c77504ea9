// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RAP_GEDIT_TYPE_WINDOW (rap_gedit_window_get_type ())

GType rap_gedit_window_get_type (void);
void  rap_gedit_window_register (GTypeModule *module);

G_END_DECLS
