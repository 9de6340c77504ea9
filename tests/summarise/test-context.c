// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-context.h"

/* The second sentence of each text, and what it needs. */
static const struct
{
  const char *text;
  guint16     needs;
} cases[] = {
  { "Anna Holt met Otto Berg in Karvik. A treaty on fishing was signed in the harbour.",
    0 },
  { "Anna Holt met Otto Berg in Karvik. He signed the treaty.",
    RAP_NEED_BEFORE | RAP_NEED_PRONOUN },
  { "Anna Holt met Otto Berg in Karvik. Berg said he would sign the treaty.", 0 },
  { "Anna Holt met Otto Berg in Karvik. On Monday, he signed the treaty.",
    RAP_NEED_BEFORE | RAP_NEED_PRONOUN },
  { "Anna Holt met Otto Berg in Karvik. However, the treaty was left aside by Berg.",
    RAP_NEED_BEFORE | RAP_NEED_CONNECTIVE },
  { "Anna Holt met Otto Berg in Karvik. However hard Berg tried, Holt left.", 0 },
  { "Anna Holt met Otto Berg in Karvik. But Berg left early.",
    RAP_NEED_BEFORE | RAP_NEED_CONNECTIVE },
  { "\"We agreed,\" Holt said on Monday. \"The guards will be paid.\"",
    RAP_NEED_BEFORE | RAP_NEED_QUOTE | RAP_NEED_ALL_QUOTE },
  { "\"We agreed on everything. The guards will be paid,\" Holt said.",
    RAP_NEED_BEFORE | RAP_NEED_QUOTE },
  { "Anna Holt met Otto Berg in Karvik. Would you have signed the treaty with Berg?",
    RAP_NEED_CALLER },
  { "Anna Holt met Otto Berg in Karvik. I consider the treaty a sign of progress.",
    RAP_NEED_VOICE },
  { "Anna Holt met Otto Berg in Karvik. \"I consider the treaty dead,\" Berg said.", 0 },
  { "Anna Holt met Otto Berg in Karvik. Berg: It was signed in the harbour.",
    RAP_NEED_BEFORE | RAP_NEED_PRONOUN },
  { "Anna Holt met Otto Berg in Karvik. A treaty of World War I was signed again.", 0 },
};

static void
test_needs (void)
{
  const guint16 looked_at = RAP_NEED_BEFORE | RAP_NEED_PRONOUN | RAP_NEED_CONNECTIVE |
                            RAP_NEED_QUOTE | RAP_NEED_ALL_QUOTE | RAP_NEED_CALLER |
                            RAP_NEED_VOICE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDocument) document = rap_document_new (cases[i].text, NULL);
      const RapWords *words = rap_words_of (document);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (words->n_sentences, ==, 2);
      g_assert_cmpuint (rap_context_of (document)->needs[1] & looked_at,
                        ==,
                        cases[i].needs);
    }
}

static void
test_closure (void)
{
  g_autoptr (RapDocument) document =
    rap_document_new ("Anna Holt met Otto Berg in Karvik. He signed the treaty. She did "
                      "not. But why?",
                      NULL);
  const RapWords   *words = rap_words_of (document);
  const RapContext *context = rap_context_of (document);
  guint             first, end;

  g_assert_true (rap_context_closure (context, words, 1, 3, &first, &end));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  g_assert_true (rap_context_closure (context, words, 2, 3, &first, &end));
  g_assert_cmpuint (first, ==, 0);
  g_assert_false (rap_context_closure (context, words, 2, 2, &first, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summarise/context/needs", test_needs);
  g_test_add_func ("/summarise/context/closure", test_closure);
  return g_test_run ();
}
