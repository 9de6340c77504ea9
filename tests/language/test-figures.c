// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "language/rap-figures.h"

/* Each expected figure is "words = value..high bound unit (counted)", with "; " between. */
static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "people",
    "Over 20 million people fled.",
    "20 million people = 2e+07..2e+07 at-least person ()" },
  { "money", "It costs $1.2bn.", "$1.2bn = 1.2e+09..1.2e+09 exact USD ()" },
  { "money-short", "A gift of £3m came.", "£3m = 3e+06..3e+06 exact GBP ()" },
  { "vague",
    "Hundreds of billions of dollars each year.",
    "Hundreds of billions of dollars = 2e+11..9.99e+11 range USD ()" },
  { "range",
    "It grew between 3 and 5 percent.",
    "between 3 and 5 percent = 3..5 range percent ()" },
  { "percent", "Some 12.5% agree.", "12.5% = 12.5..12.5 about percent ()" },
  { "dozen", "They took a dozen hostages.", "a dozen = 12..12 exact - (hostages)" },
  { "ratio",
    "One in five children is poor.",
    "One in five = 0.2..0.2 exact - (children)" },
  { "words",
    "Two hundred and four soldiers died.",
    "Two hundred and four = 204..204 exact - (soldiers)" },
  { "year", "In 2016 he won.", "" },
  { "model", "The A320 and COVID-19.", "" },
};

static void
check (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RapDocument) document = rap_document_new (cases[i].text, NULL);
  const RapFigures *figures = rap_figures_of (document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < figures->n_figures; k++)
    {
      const RapFigure *figure = &figures->figures[k];
      g_autofree char *exact = rap_document_dup_exact (document, &figure->span);
      g_autofree char *of = rap_document_dup_exact (document, &figure->of);
      g_string_append_printf (found,
                              "%s%s = %g..%g %s %s (%s)",
                              k > 0 ? "; " : "",
                              exact,
                              figure->value,
                              figure->high,
                              rap_bound_get_nick (figure->bound),
                              figure->unit != NULL ? figure->unit : "-",
                              of);
    }
  g_assert_cmpstr (found->str, ==, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/figures/%s", cases[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), check);
    }
  return g_test_run ();
}
