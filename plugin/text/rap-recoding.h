// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which byte of what was read each character of the UTF-8 made of it comes from: runs of
 * characters that take the same number of bytes here and there. */
typedef struct
{
  guint  text; /* where the run begins, here and there */
  guint  bytes;
  guint8 text_width; /* of each of its characters */
  guint8 bytes_width;
} RapRecoded;

/* charset is what rap_decode () says it used. NULL when text and bytes cannot be laid side by
 * side. */
GArray *rap_recoding_new (const char *bytes,
                          gsize       length,
                          const char *text,
                          gsize       text_length,
                          const char *charset) G_GNUC_WARN_UNUSED_RESULT;
guint   rap_recoding_find (const GArray *recoding, guint text);

G_END_DECLS
