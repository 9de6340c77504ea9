// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <gio/gio.h>

#include "action/rap-report.h"
#include "text/rap-dossier.h"

G_BEGIN_DECLS

#define RAP_TYPE_ACTION   (rap_action_get_type ())
#define RAP_TYPE_CATEGORY (rap_category_get_type ())
#define RAP_TYPE_SCOPE    (rap_scope_get_type ())

/**
 * RapCategory:
 * @RAP_CATEGORY_EXTRACTION: finds what a text says; part of a full report
 * @RAP_CATEGORY_SUMMARISATION: tells it shorter
 * @RAP_CATEGORY_ANALYSIS: shows what the others stand on
 *
 * What an action is for.
 *
 * Since: 1.0
 */
typedef enum
{
  RAP_CATEGORY_EXTRACTION,
  RAP_CATEGORY_SUMMARISATION,
  RAP_CATEGORY_ANALYSIS
} RapCategory;

/**
 * RapScope:
 * @RAP_SCOPE_DOCUMENT: looks at each document by itself
 * @RAP_SCOPE_DOSSIER: looks at all documents together
 *
 * What an action looks at.
 *
 * Since: 1.0
 */
typedef enum
{
  RAP_SCOPE_DOCUMENT,
  RAP_SCOPE_DOSSIER
} RapScope;

typedef struct _RapAction      RapAction;
typedef struct _RapActionClass RapActionClass;

struct _RapAction
{
  GObject parent_instance;
};

/**
 * RapActionClass:
 * @parent_class: the parent class
 * @run: looks at a dossier and returns a report; the default calls @each for every document
 * @each: looks at one document and adds what it finds to the report
 * @thread_safe: whether the action may run on any thread; only C classes can say so
 *
 * What an action implements: @run or @each.
 *
 * Since: 1.0
 */
struct _RapActionClass
{
  GObjectClass parent_class;

  RapReport *(*run) (RapAction    *self,
                     RapDossier   *dossier,
                     GCancellable *cancellable,
                     GError      **error);
  gboolean (*each) (RapAction    *self,
                    RapReport    *report,
                    RapDocument  *document,
                    GCancellable *cancellable,
                    GError      **error);

  gboolean thread_safe;

  /*< private >*/
  const char *name;
  const char *title;
  const char *description;
  RapCategory category;
  RapScope    scope;
  gpointer    padding[8];
};

RAP_AVAILABLE_IN_1_0
GType rap_category_get_type (void) G_GNUC_CONST;
RAP_AVAILABLE_IN_1_0
GType rap_scope_get_type (void) G_GNUC_CONST;
RAP_AVAILABLE_IN_1_0
GType rap_action_get_type (void) G_GNUC_CONST;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapAction, g_object_unref)

static inline RapAction *
RAP_ACTION (gpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_CAST (instance, RAP_TYPE_ACTION, RapAction);
}

static inline gboolean
RAP_IS_ACTION (gpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (instance, RAP_TYPE_ACTION);
}

static inline RapActionClass *
RAP_ACTION_CLASS (gpointer klass)
{
  return G_TYPE_CHECK_CLASS_CAST (klass, RAP_TYPE_ACTION, RapActionClass);
}

static inline RapActionClass *
RAP_ACTION_GET_CLASS (gpointer instance)
{
  return G_TYPE_INSTANCE_GET_CLASS (instance, RAP_TYPE_ACTION, RapActionClass);
}

RAP_AVAILABLE_IN_1_0
const char *rap_action_get_name (RapAction *self);
RAP_AVAILABLE_IN_1_0
const char *rap_action_get_title (RapAction *self);
RAP_AVAILABLE_IN_1_0
const char *rap_action_get_description (RapAction *self);
RAP_AVAILABLE_IN_1_0
RapCategory rap_action_get_category (RapAction *self);
RAP_AVAILABLE_IN_1_0
RapScope rap_action_get_scope (RapAction *self);
RAP_AVAILABLE_IN_1_0
gboolean rap_action_is_thread_safe (RapAction *self);

RAP_AVAILABLE_IN_1_0
gboolean rap_action_set_param (RapAction  *self,
                               const char *name,
                               const char *value,
                               GError    **error);
RAP_AVAILABLE_IN_1_0
gboolean rap_action_load_defaults (RapAction *self, const char *path, GError **error);
RAP_AVAILABLE_IN_1_0
GParamSpec *rap_action_copy_param (RapAction  *self,
                                   const char *name,
                                   GParamFlags flags) G_GNUC_WARN_UNUSED_RESULT;

RAP_AVAILABLE_IN_1_0
RapReport *rap_action_run (RapAction    *self,
                           RapDossier   *dossier,
                           GCancellable *cancellable,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_action_run_async (RapAction          *self,
                           RapDossier         *dossier,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
RAP_AVAILABLE_IN_1_0
RapReport *rap_action_run_finish (RapAction    *self,
                                  GAsyncResult *result,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
