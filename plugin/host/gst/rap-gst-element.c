// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gst/rap-gst-element.h"

#include <glib/gi18n-lib.h>
#include <gst/base/gstadapter.h>
#include <string.h>

#include "host/gst/rap-gst-meta.h"

/* One element an action. It gathers a document, or takes the report of an element before it,
 * runs the action, and pushes the whole result as one line of JSON. */

#define RESULT_CAPS "application/x-rapporteur, format=(string)jsonl"

typedef struct
{
  GstElement parent_instance;

  GstPad     *sink;
  GstPad     *source;
  GstAdapter *adapter;
  RapAction  *action;
  char       *published;
  gboolean    per_buffer;
  gboolean    started; /* caps and segment have been sent */
  gboolean    failed;
} RapGstElement;

typedef struct
{
  GstElementClass parent_class;
  const char     *action;
} RapGstElementClass;

enum
{
  PROP_PUBLISHED = 1,
  PROP_PER_BUFFER,
  N_OWN_PROPS
};

static gpointer parent_class;

static GstStaticPadTemplate sink_template =
  GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);
static GstStaticPadTemplate source_template =
  GST_STATIC_PAD_TEMPLATE ("src",
                           GST_PAD_SRC,
                           GST_PAD_ALWAYS,
                           GST_STATIC_CAPS (RESULT_CAPS));

/* ------------------------------------------------------------ documents to reports */

static void
start_stream (RapGstElement *self)
{
  GstSegment segment;

  if (self->started)
    return;
  self->started = TRUE;
  g_autofree char *id = gst_pad_create_stream_id (self->source, GST_ELEMENT (self), NULL);
  g_autoptr (GstCaps) caps = gst_caps_from_string (RESULT_CAPS);
  gst_pad_push_event (self->source, gst_event_new_stream_start (id));
  gst_pad_push_event (self->source, gst_event_new_caps (caps));
  gst_segment_init (&segment, GST_FORMAT_TIME);
  gst_pad_push_event (self->source, gst_event_new_segment (&segment));
}

static GstFlowReturn
push_report (RapGstElement *self, RapReport *report)
{
  g_autofree char *line = rap_report_to_string (report, FALSE);
  char            *text = g_strconcat (line, "\n", NULL);
  GstBuffer       *buffer = gst_buffer_new_wrapped (text, strlen (text));

  start_stream (self);
  rap_gst_meta_attach (buffer, report);
  return gst_pad_push (self->source, buffer);
}

/* gst-launch loses an error that comes before its main loop runs, and then hangs for ever. A gap
 * lets the sinks preroll and returns once the pipeline plays: from then on errors are heard. */
static GstFlowReturn
fail (RapGstElement *self, const GError *error)
{
  self->failed = TRUE;
  start_stream (self);
  gst_pad_push_event (self->source, gst_event_new_gap (0, GST_CLOCK_TIME_NONE));
  GST_ELEMENT_ERROR (self, STREAM, DECODE, ("%s", error->message), (NULL));
  return GST_FLOW_ERROR;
}

static GstFlowReturn
run_on (RapGstElement *self, RapDossier *dossier, RapReport *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapReport) report = rap_action_run (self->action, dossier, NULL, &error);

  if (report == NULL)
    return fail (self, error);
  if (before == NULL)
    return push_report (self, report);
  g_autoptr (RapReport) whole = rap_report_new (dossier);
  rap_report_merge (whole, before);
  rap_report_merge (whole, report);
  return push_report (self, whole);
}

static RapDocument *
read_document (RapGstElement *self, GError **error)
{
  gsize length = gst_adapter_available (self->adapter);
  g_autoptr (GBytes) bytes =
    g_bytes_new_take (gst_adapter_take (self->adapter, length), length);
  g_autoptr (RapDocument) document =
    rap_document_new_for_bytes (bytes, NULL, NULL, error);

  if (document == NULL || self->published == NULL)
    return g_steal_pointer (&document);
  return rap_document_with_published (document, self->published);
}

static GstFlowReturn
run_on_bytes (RapGstElement *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = read_document (self, &error);

  if (document == NULL)
    return fail (self, error);
  g_autoptr (RapDossier) dossier = rap_dossier_new_for_document (document);
  return run_on (self, dossier, NULL);
}

static GstFlowReturn
chain (G_GNUC_UNUSED GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  RapGstElement *self = (RapGstElement *) parent;
  RapReport     *report = rap_gst_meta_peek (buffer);

  if (report != NULL)
    {
      g_autoptr (RapReport) before = g_object_ref (report);
      gst_buffer_unref (buffer);
      return run_on (self, rap_report_get_dossier (before), before);
    }
  gst_adapter_push (self->adapter, buffer);
  return self->per_buffer ? run_on_bytes (self) : GST_FLOW_OK;
}

static gboolean
end_stream (RapGstElement *self, GstEvent *event)
{
  if (!self->failed && gst_adapter_available (self->adapter) > 0)
    run_on_bytes (self);
  start_stream (self);
  return gst_pad_push_event (self->source, event);
}

static gboolean
handle_event (GstPad *pad, GstObject *parent, GstEvent *event)
{
  RapGstElement *self = (RapGstElement *) parent;

  switch ((int) GST_EVENT_TYPE (event))
    {
    case GST_EVENT_EOS:
      return end_stream (self, event);
    case GST_EVENT_STREAM_START:
    case GST_EVENT_CAPS:
    case GST_EVENT_SEGMENT:
      gst_event_unref (event); /* we send our own */
      return TRUE;
    case GST_EVENT_GAP:
      start_stream (self);
      return gst_pad_push_event (self->source, event);
    case GST_EVENT_FLUSH_STOP:
      gst_adapter_clear (self->adapter);
      return gst_pad_event_default (pad, parent, event);
    default:
      return gst_pad_event_default (pad, parent, event);
    }
}

static GstStateChangeReturn
change_state (GstElement *element, GstStateChange transition)
{
  RapGstElement *self = (RapGstElement *) element;

  if (transition == GST_STATE_CHANGE_NULL_TO_READY &&
      !rap_action_is_thread_safe (self->action))
    {
      GST_ELEMENT_ERROR (self,
                         LIBRARY,
                         INIT,
                         (_ (
                            "%s runs on the thread that made it only, not in a pipeline"),
                          rap_action_get_name (self->action)),
                         (NULL));
      return GST_STATE_CHANGE_FAILURE;
    }
  GstStateChangeReturn result =
    GST_ELEMENT_CLASS (parent_class)->change_state (element, transition);
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY)
    {
      gst_adapter_clear (self->adapter);
      self->started = self->failed = FALSE;
    }
  return result;
}

/* ------------------------------------------------------------ the type of an action */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RapGstElement *self = (RapGstElement *) object;

  if (id == PROP_PUBLISHED)
    g_value_set_string (value, self->published);
  else if (id == PROP_PER_BUFFER)
    g_value_set_boolean (value, self->per_buffer);
  else
    g_object_get_property (G_OBJECT (self->action), pspec->name, value);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RapGstElement *self = (RapGstElement *) object;

  if (id == PROP_PER_BUFFER)
    self->per_buffer = g_value_get_boolean (value);
  else if (id != PROP_PUBLISHED)
    g_object_set_property (G_OBJECT (self->action), pspec->name, value);
  else
    {
      g_free (self->published);
      self->published = g_value_dup_string (value);
    }
}

static void
finalize (GObject *object)
{
  RapGstElement *self = (RapGstElement *) object;

  g_object_unref (self->adapter);
  g_object_unref (self->action);
  g_free (self->published);
  G_OBJECT_CLASS (parent_class)->finalize (object);
}

static void
install_params (GObjectClass *klass, RapAction *action)
{
  guint                   n_specs;
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (action), &n_specs);

  g_object_class_install_property (
    klass,
    PROP_PUBLISHED,
    g_param_spec_string ("published",
                         "Published",
                         "Take this date for a report that states none",
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (klass,
                                   PROP_PER_BUFFER,
                                   g_param_spec_boolean ("per-buffer",
                                                         "Per buffer",
                                                         "Take each buffer as a document",
                                                         FALSE,
                                                         G_PARAM_READWRITE |
                                                           G_PARAM_STATIC_STRINGS));
  for (guint i = 0; i < n_specs; i++)
    {
      GParamSpec *copy = g_object_class_find_property (klass, specs[i]->name) == NULL
                           ? rap_action_copy_param (action,
                                                    specs[i]->name,
                                                    (GParamFlags) GST_PARAM_MUTABLE_READY)
                           : NULL;
      if (copy != NULL)
        g_object_class_install_property (klass, N_OWN_PROPS + i, copy);
    }
}

static void
class_init (gpointer klass, gpointer data)
{
  GObjectClass    *object_class = klass;
  GstElementClass *element_class = klass;
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), data, NULL);
  g_autofree char *title =
    g_strdup_printf ("Rapporteur: %s", rap_action_get_title (action));

  parent_class = g_type_class_peek_parent (klass);
  ((RapGstElementClass *) klass)->action = data;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = finalize;
  element_class->change_state = change_state;
  install_params (object_class, action);
  gst_element_class_set_metadata (element_class,
                                  title,
                                  "Filter/Analyzer/Text",
                                  rap_action_get_description (action),
                                  "The Rapporteur authors");
  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_add_static_pad_template (element_class, &source_template);
}

/* The class is that of the derived type here; the one in the instance is not yet. */
static void
instance_init (GTypeInstance *instance, gpointer klass)
{
  RapGstElement *self = (RapGstElement *) instance;
  g_autoptr (GError) error = NULL;

  self->action = rap_registry_create (rap_registry_get_default (),
                                      ((RapGstElementClass *) klass)->action,
                                      NULL);
  if (!rap_action_load_defaults (self->action, NULL, &error))
    g_message ("%s", error->message);
  self->adapter = gst_adapter_new ();
  self->sink = gst_pad_new_from_static_template (&sink_template, "sink");
  gst_pad_set_chain_function (self->sink, chain);
  gst_pad_set_event_function (self->sink, handle_event);
  gst_element_add_pad (GST_ELEMENT (self), self->sink);
  self->source = gst_pad_new_from_static_template (&source_template, "src");
  gst_pad_use_fixed_caps (self->source);
  gst_element_add_pad (GST_ELEMENT (self), self->source);
}

/* "my-action" → "RapGstMyAction" */
static char *
type_name_of (const char *action)
{
  GString *name = g_string_new ("RapGst");
  gboolean start = TRUE;

  for (const char *p = action; *p != '\0'; p++)
    {
      if (*p != '-')
        g_string_append_c (name, start ? g_ascii_toupper (*p) : *p);
      start = *p == '-';
    }
  return g_string_free (name, FALSE);
}

gboolean
rap_gst_element_register (GstPlugin *plugin, const char *action)
{
  g_autofree char *type_name = type_name_of (action);
  g_autofree char *element = g_strconcat ("rap", action, NULL);
  GType            type = g_type_from_name (type_name);
  const GTypeInfo  info = {
     .class_size = sizeof (RapGstElementClass),
     .class_init = class_init,
     .class_data = g_intern_string (action),
     .instance_size = sizeof (RapGstElement),
     .instance_init = instance_init,
  };

  if (type == G_TYPE_INVALID)
    {
      type = g_type_register_static (GST_TYPE_ELEMENT, type_name, &info, 0);
      gst_element_type_set_skip_documentation (type);
    }
  return gst_element_register (plugin, element, GST_RANK_NONE, type);
}
