// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document.h"
#include "text/rap-draft.h"

G_BEGIN_DECLS

/* What holds for every document of a reader. */
typedef struct
{
  guint64     limit;     /* bytes of a document */
  const char *published; /* of those that state none */
  const char *language;
} RapIntake;

/* Decodes the bytes of a page or a plain text and reads them into the draft. */
gboolean rap_intake_fill (RapDraft   *draft,
                          const char *bytes,
                          gsize       length,
                          gboolean    page,
                          GError    **error);
/* The same, when a charset came with the bytes; NULL when none did. */
gboolean rap_intake_fill_as (RapDraft   *draft,
                             const char *bytes,
                             gsize       length,
                             gboolean    page,
                             const char *charset,
                             GError    **error);
/* Fills in what the document does not state, and makes it. */
RapDocument *rap_intake_finish (const RapIntake *intake, RapDraft *draft);
/* Sets the error that a document is longer than the limit. */
void rap_intake_set_too_long (guint64 limit, GError **error);

G_END_DECLS
