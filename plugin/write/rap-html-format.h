// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "write/rap-format.h"
#include "write/rap-html-text.h"

G_BEGIN_DECLS

/* A page for reading: findings by kind, and the text with their passages marked. No script. */
extern const RapFormat rap_html_format;

/* A page up to its main part, and its end. */
void rap_html_begin_page (GString *out, const char *title);
void rap_html_end_page (GString *out);
/* The findings of a report and its texts. */
void rap_html_append_report (GString *out, RapReport *report);
/* The anchor on a page of the block of the document that a byte lies in. */
void
rap_html_append_anchor (GString *out, RapDocument *document, guint position, guint byte);

G_END_DECLS
