// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-offsets.h"

#include <string.h>

/* Every position of a text against a walk from its start. */
static void
check_all (const char *text)
{
  gsize length = strlen (text);
  g_autoptr (RapOffsets) offsets = rap_offsets_new (text, length);
  guint chars = 0, utf16 = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint byte = p - text;
      g_assert_cmpuint (rap_offsets_to_chars (offsets, byte), ==, chars);
      g_assert_cmpuint (rap_offsets_to_utf16 (offsets, byte), ==, utf16);
      for (guint n = 0; n < 300; n += 23)
        g_assert_cmpuint (rap_offsets_to_chars_behind (offsets, byte, chars, byte + n),
                          ==,
                          rap_offsets_to_chars (offsets, byte + n));
      g_assert_cmpuint (rap_offsets_from_chars (offsets, chars), ==, byte);
      g_assert_cmpuint (rap_offsets_from_utf16 (offsets, utf16), ==, byte);
      chars++;
      utf16 += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
    }
  g_assert_cmpuint (rap_offsets_to_chars (offsets, length), ==, chars);
  g_assert_cmpuint (rap_offsets_from_chars (offsets, chars), ==, length);
  g_assert_cmpuint (rap_offsets_from_chars (offsets, chars + 9), ==, length);
}

static void
test_kinds (void)
{
  check_all ("");
  check_all ("plain");
  check_all ("a\r\nb\r\n");
  check_all ("“Grüße” 😀 e\u0301 👨‍👩‍👧 end");
}

static void
test_long (void)
{
  static const char *const parts[] = { "a", "é", "€", "😀" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, parts[(i * 7 + i / 5) % G_N_ELEMENTS (parts)]);
  check_all (text->str);
}

static void
test_inside_a_character (void)
{
  const char *text = "a€b";
  g_autoptr (RapOffsets) offsets = rap_offsets_new (text, strlen (text));

  g_assert_cmpuint (rap_offsets_to_chars (offsets, 2), ==, 1);
  g_assert_cmpuint (rap_offsets_to_chars (offsets, 3), ==, 1);
  g_assert_cmpuint (rap_offsets_to_chars (offsets, 4), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/offsets/kinds", test_kinds);
  g_test_add_func ("/text/offsets/long", test_long);
  g_test_add_func ("/text/offsets/inside-a-character", test_inside_a_character);
  return g_test_run ();
}
