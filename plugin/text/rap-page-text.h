// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-structure.h"

G_BEGIN_DECLS

/* Builds the text of a page, block by block: decodes it, makes all white space one space,
 * leaves out what shows as nothing. */
typedef struct
{
  RapPage     *page;
  guint        n_anchors; /* elements of the kind that are open */
  guint        n_bold;
  guint        n_italic;
  guint        inner; /* the innermost element */
  gboolean     in_block;
  gboolean     space; /* white space is due before the next character */
  gboolean     after_break;
  RapPageBlock block; /* the one being read */
} RapPageText;

/* inner is the innermost element that the text stands in, element the innermost block. */
void rap_page_text_add (RapPageText *self, RapSpan raw, gboolean references, guint inner);
void rap_page_text_end_block (RapPageText *self, guint element);

G_END_DECLS
