// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-events-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-labels.h"
#include "action/rap-party-fields.h"
#include "extract/rap-events.h"

/**
 * RapEventsAction:
 *
 * Who did what to whom, as the clauses of the report say it, in the categories of PLOVER
 * and the codes of CAMEO.
 */

struct _RapEventsAction
{
  RapAction parent_instance;

  gboolean unreal;
};

G_DEFINE_FINAL_TYPE (RapEventsAction, rap_events_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "unreal",
    .kind = RAP_PARAM_BOOLEAN,
    .field = G_STRUCT_OFFSET (RapEventsAction, unreal),
    .initial = 1,
    .label = N_ ("Unreal events"),
    .blurb = N_ ("List events that are negated or only thought of, marked as such") },
};

static void
add_parties (RapReport    *report,
             RapDocument  *document,
             const char   *ids,
             const char   *spans,
             RapFields    *fields,
             const GArray *parties)
{
  rap_party_fields_list (report, fields, ids, document, parties);
  rap_fields_begin_array (fields, spans);
  for (guint i = 0; i < parties->len; i++)
    rap_fields_span (fields, NULL, document, &g_array_index (parties, RapParty, i).span);
  rap_fields_end_array (fields);
}

static void
add_contexts (RapFields *fields, guint64 contexts)
{
  rap_fields_begin_array (fields, "contexts");
  for (guint bit = 0; rap_event_context_get_name (bit) != NULL; bit++)
    {
      if ((contexts >> bit & 1) != 0)
        rap_fields_string (fields, NULL, rap_event_context_get_name (bit));
    }
  rap_fields_end_array (fields);
}

/* "ACCUSE (allege): Ana Dolan → Norway" */
static char *
label_of (RapDocument *document, const RapEvent *event)
{
  GString         *label = g_string_new (rap_event_type_get_name (event->meaning.type));
  g_autofree char *sides = rap_label_sides (document, event->sources, event->targets);

  rap_label_append_state (label, event->meaning.mode);
  if (sides != NULL)
    g_string_append_printf (label, ": %s", sides);
  return g_string_free (label, FALSE);
}

static void
add_event (RapReport *report, RapDocument *document, const RapEvent *event)
{
  const RapMeaning *meaning = &event->meaning;
  g_autofree char  *label = label_of (document, event);
  RapItem          *item = rap_report_add (report, "event", label);
  RapFields        *fields = rap_item_get_fields (item);
  rap_item_add_evidence (item, document, &event->trigger);
  rap_fields_string (fields, "type", rap_event_type_get_name (meaning->type));
  rap_fields_string (fields, "mode", meaning->mode);
  rap_fields_string (fields, "cameo", meaning->cameo);
  add_contexts (fields, event->contexts);
  add_parties (report, document, "source", "source_spans", fields, event->sources);
  add_parties (report, document, "target", "target_spans", fields, event->targets);
  rap_fields_boolean (fields, "reciprocal", event->reciprocal);
  rap_fields_span (fields, "trigger", document, &event->trigger);
  rap_fields_string (fields, "when", event->when);
  rap_fields_span (fields, "where", document, &event->where);
  rap_fields_string (fields, "realis", rap_realis_get_nick (meaning->realis));
  rap_fields_span (fields, "condition", document, &event->condition);
  rap_fields_string (fields,
                     "attribution",
                     event->attribution != RAP_NO_ACTOR
                       ? rap_report_actor (report, document, event->attribution)
                       : NULL);
}

static gboolean
each (RapAction    *action,
      RapReport    *report,
      RapDocument  *document,
      GCancellable *cancellable,
      GError      **error)
{
  RapEventsAction *self = RAP_EVENTS_ACTION (action);
  const RapEvents *events = rap_events_of (document);

  for (guint i = 0; i < events->events->len; i++)
    {
      const RapEvent *event = &g_array_index (events->events, RapEvent, i);
      gboolean        unreal = event->meaning.realis == RAP_REALIS_NEGATED ||
                        event->meaning.realis == RAP_REALIS_HYPOTHETICAL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->unreal || !unreal)
        add_event (report, document, event);
    }
  return TRUE;
}

static void
rap_events_action_class_init (RapEventsActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->each = each;
  rap_action_class_set_info (action_class,
                             "events",
                             N_ ("Events"),
                             N_ ("Find who did what to whom, when and where"),
                             RAP_CATEGORY_EXTRACTION,
                             RAP_SCOPE_DOCUMENT);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_events_action_init (G_GNUC_UNUSED RapEventsAction *self)
{
}
