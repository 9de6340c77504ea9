// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gst/gst.h>
#include <rapporteur.h>

G_BEGIN_DECLS

/* Makes and registers the element of an action, such as rapquotes of quotes. */
gboolean rap_gst_element_register (GstPlugin *plugin, const char *action);

G_END_DECLS
