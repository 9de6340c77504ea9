// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <gst/gst.h>
#include <rapporteur.h>

#include "host/gst/rap-gst-element.h"
#include "host/gst/rap-gst-meta.h"

#define PACKAGE            GETTEXT_PACKAGE
#define GST_PACKAGE_ORIGIN "Unknown package origin"

static gboolean
init_plugin (GstPlugin *plugin)
{
  static const char *module_path[] = { "RAP_ACTION_PATH", NULL };
  static const char *module_folder[] = { RAP_ACTION_DIR, NULL };
  static const char *suffixes[] = { ".so", NULL };
  gboolean           done = TRUE;
  g_auto (GStrv) actions = rap_registry_list (rap_registry_get_default ());

  /* New modules make new elements, so the cache of elements depends on their folders. */
  gst_plugin_add_dependency (plugin,
                             module_path,
                             module_folder,
                             suffixes,
                             GST_PLUGIN_DEPENDENCY_FLAG_FILE_NAME_IS_SUFFIX);
  rap_gst_meta_register ();
  for (guint i = 0; actions[i] != NULL; i++)
    done = rap_gst_element_register (plugin, actions[i]) && done;
  return done;
}

GST_PLUGIN_DEFINE (GST_VERSION_MAJOR,
                   GST_VERSION_MINOR,
                   rapporteur,
                   "Who said and did what in news reports, one element an action",
                   init_plugin,
                   PACKAGE_VERSION,
                   "LGPL",
                   "Rapporteur",
                   GST_PACKAGE_ORIGIN)
