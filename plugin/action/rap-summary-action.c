// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-summary-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-action-private.h"
#include "summarise/rap-summary.h"

/* Sentences of a report, or of several told as one, as they are written. */
struct _RapSummaryAction
{
  RapAction parent_instance;
  guint     sentences;
  guint     words;
  guint     percent;
  char     *about;
};

G_DEFINE_FINAL_TYPE (RapSummaryAction, rap_summary_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "sentences",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapSummaryAction, sentences),
    .max = 1000,
    .label = N_ ("Sentences"),
    .blurb = N_ ("Tell at most this many sentences, 0 for no limit") },
  { .name = "words",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapSummaryAction, words),
    .max = 100000,
    .label = N_ ("Words"),
    .blurb = N_ ("Tell at most this many words, 0 for no limit") },
  { .name = "percent",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapSummaryAction, percent),
    .max = 100,
    .label = N_ ("Percent"),
    .blurb = N_ ("Tell at most this part of the text, 0 for no limit") },
  { .name = "about",
    .kind = RAP_PARAM_STRING,
    .field = G_STRUCT_OFFSET (RapSummaryAction, about),
    .text = "",
    .label = N_ ("About"),
    .blurb = N_ ("Tell only what names this person or topic") },
};

static void
add_sentence (RapReport *report, RapDossier *dossier, const RapSummarySentence *sentence)
{
  RapDocument     *document = rap_dossier_get_document (dossier, sentence->document);
  g_autofree char *reading = rap_document_dup_reading (document, &sentence->span);
  RapItem         *item = rap_report_add (report, "sentence", reading);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, document, &sentence->span);
  rap_fields_int (fields, "rank", sentence->rank);
  rap_fields_double (fields, "score", sentence->score / 1000.0);
  rap_fields_string (fields, "document", rap_document_get_id (document));
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapSummaryAction      *self = RAP_SUMMARY_ACTION (action);
  const RapSummaryLimits limits = {
    self->sentences, self->words, self->percent, self->about
  };
  g_autoptr (GArray) summary = rap_summary_make (dossier, &limits, cancellable, error);

  if (summary == NULL)
    return NULL;
  RapReport *report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < summary->len; i++)
    add_sentence (report, dossier, &g_array_index (summary, RapSummarySentence, i));
  return report;
}

static void
rap_summary_action_class_init (RapSummaryActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "summary",
                             N_ ("Summary"),
                             N_ ("Tells a report, or several, in a few of their own "
                                 "sentences"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_summary_action_init (G_GNUC_UNUSED RapSummaryAction *self)
{
}
