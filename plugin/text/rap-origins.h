// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-span.h"

G_BEGIN_DECLS

/* Where the text of a page stands in the page: pieces in order, from each of which on text and
 * page run side by side, byte by byte, or one character reference that stands for what the text
 * shows. */
typedef struct
{
  guint text;
  guint page;
  guint taken; /* bytes of a character reference; 0: side by side */
} RapOrigin;

GArray *rap_origins_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Text from one position on comes from another in the page. In order. */
void rap_origins_add (GArray *origins, guint text, guint page, guint taken);
/* A span of the text in the page, markup inside it and all. */
RapSpan rap_origins_find (const GArray *origins, const RapSpan *span);

G_END_DECLS
