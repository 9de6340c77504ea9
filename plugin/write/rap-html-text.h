// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "action/rap-report-private.h"

G_BEGIN_DECLS

/* Appends text with nothing in it that could be markup. */
void rap_html_append (GString *out, const char *text);
/* The text of a document as HTML, its passages marked; position is its place in the dossier. */
void rap_html_append_text (GString     *out,
                           RapReport   *report,
                           RapDocument *document,
                           guint        position);
/* Whether passages of items of this kind are marked: not when they are all of the text. */
gboolean rap_html_marks (RapItem *item);

G_END_DECLS
