// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-action-private.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"
#include "text/rap-work.h"

/**
 * RapAction:
 *
 * Something a user can ask for: quotes, a summary. Its properties are its parameters and
 * its whole interface; every host computes its options, rows and help from them.
 *
 * An action keeps no state between runs: the same documents and parameters give the same
 * report.
 *
 * Since: 1.0
 */

static gpointer parent_class;

GType
rap_category_get_type (void)
{
  static gsize            type;
  static const GEnumValue values[] = {
    { RAP_CATEGORY_EXTRACTION, "RAP_CATEGORY_EXTRACTION", "extraction" },
    { RAP_CATEGORY_SUMMARISATION, "RAP_CATEGORY_SUMMARISATION", "summarisation" },
    { RAP_CATEGORY_ANALYSIS, "RAP_CATEGORY_ANALYSIS", "analysis" },
    { 0, NULL, NULL },
  };
  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("RapCategory", values));
  return type;
}

GType
rap_scope_get_type (void)
{
  static gsize            type;
  static const GEnumValue values[] = {
    { RAP_SCOPE_DOCUMENT, "RAP_SCOPE_DOCUMENT", "document" },
    { RAP_SCOPE_DOSSIER, "RAP_SCOPE_DOSSIER", "dossier" },
    { 0, NULL, NULL },
  };
  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("RapScope", values));
  return type;
}

static RapReport *
run_each (RapAction *self, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapActionClass *klass = RAP_ACTION_GET_CLASS (self);
  g_autoptr (RapReport) report = rap_report_new (dossier);

  rap_report_set_action (report, rap_action_get_name (self));
  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (klass->each != NULL && !klass->each (self,
                                               report,
                                               rap_dossier_get_document (dossier, i),
                                               cancellable,
                                               error))
        return NULL;
    }
  return g_steal_pointer (&report);
}

static void
rap_action_finalize (GObject *object)
{
  rap_param_clear (object);
  G_OBJECT_CLASS (parent_class)->finalize (object);
}

/* Runs for every class, after the struct of its parent was copied into it: a class that says
 * nothing, as those of a scripting language, does not inherit the promise. */
static void
rap_action_base_init (gpointer klass)
{
  RAP_ACTION_CLASS (klass)->thread_safe = FALSE;
}

static void
rap_action_class_init (gpointer klass, G_GNUC_UNUSED gpointer data)
{
  parent_class = g_type_class_peek_parent (klass);
  G_OBJECT_CLASS (klass)->finalize = rap_action_finalize;
  RAP_ACTION_CLASS (klass)->run = run_each;
}

GType
rap_action_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      /* By hand, since G_DEFINE_TYPE knows no base_init. */
      const GTypeInfo info = {
        .class_size = sizeof (RapActionClass),
        .base_init = rap_action_base_init,
        .class_init = rap_action_class_init,
        .instance_size = sizeof (RapAction),
      };
      g_once_init_leave (&type,
                         g_type_register_static (G_TYPE_OBJECT,
                                                 "RapAction",
                                                 &info,
                                                 G_TYPE_FLAG_ABSTRACT));
    }
  return type;
}

void
rap_action_class_set_info (RapActionClass *klass,
                           const char     *name,
                           const char     *title,
                           const char     *description,
                           RapCategory     category,
                           RapScope        scope)
{
  klass->name = name;
  klass->title = title;
  klass->description = description;
  klass->category = category;
  klass->scope = scope;
  klass->thread_safe = TRUE;
}

void
rap_action_class_install_params (RapActionClass *klass,
                                 const RapParam *params,
                                 guint           n_params)
{
  rap_param_install (G_OBJECT_CLASS (klass), params, n_params);
}

/**
 * rap_action_get_name:
 * @self: an action
 *
 * Gets the name by which the action is asked for, such as `quotes`.
 *
 * Returns: (transfer none): the name, or that of the type when the class says none
 *
 * Since: 1.0
 */
const char *
rap_action_get_name (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), NULL);
  const char *name = RAP_ACTION_GET_CLASS (self)->name;
  return name != NULL ? name : G_OBJECT_TYPE_NAME (self);
}

/**
 * rap_action_get_title:
 * @self: an action
 *
 * Gets a title to show, translated.
 *
 * Returns: (transfer none): the title
 *
 * Since: 1.0
 */
const char *
rap_action_get_title (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), NULL);
  const char *title = RAP_ACTION_GET_CLASS (self)->title;
  return title != NULL ? _ (title) : rap_action_get_name (self);
}

/**
 * rap_action_get_description:
 * @self: an action
 *
 * Gets a sentence that says what the action does, translated.
 *
 * Returns: (transfer none): the description, maybe empty
 *
 * Since: 1.0
 */
const char *
rap_action_get_description (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), NULL);
  const char *description = RAP_ACTION_GET_CLASS (self)->description;
  return description != NULL ? _ (description) : "";
}

/**
 * rap_action_get_category:
 * @self: an action
 *
 * Gets what the action is for.
 *
 * Returns: the category
 *
 * Since: 1.0
 */
RapCategory
rap_action_get_category (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), RAP_CATEGORY_EXTRACTION);
  return RAP_ACTION_GET_CLASS (self)->category;
}

/**
 * rap_action_get_scope:
 * @self: an action
 *
 * Gets what the action looks at.
 *
 * Returns: the scope
 *
 * Since: 1.0
 */
RapScope
rap_action_get_scope (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), RAP_SCOPE_DOCUMENT);
  return RAP_ACTION_GET_CLASS (self)->scope;
}

/**
 * rap_action_is_thread_safe:
 * @self: an action
 *
 * Says whether the action may run on any thread. Actions written in a scripting language run
 * only on the thread that made them.
 *
 * Returns: %TRUE if it may
 *
 * Since: 1.0
 */
gboolean
rap_action_is_thread_safe (RapAction *self)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), FALSE);
  return RAP_ACTION_GET_CLASS (self)->thread_safe;
}

/**
 * rap_action_set_param:
 * @self: an action
 * @name: the name of a parameter
 * @value: its value as text
 * @error: return location for an error
 *
 * Sets a parameter from text, as a command line or a key file gives it.
 *
 * Returns: %TRUE, or %FALSE with @error set when there is no such parameter or the value is not
 *   whole or out of range
 *
 * Since: 1.0
 */
gboolean
rap_action_set_param (RapAction  *self,
                      const char *name,
                      const char *value,
                      GError    **error)
{
  g_auto (GValue) parsed = G_VALUE_INIT;

  g_return_val_if_fail (RAP_IS_ACTION (self), FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);
  if (pspec == NULL)
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_NOT_FOUND,
                   _ ("%s has no parameter “%s”"),
                   rap_action_get_name (self),
                   name);
      return FALSE;
    }
  if (!rap_param_parse (pspec, value, &parsed, error))
    return FALSE;
  g_object_set_property (G_OBJECT (self), name, &parsed);
  return TRUE;
}

/**
 * rap_action_copy_param:
 * @self: an action
 * @name: the name of a parameter
 * @flags: flags to add
 *
 * Copies the spec of a parameter, for a host that installs it as a property of its own.
 *
 * Returns: (transfer floating) (nullable): a new spec, or %NULL when there is no such parameter or
 *   its type is none that hosts take
 *
 * Since: 1.0
 */
GParamSpec *
rap_action_copy_param (RapAction *self, const char *name, GParamFlags flags)
{
  g_return_val_if_fail (RAP_IS_ACTION (self), NULL);

  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);
  return pspec != NULL && (pspec->flags & G_PARAM_WRITABLE) != 0
           ? rap_param_copy (pspec, flags)
           : NULL;
}

/**
 * rap_action_run: (virtual run)
 * @self: an action
 * @dossier: the documents to look at
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Runs the action and waits for its report. Finding nothing is no error.
 *
 * Returns: (transfer full): a report, or %NULL with @error set
 *
 * Since: 1.0
 */
RapReport *
rap_action_run (RapAction    *self,
                RapDossier   *dossier,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (RAP_IS_ACTION (self), NULL);
  g_return_val_if_fail (RAP_IS_DOSSIER (dossier), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  RapWork work;
  rap_work_begin (&work, cancellable);
  RapReport *report =
    RAP_ACTION_GET_CLASS (self)->run (self, dossier, cancellable, &local);
  rap_work_end (&work);
  /* A report that was cut short is none. */
  if (report != NULL && g_cancellable_set_error_if_cancelled (cancellable, &local))
    g_clear_object (&report);
  /* An action of a scripting language may fail without saying why. */
  if (report == NULL && local == NULL)
    g_set_error (&local,
                 RAP_ERROR,
                 RAP_ERROR_FAILED,
                 _ ("%s returned no report"),
                 rap_action_get_name (self));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return report;
}

/* The same parameters in an object that nobody else can change meanwhile. */
static RapAction *
copy_action (RapAction *self)
{
  guint                   n_specs;
  RapAction              *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (self), &n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      if ((specs[i]->flags & G_PARAM_READWRITE) != G_PARAM_READWRITE ||
          (specs[i]->flags & G_PARAM_CONSTRUCT_ONLY) != 0)
        continue;
      g_object_get_property (G_OBJECT (self), specs[i]->name, &value);
      g_object_set_property (G_OBJECT (copy), specs[i]->name, &value);
    }
  return copy;
}

typedef struct
{
  RapAction  *action;
  RapDossier *dossier;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;
  g_object_unref (job->action);
  g_object_unref (job->dossier);
  g_free (job);
}

static void
run_job (GTask                 *task,
         G_GNUC_UNUSED gpointer source,
         gpointer               data,
         GCancellable          *cancellable)
{
  Job    *job = data;
  GError *error = NULL;

  RapReport *report = rap_action_run (job->action, job->dossier, cancellable, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
run_job_here (gpointer data)
{
  GTask *task = data;
  run_job (task, NULL, g_task_get_task_data (task), g_task_get_cancellable (task));
  return G_SOURCE_REMOVE;
}

/**
 * rap_action_run_async:
 * @self: an action
 * @dossier: the documents to look at
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when the report is ready
 * @user_data: (closure): data for @callback
 *
 * Runs the action off the main thread, with the parameters it has now. An action that is not
 * thread safe runs in an idle moment of the caller's main context instead.
 *
 * Since: 1.0
 */
void
rap_action_run_async (RapAction          *self,
                      RapDossier         *dossier,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (RAP_IS_ACTION (self));
  g_return_if_fail (RAP_IS_DOSSIER (dossier));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean anywhere = rap_action_is_thread_safe (self);
  Job     *job = g_new (Job, 1);
  *job =
    (Job){ anywhere ? copy_action (self) : g_object_ref (self), g_object_ref (dossier) };
  g_task_set_source_tag (task, rap_action_run_async);
  g_task_set_task_data (task, job, free_job);
  if (anywhere)
    {
      g_task_run_in_thread (task, run_job);
      return;
    }
  g_autoptr (GSource) source = g_idle_source_new ();
  g_task_attach_source (task, source, run_job_here);
}

/**
 * rap_action_run_finish:
 * @self: an action
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends what [method@Rapporteur.Action.run_async] began.
 *
 * Returns: (transfer full): a report, or %NULL with @error set
 *
 * Since: 1.0
 */
RapReport *
rap_action_run_finish (RapAction *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
