// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-problems.h"

#include <string.h>

#define FIRST                                                                         \
  "Ministers of the two states met in the lakeside town of Arnau on Tuesday to talk " \
  "about the border crossings that have been shut since spring, officials said."
#define SECOND                                                                          \
  "The crossings were closed after a dispute over customs fees, which both states had " \
  "raised twice last year. Traders have asked for them to be opened again since."

static RapDocument *
document_for (const char *text, const char *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return rap_document_with_published (document, published);
}

/* The first problem of a kind. */
static const RapProblem *
find_problem (RapDocument *document, RapProblemKind kind)
{
  const RapProblems *problems = rap_problems_of (document);
  for (guint i = 0; i < problems->problems->len; i++)
    {
      const RapProblem *problem = &g_array_index (problems->problems, RapProblem, i);
      if (problem->kind == kind)
        return problem;
    }
  return NULL;
}

static void
assert_problem (RapDocument   *document,
                RapProblemKind kind,
                const char    *exact,
                const char    *reading)
{
  const RapProblem *problem = find_problem (document, kind);
  g_assert_nonnull (problem);
  g_autofree char *found = rap_document_dup_exact (document, &problem->span);
  g_assert_cmpstr (found, ==, exact);
  g_assert_cmpstr (problem->reading, ==, reading);
}

static void
test_leftover (void)
{
  g_autoptr (RapDocument) document =
    document_for (FIRST "\n\nAdvertisement\n\n" SECOND "\n\n" FIRST "\n", "2019-03-14");

  assert_problem (document, RAP_PROBLEM_LEFTOVER, "Advertisement", "");
  assert_problem (document, RAP_PROBLEM_DUPLICATE, FIRST, "");
  g_assert_null (find_problem (document, RAP_PROBLEM_UNDATED));
}

static void
test_words (void)
{
  g_autoptr (RapDocument) document =
    document_for ("The compa ny he foun ded is try ing to grow, Jones &amp; Sons said.",
                  "2019-03-14");

  assert_problem (document, RAP_PROBLEM_BROKEN_WORD, "compa ny", "company");
  assert_problem (document, RAP_PROBLEM_DAMAGED_CHARACTER, "&amp;", "&");
}

static void
test_marks (void)
{
  g_autoptr (RapDocument) document =
    document_for ("“We met the minister“, she said. He said “no.", "2019-03-14");

  assert_problem (document,
                  RAP_PROBLEM_DAMAGED_MARK,
                  "“We met the minister“",
                  "“We met the minister”");
  g_assert_cmpstr (find_problem (document, RAP_PROBLEM_DAMAGED_MARK)->detail,
                   ==,
                   "reversed-close");
}

static void
test_undated (void)
{
  g_autoptr (RapDocument) document = document_for (FIRST "\n", NULL);

  assert_problem (document, RAP_PROBLEM_UNDATED, FIRST, NULL);
}

static void
test_orphan (void)
{
  g_autoptr (RapDocument) document =
    document_for ("The talks ended late. “We will never agree to such a thing again”.",
                  "2019-03-14");

  assert_problem (document,
                  RAP_PROBLEM_ORPHAN_QUOTE,
                  "We will never agree to such a thing again",
                  NULL);
}

static void
test_clean (void)
{
  g_autoptr (RapDocument) document =
    document_for (FIRST "\n\n" SECOND "\n", "2019-03-14");

  g_assert_cmpuint (rap_problems_of (document)->problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/problems/leftover", test_leftover);
  g_test_add_func ("/extract/problems/words", test_words);
  g_test_add_func ("/extract/problems/marks", test_marks);
  g_test_add_func ("/extract/problems/undated", test_undated);
  g_test_add_func ("/extract/problems/orphan", test_orphan);
  g_test_add_func ("/extract/problems/clean", test_clean);
  return g_test_run ();
}
