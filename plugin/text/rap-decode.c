// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-bytes.h"
#include "text/rap-error.h"

#define ESCAPE '\x1b'

static const struct
{
  const char *mark;
  guint       length;
  const char *charset;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "utf-8" },    { "\xFF\xFE\0\0", 4, "utf-32le" },
  { "\0\0\xFE\xFF", 4, "utf-32be" }, { "\xFF\xFE", 2, "utf-16le" },
  { "\xFE\xFF", 2, "utf-16be" },
};

/* Windows-1252 from 0x80 to 0x9F; the five holes keep their C1 code, as browsers do. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static char *
from_windows_1252 (const char *bytes, gsize length, gsize *out_length)
{
  GString *out = g_string_sized_new (length + length / 8);
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = bytes[i];
      if (byte < 0x80)
        g_string_append_c (out, byte);
      else
        g_string_append_unichar (out, byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

/* How many characters of two bytes and more there are, and how many bytes that are part of
 * none. */
static void
count_utf8 (const char *bytes, gsize length, gsize *wide, gsize *stray)
{
  *wide = *stray = 0;
  for (gsize i = 0; i < length;)
    {
      if ((guchar) bytes[i] < 0x80)
        {
          i++;
          continue;
        }
      gunichar c = g_utf8_get_char_validated (bytes + i, MIN (length - i, 4));
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
      *wide += valid;
      *stray += !valid;
      i += valid ? g_utf8_skip[(guchar) bytes[i]] : 1;
    }
}

/* UTF-8 into which a few bytes of Windows-1252 have got, as when pages are put together. */
static char *
from_mixed (const char *bytes, gsize length, gsize *out_length)
{
  GString *out = g_string_sized_new (length + length / 8);
  for (gsize i = 0; i < length;)
    {
      guchar   byte = bytes[i];
      gunichar c =
        byte < 0x80 ? byte : g_utf8_get_char_validated (bytes + i, MIN (length - i, 4));
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
      if (!valid)
        c = byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
      g_string_append_unichar (out, c);
      i += valid ? g_utf8_skip[byte] : 1;
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

static char *
from_utf8 (const char *bytes, gsize length, gsize *out_length)
{
  char *text = g_utf8_make_valid (bytes, length);
  *out_length = strlen (text);
  return text;
}

/* A control character that no text holds, other than the NUL that damaged copies have here
 * and there. */
static inline gboolean
is_control (guchar byte)
{
  return byte < 9 || (byte > 13 && byte < 27);
}

static gboolean
is_binary (const char *bytes, gsize length)
{
  gsize control = 0, looked = MIN (length, 65536);
  for (gsize i = 0; i < looked;)
    {
      i += rap_bytes_spaced (bytes + i, looked - i);
      if (i < looked)
        control += is_control ((guchar) bytes[i++]);
    }
  return control * 50 > looked;
}

static inline gsize
end_of_wide (const char *bytes, gsize at, gsize length)
{
  while (at < length && (guchar) bytes[at] >= 0x80)
    at++;
  return at;
}

/* Is that a run of characters beyond ASCII? Mostly it is one. */
static inline gboolean
is_wide (const char *bytes, gsize length)
{
  guchar first = (guchar) bytes[0];
  if (length == 2 && first >= 0xc2 && first < 0xe0)
    return (guchar) bytes[1] < 0xc0;
  if (length == 3 && first > 0xe0 && first < 0xf0 && first != 0xed)
    return (guchar) bytes[1] < 0xc0 && (guchar) bytes[2] < 0xc0;
  return g_utf8_validate (bytes, (gssize) length, NULL);
}

/* As g_utf8_validate (), but most pages are nearly all ASCII. Every byte of a longer
 * character has its highest bit set, so that each run of such bytes stands for itself. */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      i += rap_bytes_ascii (bytes + i, length - i);
      gsize end = end_of_wide (bytes, i, length);
      if (end > i && !is_wide (bytes + i, end - i))
        return FALSE;
      i = end;
    }
  return TRUE;
}

static char *
convert (const char *bytes, gsize length, const char *charset, gsize *out_length)
{
  g_autofree char *text = g_convert_with_fallback (bytes,
                                                   length,
                                                   "utf-8",
                                                   charset,
                                                   "\xEF\xBF\xBD",
                                                   NULL,
                                                   out_length,
                                                   NULL);
  return text != NULL ? from_utf8 (text, *out_length, out_length) : NULL;
}

static char *
decode_declared (const char *bytes, gsize length, const char *charset, gsize *out_length)
{
  static const char *const like_1252[] = { "iso-8859-1", "latin1", "latin-1",
                                           "us-ascii",   "ascii",  "windows-1252",
                                           "cp1252",     NULL };

  for (guint i = 0; like_1252[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (charset, like_1252[i]) == 0)
        return from_windows_1252 (bytes, length, out_length);
    }
  if (g_ascii_strcasecmp (charset, "utf-8") == 0 ||
      g_ascii_strcasecmp (charset, "utf8") == 0)
    return NULL;
  return convert (bytes, length, charset, out_length);
}

static char *
decode_marked (const char *bytes, gsize length, gsize *out_length, char **used)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length < marks[i].length || memcmp (bytes, marks[i].mark, marks[i].length) != 0)
        continue;
      bytes += marks[i].length;
      length -= marks[i].length;
      char *text = i == 0 ? from_utf8 (bytes, length, out_length)
                          : convert (bytes, length, marks[i].charset, out_length);
      if (text != NULL)
        *used = g_strdup_printf ("%s, by its byte order mark", marks[i].charset);
      return text;
    }
  return NULL;
}

/* Of the zero bytes of a text in two-byte characters nearly all lie on one side. */
static const char *
sniff_utf16 (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 }, looked = MIN (length, 65536) & ~(gsize) 1;
  for (gsize i = 0; i < looked; i++)
    zeros[i & 1] += bytes[i] == '\0';
  if (zeros[1] * 4 > looked && zeros[0] * 20 < looked)
    return "utf-16le";
  return zeros[0] * 4 > looked && zeros[1] * 20 < looked ? "utf-16be" : NULL;
}

static char *
decode_unmarked (const char *bytes, gsize length, gsize *out_length, char **used)
{
  const char *charset = sniff_utf16 (bytes, length);
  char *text = charset != NULL ? convert (bytes, length, charset, out_length) : NULL;

  if (text != NULL)
    *used = g_strdup_printf ("%s, by its zero bytes", charset);
  return text;
}

/* Bytes that are no UTF-8 and of which nothing says what they are. */
static char *
decode_undeclared (const char *bytes, gsize length, gsize *out_length, char **used)
{
  gsize wide, stray;

  count_utf8 (bytes, length, &wide, &stray);
  if (wide > stray)
    {
      *used =
        g_strdup_printf ("utf-8, %" G_GSIZE_FORMAT " stray bytes as windows-1252", stray);
      return from_mixed (bytes, length, out_length);
    }
  *used = g_strdup ("windows-1252, as the bytes are no UTF-8");
  return from_windows_1252 (bytes, length, out_length);
}

/* A NUL ends a C string: it is read as U+FFFD, which keeps every other code point in place. */
static char *
replace_nuls (const char *bytes, gsize length, gsize *out_length)
{
  GString *out = g_string_sized_new (length + 16);
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] != '\0')
        g_string_append_c (out, bytes[i]);
      else
        g_string_append (out, "\xEF\xBF\xBD");
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

gsize
rap_decode_mark_length (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return marks[i].length;
  return 0;
}

/* Whether there is nothing but UTF-8 without control characters: what most is, in one go. */
static gboolean
is_clean (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      i += rap_bytes_plain (bytes + i, length - i);
      if (i < length && (guchar) bytes[i] < 0x80)
        return FALSE;
      gsize end = end_of_wide (bytes, i, length);
      if (end > i && !is_wide (bytes + i, end - i))
        return FALSE;
      i = end;
    }
  return TRUE;
}

gboolean
rap_decode_is_needless (const char *bytes, gsize length)
{
  return rap_decode_mark_length (bytes, length) == 0 &&
         (is_clean (bytes, length) ||
          (memchr (bytes, '\0', length) == NULL && !is_binary (bytes, length) &&
           is_utf8 (bytes, length)));
}

char *
rap_decode (const char *bytes,
            gsize       length,
            const char *declared,
            gsize      *out_length,
            char      **used,
            GError    **error)
{
  g_autofree char *text = decode_marked (bytes, length, out_length, used);
  g_autofree char *whole = NULL;

  gboolean zeros = text == NULL && memchr (bytes, '\0', length) != NULL;
  if (zeros)
    text = decode_unmarked (bytes, length, out_length, used);
  if (text == NULL && is_binary (bytes, length))
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_TEXT,
                           _ ("binary data, not text"));
      return NULL;
    }
  if (text == NULL && zeros)
    bytes = whole = replace_nuls (bytes, length, &length);
  gboolean valid = text == NULL && is_utf8 (bytes, length);
  /* Charsets that change sets by an escape are ASCII to the eye. */
  if (text == NULL && declared != NULL &&
      (!valid || memchr (bytes, ESCAPE, length) != NULL))
    {
      text = decode_declared (bytes, length, declared, out_length);
      *used = text != NULL ? g_ascii_strdown (declared, -1) : NULL;
    }
  if (text == NULL && valid)
    {
      text = g_malloc (length + 1);
      memcpy (text, bytes, length);
      text[length] = '\0';
      *out_length = length;
      *used = g_strdup ("utf-8");
    }
  if (text == NULL)
    text = decode_undeclared (bytes, length, out_length, used);
  return g_steal_pointer (&text);
}
