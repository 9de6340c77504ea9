// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-echoes.h"

static RapDossier *
dossier_for (const char *first, const char *second)
{
  RapDossier       *dossier = rap_dossier_new ();
  const char *const texts[] = { first, second };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RapDocument) document = rap_document_new (texts[i], &error);
      g_assert_no_error (error);
      rap_dossier_add (dossier, document);
    }
  return dossier;
}

static void
assert_echo (const char *first, const char *second, const char *form)
{
  g_autoptr (RapDossier) dossier = dossier_for (first, second);
  const RapEchoes *echoes = rap_echoes_of (dossier);
  g_assert_cmpuint (echoes->echoes->len, ==, form != NULL);
  if (form != NULL)
    g_assert_cmpstr (rap_echo_form_get_nick (
                       g_array_index (echoes->echoes, RapEcho, 0).form),
                     ==,
                     form);
}

static void
test_same (void)
{
  assert_echo ("“The road belongs to whoever has diesel,” Ida Holm said.",
               "Ida Holm said: “The road belongs to whoever has diesel.”",
               "same");
}

static void
test_cut (void)
{
  assert_echo ("“The road belongs to whoever has diesel and a good map,” Ida Holm said.",
               "“The road belongs to whoever has diesel,” Ida Holm said.",
               "cut");
}

static void
test_altered (void)
{
  assert_echo ("“The road always belongs to whoever has diesel and a map,” Ida Holm "
               "said.",
               "“The road belongs to whoever has diesel and a map,” Ida Holm said.",
               "altered");
}

static void
test_other (void)
{
  assert_echo ("“The road belongs to whoever has diesel,” Ida Holm said.",
               "“The ferry leaves at noon on every second day,” Ida Holm said.",
               NULL);
}

/* A clean copy gives the speaker of one that stands alone, as a citation. */
static void
test_stated (void)
{
  g_autoptr (RapDossier) dossier =
    dossier_for ("“The road belongs to whoever has diesel,” Ida Holm said.",
                 "Rain fell all day in the valley.\n\n“The road belongs to whoever has "
                 "diesel”.");
  const RapEchoEnd *end = rap_echoes_find_stated (dossier, 1, 0);
  g_assert_nonnull (end);
  g_assert_cmpuint (end->document, ==, 0);
  g_assert_null (rap_echoes_find_stated (dossier, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relate/echoes/same", test_same);
  g_test_add_func ("/relate/echoes/cut", test_cut);
  g_test_add_func ("/relate/echoes/altered", test_altered);
  g_test_add_func ("/relate/echoes/other", test_other);
  g_test_add_func ("/relate/echoes/stated", test_stated);
  return g_test_run ();
}
