// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#if !defined(RAPPORTEUR_INSIDE) && !defined(RAPPORTEUR_COMPILATION)
#error "Only <rapporteur.h> can be included directly."
#endif

#include <glib-object.h>

#include "text/rap-version.h"

G_BEGIN_DECLS

#define RAP_TYPE_SPAN (rap_span_get_type ())

/**
 * RapSpan:
 * @start: first byte
 * @end: byte after the last
 *
 * A half-open range of bytes in the text of a [class@Rapporteur.Document].
 *
 * Since: 1.0
 */
typedef struct _RapSpan RapSpan;

struct _RapSpan
{
  guint start;
  guint end;
};

RAP_AVAILABLE_IN_1_0
GType rap_span_get_type (void) G_GNUC_CONST;
RAP_AVAILABLE_IN_1_0
RapSpan *rap_span_new (guint start, guint end) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
RapSpan *rap_span_copy (const RapSpan *span) G_GNUC_WARN_UNUSED_RESULT;
RAP_AVAILABLE_IN_1_0
void rap_span_free (RapSpan *span);
RAP_AVAILABLE_IN_1_0
gboolean rap_span_contains (const RapSpan *span, const RapSpan *inner);
RAP_AVAILABLE_IN_1_0
gboolean rap_span_overlaps (const RapSpan *span, const RapSpan *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapSpan, rap_span_free)

G_END_DECLS
