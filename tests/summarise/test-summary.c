// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-context.h"
#include "summarise/rap-rank.h"
#include "summarise/rap-summary.h"
#include "text/rap-document-private.h"

#define TALKS                                                                          \
  "The foreign ministers of Norland and Estia met in Karvik on Monday to discuss the " \
  "closed border crossing.\n\n"                                                        \
  "\"We agreed on three points,\" Minister Anna Holt told reporters. \"The crossing "  \
  "opens "                                                                             \
  "in May.\"\n\n"                                                                      \
  "But the talks left the fishing dispute aside. He said it could wait.\n\n"           \
  "Norland closed the crossing in January after a shooting that killed two customs "   \
  "officers from Estia."

static RapDossier *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return rap_dossier_new_for_document (document);
}

static GArray *
summarise (RapDossier *dossier, guint sentences, guint words, const char *about)
{
  g_autoptr (GError) error = NULL;
  const RapSummaryLimits limits = { sentences, words, 0, about };
  GArray                *summary = rap_summary_make (dossier, &limits, NULL, &error);
  g_assert_no_error (error);
  return summary;
}

static char *
exact_of (RapDossier *dossier, const GArray *summary, guint position)
{
  const RapSummarySentence *s = &g_array_index (summary, RapSummarySentence, position);
  return rap_document_dup_exact (rap_dossier_get_document (dossier, s->document),
                                 &s->span);
}

static void
test_in_order (void)
{
  g_autoptr (RapDossier) dossier = open_text (TALKS);
  g_autoptr (GArray) summary = summarise (dossier, 3, 0, NULL);
  guint ranks = 0;

  g_assert_cmpuint (summary->len, ==, 3);
  for (guint i = 0; i < summary->len; i++)
    {
      const RapSummarySentence *s = &g_array_index (summary, RapSummarySentence, i);
      g_assert_true (i == 0 || s[-1].span.end <= s->span.start);
      ranks |= 1u << s->rank;
    }
  g_assert_cmpuint (ranks, ==, 2 | 4 | 8);
}

static void
test_quote_keeps_speaker (void)
{
  g_autoptr (RapDossier) dossier = open_text (TALKS);

  for (guint n = 1; n < 6; n++)
    {
      g_autoptr (GArray) summary = summarise (dossier, n, 0, NULL);
      for (guint i = 0; i < summary->len; i++)
        {
          g_autofree char *exact = exact_of (dossier, summary, i);
          g_autofree char *before =
            i > 0 ? exact_of (dossier, summary, i - 1) : g_strdup ("");
          if (g_str_has_prefix (exact, "\"The crossing"))
            g_assert_true (g_str_has_suffix (before, "told reporters."));
          if (g_str_has_prefix (exact, "He said"))
            g_assert_true (g_str_has_prefix (before, "But the talks"));
          g_assert_true (i > 0 || !g_str_has_prefix (exact, "But"));
        }
    }
}

static void
test_words_hold (void)
{
  g_autoptr (RapDossier) dossier = open_text (TALKS);
  for (guint words = 15; words < 80; words += 5)
    {
      g_autoptr (GArray) summary = summarise (dossier, 0, words, NULL);
      guint n = 0;
      for (guint i = 0; i < summary->len; i++)
        {
          g_autofree char *exact = exact_of (dossier, summary, i);
          g_auto (GStrv) parts = g_strsplit (exact, " ", -1);
          n += g_strv_length (parts);
        }
      g_assert_cmpuint (summary->len, >, 0);
      g_assert_true (n <= words || summary->len == 1);
    }
}

static void
test_never_empty (void)
{
  static const char *const texts[] = {
    "He left.", "\"No!\"", "But why?", "One two three"
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RapDossier) dossier = open_text (texts[i]);
      g_autoptr (GArray) summary = summarise (dossier, 0, 1, NULL);
      g_assert_cmpuint (summary->len, ==, 1);
    }
  g_autoptr (RapDossier) empty = open_text ("");
  g_autoptr (GArray) summary = summarise (empty, 3, 0, NULL);
  g_assert_cmpuint (summary->len, ==, 0);
}

static void
test_about (void)
{
  g_autoptr (RapDossier) dossier = open_text (TALKS);
  g_autoptr (GArray) summary = summarise (dossier, 1, 0, "Anna Holt");
  g_autofree char *exact = exact_of (dossier, summary, 0);
  g_assert_nonnull (strstr (exact, "Holt"));

  g_autoptr (GArray) none = summarise (dossier, 1, 0, "Atlantis");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_copies_told_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (RapDocument) document = rap_document_new (TALKS, &error);
      rap_dossier_add (dossier, document);
    }
  g_autoptr (GArray) summary = summarise (dossier, 6, 0, NULL);
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < summary->len; i++)
    g_assert_true (g_hash_table_add (seen, exact_of (dossier, summary, i)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summarise/summary/in-order", test_in_order);
  g_test_add_func ("/summarise/summary/quote-keeps-speaker", test_quote_keeps_speaker);
  g_test_add_func ("/summarise/summary/words-hold", test_words_hold);
  g_test_add_func ("/summarise/summary/never-empty", test_never_empty);
  g_test_add_func ("/summarise/summary/about", test_about);
  g_test_add_func ("/summarise/summary/copies-told-once", test_copies_told_once);
  return g_test_run ();
}
