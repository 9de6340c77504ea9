// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-action.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"

static char *
path_of_user (void)
{
  return g_build_filename (g_get_user_config_dir (), "rapporteur", "actions.ini", NULL);
}

static gboolean
set_params (RapAction *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, group, keys[i], error);
      if (value == NULL || !rap_action_set_param (self, keys[i], value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rap_action_load_defaults:
 * @self: an action
 * @path: (type filename) (nullable): a key file, or %NULL for `rapporteur/actions.ini` in the
 *   folder of the user's settings
 * @error: return location for an error
 *
 * Sets the parameters that a key file holds for the action: a group is the name of an action, a
 * key that of a parameter. The hosts of this project do so with the user's file before they set
 * what they are told. No file and no group are no error.
 *
 * Returns: %TRUE, or %FALSE with @error set when the file cannot be read, or names a parameter or
 *   a value that the action does not take
 *
 * Since: 1.0
 */
gboolean
rap_action_load_defaults (RapAction *self, const char *path, GError **error)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), FALSE);
  g_autofree char *found = path != NULL ? g_strdup (path) : path_of_user ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  const char *name = rap_action_get_name (self);

  if (!g_key_file_load_from_file (file, found, G_KEY_FILE_NONE, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", found);
      return FALSE;
    }
  if (name == NULL || !g_key_file_has_group (file, name) ||
      set_params (self, file, name, &local))
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", found);
  return FALSE;
}
