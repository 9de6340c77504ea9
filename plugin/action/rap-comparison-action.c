// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-comparison-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-row-item.h"
#include "summarise/rap-comparison.h"

/**
 * RapComparisonAction:
 *
 * Where reports agree, where they differ, and what only one of them says.
 */

struct _RapComparisonAction
{
  RapAction parent_instance;

  guint most;
};

G_DEFINE_FINAL_TYPE (RapComparisonAction, rap_comparison_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "most",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapComparisonAction, most),
    .max = 1000,
    .initial = 5,
    .label = N_ ("Most"),
    .blurb = N_ ("List at most this many agreements, and singles of each report") },
};

/* By RapRelation. To people an altered quotation is a difference like others; machines tell it
 * apart by its relation. */
static const char *const headings[] = {
  [RAP_RELATION_NONE] = NULL,
  [RAP_RELATION_CONTRADICTION] = N_ ("Reports differ"),
  [RAP_RELATION_AGREEMENT] = N_ ("Reports agree"),
  [RAP_RELATION_ONLY] = N_ ("Only one report"),
  [RAP_RELATION_ALTERED_QUOTE] = N_ ("differs"),
  [RAP_RELATION_NEW] = NULL,
  [RAP_RELATION_STORY] = NULL,
};

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapComparisonAction *self = RAP_COMPARISON_ACTION (action);
  g_autoptr (GPtrArray) rows =
    rap_comparison_make (dossier, self->most, cancellable, error);

  if (rows == NULL)
    return NULL;
  RapReport *report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < rows->len; i++)
    {
      const RapRow *row = g_ptr_array_index (rows, i);
      RapItem      *item =
        rap_row_item_add (report, row, "comparison", headings[row->relation]);
      if (row->relation == RAP_RELATION_ALTERED_QUOTE)
        rap_item_set_heading (item, N_ ("One quotation, two wordings"));
    }
  return report;
}

static void
rap_comparison_action_class_init (RapComparisonActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "comparison",
                             N_ ("Comparison"),
                             N_ ("Tell where reports agree, where they differ and what "
                                 "only one says"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_comparison_action_init (G_GNUC_UNUSED RapComparisonAction *self)
{
}
