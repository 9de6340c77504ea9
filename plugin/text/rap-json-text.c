// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-json-text.h"

#include <string.h>

#include "text/rap-bytes.h"

/* "\u" without four digits is none: what stands there may be half a character. */
static gboolean
is_number (const char *at, gsize left)
{
  return left >= 6 && at[0] == '\\' && at[1] == 'u' && g_ascii_isxdigit (at[2]) &&
         g_ascii_isxdigit (at[3]) && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]);
}

/* The character of "\uXXXX", two of them for those beyond the first plane. */
static guint
read_number (const char *at, gsize left, gunichar *c)
{
  guint value[2] = { 0, 0 };
  guint n = 0;
  for (; n < 2 && is_number (at, left); n++, at += 6, left -= 6)
    for (guint i = 2; i < 6; i++)
      value[n] = value[n] * 16 + (guint) g_ascii_xdigit_value (at[i]);
  gboolean pair =
    n == 2 && (value[0] & 0xfc00) == 0xd800 && (value[1] & 0xfc00) == 0xdc00;
  if (n == 0)
    return 0;
  *c = pair ? 0x10000 + ((value[0] & 0x3ff) << 10) + (value[1] & 0x3ff) : value[0];
  if ((*c & 0xfffff800) == 0xd800 || *c == 0)
    *c = 0xfffd;
  return pair ? 12 : 6;
}

/* Appends what the escape at the backslash there means; returns how long it is. */
static guint
append_escape (GString *out, const char *at, gsize left, const char *blank)
{
  gunichar c;
  guint    taken = read_number (at, left, &c);
  if (taken > 0)
    g_string_append_unichar (out, c);
  else if (left == 1)
    g_string_append_c (out, *at);
  else if (strchr ("nrtbf", at[1]) != NULL)
    g_string_append (out, blank);
  else
    g_string_append_c (out, at[1]);
  return taken > 0 ? taken : (guint) MIN (left, 2);
}

void
rap_json_text_append (GString    *out,
                      GArray     *origins,
                      const char *json,
                      RapSpan     value,
                      const char *blank)
{
  guint escape = value.start; /* the next one, once it is looked for */
  for (guint at = value.start; at < value.end;)
    {
      const char *from = json + at;
      if (escape < at || at == value.start)
        escape = at + (guint) rap_bytes_until (from, value.end - at, '\\');
      /* No JSON has the end of a line in a string, but pages do. */
      const char *line = memchr (from, '\n', escape - at);
      guint       plain = line != NULL ? (guint) (line - from) : escape - at;
      gsize       before = out->len;
      guint       taken = plain;
      if (plain > 0)
        g_string_append_len (out, from, plain);
      else if (line != NULL)
        g_string_append (out, blank);
      if (plain == 0)
        taken = line != NULL ? 1 : append_escape (out, from, value.end - at, blank);
      if (origins != NULL)
        rap_origins_add (origins, (guint) before, at, plain > 0 ? 0 : taken);
      at += taken;
    }
}
