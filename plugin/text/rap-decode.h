// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Turns bytes into valid UTF-8 without a byte order mark. The charset is that of the mark, else
 * the declared one, else UTF-8 when the bytes are valid or nearly so, else Windows-1252. Bytes that the
 * charset does not know become U+FFFD. *used is set to what was done, "utf-8" or
 * "windows-1252, as the bytes are no UTF-8". Fails on binary data. */
char *rap_decode (const char *bytes,
                  gsize       length,
                  const char *declared,
                  gsize      *out_length,
                  char      **used,
                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* How long the byte order mark is with which the bytes begin. */
gsize rap_decode_mark_length (const char *bytes, gsize length);
/* Whether the bytes are what that makes of them, whatever is declared: most texts are. */
gboolean rap_decode_is_needless (const char *bytes, gsize length);

G_END_DECLS
