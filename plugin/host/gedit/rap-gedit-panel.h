// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gtk/gtk.h>
#include <rapporteur.h>

#include "host/gedit/rap-gedit-findings.h"

G_BEGIN_DECLS

#define RAP_GEDIT_TYPE_PANEL (rap_gedit_panel_get_type ())

G_DECLARE_FINAL_TYPE (RapGeditPanel, rap_gedit_panel, RAP_GEDIT, PANEL, GtkBox)

/* Makes the dossier that the panel is to look at now: the text at hand, or for an action of
 * dossier scope all open ones. */
typedef RapDossier *(*RapGeditGather) (gpointer editor, RapScope scope);

GtkWidget *rap_gedit_panel_new (const RapGeditEditor *adapter,
                                gpointer              editor,
                                RapGeditGather        gather);
void       rap_gedit_panel_run (RapGeditPanel *self);
/* Returns whether there was anything to cancel. */
gboolean rap_gedit_panel_cancel (RapGeditPanel *self);
/* Tells the panel of an edit: characters removed and inserted at a place. */
void rap_gedit_panel_edited (RapGeditPanel *self,
                             guint          tab,
                             guint          at,
                             guint          removed,
                             guint          inserted);
void rap_gedit_panel_clear (RapGeditPanel *self);

void rap_gedit_panel_register (GTypeModule *module);

G_END_DECLS
