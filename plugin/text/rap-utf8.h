// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Walks valid UTF-8. These read past ASCII without a function call. */

static inline gunichar
rap_utf8_get (const char *text)
{
  return (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char (text);
}

static inline guint
rap_utf8_width (const char *text)
{
  guchar byte = *text;
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The start of the character before the byte; the byte must not be 0. */
static inline guint
rap_utf8_before (const char *text, guint byte)
{
  do
    byte--;
  while (byte > 0 && ((guchar) text[byte] & 0xC0) == 0x80);
  return byte;
}

gboolean
rap_utf8_is_space (gunichar c); /* white space of any width, not the zero-width ones */
/* The first byte from start on that is no white space; end when there is none. */
guint    rap_utf8_skip_space (const char *text, guint start, guint end);
gboolean rap_utf8_is_word (gunichar c); /* letter, digit or combining mark */
/* Lower case of the text, curly apostrophes as straight ones. */
char *rap_utf8_fold (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
