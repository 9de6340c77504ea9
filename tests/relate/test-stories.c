// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-sketch.h"
#include "relate/rap-stories.h"

#define CROSSING                                                                       \
  "Norland closed the Karvik crossing to lorries on Tuesday after two Estian customs " \
  "officers were shot at the barrier, its interior minister Anna Holt said."
#define CROSSING_TOO                                                                 \
  "Two customs officers from Estia were shot at the Karvik barrier on Tuesday, and " \
  "Norland has closed the crossing, minister Anna Holt told reporters."
#define CHERRIES                                                                  \
  "The harvest of cherries in the Tollan valley was the poorest in forty years, " \
  "growers "                                                                      \
  "said, blaming a late frost and a lack of bees."

static void
add (RapDossier *dossier, const char *text, const char *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  g_autoptr (RapDocument) dated = rap_document_with_published (document, published);
  g_assert_no_error (error);
  rap_dossier_add (dossier, dated);
}

static void
test_groups (void)
{
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  add (dossier, CROSSING_TOO, "2024-03-02");
  add (dossier, CHERRIES, "2024-03-01");
  add (dossier, CROSSING, "2024-03-01");
  add (dossier, CROSSING " It rained.", "2024-03-03");

  const RapStories *stories = rap_stories_of (dossier);
  g_assert_cmpuint (stories->stories->len, ==, 2);
  const RapStory *story = g_ptr_array_index (stories->stories, 0);
  g_assert_cmpuint (story->documents->len, ==, 3);
  g_assert_cmpuint (g_array_index (story->documents, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (story->originals, guint, 2), ==, 2);
}

static void
test_order_does_not_matter (void)
{
  static const char *const texts[] = { CROSSING, CHERRIES, CROSSING_TOO };
  g_autofree char         *id = NULL;

  for (guint first = 0; first < 3; first++)
    {
      g_autoptr (RapDossier) dossier = rap_dossier_new ();
      for (guint i = 0; i < 3; i++)
        add (dossier,
             texts[(first + i) % 3],
             (first + i) % 3 == 2 ? "2024-03-02" : "2024-03-01");
      const RapStory *story = g_ptr_array_index (rap_stories_of (dossier)->stories, 0);
      if (id == NULL)
        id = g_strdup (story->id);
      g_assert_cmpstr (story->id, ==, id);
      g_assert_cmpuint (story->documents->len, ==, 2);
    }
}

static void
test_days_part (void)
{
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  add (dossier, CROSSING, "2024-03-01");
  add (dossier, CROSSING_TOO, "2024-06-01");
  g_assert_cmpuint (rap_stories_of (dossier)->stories->len, ==, 2);
}

static void
test_sketch (void)
{
  g_autoptr (RapDocument) one = rap_document_new (CROSSING, NULL);
  g_autoptr (RapDocument) two = rap_document_new (CHERRIES, NULL);
  g_autoptr (RapDocument) none = rap_document_new ("", NULL);
  RapSketch a, b, c;

  rap_sketch_make (one, &a);
  rap_sketch_make (two, &b);
  rap_sketch_make (none, &c);
  g_assert_cmpuint (rap_sketch_copied (&a, &a), ==, 1000);
  g_assert_cmpuint (rap_sketch_copied (&a, &b), ==, 0);
  g_assert_cmpuint (rap_sketch_copied (&a, &c), ==, 0);
  g_assert_cmpuint (rap_sketch_liken (a.terms, a.n_terms, a.terms, a.n_terms), ==, 1000);
  g_assert_cmpuint (rap_sketch_liken (a.terms, a.n_terms, b.terms, b.n_terms), <, 200);
  g_assert_cmpuint (c.n_terms, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relate/stories/groups", test_groups);
  g_test_add_func ("/relate/stories/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/relate/stories/days-part", test_days_part);
  g_test_add_func ("/relate/stories/sketch", test_sketch);
  return g_test_run ();
}
