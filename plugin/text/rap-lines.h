// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"
#include "text/rap-line.h"

G_BEGIN_DECLS

typedef struct
{
  GString *reading; /* the pieces as they are read, one a line */
  GArray  *tokens;  /* RapLineToken, over the reading */
  GArray  *lines;   /* RapLine */
  gboolean wrapped; /* paragraphs had hard line ends */
} RapLines;

/* Cuts the text of a draft, whose repairs are known, into pieces. */
RapLines *rap_lines_new (const RapDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void      rap_lines_free (RapLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapLines, rap_lines_free)

G_END_DECLS
