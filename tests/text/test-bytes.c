// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-bytes.h"

/* Bytes that matter to one or the other of the functions, and some that do to none. */
static const char kinds[] =
  "aaaaaaaaaaaaaaaaaaaaaaaaz  <&\"\\\t\n\r\v\f\x01\x1f\x7f\0é\xe2\xef";

#define LONGEST 100

/* Everything from each byte on, so that every place in sixteen bytes has its turn. */
static void
for_many (void (*check) (const char *text, gsize n))
{
  char text[4 * LONGEST];
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, LONGEST);
      guint part = (guint) g_test_rand_int_range (1, sizeof kinds - 1);
      for (guint i = 0; i < n; i++)
        text[i] = kinds[g_test_rand_int_range (0, (int) part)];
      for (guint from = 0; from <= n; from++)
        check (text + from, n - from);
    }
}

static void
check_runs (const char *text, gsize n)
{
  gsize ascii = 0, blank = 0, quotable = 0, spaced = 0, folded = 0, until = 0;
  while (ascii < n && (guchar) text[ascii] < 0x80)
    ascii++;
  while (blank < n && (text[blank] == ' ' || (text[blank] >= 9 && text[blank] <= 13)))
    blank++;
  while (quotable < n && (guchar) text[quotable] >= 0x20 && text[quotable] != '"' &&
         text[quotable] != '\\' && text[quotable] != 0x7f)
    quotable++;
  while (spaced < n &&
         ((guchar) text[spaced] >= 0x20 || (text[spaced] >= 9 && text[spaced] <= 13)))
    spaced++;
  while (folded < n && (guchar) text[folded] >= 0x20 &&
         (folded == 0 || text[folded] != ' ' || text[folded - 1] != ' '))
    folded++;
  while (until < n && text[until] != '<')
    until++;
  g_assert_cmpuint (rap_bytes_ascii (text, n), ==, ascii);
  g_assert_cmpuint (rap_bytes_blank (text, n), ==, blank);
  g_assert_cmpuint (rap_bytes_quotable (text, n), ==, quotable);
  g_assert_cmpuint (rap_bytes_spaced (text, n), ==, spaced);
  g_assert_cmpuint (rap_bytes_folded (text, n), ==, folded);
  g_assert_cmpuint (rap_bytes_until (text, n, '<'), ==, until);
}

static void
check_words (const char *text, gsize n)
{
  gsize end = 1, spaces = 0;
  if (n == 0 || *text == ' ' || rap_bytes_is_special (*text))
    return;
  while (end < n && !rap_bytes_is_special (text[end]) &&
         (text[end] != ' ' || text[end - 1] != ' '))
    end++;
  end -= text[end - 1] == ' ';
  for (gsize i = 0; i < end; i++)
    spaces += text[i] == ' ';
  g_assert_cmpuint (rap_bytes_words (text, n), ==, end);
  g_assert_cmpuint (rap_bytes_count (text, end, ' '), ==, spaces);
}

static void
check_parts (const char *text, gsize n)
{
  static const char *const parts[] = { "az", "aaaaz", "  <", "z " };
  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      gsize    length = strlen (parts[k]);
      gboolean holds = FALSE;
      for (gsize i = 0; i + length <= n; i++)
        holds |= memcmp (text + i, parts[k], length) == 0;
      g_assert_cmpint (rap_bytes_hold (text, n, parts[k], length), ==, holds);
    }
}

static void
test_runs (void)
{
  for_many (check_runs);
}

static void
test_words (void)
{
  for_many (check_words);
}

static void
test_parts (void)
{
  for_many (check_parts);
}

/* Far beyond what is looked at at once. */
static void
test_far (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  for (guint at = 1; at < 5000; at += 37)
    {
      text[at] = '"';
      g_assert_cmpuint (rap_bytes_until (text, 5000, '"'), ==, at);
      g_assert_cmpuint (rap_bytes_until (text, at, '"'), ==, at);
      text[at] = 'x';
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/bytes/runs", test_runs);
  g_test_add_func ("/text/bytes/words", test_words);
  g_test_add_func ("/text/bytes/parts", test_parts);
  g_test_add_func ("/text/bytes/far", test_far);
  return g_test_run ();
}
