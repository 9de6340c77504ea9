// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "extract/rap-event-table.h"

static void
test_patterns (void)
{
  guint                  n;
  const RapEventPattern *patterns = rap_event_patterns_find ("agree", &n);
  gboolean               promise = FALSE;

  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    promise |= patterns[i].shift == RAP_SHIFT_PROMISE &&
               patterns[i].complement == RAP_COMPLEMENT_INFINITIVE;
  g_assert_true (promise);
  g_assert_null (rap_event_patterns_find ("no such verb", &n));
  g_assert_cmpuint (n, ==, 0);
}

/* Every row can be read, and what it names exists. */
static void
test_whole_table (void)
{
  const RapLexicon *verbs = rap_lexicon_get ("event-verbs");

  for (guint row = 0; row < rap_lexicon_n_rows (verbs); row++)
    {
      guint                  n;
      g_autofree char       *lemma = rap_field_dup (rap_lexicon_field (verbs, row, 0));
      const RapEventPattern *patterns = rap_event_patterns_find (lemma, &n);
      g_assert_nonnull (patterns);
      g_assert_cmpint (patterns[0].priority, >, 0);
    }
}

static void
test_classes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document =
    rap_document_new ("They broke the cease-fire after phone calls.", &error);
  const RapEventClassSet *classes = rap_event_classes_of (document);

  g_assert_no_error (error);
  g_assert_true (
    rap_event_class_has (&classes[5], rap_event_class_find ("ceasefire-noun")));
  g_assert_true (rap_event_class_has (&classes[8], rap_event_class_find ("call-noun")));
  g_assert_false (rap_event_class_has (&classes[0], rap_event_class_find ("call-noun")));
}

static void
test_nouns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new ("A suicide bombing.", &error);
  const guint *rows = rap_event_nouns_of (document);

  g_assert_no_error (error);
  g_assert_cmpuint (rows[0], ==, RAP_LEXICON_NONE);
  g_assert_cmpuint (rows[2], !=, RAP_LEXICON_NONE);
  g_assert_cmpint (rap_event_noun_get (rows[2])->type, ==, RAP_EVENT_ASSAULT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/event-table/patterns", test_patterns);
  g_test_add_func ("/extract/event-table/whole-table", test_whole_table);
  g_test_add_func ("/extract/event-table/classes", test_classes);
  g_test_add_func ("/extract/event-table/nouns", test_nouns);
  return g_test_run ();
}
