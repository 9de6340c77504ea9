// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-identity.h"

static RapDossier *
dossier_for (const char *const *texts, guint n)
{
  RapDossier *dossier = rap_dossier_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RapDocument) document = rap_document_new (texts[i], NULL);
      rap_dossier_add (dossier, document);
    }
  return dossier;
}

/* The identity of the first actor of the document that has the name. */
static const RapIdentity *
find (RapDossier *dossier, guint document, const char *name)
{
  const RapActors *actors = rap_actors_of (rap_dossier_get_document (dossier, document));
  for (guint i = 0; i < actors->actors->len; i++)
    if (g_str_equal (g_array_index (actors->actors, RapActor, i).name, name))
      return rap_identities_find (rap_identities_of (dossier), document, i);
  g_error ("No actor “%s”", name);
}

static void
test_surname (void)
{
  const char *texts[] = {
    "President Barack Obama spoke in Washington on Monday. Obama left at noon.",
    "In Paris, Mr. Obama met reporters. The United States was silent."
  };
  g_autoptr (RapDossier) dossier = dossier_for (texts, 2);

  g_assert_true (find (dossier, 0, "Barack Obama") == find (dossier, 1, "Obama"));
  g_assert_cmpstr (find (dossier, 1, "Obama")->name, ==, "Barack Obama");
}

static void
test_two_bearers (void)
{
  const char *texts[] = {
    "President Bill Clinton spoke. Mr. Clinton left.",
    "Secretary Hillary Clinton spoke to reporters. Mrs. Clinton left.",
    "Mrs. Clinton was in Geneva.",
    "Clinton was in Geneva."
  };
  g_autoptr (RapDossier) dossier = dossier_for (texts, 4);

  g_assert_true (find (dossier, 0, "Bill Clinton") !=
                 find (dossier, 1, "Hillary Clinton"));
  g_assert_true (find (dossier, 2, "Clinton") == find (dossier, 1, "Hillary Clinton"));
  g_assert_cmpuint (find (dossier, 3, "Clinton")->appearances->len, ==, 1);
}

static void
test_states (void)
{
  const char *texts[] = { "The U.S. and China met.",
                          "The United States and Russia met." };
  g_autoptr (RapDossier) dossier = dossier_for (texts, 2);

  g_assert_true (find (dossier, 0, "U.S.") == find (dossier, 1, "United States"));
  g_assert_cmpstr (find (dossier, 0, "U.S.")->state, ==, "USA");
}

static void
test_order (void)
{
  const char *texts[] = { "Mr. Obama met reporters.", "President Barack Obama spoke." };
  const char *turned[] = { texts[1], texts[0] };
  g_autoptr (RapDossier) one = dossier_for (texts, 2);
  g_autoptr (RapDossier) two = dossier_for (turned, 2);

  g_assert_cmpstr (find (one, 0, "Obama")->key, ==, find (two, 1, "Obama")->key);
  g_assert_cmpstr (find (one, 0, "Obama")->name, ==, find (two, 1, "Obama")->name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relate/identity/surname", test_surname);
  g_test_add_func ("/relate/identity/two-bearers", test_two_bearers);
  g_test_add_func ("/relate/identity/states", test_states);
  g_test_add_func ("/relate/identity/order", test_order);
  return g_test_run ();
}
