// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "extract/rap-actors.h"
#include "extract/rap-name-parts.h"

#include <time.h>

static RapDocument *
document_for (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapDocument *document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return document;
}

/* The actor of the n-th place where the words stand, or NULL. */
static const RapActor *
actor_at (RapDocument *document, const char *words, guint n)
{
  const RapActors *actors = rap_actors_of (document);
  const char      *text = rap_document_get_text (document), *at = text;

  for (guint i = 0; (at = strstr (at, words)) != NULL; at++)
    if (i++ == n)
      {
        guint             word = rap_words_find (rap_words_of (document), at - text);
        const RapMention *mention = rap_actors_mention_at (actors, word, word + 1);
        return mention != NULL ? &g_array_index (actors->actors, RapActor, mention->actor)
                               : NULL;
      }
  g_error ("“%s” is not there", words);
}

static void
test_surname (void)
{
  g_autoptr (RapDocument) document = document_for (
    "President Barack Obama spoke on Monday. Mr. Obama left. Michelle Obama stayed.");

  g_assert_nonnull (actor_at (document, "Obama", 0));
  g_assert_true (actor_at (document, "Obama", 0) == actor_at (document, "Obama", 1));
  g_assert_true (actor_at (document, "Obama", 0) != actor_at (document, "Obama", 2));
  g_assert_cmpstr (actor_at (document, "Obama", 1)->name, ==, "Barack Obama");
  g_assert_cmpstr (g_ptr_array_index (actor_at (document, "Obama", 1)->roles, 0),
                   ==,
                   "President");
}

static void
test_state (void)
{
  g_autoptr (RapDocument) document =
    document_for ("Chinese President Xi Jinping met Mr. Obama. The Chinese leader left.");

  g_assert_cmpstr (actor_at (document, "Xi", 0)->state, ==, "CHN");
  g_assert_true (actor_at (document, "leader", 0) == actor_at (document, "Xi", 0));
}

static void
test_members (void)
{
  g_autoptr (RapDocument) document = document_for (
    "The U.S. and China signed a deal in May. The two sides have taken some steps.");
  const RapActors *actors = rap_actors_of (document);
  const RapActor  *sides = actor_at (document, "two sides", 0);

  g_assert_cmpint (sides->type, ==, RAP_ACTOR_GROUP);
  g_assert_cmpuint (sides->members->len, ==, 2);
  guint left = g_array_index (sides->members, guint, 0),
        right = g_array_index (sides->members, guint, 1);
  g_assert_cmpstr (g_array_index (actors->actors, RapActor, left).state, ==, "USA");
  g_assert_cmpstr (g_array_index (actors->actors, RapActor, right).state, ==, "CHN");
}

static void
test_name_parts (void)
{
  const char *full[] = { "barack", "hussein", "obama" },
             *first_last[] = { "barack", "obama" }, *last[] = { "obama" };
  const char *other[] = { "michelle", "obama" }, *initial[] = { "b.", "obama" };

  g_assert_true (rap_name_parts_agree (full, 3, first_last, 2));
  g_assert_true (rap_name_parts_agree (last, 1, full, 3));
  g_assert_true (rap_name_parts_agree (initial, 2, first_last, 2));
  g_assert_false (rap_name_parts_agree (first_last, 2, other, 2));
}

static void
test_junior (void)
{
  g_autoptr (RapDocument) document = document_for (
    "Robert Downey spoke on Monday. Robert Downey Jr. listened to his father.");

  g_assert_true (actor_at (document, "Robert", 0) != actor_at (document, "Robert", 1));
}

/* Seconds for a text of n times the words, each time with another number. */
static double
seconds_for (const char *words, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u ", words, i % 977);
  g_autoptr (RapDocument) document = document_for (text->str);
  rap_words_of (document);
  rap_names_of (document);
  clock_t start = clock ();
  rap_actors_of (document);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static void
test_hostile (void)
{
  static const char *const WORDS[] = {
    "Mr. Kavo", "OBAMA", "Obama and Clinton. ", "the two sides ", "he she "
  };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      double small = seconds_for (WORDS[i], 5000), large = seconds_for (WORDS[i], 20000);
      g_assert_cmpfloat (large, <, 0.25 + 6 * small);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/actors/surname", test_surname);
  g_test_add_func ("/extract/actors/state", test_state);
  g_test_add_func ("/extract/actors/members", test_members);
  g_test_add_func ("/extract/actors/name-parts", test_name_parts);
  g_test_add_func ("/extract/actors/junior", test_junior);
  g_test_add_func ("/extract/actors/hostile", test_hostile);
  return g_test_run ();
}
