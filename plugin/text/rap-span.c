// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-span.h"

G_DEFINE_BOXED_TYPE (RapSpan, rap_span, rap_span_copy, rap_span_free)

/**
 * rap_span_new:
 * @start: first byte
 * @end: byte after the last
 *
 * Makes a span.
 *
 * Returns: (transfer full): a new span
 *
 * Since: 1.0
 */
RapSpan *
rap_span_new (guint start, guint end)
{
  RapSpan *span = g_new (RapSpan, 1);
  *span = (RapSpan){ start, end };
  return span;
}

/**
 * rap_span_copy:
 * @span: a span
 *
 * Copies a span.
 *
 * Returns: (transfer full): a new span
 *
 * Since: 1.0
 */
RapSpan *
rap_span_copy (const RapSpan *span)
{
  return rap_span_new (span->start, span->end);
}

/**
 * rap_span_free:
 * @span: (transfer full): a span
 *
 * Frees a span.
 *
 * Since: 1.0
 */
void
rap_span_free (RapSpan *span)
{
  g_free (span);
}

/**
 * rap_span_contains:
 * @span: a span
 * @inner: another span
 *
 * Says whether @inner lies wholly inside @span.
 *
 * Returns: %TRUE if it does
 *
 * Since: 1.0
 */
gboolean
rap_span_contains (const RapSpan *span, const RapSpan *inner)
{
  return span->start <= inner->start && inner->end <= span->end;
}

/**
 * rap_span_overlaps:
 * @span: a span
 * @other: another span
 *
 * Says whether two spans share a byte.
 *
 * Returns: %TRUE if they do
 *
 * Since: 1.0
 */
gboolean
rap_span_overlaps (const RapSpan *span, const RapSpan *other)
{
  return span->start < other->end && other->start < span->end;
}
