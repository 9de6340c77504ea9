// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-leftovers.h"
#include "text/rap-span.h"

G_BEGIN_DECLS

/* A piece of a pasted text that is kept or set aside as a whole: a paragraph, its hard line
 * ends removed, or a sentence where no line ends are left. */
typedef struct
{
  RapSpan  span;  /* in the text */
  guint    start; /* in the reading */
  guint    end;
  guint    first; /* token */
  guint    n;
  guint8   gap;   /* blank lines before it, at most 3 */
  gboolean joins; /* it goes on in the line of the piece before */
  gboolean
    frame; /* what surrounds a text: a page's number and head, the head of a mail */
  gboolean goes_on; /* the sentence before goes on here, over what surrounds the text */
  RapLeftover leftover;
} RapLine;

G_END_DECLS
