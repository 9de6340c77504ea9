// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>
#include <time.h>

#include "extract/rap-quotes.h"
#include "language/rap-tree.h"

static RapDocument *
document_for (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapDocument *document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return document;
}

/* The quote whose content starts with these words. */
static const RapQuote *
find_quote (RapDocument *document, const char *words)
{
  const RapQuotes *quotes = rap_quotes_of (document);
  const char      *text = rap_document_get_text (document);
  for (guint i = 0; i < quotes->quotes->len; i++)
    {
      const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, i);
      if (strncmp (text + g_array_index (quote->content, RapSpan, 0).start,
                   words,
                   strlen (words)) == 0)
        return quote;
    }
  return NULL;
}

static void
assert_speaker (RapDocument *document, const char *words, const char *mention)
{
  const RapQuote  *quote = find_quote (document, words);
  g_autofree char *exact = NULL;
  g_assert_nonnull (quote);
  g_assert_true (quote->stated);
  exact = rap_document_dup_exact (document, &quote->mention);
  g_assert_nonnull (strstr (exact, mention));
}

static void
test_after (void)
{
  g_autoptr (RapDocument) document =
    document_for ("“The bridge will open in May,” Minister Lena Orvik said on Monday.\n\n"
                  "“We have waited long enough,” said Tomas Berg, who runs the ferry.");
  assert_speaker (document, "The bridge", "Orvik");
  assert_speaker (document, "We have waited", "Berg");
}

static void
test_before (void)
{
  g_autoptr (RapDocument) document =
    document_for ("Lena Orvik said: \"The bridge will open in May and stay open.\"");
  assert_speaker (document, "The bridge", "Orvik");
}

/* Who is said to have said something keeps his own words. */
static void
test_inner (void)
{
  g_autoptr (RapDocument) document =
    document_for ("Lena Orvik said that the council had accused Tomas Berg of hiding "
                  "the ships.");
  const RapQuote *quote = find_quote (document, "that the council");
  g_assert_nonnull (quote);
  assert_speaker (document, "that the council", "Orvik");
  g_assert_cmpuint (quote->inner->len, ==, 1);
  const RapQuoteInner *inner = &g_array_index (quote->inner, RapQuoteInner, 0);
  g_autofree char     *mention = rap_document_dup_exact (document, &inner->mention);
  g_autofree char     *cue = rap_document_dup_exact (document, &inner->cue);
  g_assert_cmpstr (mention, ==, "the council");
  g_assert_cmpstr (cue, ==, "accused");
}

/* What the speaker is tied by, and the nickname that is no speech. */
static void
test_tie (void)
{
  g_autoptr (RapDocument) document =
    document_for ("“This is a big year for us!” Orvik's niece, Ida “Mink” Holm (Lund), "
                  "shouted to the crowd.");
  const RapQuote *quote = find_quote (document, "This is");
  g_assert_nonnull (quote);
  assert_speaker (document, "This is", "Holm");
  g_assert_cmpuint (quote->content->len, ==, 1);
  for (guint tie = RAP_TIE_NONE; tie <= RAP_TIE_SIGNATURE; tie++)
    g_assert_nonnull (rap_quote_tie_get_nick (tie));
  g_assert_cmpstr (quote->limits, ==, "marks");
}

static void
test_orphan (void)
{
  g_autoptr (RapDocument) document =
    document_for ("Lena Orvik smiled at the crowd. The band played for an hour.\n\n"
                  "“It was a long winter for all of us.”\n\nNobody danced.");
  const RapQuote *quote = find_quote (document, "It was");
  g_assert_nonnull (quote);
  g_assert_false (quote->stated);
  for (guint i = 0; i < quote->candidates->len; i++)
    g_assert_nonnull (rap_refusal_get_nick (
      g_array_index (quote->candidates, RapQuoteCandidate, i).refusal));
}

static void
test_scare (void)
{
  g_autoptr (RapDocument) document =
    document_for ("The so-called “ghost fleet” left port. Her film “The Long Road” won.");
  g_assert_null (find_quote (document, "ghost"));
  g_assert_null (find_quote (document, "The Long"));
}

/* Seconds of processor time for so many copies of the unit. */
static double
time_for (const char *unit, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_autoptr (RapDocument) document = document_for (text->str);
  rap_tree_of (document);
  rap_actors_of (document);
  clock_t start = clock ();
  rap_quotes_of (document);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Time must grow with the text and no faster, whatever the marks. */
static void
test_hostile (void)
{
  static const char *const units[] = {
    "\"",  "“",    "”a ",      "\"a said ",          "said ", "“a,” said B. ",
    "a: ", "a:\n", "A: b\n\n", "said that he said ", "“a\n\n"
  };
  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    g_assert_cmpfloat (time_for (units[u], 1200), <, 0.2 + 6 * time_for (units[u], 300));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/quotes/after", test_after);
  g_test_add_func ("/extract/quotes/before", test_before);
  g_test_add_func ("/extract/quotes/inner", test_inner);
  g_test_add_func ("/extract/quotes/tie", test_tie);
  g_test_add_func ("/extract/quotes/orphan", test_orphan);
  g_test_add_func ("/extract/quotes/scare", test_scare);
  g_test_add_func ("/extract/quotes/hostile", test_hostile);
  return g_test_run ();
}
