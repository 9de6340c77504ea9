// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "language/rap-times.h"

#include <string.h>

#include "language/rap-calendar.h"

/* Published on a Friday. Each expected time is "words = value", with "; " between. */
static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "date", "They met on March 31, 2016.", "March 31, 2016 = 2016-03-31" },
  { "british", "They met on 31 March 2016.", "31 March 2016 = 2016-03-31" },
  { "iso", "Filed 2016-03-31 at the court.", "2016-03-31 = 2016-03-31" },
  { "last-month", "Last September they agreed.", "Last September = 2015-09" },
  { "weekday-past", "He said on Thursday it was over.", "Thursday = 2016-03-31" },
  { "weekday-future", "He will speak on Tuesday.", "Tuesday = 2016-04-05" },
  { "next-day",
    "It began on 3 May 2011. The next day rain fell.",
    "3 May 2011 = 2011-05-03; The next day = 2011-05-04" },
  { "this-week", "Talks resume this week.", "this week = 2016-W13" },
  { "ago", "It opened two years ago.", "two years ago = 2014" },
  { "duration",
    "The siege lasted three and a half years.",
    "three and a half years = P3Y6M" },
  { "vague", "He waited several months.", "several months = PXM" },
  { "decade", "In the 1990s trade grew.", "the 1990s = 199" },
  { "century", "A map of the 19th century.", "the 19th century = 18" },
  { "quarter",
    "Sales in the third quarter of 2014 fell.",
    "the third quarter of 2014 = 2014-Q3" },
  { "set", "Police patrol every Monday.", "every Monday = XXXX-WXX-1" },
  { "clock",
    "The bomb went off at 9:15 a.m. Tuesday.",
    "9:15 a.m. Tuesday = 2016-03-29T09:15" },
  { "feast", "Shops close on Good Friday 2016.", "Good Friday 2016 = 2016-03-25" },
  { "modal-may", "He may go. They march on.", "" },
  { "no-time", "Bus 2990, model A1990, 1990km.", "" },
};

static void
check (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RapDocument) plain = rap_document_new (cases[i].text, NULL);
  g_autoptr (RapDocument) document = rap_document_with_published (plain, "2016-04-01");
  const RapTimes *times = rap_times_of (document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < times->n_times; k++)
    {
      g_autofree char *exact = rap_document_dup_exact (document, &times->times[k].span);
      g_string_append_printf (found,
                              "%s%s = %s",
                              k > 0 ? "; " : "",
                              exact,
                              times->times[k].value);
    }
  g_assert_cmpstr (found->str, ==, cases[i].expected);
}

static void
test_undated (void)
{
  g_autoptr (RapDocument) document =
    rap_document_new ("On Friday, in May, two days ago.", NULL);
  const RapTimes *times = rap_times_of (document);

  g_assert_cmpuint (times->n_times, ==, 3);
  g_assert_cmpstr (times->times[0].value, ==, "XXXX-WXX-5");
  g_assert_cmpstr (times->times[1].value, ==, "XXXX-05");
  g_assert_cmpstr (times->times[2].value, ==, "PAST_REF");
}

static void
test_ends (void)
{
  g_autoptr (RapDocument) plain = rap_document_new ("In February 2016.", NULL);
  g_autoptr (RapDocument) document = rap_document_with_published (plain, "2016-04-01");
  const RapTimes *times = rap_times_of (document);

  g_assert_cmpuint (times->n_times, ==, 1);
  g_assert_cmpstr (times->times[0].begin, ==, "2016-02-01");
  g_assert_cmpstr (times->times[0].end, ==, "2016-02-29");
}

static void
test_calendar (void)
{
  RapDay day = { 2024, 2, 29 }, easter;
  int    year;

  for (int number = -800000; number < 800000; number += 997)
    g_assert_cmpint (rap_day_to_number (rap_day_from_number (number)), ==, number);
  g_assert_cmpint (rap_day_get_weekday (day), ==, 4);
  g_assert_cmpint (rap_day_get_week ((RapDay){ 2021, 1, 3 }, &year), ==, 53);
  g_assert_cmpint (year, ==, 2020);
  g_assert_true (rap_feast_in_year ("easter+0", 8, 2000, &easter));
  g_assert_cmpint (easter.month * 100 + easter.day, ==, 423);
  g_assert_cmpint (rap_day_add_months (day, 12).day, ==, 28);
}

/* A text four times as long may take at most six times as long; here only that it ends. */
static void
test_hostile (void)
{
  static const char *const bits[] = { "May ",    "1",         "1 ",
                                      "--",      "the last ", "two hundred and ",
                                      "of the ", "Q1 1990s'" };

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      while (text->len < 200000)
        g_string_append (text, bits[i]);
      g_autoptr (RapDocument) document = rap_document_new (text->str, NULL);
      rap_times_of (document);
    }
}

/* A table of numbers without any other word is cut, not dropped. */
static void
test_long_stretch (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "12, ");
  g_string_append (text, "May 3, 2011");
  g_autoptr (RapDocument) document = rap_document_new (text->str, NULL);
  const RapTimes *times = rap_times_of (document);

  g_assert_cmpuint (times->n_times, ==, 1);
  g_assert_cmpstr (times->times[0].value, ==, "2011-05-03");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/times/%s", cases[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), check);
    }
  g_test_add_func ("/language/times/undated", test_undated);
  g_test_add_func ("/language/times/ends", test_ends);
  g_test_add_func ("/language/times/calendar", test_calendar);
  g_test_add_func ("/language/times/long-stretch", test_long_stretch);
  g_test_add_func ("/language/times/hostile", test_hostile);
  return g_test_run ();
}
