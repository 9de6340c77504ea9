// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-marks.h"

#include <string.h>
#include <time.h>

/* A document with one body block a line. */
static RapDocument *
document_of (const char *text)
{
  RapDraft *draft = rap_draft_new ();

  g_string_append (draft->text, text);
  for (const char *line = text; *line != '\0';)
    {
      const char *end = line + strcspn (line, "\n");
      RapBlock    block = { .span = { line - text, end - text }, .role = RAP_BLOCK_BODY };
      if (end > line)
        rap_draft_add_block (draft, &block);
      line = *end != '\0' ? end + 1 : end;
    }
  return rap_document_new_for_draft (draft);
}

/* One pair a line: depth times "> ", content, " | " and the repairs. */
static char *
describe (RapDocument *document)
{
  const RapMarks *marks = rap_marks_of (document);
  GString        *out = g_string_new (NULL);

  for (guint i = 0; i < marks->n_pairs; i++)
    {
      const RapMarkPair *pair = &marks->pairs[i];
      g_autofree char   *content = rap_document_dup_exact (document, &pair->content);
      for (guint j = 0; j < pair->depth; j++)
        g_string_append (out, "> ");
      g_string_append (out, content);
      if (pair->repairs != RAP_MARKS_AS_WRITTEN)
        g_string_append_printf (out, " | %s", rap_mark_repairs_get_nick (pair->repairs));
      g_string_append_printf (out,
                              "%s%s\n",
                              pair->continues ? " <" : "",
                              pair->goes_on ? " >" : "");
      g_assert_cmpuint (pair->open.end, <=, pair->content.start);
      g_assert_cmpuint (pair->content.end, <=, pair->close.start);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "curly", "“Two,” he said, “or three.”", "Two,\nor three.\n" },
  { "straight", "He said \"yes\" and \"no\".", "yes\nno\n" },
  { "low", "„Gut“, sagte er. «Oui», dit-elle.", "Gut\nOui\n" },
  { "opener-closes",
    "“We met the minister“. Then they left.",
    "We met the minister | reversed-close\n" },
  { "closer-opens",
    "She saw it:”A cold day, and colder talks”. They left.",
    "A cold day, and colder talks | reversed-open\n" },
  { "stop-twice",
    "They are “at the start.”. “We will watch”. He left.",
    "at the start.\nWe will watch\n" },
  { "glued", "{slot}“We agree,” she said.", "We agree, | spaced\n" },
  { "inside",
    "“She told me ‘go home’ and left,” he said.",
    "She told me ‘go home’ and left,\n> go home\n" },
  { "british",
    "‘It is the “best” road,’ the driver said.",
    "It is the “best” road,\n> best\n" },
  { "same-inside", "“Not “so” bad,” she said.", "Not “so” bad,\n> so\n" },
  { "paragraphs",
    "“One is here.\n“Two is here.\n“Three,” he said. “Four.”",
    "One is here. >\nTwo is here. < >\nThree, <\nFour.\n" },
  { "single-paragraphs", "‘One is here.\n‘Two,’ he said.", "One is here. >\nTwo, <\n" },
  { "missing-close",
    "He said “one thing. The other went on. “Two things,” she said.",
    "one thing. | missing-close\nTwo things,\n" },
  { "missing-open",
    "The talks failed. We will win”, he said.",
    "We will win | missing-open\n" },
  { "missing-open-colon",
    "He was clear: we will win” in May.",
    "we will win | missing-open\n" },
  { "abbreviation",
    "“I met Mr. Doe in Gen. Roe’s office. They left.",
    "I met Mr. Doe in Gen. Roe’s office. | missing-close\n" },
  { "doubled", "\"\"Two marks\"\" stand here.", "Two marks | doubled\n" },
  { "typewriter", "``Old marks,'' he said.", "Old marks,\n" },
  { "mixed", "“Half and half\" he said.", "Half and half | mixed\n" },
  { "spaced", "They said “ wide ” here.", "wide | spaced\n" },
  { "one-shape", "”Ja”, sade hon. ”Nej”, sade han.", "Ja\nNej\n" },
  { "apostrophes", "The boys’ club and rock ’n’ roll of the ’90s isn’t 'ere.", "" },
  { "possessive", "He called it the ‘dogs’ home’ again.", "dogs’ home\n" },
  { "inches", "The 5\" nail and the \"6\" plank\" lay there.", "6\" plank\n" },
  { "empty", "Nothing \"\" here “” either.", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RapDocument) document = document_of (cases[i].text);
  g_autofree char *found = describe (document);

  g_assert_cmpstr (found, ==, cases[i].expected);
}

static void
test_repairs (void)
{
  RapDraft *draft = rap_draft_new ();
  RapBlock  block = { .span = { 0, 24 }, .role = RAP_BLOCK_BODY };

  g_string_append (draft->text, "&quot;Yes&quot; she said");
  rap_draft_add_block (draft, &block);
  rap_draft_add_repair (draft, (RapSpan){ 0, 6 }, RAP_REPAIR_ENTITY, "\"");
  rap_draft_add_repair (draft, (RapSpan){ 9, 15 }, RAP_REPAIR_ENTITY, "\"");

  g_autoptr (RapDocument) document = rap_document_new_for_draft (draft);
  const RapMarks *marks = rap_marks_of (document);
  g_assert_cmpuint (marks->n_pairs, ==, 1);
  g_assert_cmpuint (marks->pairs[0].open.end, ==, 6);
  g_assert_cmpuint (marks->pairs[0].close.start, ==, 9);
}

static void
test_roles (void)
{
  RapDraft *draft = rap_draft_new ();
  RapBlock  first = { .span = { 0, 7 }, .role = RAP_BLOCK_LEFTOVER };
  RapBlock  second = { .span = { 8, 15 }, .role = RAP_BLOCK_BODY };

  g_string_append (draft->text, "\"Share\"\n\"words\"");
  rap_draft_add_block (draft, &first);
  rap_draft_add_block (draft, &second);

  g_autoptr (RapDocument) document = rap_document_new_for_draft (draft);
  const RapMarks *marks = rap_marks_of (document);
  g_assert_cmpuint (marks->n_pairs, ==, 1);
  g_assert_cmpuint (marks->pairs[0].open.start, ==, 8);
  g_assert_cmpuint (marks->pairs[0].block, ==, 1);
}

static gint64
time_of (const char *piece, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);

  g_autoptr (RapDocument) document = document_of (text->str);
  gint64 start = (gint64) clock ();
  rap_marks_of (document);
  return (gint64) clock () - start;
}

static void
test_linear (void)
{
  static const char *const pieces[] = { "\"",   "“",   "”",   "a “b ", "a b” \n",
                                        "“a\n", "'a ", "‘a‘", ". A" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gint64 one = time_of (pieces[i], 10000), four = time_of (pieces[i], 40000);
      g_assert_cmpint (four, <=, 12 * one + 200000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/marks/", cases[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/text/marks/through-repairs", test_repairs);
  g_test_add_func ("/text/marks/only-what-is-read", test_roles);
  g_test_add_func ("/text/marks/linear", test_linear);
  return g_test_run ();
}
