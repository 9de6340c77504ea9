// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-allegations-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "action/rap-party-fields.h"
#include "relate/rap-answers.h"

/**
 * RapAllegationsAction:
 *
 * Who accuses whom of what, on what authority, and what was answered, in any of the reports.
 */

struct _RapAllegationsAction
{
  RapAction parent_instance;

  gboolean unanswered;
};

G_DEFINE_FINAL_TYPE (RapAllegationsAction, rap_allegations_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "unanswered",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapAllegationsAction, unanswered),
    .initial = 1,
    .label = N_ ("Unanswered"),
    .blurb = N_ ("List allegations to which no answer was found") },
};

static void
add_answer (RapReport *report, RapFields *fields, const RapAnswer *answer)
{
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "stance", rap_stance_get_nick (answer->stance));
  rap_fields_boolean (fields, "partial", answer->partial);
  rap_party_fields_one (report, fields, "by", answer->document, answer->by);
  rap_fields_begin_array (fields, "evidence");
  rap_fields_span (fields, NULL, answer->document, &answer->evidence);
  rap_fields_end_array (fields);
  rap_fields_string (fields, "document", rap_document_get_id (answer->document));
  rap_fields_end_object (fields);
}

static void
add_charge (RapReport *report, const RapCharge *charge)
{
  const RapChargeMention *first = &g_array_index (charge->mentions, RapChargeMention, 0);
  g_autofree char        *sides = rap_label_sides (first->document,
                                            first->allegation->allegers,
                                            first->allegation->accused);
  g_autofree char        *label = rap_label_matter (first->document,
                                             sides,
                                             &first->allegation->matter,
                                             &(RapSpan){ 0, 0 },
                                             rap_charge_get_status (charge));
  const RapChargeMention *by = rap_charge_get_naming (charge, FALSE),
                         *against = rap_charge_get_naming (charge, TRUE);
  RapItem   *item = rap_report_add (report, "allegation", label);
  RapFields *fields = rap_item_get_fields (item);

  for (guint i = 0; i < charge->mentions->len; i++)
    {
      const RapChargeMention *mention =
        &g_array_index (charge->mentions, RapChargeMention, i);
      rap_item_add_evidence (item, mention->document, &mention->allegation->matter);
    }
  rap_party_fields_one (report,
                        fields,
                        "alleger",
                        by->document,
                        by->allegation->allegers);
  rap_party_fields_one (report,
                        fields,
                        "accused",
                        against->document,
                        against->allegation->accused);
  rap_fields_span (fields, "matter", first->document, &first->allegation->matter);
  rap_fields_string (fields,
                     "authority",
                     rap_authority_get_nick (first->allegation->authority));
  rap_fields_begin_array (fields, "answers");
  for (guint i = 0; i < charge->answers->len; i++)
    add_answer (report, fields, &g_array_index (charge->answers, RapAnswer, i));
  rap_fields_end_array (fields);
  rap_fields_string (fields, "status", rap_charge_get_status (charge));
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapAllegationsAction *self = RAP_ALLEGATIONS_ACTION (action);
  g_autoptr (RapReport) report = rap_report_new (dossier);
  const GArray *charges = rap_charges_of (dossier);

  for (guint i = 0; i < charges->len; i++)
    {
      const RapCharge *found = &g_array_index (charges, RapCharge, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (self->unanswered || found->answers->len > 0)
        add_charge (report, found);
    }
  return g_steal_pointer (&report);
}

static void
rap_allegations_action_class_init (RapAllegationsActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "allegations",
                             N_ ("Allegations"),
                             N_ ("Find who accuses whom of what, and what was answered"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_allegations_action_init (G_GNUC_UNUSED RapAllegationsAction *self)
{
}
