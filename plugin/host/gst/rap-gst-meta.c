// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/gst/rap-gst-meta.h"

static GType
get_api (void)
{
  static gsize       type;
  static const char *tags[] = { NULL };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, gst_meta_api_type_register ("RapGstMetaAPI", tags));
  return type;
}

static gboolean
init_meta (GstMeta *meta, G_GNUC_UNUSED gpointer params, G_GNUC_UNUSED GstBuffer *buffer)
{
  ((RapGstMeta *) meta)->report = NULL;
  return TRUE;
}

static void
free_meta (GstMeta *meta, G_GNUC_UNUSED GstBuffer *buffer)
{
  g_clear_object (&((RapGstMeta *) meta)->report);
}

static gboolean
transform_meta (GstBuffer               *to,
                GstMeta                 *meta,
                G_GNUC_UNUSED GstBuffer *from,
                G_GNUC_UNUSED GQuark     type,
                G_GNUC_UNUSED gpointer   data)
{
  rap_gst_meta_attach (to, ((RapGstMeta *) meta)->report);
  return TRUE;
}

static const GstMetaInfo *
get_info (void)
{
  static gsize info;

  if (g_once_init_enter (&info))
    g_once_init_leave (&info,
                       (gsize) gst_meta_register (get_api (),
                                                  "RapGstMeta",
                                                  sizeof (RapGstMeta),
                                                  init_meta,
                                                  free_meta,
                                                  transform_meta));
  return (const GstMetaInfo *) info;
}

void
rap_gst_meta_register (void)
{
  get_info ();
}

void
rap_gst_meta_attach (GstBuffer *buffer, RapReport *report)
{
  RapGstMeta *meta = (RapGstMeta *) gst_buffer_add_meta (buffer, get_info (), NULL);
  meta->report = g_object_ref (report);
}

RapReport *
rap_gst_meta_peek (GstBuffer *buffer)
{
  RapGstMeta *meta = (RapGstMeta *) gst_buffer_get_meta (buffer, get_api ());
  return meta != NULL ? meta->report : NULL;
}
