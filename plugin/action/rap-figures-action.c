// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-figures-action.h"

#include <glib/gi18n-lib.h>

#include "language/rap-figures.h"

/**
 * RapFiguresAction:
 *
 * The amounts that a text names: value, bounds, unit and what is counted.
 *
 * Since: 1.0
 */
struct _RapFiguresAction
{
  RapAction parent_instance;

  gboolean bare;
};

G_DEFINE_FINAL_TYPE (RapFiguresAction, rap_figures_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "bare",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapFiguresAction, bare),
    .initial = 1,
    .label = N_ ("Bare numbers"),
    .blurb = N_ ("List numbers without a unit as well") },
};

static void
add_figure (RapReport *report, RapDocument *document, const RapFigure *figure)
{
  g_autofree char *reading = rap_document_dup_reading (document, &figure->span);
  RapItem         *item = rap_report_add (report, "figure", reading);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, document, &figure->span);
  rap_fields_double (fields, "value", figure->value);
  rap_fields_double (fields, "high", figure->high);
  rap_fields_string (fields, "bound", rap_bound_get_nick (figure->bound));
  rap_fields_string (fields, "unit", figure->unit);
  rap_fields_span (fields, "of", document, &figure->of);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  const RapFigures *figures = rap_figures_of (document);

  for (guint i = 0; i < figures->n_figures; i++)
    {
      if (RAP_FIGURES_ACTION (action)->bare || figures->figures[i].unit != NULL)
        add_figure (report, document, &figures->figures[i]);
    }
  return TRUE;
}

static void
rap_figures_action_class_init (RapFiguresActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "figures",
                             N_ ("Figures"),
                             N_ ("Find amounts, with their bounds, their unit and what "
                                 "they "
                                 "count"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_figures_action_init (G_GNUC_UNUSED RapFiguresAction *self)
{
}
