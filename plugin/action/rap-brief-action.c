// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-brief-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-row-item.h"
#include "summarise/rap-brief.h"

/**
 * RapBriefAction:
 *
 * A page about one report or several: who met, who said what, what is alleged and promised and
 * what became of it, figures, and what is not stated.
 */

struct _RapBriefAction
{
  RapAction parent_instance;

  guint most;
};

G_DEFINE_FINAL_TYPE (RapBriefAction, rap_brief_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "most",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapBriefAction, most),
    .min = 1,
    .max = 1000,
    .initial = 8,
    .label = N_ ("Most"),
    .blurb = N_ ("List at most this many lines under each heading") },
};

static void
add_line (RapReport *report, const RapBriefLine *line)
{
  RapItem   *item = rap_row_item_add_for (report,
                                        line->row,
                                        "brief",
                                        rap_brief_part_get_heading (line->part),
                                        line->who,
                                        line->status);
  RapFields *fields = rap_item_get_fields (item);

  rap_fields_string (fields, "who", *line->who != '\0' ? line->who : NULL);
  rap_fields_string (fields, "status", line->status);
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapBriefAction *self = RAP_BRIEF_ACTION (action);
  g_autoptr (GPtrArray) lines = rap_brief_make (dossier, self->most, cancellable, error);

  if (lines == NULL)
    return NULL;
  RapReport *report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < lines->len; i++)
    add_line (report, g_ptr_array_index (lines, i));
  return report;
}

static void
rap_brief_action_class_init (RapBriefActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "brief",
                             N_ ("Brief"),
                             N_ ("Tell on one page who met, who said what, and what "
                                 "became of it"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_brief_action_init (G_GNUC_UNUSED RapBriefAction *self)
{
}
