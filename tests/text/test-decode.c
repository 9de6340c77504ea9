// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-decode.h"

#include <string.h>

#include "text/rap-error.h"

#define BYTES(text) text, sizeof (text) - 1

static const struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  const char *declared;
  const char *text;
  const char *used; /* how what was done begins */
} cases[] = {
  { "utf-8", BYTES ("“Grüße”"), NULL, "“Grüße”", "utf-8" },
  { "empty", BYTES (""), NULL, "", "utf-8" },
  { "mark", BYTES ("\xEF\xBB\xBFgut"), NULL, "gut", "utf-8, by" },
  { "utf-16le-mark", BYTES ("\xFF\xFEg\0\xFC\0"), NULL, "gü", "utf-16le, by its byte" },
  { "utf-16be-mark", BYTES ("\xFE\xFF\0g\0\xFC"), NULL, "gü", "utf-16be, by its byte" },
  { "utf-32le-mark", BYTES ("\xFF\xFE\0\0g\0\0\0"), NULL, "g", "utf-32le" },
  { "utf-16le",
    BYTES ("T\0h\0e\0 \0t\0a\0l\0k\0s\0"),
    NULL,
    "The talks",
    "utf-16le, by its zero" },
  { "utf-16be",
    BYTES ("\0T\0h\0e\0 \0t\0a\0l\0k\0s"),
    NULL,
    "The talks",
    "utf-16be, by its zero" },
  { "windows-1252",
    BYTES ("\x93Gr\xFC\xDF"
           "e\x94 \x96 \x80"),
    NULL,
    "“Grüße” – €",
    "windows-1252" },
  { "latin-1-declared", BYTES ("\x93gr\xFCn\x94"), "ISO-8859-1", "“grün”", "iso-8859-1" },
  { "latin-2-declared", BYTES ("\xB1\xE6"), "iso-8859-2", "ąć", "iso-8859-2" },
  { "declared-wrongly", BYTES ("grün"), "iso-8859-1", "grün", "utf-8" },
  { "declared-unknown", BYTES ("gr\xFCn"), "x-none", "grün", "windows-1252" },
  { "mixed",
    BYTES ("“Ja”, “nein” – \x93"
           "doch\x94 “gut” “so”"),
    NULL,
    "“Ja”, “nein” – “doch” “gut” “so”",
    "utf-8, 2 stray" },
  { "cut-off", BYTES ("“Ja” “Nein\xE2\x80"), NULL, "“Ja” “Nein", NULL },
  { "zero",
    BYTES ("a\0b and a longer text around the one zero byte in it"),
    NULL,
    "a\uFFFDb and a longer text around the one zero byte in it",
    "utf-8" },
};

static void
test_case (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  gsize            length;
  g_autofree char *used = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rap_decode (cases[i].bytes,
                                      cases[i].length,
                                      cases[i].declared,
                                      &length,
                                      &used,
                                      &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, cases[i].text));
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_true (g_utf8_validate (text, length, NULL));
  if (rap_decode_is_needless (cases[i].bytes, cases[i].length))
    {
      g_assert_cmpmem (text, length, cases[i].bytes, cases[i].length);
      g_assert_cmpstr (used, ==, "utf-8");
    }
  else
    g_assert_true (strcmp (used, "utf-8") != 0 || length != cases[i].length);
  if (cases[i].used != NULL)
    {
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_str_has_prefix (used, cases[i].used));
    }
}

static void
test_binary (void)
{
  static const char bytes[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3\4\5\6\7\x0e\x0f\x10\x11";
  gsize            length;
  g_autofree char *used = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    rap_decode (bytes, sizeof bytes - 1, NULL, &length, &used, &error);

  g_assert_null (text);
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID_TEXT);
}

/* Every two bytes there are, in an otherwise plain text. */
static void
test_any_bytes (void)
{
  char bytes[40] = "some plain words before .. and after";
  for (guint i = 0; i < 65536; i += 7)
    {
      gsize            length;
      g_autofree char *used = NULL;
      bytes[24] = i & 0xFF;
      bytes[25] = i >> 8;
      g_autofree char *text = rap_decode (bytes, 36, NULL, &length, &used, NULL);
      g_assert_true (text == NULL || g_utf8_validate (text, length, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/decode/", cases[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/text/decode/binary", test_binary);
  g_test_add_func ("/text/decode/any-bytes", test_any_bytes);
  return g_test_run ();
}
