// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-utf8.h"

#define CURLY_APOSTROPHE 0x2019

gboolean
rap_utf8_is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace ((char) c) || c == 0x0B : g_unichar_isspace (c);
}

gboolean
rap_utf8_is_word (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c)
                  : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

char *
rap_utf8_fold (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  for (gsize i = 0; i < length; i += rap_utf8_width (text + i))
    {
      gunichar c = rap_utf8_get (text + i);
      if (c < 0x80)
        g_string_append_c (out, g_ascii_tolower ((char) c));
      else if (c == CURLY_APOSTROPHE)
        g_string_append_c (out, '\'');
      else
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

guint
rap_utf8_skip_space (const char *text, guint start, guint end)
{
  while (start < end && rap_utf8_is_space (rap_utf8_get (text + start)))
    start += rap_utf8_width (text + start);
  return start;
}
