// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "text/rap-decode.h"
#include "text/rap-recoding.h"

/* Texts in a charset of their language. */
static const struct
{
  const char *charset;
  const char *mark;
  const char *text;
} cases[] = {
  { "windows-1252", "", "Die Brücke – „gesperrt“ – kostet 5 €, é." },
  { "iso-8859-2", "", "Most przez Łynę zamknięty, żółć" },
  { "koi8-r", "", "Мост закрыт до мая, the end" },
  { "gb2312", "", "大桥将关闭 11 个月。“是的”" },
  { "gb18030", "", "大桥 𠀀 é 关闭 ok" },
  { "big5", "", "大橋將關閉 11 個月" },
  { "big5", "", "功a能 ok 許b" }, /* their second bytes are ASCII */
  { "shift_jis", "", "橋は11か月閉鎖 ﾊｼ です" },
  { "shift_jis", "", "ソa表b ok 能c" },
  { "euc-jp", "", "橋は11か月閉鎖 です" },
  { "iso-2022-jp", "", "a 橋は bc 閉鎖 d" },
  { "utf-16le", "\xFF\xFE", "The bridge 😀 is gesperrt ü" },
  { "utf-16be", "\xFE\xFF", "The bridge 😀 is gesperrt ü" },
  { "utf-8", "\xEF\xBB\xBF", "Die Brücke – „gesperrt“" },
};

static GString *
written_in (const char *charset, const char *text)
{
  gsize            n;
  g_autofree char *bytes = g_convert (text, -1, charset, "utf-8", NULL, &n, NULL);
  g_assert_nonnull (bytes);
  return g_string_new_len (bytes, (gssize) n);
}

/* Every character comes from the bytes that make it up. */
static void
test_charsets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) bytes = written_in (cases[i].charset, cases[i].text);
      g_autofree char *used = NULL;
      gsize            length;
      g_string_prepend (bytes, cases[i].mark);
      g_autofree char *text =
        rap_decode (bytes->str, bytes->len, cases[i].charset, &length, &used, NULL);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_autoptr (GArray) map =
        rap_recoding_new (bytes->str, bytes->len, text, length, used);
      g_assert_nonnull (map);
      guint marked = (guint) strlen (cases[i].mark);
      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        {
          g_autofree char *before = g_strndup (text, (gsize) (at - text));
          g_autoptr (GString) there = written_in (cases[i].charset, before);
          guint found = rap_recoding_find (map, (guint) (at - text));
          /* What changes back to the first set is put behind the last character, or before
           * the next one. */
          if (g_str_equal (cases[i].charset, "iso-2022-jp"))
            g_assert_cmpuint (found, <=, marked + there->len);
          else
            g_assert_cmpuint (found, ==, marked + there->len);
        }
    }
}

/* Bytes that are no character, and NULs. */
static void
test_damaged (void)
{
  static const char bytes[] = "a\0b \xE4\xB8\xAD \xE9\xE8 \xE4\xB8\xAD end \xE2\x80\x99. "
                              "More words of the same kind and more of them";
  g_autofree char  *used = NULL;
  gsize             length;
  g_autofree char  *text =
    rap_decode (bytes, sizeof bytes - 1, NULL, &length, &used, NULL);
  g_autoptr (GArray) map = rap_recoding_new (bytes, sizeof bytes - 1, text, length, used);
  g_assert_nonnull (text);
  g_assert_nonnull (map);
  for (const char *part = "be."; *part != '\0'; part++)
    {
      guint at = (guint) (strchr (text, *part) - text);
      g_assert_cmpint (bytes[rap_recoding_find (map, at)], ==, *part);
    }
}

/* What was not made of the bytes is found out, not guessed. */
static void
test_unlike (void)
{
  g_autoptr (GArray) map = rap_recoding_new ("ab", 2, "abcd", 4, "gb2312");
  g_assert_null (map);
  map = rap_recoding_new ("", 0, "", 0, "utf-8");
  g_assert_cmpuint (rap_recoding_find (map, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recoding/charsets", test_charsets);
  g_test_add_func ("/recoding/damaged", test_damaged);
  g_test_add_func ("/recoding/unlike", test_unlike);
  return g_test_run ();
}
