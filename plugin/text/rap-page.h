// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-draft.h"

G_BEGIN_DECLS

/* Whether the bytes look like an HTML page rather than plain text. */
gboolean rap_page_sniff (const char *bytes, gsize length);
/* The charset that a page declares in its head, or NULL. */
char *rap_page_sniff_charset (const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Reads a page of valid UTF-8 into text, blocks and metadata. */
void rap_page_read (RapDraft *draft, const char *page, gsize length);

G_END_DECLS
