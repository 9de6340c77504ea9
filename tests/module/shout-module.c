// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include <gmodule.h>
#include <rapporteur.h>
#include <string.h>

/* The smallest action of a stranger: words in capitals. */

#define SHOUT_TYPE_ACTION (shout_action_get_type ())
GType shout_action_get_type (void);

typedef struct
{
  RapAction parent_instance;
} ShoutAction;

typedef struct
{
  RapActionClass parent_class;
} ShoutActionClass;

G_DEFINE_TYPE (ShoutAction, shout_action, RAP_TYPE_ACTION)

static gboolean
each (G_GNUC_UNUSED RapAction    *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const char       *text = rap_document_get_text (document);

  for (const char *p = strpbrk (text, capitals); p != NULL; p = strpbrk (p, capitals))
    {
      gsize length = strspn (p, capitals);
      if (length >= 3)
        {
          g_autofree char *word = g_strndup (p, length);
          g_autoptr (RapItem) item = rap_item_new ("shout", word);
          rap_item_add_evidence (item,
                                 document,
                                 &(RapSpan){ p - text, p - text + length });
          rap_report_append (report, item);
        }
      p += length;
    }
  return TRUE;
}

static void
shout_action_class_init (ShoutActionClass *klass)
{
  RAP_ACTION_CLASS (klass)->each = each;
  RAP_ACTION_CLASS (klass)->thread_safe = TRUE;
}

static void
shout_action_init (G_GNUC_UNUSED ShoutAction *self)
{
}

G_MODULE_EXPORT void rap_module_load (RapRegistry *registry);

void
rap_module_load (RapRegistry *registry)
{
  rap_registry_add (registry, SHOUT_TYPE_ACTION, "shout-module", NULL);
}
