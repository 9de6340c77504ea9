// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-measures-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "action/rap-party-fields.h"
#include "relate/rap-steps.h"

/**
 * RapMeasuresAction:
 *
 * Sanctions, expulsions and the like: threatened, available, imposed, eased or lifted, by
 * whom against whom, with the condition they hang on; told once, in whatever reports.
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
add_step (RapReport *report, const RapStep *step)
{
  const RapStepMention *first = &g_array_index (step->mentions, RapStepMention, 0),
                       *aimed = rap_step_get_aimed (step),
                       *bound = rap_step_get_conditional (step);
  const RapMeasure *measure = first->measure;
  g_autofree char *who = rap_label_sides (first->document, measure->by, measure->against);
  g_autofree char *label = rap_label_matter (first->document,
                                             who,
                                             &measure->matter,
                                             &measure->condition,
                                             rap_measure_state_get_nick (measure->state));
  RapItem         *item = rap_report_add (report, "measure", label);
  RapFields       *fields = rap_item_get_fields (item);

  for (guint i = 0; i < step->mentions->len; i++)
    {
      const RapStepMention *mention = &g_array_index (step->mentions, RapStepMention, i);
      rap_item_add_evidence (item, mention->document, &mention->measure->matter);
    }
  rap_fields_string (fields, "form", measure->form);
  rap_fields_string (fields, "state", rap_measure_state_get_nick (measure->state));
  rap_party_fields_list (report, fields, "by", first->document, measure->by);
  rap_party_fields_list (report,
                         fields,
                         "against",
                         aimed->document,
                         aimed->measure->against);
  rap_fields_span (fields, "matter", first->document, &measure->matter);
  rap_fields_span (fields, "condition", bound->document, &bound->measure->condition);
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapMeasuresAction *self = RAP_MEASURES_ACTION (action);
  g_autoptr (RapReport) report = rap_report_new (dossier);
  const GArray *steps = rap_steps_of (dossier);

  for (guint i = 0; i < steps->len; i++)
    {
      const RapStep        *step = &g_array_index (steps, RapStep, i);
      const RapStepMention *first = &g_array_index (step->mentions, RapStepMention, 0);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (self->threatened || first->measure->state > RAP_MEASURE_AVAILABLE)
        add_step (report, step);
    }
  return g_steal_pointer (&report);
}

static void
rap_measures_action_class_init (RapMeasuresActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "measures",
                             N_ ("Measures"),
                             N_ (
                               "Find sanctions and other measures, and their conditions"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_measures_action_init (G_GNUC_UNUSED RapMeasuresAction *self)
{
}
