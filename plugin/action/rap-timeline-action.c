// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-timeline-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-row-item.h"
#include "summarise/rap-timeline.h"

/**
 * RapTimelineAction:
 *
 * What happened when, over all reports, and what is told without a date.
 */

struct _RapTimelineAction
{
  RapAction parent_instance;

  guint undated;
};

G_DEFINE_FINAL_TYPE (RapTimelineAction, rap_timeline_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "undated",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapTimelineAction, undated),
    .max = 1000,
    .initial = 2,
    .label = N_ ("Undated"),
    .blurb = N_ ("List this many sentences of each report that have no date") },
};

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapTimelineAction *self = RAP_TIMELINE_ACTION (action);
  g_autoptr (GPtrArray) rows =
    rap_timeline_make (dossier, self->undated, cancellable, error);

  if (rows == NULL)
    return NULL;
  RapReport *report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < rows->len; i++)
    {
      const RapRow *row = g_ptr_array_index (rows, i);
      rap_row_item_add (report,
                        row,
                        "timeline",
                        *row->when != '\0' ? row->when : N_ ("Undated"));
    }
  return report;
}

static void
rap_timeline_action_class_init (RapTimelineActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "timeline",
                             N_ ("Timeline"),
                             N_ ("Tell what happened when, over all reports"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_timeline_action_init (G_GNUC_UNUSED RapTimelineAction *self)
{
}
