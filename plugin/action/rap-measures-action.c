// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-measures-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "action/rap-party-fields.h"
#include "extract/rap-measures.h"

/**
 * RapMeasuresAction:
 *
 * Sanctions, expulsions and the like: threatened, available, imposed, eased or lifted, by
 * whom against whom, with the condition they hang on.
 */

struct _RapMeasuresAction
{
  RapAction parent_instance;

  gboolean threatened;
};

G_DEFINE_FINAL_TYPE (RapMeasuresAction, rap_measures_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "threatened",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapMeasuresAction, threatened),
    .initial = 1,
    .label = N_ ("Threatened"),
    .blurb = N_ ("List measures that are threatened or merely available") },
};

static void
add_measure (RapReport *report, RapDocument *document, const RapMeasure *measure)
{
  g_autofree char *who = rap_label_sides (document, measure->by, measure->against);
  g_autofree char *label = rap_label_matter (document,
                                             who,
                                             &measure->matter,
                                             &measure->condition,
                                             rap_measure_state_get_nick (measure->state));
  RapItem         *item = rap_report_add (report, "measure", label);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, document, &measure->matter);
  rap_fields_string (fields, "form", measure->form);
  rap_fields_string (fields, "state", rap_measure_state_get_nick (measure->state));
  rap_party_fields_list (report, fields, "by", document, measure->by);
  rap_party_fields_list (report, fields, "against", document, measure->against);
  rap_fields_span (fields, "matter", document, &measure->matter);
  rap_fields_span (fields, "condition", document, &measure->condition);
}

static gboolean
each (RapAction    *action,
      RapReport    *report,
      RapDocument  *document,
      GCancellable *cancellable,
      GError      **error)
{
  RapMeasuresAction *self = RAP_MEASURES_ACTION (action);
  const GArray      *measures = rap_measures_of (document)->measures;

  for (guint i = 0; i < measures->len; i++)
    {
      const RapMeasure *measure = &g_array_index (measures, RapMeasure, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->threatened || measure->state > RAP_MEASURE_AVAILABLE)
        add_measure (report, document, measure);
    }
  return TRUE;
}

static void
rap_measures_action_class_init (RapMeasuresActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "measures",
                             N_ ("Measures"),
                             N_ (
                               "Find sanctions and other measures, and their conditions"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_measures_action_init (G_GNUC_UNUSED RapMeasuresAction *self)
{
}
