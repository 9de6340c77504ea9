// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lines of a stream, one at a time. */
typedef struct _RapLineStream RapLineStream;

/* Takes a reference on the stream. Lines longer than the limit are an error each. */
RapLineStream      *
rap_line_stream_new (GInputStream *stream, gsize limit) G_GNUC_WARN_UNUSED_RESULT;
void rap_line_stream_free (RapLineStream *lines);
/* The next line that is not blank, without white space around it; NULL at the end or with error
 * set. After an error in a line the next call goes on behind it. */
char *rap_line_stream_next (RapLineStream *lines,
                            GCancellable  *cancellable,
                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* The number of the last line, from 1. */
guint64 rap_line_stream_number (const RapLineStream *lines);
/* Whether the stream is at its end, or failed. */
gboolean rap_line_stream_is_done (const RapLineStream *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapLineStream, rap_line_stream_free)

G_END_DECLS
