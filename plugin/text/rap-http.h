// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes behind the blank line that ends a list of headers; 0 when there is none. */
gsize rap_http_head_length (const char *bytes, gsize length);
/* The value of a header, without white space around it; NULL when there is none. */
char *rap_http_header (const char *head,
                       gsize       length,
                       const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The number after the version in the first line of an answer; 0 when it is none. */
guint rap_http_status (const char *head, gsize length);
/* What an answer holds, with its transfer and content encodings taken off; at most so many
 * bytes. Encodings that the head names but the bytes do not show are taken for gone. */
GBytes *rap_http_body (const char *answer, gsize length, gsize limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
