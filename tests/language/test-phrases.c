// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "language/rap-phrases.h"

#include <string.h>
#include <time.h>

static RapDocument *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapDocument *document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return document;
}

/* The hits in the text as "phrase words;" in order. */
static char *
find (const char *lexicon, const char *text)
{
  g_autoptr (RapDocument) document = read_text (text);
  const RapWords *words = rap_words_of (document);
  g_autoptr (GArray) hits =
    rap_phrases_find_longest (rap_phrases_get (lexicon), document, 0, words->n_words);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      for (guint word = hit->first; word < hit->end; word++)
        g_string_append_printf (out,
                                word > hit->first ? " %s" : "%s",
                                words->words[word].lower);
      g_string_append_c (out, ';');
    }
  return g_string_free (out, FALSE);
}

static void
test_inflected (void)
{
  g_autofree char *found = find ("answer-words", "Minsk declined to comment.");
  g_assert_cmpstr (found, ==, "declined to comment;");
}

static void
test_contraction (void)
{
  g_autofree char *apart = find ("answer-words", "It did not respond to questions.");
  g_autofree char *joined = find ("answer-words", "It didn't respond to questions.");
  g_assert_cmpstr (apart, ==, "not respond;");
  g_assert_cmpstr (joined, ==, "n't respond;");
}

static void
test_hyphen (void)
{
  g_autofree char *found = find ("object-classes", "The cease-fire held.");
  g_assert_cmpstr (found, ==, "cease - fire;");
}

static void
test_gap (void)
{
  g_autofree char *found =
    find ("answer-words", "something which the ministry firmly denies");
  g_assert_nonnull (strstr (found, "denies"));
}

static void
test_may_be (void)
{
  g_autoptr (RapDocument) document = read_text ("They accused nobody.");
  g_assert_true (rap_word_may_be (document, 1, "accuse"));
  g_assert_true (rap_word_may_be (document, 1, "accused"));
  g_assert_false (rap_word_may_be (document, 1, "accord"));
}

/* Four times the text may take at most some six times as long. */
static void
test_linear (void)
{
  gint64 times[2];

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint i = 0; i < (round == 0 ? 4000u : 16000u); i++)
        g_string_append (text, "something something ");
      gint64           start = (gint64) clock ();
      g_autofree char *found = find ("answer-words", text->str);
      times[round] = (gint64) clock () - start;
      g_assert_nonnull (found);
    }
  g_assert_cmpint (times[1], <, times[0] * 12 + 200000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/phrases/inflected", test_inflected);
  g_test_add_func ("/language/phrases/contraction", test_contraction);
  g_test_add_func ("/language/phrases/hyphen", test_hyphen);
  g_test_add_func ("/language/phrases/gap", test_gap);
  g_test_add_func ("/language/phrases/may-be", test_may_be);
  g_test_add_func ("/language/phrases/linear", test_linear);
  return g_test_run ();
}
