// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-commitments-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "action/rap-party-fields.h"
#include "relate/rap-outcomes.h"

/**
 * RapCommitmentsAction:
 *
 * Who undertakes what, to whom, until when and on what condition, and what became of it as
 * later reports say.
 */

struct _RapCommitmentsAction
{
  RapAction parent_instance;

  gboolean unresolved;
};

G_DEFINE_FINAL_TYPE (RapCommitmentsAction, rap_commitments_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "unresolved",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapCommitmentsAction, unresolved),
    .initial = 1,
    .label = N_ ("Unresolved"),
    .blurb = N_ ("List commitments of which no outcome is told") },
};

static void
add_outcome (RapReport *report, RapFields *fields, const RapOutcome *outcome)
{
  rap_fields_begin_object (fields, NULL);
  rap_fields_string (fields, "status", rap_outcome_get_nick (outcome->status));
  rap_party_fields_one (report, fields, "by", outcome->document, outcome->by);
  rap_fields_begin_array (fields, "evidence");
  rap_fields_span (fields, NULL, outcome->document, &outcome->evidence);
  rap_fields_end_array (fields);
  rap_fields_string (fields, "document", rap_document_get_id (outcome->document));
  rap_fields_string (fields, "when", rap_document_get_published (outcome->document));
  rap_fields_end_object (fields);
}

static void
add_undertaking (RapReport *report, const RapUndertaking *undertaking)
{
  const RapUndertakingMention *first =
    &g_array_index (undertaking->mentions, RapUndertakingMention, 0);
  const RapCommitment *commitment = first->commitment;
  g_autofree char     *who =
    rap_label_sides (first->document, commitment->by, commitment->to);
  g_autofree char *label = rap_label_matter (first->document,
                                             who,
                                             &commitment->matter,
                                             &commitment->condition,
                                             rap_outcome_get_nick (undertaking->status));
  g_autofree char *amount =
    commitment->amount.end > 0
      ? rap_document_dup_reading (first->document, &commitment->amount)
      : NULL;
  RapItem   *item = rap_report_add (report, "commitment", label);
  RapFields *fields = rap_item_get_fields (item);

  for (guint i = 0; i < undertaking->mentions->len; i++)
    {
      const RapUndertakingMention *mention =
        &g_array_index (undertaking->mentions, RapUndertakingMention, i);
      rap_item_add_evidence (item, mention->document, &mention->commitment->matter);
    }
  rap_fields_string (fields, "form", rap_commitment_form_get_nick (commitment->form));
  rap_party_fields_list (report, fields, "by", first->document, commitment->by);
  rap_party_fields_list (report, fields, "to", first->document, commitment->to);
  rap_fields_span (fields, "matter", first->document, &commitment->matter);
  rap_fields_string (fields, "amount", amount);
  rap_fields_string (fields, "due", commitment->due);
  rap_fields_span (fields, "condition", first->document, &commitment->condition);
  rap_fields_begin_array (fields, "outcomes");
  for (guint i = 0; i < undertaking->outcomes->len; i++)
    add_outcome (report, fields, &g_array_index (undertaking->outcomes, RapOutcome, i));
  rap_fields_end_array (fields);
  rap_fields_string (fields, "status", rap_outcome_get_nick (undertaking->status));
  rap_fields_boolean (fields, "overdue", undertaking->overdue);
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapCommitmentsAction *self = RAP_COMMITMENTS_ACTION (action);
  g_autoptr (RapReport) report = rap_report_new (dossier);
  const GArray *undertakings = rap_undertakings_of (dossier);

  for (guint i = 0; i < undertakings->len; i++)
    {
      const RapUndertaking *found = &g_array_index (undertakings, RapUndertaking, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (self->unresolved || found->outcomes->len > 0)
        add_undertaking (report, found);
    }
  return g_steal_pointer (&report);
}

static void
rap_commitments_action_class_init (RapCommitmentsActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "commitments",
                             N_ ("Commitments"),
                             N_ ("Find who promised what, and what became of it"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_commitments_action_init (G_GNUC_UNUSED RapCommitmentsAction *self)
{
}
