// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Decodes the bytes of a page or a plain text and reads them into the draft. */
gboolean rap_intake_fill (RapDraft   *draft,
                          const char *bytes,
                          gsize       length,
                          gboolean    page,
                          GError    **error);

G_END_DECLS
