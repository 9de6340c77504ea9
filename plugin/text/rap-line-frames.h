// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-line.h"

G_BEGIN_DECLS

/* Whether a row is nothing but the number of a page. */
gboolean rap_line_frame_is_number (const char *text, const RapSpan *row);

/* Whether a row begins as one of the head of a mail. */
gboolean rap_line_frame_is_field (const char *text, const RapSpan *row);

/* Marks what surrounds a text on paper and in the mail, and where a sentence goes on behind it.
 * Lines are as they stand in the text, cut but not read. */
void rap_line_frames_find (const char *text, gboolean wrapped, GArray *lines);

G_END_DECLS
