// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "language/rap-tense.h"

#include <string.h>

#include "language/rap-pieces.h"

/* The tense around the word "DATE". */
static const struct
{
  const char *name;
  const char *text;
  int         sign;
  gboolean    first;
} cases[] = {
  { "past", "He left on DATE.", -1, FALSE },
  { "future", "She will leave on DATE.", 1, FALSE },
  { "passive", "He will be named on DATE.", 1, FALSE },
  { "present-passive", "It is named on DATE.", 0, FALSE },
  { "negated", "They won't leave on DATE.", 1, FALSE },
  { "phrase", "They agreed to pay on DATE.", 1, FALSE },
  { "due", "It closed by DATE.", 1, FALSE },
  { "perfect", "It had closed by DATE.", -1, FALSE },
  { "until", "Until DATE, nobody had asked.", -1, FALSE },
  { "after", "On DATE, the court ruled.", -1, FALSE },
  { "other-sentence", "He left. On DATE it is", 0, FALSE },
  { "first", "It will be the first in DATE.", 1, TRUE },
  { "next-word", "Those who will vote on DATE named him.", -1, FALSE },
  { "possessive", "She was weakened by DATE's defeat.", -1, FALSE },
  { "relative", "It is an advertisement that will run on DATE.", 1, FALSE },
  { "ahead", "He spoke ahead of DATE.", 1, FALSE },
  { "accents", "É \xC3\xA9\xC3\xA9 DATE", 0, FALSE },
  { "alone", "DATE", 0, FALSE },
};

static void
check (gconstpointer data)
{
  guint          i = GPOINTER_TO_UINT (data);
  const char    *text = cases[i].text;
  guint          start = (guint) (strstr (text, "DATE") - text);
  RapTenseReader reader =
    rap_tense_reader_new (rap_grammar_get ()->vocabulary, text, strlen (text));
  RapTense tense = rap_tense_around (&reader, start, start + 4);

  g_assert_cmpint (CLAMP (tense.tense, -1, 1), ==, cases[i].sign);
  g_assert_cmpint (tense.first, ==, cases[i].first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/tense/%s", cases[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), check);
    }
  return g_test_run ();
}
