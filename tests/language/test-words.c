// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "language/rap-words.h"

#include <time.h>

/* The words with bars between them and a double bar between sentences. */
static char *
read (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  const RapWords *words = rap_words_of (document);
  GString        *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < words->n_words; i++)
    {
      if (i > 0)
        g_string_append (out,
                         words->words[i].sentence != words->words[i - 1].sentence
                           ? " || "
                           : " | ");
      g_string_append (out, words->words[i].form);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *words;
} Case;

static const Case cases[] = {
  { "contractions",
    "They don't know Amara's plan, and we can't say.",
    "They | do | n't | know | Amara | 's | plan | , | and | we | ca | n't | say | ." },
  { "cannot", "The envoy cannot stay.", "The | envoy | can | not | stay | ." },
  { "curly", "The envoy doesn’t stay.", "The | envoy | does | n’t | stay | ." },
  { "hyphens",
    "A well-known ex-minister was re-elected.",
    "A | well | - | known | ex-minister | was | re-elected | ." },
  { "abbreviations",
    "The U.S. senator met Mr. Okoro at 9 a.m. on Monday.",
    "The | U.S. | senator | met | Mr. | Okoro | at | 9 | a.m. | on | Monday | ." },
  { "titles in small letters",
    "i saw dr. berg today. he left with mr. lind",
    "i | saw | dr. | berg | today | . || he | left | with | mr. | lind" },
  { "after an hour",
    "He left the bank at 6 p.m. Mr. Okoro then came.",
    "He | left | the | bank | at | 6 | p.m. || Mr. | Okoro | then | came | ." },
  { "sections",
    "SEC. 12 says so. We saw Sam Okoro Jr. at noon.",
    "SEC. | 12 | says | so | . || We | saw | Sam | Okoro | Jr. | at | noon | ." },
  { "degrees",
    "She holds a Ph.D. from Lagos.",
    "She | holds | a | Ph.D. | from | Lagos | ." },
  { "numbers",
    "It cost $3.50, or 1,200 units, at 10:30.",
    "It | cost | $ | 3.50 | , | or | 1,200 | units | , | at | 10:30 | ." },
  { "units",
    "They ran 20km by 7pm in the 1990s.",
    "They | ran | 20 | km | by | 7 | pm | in | the | 1990s | ." },
  { "addresses",
    "Write to press@example.org or see https://example.org/a?b=c.",
    "Write | to | press@example.org | or | see | https://example.org/a?b=c | ." },
  { "unmarked contractions",
    "Its not true that im late, cant they wait? Lets go.",
    "It | s | not | true | that | i | m | late | , | ca | nt | they | wait | ? || Let | "
    "s | go | ." },
  { "possessives",
    "Its leader Im Jong lets the state keep its name.",
    "Its | leader | Im | Jong | lets | the | state | keep | its | name | ." },
  { "strokes",
    "He came w/o them, and/or 24/7.",
    "He | came | w/o | them | , | and | / | or | 24/7 | ." },
  { "marked words",
    "Call +44 about #Mensah and the plan (draft).doc now.",
    "Call | +44 | about | #Mensah | and | the | plan | ( | draft | ) | .doc | now | ." },
  { "named addresses",
    "Mail \"Amara\"<amara@example.org> now.",
    "Mail | \" | Amara | \" | < | amara@example.org | > | now | ." },
  { "generations",
    "A 5G network of the 1960's.",
    "A | 5G | network | of | the | 1960's | ." },
  { "lines of marks",
    "Plan ----==== here!. Done :).",
    "Plan | ----==== | here | !. || Done | :) | ." },
  { "abbreviated end",
    "Salt, oil, etc. Then bread, etc., and tea in. They ate.",
    "Salt | , | oil | , | etc | . || Then | bread | , | etc. | , | and | tea | in | . || "
    "They | ate | ." },
  { "ellipsis", "We wait... and wait.", "We | wait | ... | and | wait | ." },
  { "quotes",
    "“We agree.” The talks ended.",
    "“ | We | agree | . | ” || The | talks | ended | ." },
  { "quotes after quotes",
    "They met “at a new gate.”. “We will wait.” Holt left.",
    "They | met | “ | at | a | new | gate | . | ” | . || “ | We | will | wait | . | ” || "
    "Holt | left | ." },
  { "initials",
    "The book by J. K. Mensah sold well. It won a prize.",
    "The | book | by | J. | K. | Mensah | sold | well | . || It | won | a | prize | ." },
  { "hour at the end",
    "The envoys left at 6 p.m. Reporters waited.",
    "The | envoys | left | at | 6 | p.m. || Reporters | waited | ." },
  { "hour and its day",
    "The envoys left at 6 p.m. Monday with gifts.",
    "The | envoys | left | at | 6 | p.m. | Monday | with | gifts | ." },
  { "hour of a day",
    "It stops traffic for the 6:30 p.m. Saturday game in Karvik.",
    "It | stops | traffic | for | the | 6:30 | p.m. | Saturday | game | in | Karvik | "
    "." },
  { "month cut short",
    "They think Jun. is too soon.",
    "They | think | Jun. | is | too | soon | ." },
  { "broken line",
    "The envoys left the cold \nhall at once.",
    "The | envoys | left | the | cold | hall | at | once | ." },
  { "looked at closely",
    "it was late ... i went home",
    "it | was | late | ... | i | went | home" },
  { "list",
    "1) Pay the fine 2) Leave the town",
    "1 | ) | Pay | the | fine || 2 | ) | Leave | the | town" },
};

static void
test_case (gconstpointer data)
{
  const Case      *one = data;
  g_autofree char *found = read (one->text);

  g_assert_cmpstr (found, ==, one->words);
}

/* Every word is where it says, in order; sentences cover all words. */
static void
test_spans (void)
{
  const char *text =
    "“Stop!” he said – twice. Ça ne va pas… naïve co-op, e.g. 5½ m².\n\nEnd";
  g_autoptr (RapDocument) document = rap_document_new (text, NULL);
  const RapWords *words = rap_words_of (document);
  guint           at = 0;

  for (guint i = 0; i < words->n_words; i++)
    {
      const RapWord *word = &words->words[i];
      g_assert_cmpuint (word->span.start, >=, at);
      g_assert_cmpuint (word->span.end, >, word->span.start);
      g_assert_cmpint (strncmp (text + word->span.start, word->form, strlen (word->form)),
                       ==,
                       0);
      at = word->span.end;
    }
  guint next = 0;
  for (guint i = 0; i < words->n_sentences; i++)
    {
      g_assert_cmpuint (words->sentences[i].first, ==, next);
      next = words->sentences[i].end;
    }
  g_assert_cmpuint (next, ==, words->n_words);
}

static char *
repeat (const char *part, gsize n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static double
seconds_for (const char *part, gsize n)
{
  g_autofree char *text = repeat (part, n);
  g_autoptr (RapDocument) document = rap_document_new (text, NULL);
  clock_t start = clock ();

  rap_words_of (document);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Four times the text takes about four times as long. */
static void
test_linear (void)
{
  static const char *const parts[] = { "a",      "--",    "word ", "1.",  "a'b",  "(",
                                       "Xa Yb ", "\"",    "U.S.",  "1) ", "x@y.", "-1",
                                       "é",      "1234 ", "[ ",    ". ",  "A. " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double one = seconds_for (parts[i], 5000), four = seconds_for (parts[i], 20000);
      if (four > 8 * one + .2)
        g_test_fail_printf ("“%s” takes %.3f s, and four times as often %.3f s",
                            parts[i],
                            one,
                            four);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/words/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/language/words/spans", test_spans);
  g_test_add_func ("/language/words/linear", test_linear);
  return g_test_run ();
}
