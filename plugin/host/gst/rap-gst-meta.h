// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gst/gst.h>
#include <rapporteur.h>

G_BEGIN_DECLS

/* The findings that a buffer of JSON tells, for the next element: it adds its own to a report
 * of its own, so what tees share is never written to. */
typedef struct
{
  GstMeta    meta;
  RapReport *report;
} RapGstMeta;

void rap_gst_meta_register (void);
void rap_gst_meta_attach (GstBuffer *buffer, RapReport *report);
/* The report of a buffer, or NULL. */
RapReport *rap_gst_meta_peek (GstBuffer *buffer);

G_END_DECLS
