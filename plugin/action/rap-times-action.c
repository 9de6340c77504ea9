// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-times-action.h"

#include <glib/gi18n-lib.h>

#include "language/rap-times.h"

/**
 * RapTimesAction:
 *
 * The times that a text names, with their TIMEX3 type and value reckoned against the day of
 * publication.
 *
 * Since: 1.0
 */
struct _RapTimesAction
{
  RapAction parent_instance;

  gboolean references;
};

G_DEFINE_FINAL_TYPE (RapTimesAction, rap_times_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "references",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapTimesAction, references),
    .initial = 1,
    .label = N_ ("References"),
    .blurb = N_ ("List words such as now and recently as well") },
};

static gboolean
is_reference (const RapTime *time)
{
  return g_str_has_suffix (time->value, "_REF");
}

static void
add_time (RapReport *report, RapDocument *document, const RapTime *time)
{
  g_autofree char *reading = rap_document_dup_reading (document, &time->span);
  RapItem         *item = rap_report_add (report, "time", reading);
  RapFields       *fields = rap_item_get_fields (item);

  rap_item_add_evidence (item, document, &time->span);
  rap_fields_string (fields, "type", rap_time_type_get_nick (time->type));
  rap_fields_string (fields, "value", time->value);
  rap_fields_string (fields, "anchor", time->anchor);
  rap_fields_string (fields, "begin", *time->begin != '\0' ? time->begin : NULL);
  rap_fields_string (fields, "end", *time->end != '\0' ? time->end : NULL);
}

static gboolean
each (RapAction                  *action,
      RapReport                  *report,
      RapDocument                *document,
      G_GNUC_UNUSED GCancellable *cancellable,
      G_GNUC_UNUSED GError      **error)
{
  const RapTimes *times = rap_times_of (document);

  for (guint i = 0; i < times->n_times; i++)
    {
      if (RAP_TIMES_ACTION (action)->references || !is_reference (&times->times[i]))
        add_time (report, document, &times->times[i]);
    }
  return TRUE;
}

static void
rap_times_action_class_init (RapTimesActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "times",
                             N_ ("Times"),
                             N_ (
                               "Find dates, times of day, durations and sets, and reckon "
                               "them against the day of publication"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_times_action_init (G_GNUC_UNUSED RapTimesAction *self)
{
}
