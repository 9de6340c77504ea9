// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-origins.h"

/* So many pieces are looked at one by one. */
#define NEAR 6

static const RapOrigin *
origin_at (const GArray *origins, guint i)
{
  return &g_array_index (origins, RapOrigin, i);
}

GArray *
rap_origins_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RapOrigin));
}

void
rap_origins_add (GArray *origins, guint text, guint page, guint taken)
{
  const RapOrigin *last = origins->len > 0 ? origin_at (origins, origins->len - 1) : NULL;
  RapOrigin        origin = { text, page, taken };
  /* Words that one space parts, here and there, are one piece. */
  if (last != NULL && last->taken == 0 && taken == 0 &&
      last->page - last->text == page - text)
    return;
  g_array_append_val (origins, origin);
}

/* The piece that a byte of the text is in. */
static const RapOrigin *
piece_of (const GArray *origins, guint byte)
{
  guint low = 0, high = origins->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (origin_at (origins, middle)->text <= byte)
        low = middle;
      else
        high = middle;
    }
  return origin_at (origins, low);
}

RapSpan
rap_origins_find (const GArray *origins, const RapSpan *span)
{
  guint last = MAX (span->end, span->start + 1) - 1;
  if (origins->len == 0)
    return (RapSpan){ 0, 0 };
  const RapOrigin *from = piece_of (origins, span->start);
  const RapOrigin *to = from;
  const RapOrigin *end = origin_at (origins, origins->len);
  /* Mostly it is one of the next pieces. */
  for (guint i = 0; i < NEAR && to + 1 < end && to[1].text <= last; i++)
    to++;
  if (to + 1 < end && to[1].text <= last)
    to = piece_of (origins, last);
  guint start = from->taken > 0
                  ? from->page
                  : from->page + span->start - MIN (from->text, span->start);
  guint stop = to->taken > 0 ? to->page + to->taken : to->page + last - to->text + 1;
  return (RapSpan){ start, MAX (stop, start) };
}
