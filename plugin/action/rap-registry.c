// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-registry.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <string.h>

#include "action/rap-builtin.h"
#include "action/rap-param.h"
#include "text/rap-error.h"

/**
 * RapRegistry:
 *
 * The actions there are, by name: those of the library, those of modules, and those that a
 * program adds in C, JavaScript or Python.
 *
 * Modules are shared libraries in `$libdir/rapporteur-1/actions` and in the folders of
 * `RAP_ACTION_PATH`, with a function `rap_module_load (RapRegistry *)`. They are loaded when
 * actions are first listed or looked up.
 *
 * Since: 1.0
 */

typedef void (*ModuleLoad) (RapRegistry *registry);

typedef struct
{
  char *name;
  GType type;
} Entry;

struct _RapRegistry
{
  GObject parent_instance;

  GRecMutex  lock; /* recursive: a module adds while modules are loaded */
  GPtrArray *entries;
  gboolean   scanned;
};

G_DEFINE_FINAL_TYPE (RapRegistry, rap_registry, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
  g_free (data);
}

static void
rap_registry_finalize (GObject *object)
{
  RapRegistry *self = RAP_REGISTRY (object);

  g_ptr_array_unref (self->entries);
  g_rec_mutex_clear (&self->lock);
  G_OBJECT_CLASS (rap_registry_parent_class)->finalize (object);
}

static void
rap_registry_class_init (RapRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_registry_finalize;
}

static void
rap_registry_init (RapRegistry *self)
{
  g_rec_mutex_init (&self->lock);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
}

static void
load_module (RapRegistry *self, const char *path)
{
  gpointer load;
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL || !g_module_symbol (module, "rap_module_load", &load))
    {
      g_message (_ ("%s: no module of actions: %s"), path, g_module_error ());
      return;
    }
  g_module_make_resident (module); /* types cannot be unloaded */
  ((ModuleLoad) load) (self);
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_folder (RapRegistry *self, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      if (g_str_has_suffix (name, "." G_MODULE_SUFFIX))
        g_ptr_array_add (files, g_build_filename (path, name, NULL));
    }
  g_ptr_array_sort (files, by_text);
  for (guint i = 0; i < files->len; i++)
    load_module (self, g_ptr_array_index (files, i));
}

static void
scan (RapRegistry *self)
{
  const char *path = g_getenv ("RAP_ACTION_PATH");

  if (self->scanned)
    return;
  self->scanned = TRUE;
  load_folder (self, RAP_ACTION_DIR);
  g_auto (GStrv) folders =
    path != NULL ? g_strsplit (path, G_SEARCHPATH_SEPARATOR_S, -1) : NULL;
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    load_folder (self, folders[i]);
}

static Entry *
find_entry (RapRegistry *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if (g_str_equal (entry->name, name))
        return entry;
    }
  return NULL;
}

static gpointer
make_default (G_GNUC_UNUSED gpointer data)
{
  guint             n_builtins;
  RapRegistry      *self = g_object_new (RAP_TYPE_REGISTRY, NULL);
  const RapBuiltin *builtins = rap_builtin_list (&n_builtins);

  for (guint i = 0; i < n_builtins; i++)
    rap_registry_add (self, builtins[i].get_type (), builtins[i].name, NULL);
  return self;
}

/**
 * rap_registry_get_default:
 *
 * Gets the registry of the process.
 *
 * Returns: (transfer none): the registry
 *
 * Since: 1.0
 */
RapRegistry *
rap_registry_get_default (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_default, NULL);
}

static gboolean
is_name (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-");
  return length > 0 && name[length] == '\0' && g_ascii_islower (name[0]);
}

/**
 * rap_registry_add:
 * @self: a registry
 * @type: a type derived from #RapAction
 * @name: a name in lower case
 * @error: return location for an error
 *
 * Adds an action. Adding the same type under the same name again does nothing.
 *
 * Returns: %TRUE, or %FALSE with @error set when the name is taken or the type is no action
 *
 * Since: 1.0
 */
gboolean
rap_registry_add (RapRegistry *self, GType type, const char *name, GError **error)
{
  g_return_val_if_fail (RAP_IS_REGISTRY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_type_is_a (type, RAP_TYPE_ACTION) || !is_name (name))
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_INVALID_PARAM,
                   _ ("“%s” cannot be added as an action"),
                   name);
      return FALSE;
    }
  g_rec_mutex_lock (&self->lock);
  Entry   *found = find_entry (self, name);
  gboolean free_name = found == NULL || found->type == type;
  if (found == NULL)
    {
      RapActionClass *klass = g_type_class_ref (type); /* kept for good */
      Entry          *entry = g_new (Entry, 1);
      *entry = (Entry){ g_strdup (name), type };
      if (klass->name == NULL)
        klass->name = g_intern_string (name);
      g_ptr_array_add (self->entries, entry);
    }
  g_rec_mutex_unlock (&self->lock);
  if (!free_name)
    g_set_error (error,
                 RAP_ERROR,
                 RAP_ERROR_INVALID_PARAM,
                 _ ("There is another action “%s”"),
                 name);
  return free_name;
}

/**
 * rap_registry_list:
 * @self: a registry
 *
 * Gets the names of all actions: those of the library in the order of a full report, then the
 * others in order of their names.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 *
 * Since: 1.0
 */
char **
rap_registry_list (RapRegistry *self)
{
  g_return_val_if_fail (RAP_IS_REGISTRY (self), NULL);

  g_rec_mutex_lock (&self->lock);
  guint n_builtins;
  rap_builtin_list (&n_builtins); /* they stand first */
  scan (self);
  char **names = g_new0 (char *, self->entries->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    names[i] = g_strdup (((Entry *) g_ptr_array_index (self->entries, i))->name);
  if (self->entries->len > n_builtins + 1)
    qsort (names + n_builtins, self->entries->len - n_builtins, sizeof (char *), by_text);
  g_rec_mutex_unlock (&self->lock);
  return names;
}

/**
 * rap_registry_get_action_type:
 * @self: a registry
 * @name: the name of an action
 *
 * Gets the type of an action.
 *
 * Returns: the type, or %G_TYPE_INVALID when there is none of that name
 *
 * Since: 1.0
 */
GType
rap_registry_get_action_type (RapRegistry *self, const char *name)
{
  g_return_val_if_fail (RAP_IS_REGISTRY (self), G_TYPE_INVALID);

  g_rec_mutex_lock (&self->lock);
  scan (self);
  Entry *entry = find_entry (self, name);
  g_rec_mutex_unlock (&self->lock);
  return entry != NULL ? entry->type : G_TYPE_INVALID;
}

/**
 * rap_registry_create:
 * @self: a registry
 * @name: the name of an action
 * @error: return location for an error
 *
 * Makes an action with the parameters it has by default.
 *
 * Returns: (transfer full): a new action, or %NULL with @error set
 *
 * Since: 1.0
 */
RapAction *
rap_registry_create (RapRegistry *self, const char *name, GError **error)
{
  GType type = rap_registry_get_action_type (self, name);

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_NOT_FOUND,
                   _ ("There is no action “%s”"),
                   name);
      return NULL;
    }
  return g_object_new (type, NULL);
}

static void
describe_params (JsonBuilder *builder, RapAction *action)
{
  guint                   n_specs;
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (action), &n_specs);

  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_specs; i++)
    {
      if ((specs[i]->flags & G_PARAM_WRITABLE) != 0 &&
          rap_param_get_type_name (specs[i]) != NULL)
        json_builder_add_value (builder, rap_param_describe (specs[i]));
    }
  json_builder_end_array (builder);
}

static const char *
nick_of (GType type, int value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  return g_intern_string (g_enum_get_value (values, value)->value_nick);
}

/**
 * rap_registry_describe:
 * @self: a registry
 * @name: the name of an action
 * @error: return location for an error
 *
 * Describes an action and its parameters for those who cannot read a #GParamSpec.
 *
 * Returns: (transfer full): an object node, or %NULL with @error set
 *
 * Since: 1.0
 */
JsonNode *
rap_registry_describe (RapRegistry *self, const char *name, GError **error)
{
  g_autoptr (RapAction) action = rap_registry_create (self, name, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (action == NULL)
    return NULL;
  const struct
  {
    const char *member, *value;
  } members[] = {
    { "name", name },
    { "title", rap_action_get_title (action) },
    { "description", rap_action_get_description (action) },
    { "category", nick_of (RAP_TYPE_CATEGORY, (int) rap_action_get_category (action)) },
    { "scope", nick_of (RAP_TYPE_SCOPE, (int) rap_action_get_scope (action)) },
  };
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i].member);
      json_builder_add_string_value (builder, members[i].value);
    }
  describe_params (builder, action);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
