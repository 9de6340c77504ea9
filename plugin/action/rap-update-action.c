// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-update-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-row-item.h"
#include "summarise/rap-update.h"

/**
 * RapUpdateAction:
 *
 * What the last report says that the earlier ones did not.
 */

struct _RapUpdateAction
{
  RapAction parent_instance;

  char *since;
};

G_DEFINE_FINAL_TYPE (RapUpdateAction, rap_update_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "since",
    .kind = RAP_PARAM_STRING,
    .field = G_STRUCT_OFFSET (RapUpdateAction, since),
    .text = "",
    .label = N_ ("Since"),
    .blurb =
      N_ ("Look at all reports published on this date or after, not only at the last") },
};

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapUpdateAction *self = RAP_UPDATE_ACTION (action);
  g_autoptr (GPtrArray) rows = rap_update_make (dossier, self->since, cancellable, error);

  if (rows == NULL)
    return NULL;
  RapReport *report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < rows->len; i++)
    {
      const RapRow   *row = g_ptr_array_index (rows, i);
      const RapPlace *place = &g_array_index (row->places, RapPlace, 0);
      const char     *id =
        rap_document_get_id (rap_dossier_get_document (dossier, place->document));
      g_autofree char *heading = g_strdup_printf ("First seen in %s", id);
      RapItem         *item = rap_row_item_add (report, row, "update", N_ ("New"));
      rap_item_set_heading (item, heading);
      rap_fields_string (rap_item_get_fields (item), "document", id);
    }
  return report;
}

static void
rap_update_action_class_init (RapUpdateActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "update",
                             N_ ("Update"),
                             N_ ("Tell what the last report says that earlier ones did "
                                 "not"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_update_action_init (G_GNUC_UNUSED RapUpdateAction *self)
{
}
