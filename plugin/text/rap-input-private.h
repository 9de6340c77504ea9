// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

#include "text/rap-input.h"

G_BEGIN_DECLS

/* What a file is read as: what was given, or what its name says. */
RapInput rap_input_of (const char *path, RapInput given);
/* Whether the name of a file says that it is gzip. */
gboolean rap_input_is_packed (const char *path);
/* Opens a file, or standard input for "-". */
GInputStream *rap_input_open (const char   *path,
                              GCancellable *cancellable,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, unpacked when it is packed. */
GInputStream *rap_input_open_unpacked (const char   *path,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The whole of a small file on disk as it is; NULL for what is to be read as a stream, and where
 * that would fail. */
GBytes *rap_input_read_small (const char *path, guint64 limit) G_GNUC_WARN_UNUSED_RESULT;
/* The whole stream, or an error once it is longer than the limit. */
GBytes *rap_input_read (GInputStream *stream,
                        guint64       limit,
                        GCancellable *cancellable,
                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
