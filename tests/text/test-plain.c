// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-plain.h"

#include <string.h>
#include <time.h>

static RapDraft *
read_text (const char *text)
{
  RapDraft *draft = rap_draft_new ();
  g_string_append (draft->text, text);
  rap_plain_read (draft);
  return draft;
}

static const char *
role_of (const RapDraft *draft, const char *start)
{
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      if (g_str_has_prefix (draft->text->str + block->span.start, start))
        return rap_block_role_get_nick (block->role);
    }
  return NULL;
}

static void
check_blocks (const RapDraft *draft)
{
  guint end = 0;
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      g_assert_cmpuint (block->span.start, >=, end);
      g_assert_cmpuint (block->span.end, >, block->span.start);
      g_assert_cmpuint (block->span.end, <=, draft->text->len);
      for (guint at = end; at < block->span.start; at++)
        g_assert_true (g_ascii_isspace (draft->text->str[at]) ||
                       (guchar) draft->text->str[at] >= 0x80);
      end = block->span.end;
    }
  end = 0;
  for (guint i = 0; i < draft->repairs->len; i++)
    {
      const RapRepair *repair = &g_array_index (draft->repairs, RapRepair, i);
      g_assert_cmpuint (repair->span.start, >=, end);
      g_assert_cmpuint (repair->span.end, >, repair->span.start);
      end = repair->span.end;
    }
}

#define FIRST                                                                         \
  "Ministers of the two states met in the lakeside town of Arnau on Tuesday to talk " \
  "about the "                                                                        \
  "border crossings that have been shut since last spring, officials of both sides "  \
  "said."
#define SECOND                                                                             \
  "“We will open the first crossing before the harvest,” said Foreign Minister Hanna " \
  "Vesely. She "                                                                           \
  "added that trucks with food and medicine would go first and that the talks would go "   \
  "on in May."
#define THIRD                                                                       \
  "The crossings were closed after a dispute over customs fees, which both states " \
  "raised twice "                                                                   \
  "last year. Traders on both sides of the river have asked for them to be opened " \
  "again since."

static const char pasted[] = "Share\n\n"
                             "Ministers agree to open border crossings before harvest\n\n"
                             "By Karel Novotny\n\n"
                             "March 14, 2019\n\n" FIRST "\n\n"
                             "Advertisement\n\n"
                             "{adslot}" SECOND "\n\n"
                             "Sign up for our daily newsletter\n\n" THIRD "\n\n"
                             "Copyright 2019 The Arnau Post. All rights reserved.\n\n"
                             "Share Tweet Email Print\n";

static void
test_roles (void)
{
  g_autoptr (RapDraft) draft = read_text (pasted);

  check_blocks (draft);
  g_assert_cmpstr (role_of (draft, "Share\n"), ==, "leftover");
  g_assert_cmpstr (role_of (draft, "Ministers agree"), ==, "title");
  g_assert_cmpstr (role_of (draft, "By Karel"), ==, "byline");
  g_assert_cmpstr (role_of (draft, "March 14"), ==, "dateline");
  g_assert_cmpstr (role_of (draft, "Ministers of"), ==, "body");
  g_assert_cmpstr (role_of (draft, "Advertisement"), ==, "leftover");
  g_assert_cmpstr (role_of (draft, "{adslot}"), ==, "leftover");
  g_assert_cmpstr (role_of (draft, "“We will open"), ==, "body");
  g_assert_cmpstr (role_of (draft, "Sign up"), ==, "leftover");
  g_assert_cmpstr (role_of (draft, "The crossings"), ==, "body");
  g_assert_cmpstr (role_of (draft, "Copyright"), ==, "leftover");
  g_assert_cmpstr (role_of (draft, "Share Tweet"), ==, "leftover");
}

static void
test_head (void)
{
  g_autoptr (RapDraft) draft = read_text (pasted);

  g_assert_cmpstr (draft->title,
                   ==,
                   "Ministers agree to open border crossings before harvest");
  g_assert_cmpstr (draft->byline, ==, "Karel Novotny");
  g_assert_cmpstr (draft->published, ==, "2019-03-14");
}

/* A report with a line under its title, and what stands around that line. */
static char *
write_report (const char *before, const char *line, const char *after)
{
  return g_strconcat ("Ministers agree to open crossings\n\n",
                      before,
                      line,
                      "\n\n",
                      after,
                      FIRST,
                      "\n\n",
                      SECOND,
                      "\n\n",
                      THIRD,
                      NULL);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *line;
    const char *date;
  } cases[] = {
    { "Published: 5 May 2018", "2018-05-05" },
    { "2018-05-31", "2018-05-31" },
    { "Updated 05/09/18 10:12 AM EST", "2018-05-09" },

    { "Posted on Sept. 4, 2016 at 3:04 pm", "2016-09-04" },
    { "May 2014", "2014-05" },
    { "13/13/2013", NULL },
    { "Page 5 of 2018", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_report ("By Jana Mala\n\n", cases[i].line, "");
      g_autoptr (RapDraft) draft = read_text (text);
      g_assert_cmpstr (draft->published, ==, cases[i].date);
    }
}

static void
test_bylines (void)
{
  static const struct
  {
    const char *line;
    const char *byline;
  } cases[] = {
    { "By Jana Mala | The Post", "Jana Mala" },
    { "BY JANA MALA", "Jana Mala" },
    { "by Jana Mala, The Post", "Jana Mala" },
    { "By Jana Mala - Updated 10:12 AM ET, Mar 3, 2019", "Jana Mala" },
    { "By JANA A. MALA, PETER S. ROTH, EVA LANG",
      "Jana A. Mala, Peter S. Roth, Eva Lang" },
    { "By Jana Mala and Peter Roth", "Jana Mala and Peter Roth" },
    { "By Jana", "Jana" },
    { "Jana Mala, The Post", "Jana Mala" },
    { "By the river", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_report ("", cases[i].line, "March 14, 2019\n\n");
      g_autoptr (RapDraft) draft = read_text (text);
      g_assert_cmpstr (draft->byline, ==, cases[i].byline);
    }
}

static void
test_one_line (void)
{
  g_autofree char *text =
    g_strconcat ("Ministers agree to open crossings BY JANA MALA Posted on March 14, "
                 "2019 ",
                 FIRST,
                 " ",
                 SECOND,
                 " ",
                 THIRD,
                 " ",
                 FIRST,
                 " ",
                 SECOND,
                 " ",
                 THIRD,
                 " ",
                 FIRST,
                 " ",
                 SECOND,
                 " ",
                 FIRST,
                 " She is working with the U.S. Army on a plan for the roads of the "
                 "north.",
                 NULL);
  g_autoptr (RapDraft) draft = read_text (text);

  g_assert_null (role_of (draft, "U.S.")); /* no piece of its own inside a sentence */
  g_assert_cmpstr (role_of (draft, "She is working with the U.S. Army"), ==, "body");
  g_assert_cmpstr (draft->title, ==, "Ministers agree to open crossings");
  g_assert_cmpstr (draft->byline, ==, "Jana Mala");
  g_assert_cmpstr (draft->published, ==, "2019-03-14");
  g_assert_cmpstr (role_of (draft, "Ministers of"), ==, "body");
}

static void
test_tails (void)
{
  static const char *const tails[] = {
    "Share",
    " Advertisement",
    " Share this article",
    " Copyright 2019 The Post. All rights reserved.",
    "Copyright 2019 The Post. All rights reserved. This material may not be published.",
    " Sign up for our daily newsletter",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *text =
        g_strconcat (FIRST, "\n\n", SECOND, "\n\n", THIRD, tails[i], "\n\n", FIRST, NULL);
      g_autoptr (RapDraft) draft = read_text (text);
      guint end = strlen (FIRST) + strlen (SECOND) + strlen (THIRD) + 4;
      check_blocks (draft);
      g_assert_cmpuint (g_array_index (draft->blocks, RapBlock, 2).span.end, ==, end);
      g_assert_cmpint (g_array_index (draft->blocks, RapBlock, 3).role,
                       ==,
                       RAP_BLOCK_LEFTOVER);
    }
  g_autoptr (RapDraft) draft =
    read_text (FIRST "\n\n" SECOND "\n\n" THIRD " Share prices fell after that.\n");
  g_assert_cmpuint (draft->blocks->len, ==, 3);
}

static void
test_given_fields_stay (void)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  rap_draft_offer (&draft->title, "Given");
  g_string_append (draft->text, pasted);
  rap_plain_read (draft);
  g_assert_cmpstr (draft->title, ==, "Given");
}

static void
test_duplicate (void)
{
  g_autoptr (RapDraft) draft =
    read_text (FIRST "\n\n" FIRST "\n\n" SECOND "\n\n" THIRD "\n");
  guint duplicates = 0;

  check_blocks (draft);
  for (guint i = 0; i < draft->blocks->len; i++)
    duplicates += g_array_index (draft->blocks, RapBlock, i).role == RAP_BLOCK_DUPLICATE;
  g_assert_cmpuint (duplicates, <=, 1);
  g_assert_cmpuint (draft->blocks->len, ==, 4);
}

static void
test_wrapped (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (FIRST " " SECOND, " ", -1);
  guint column = 0;

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; words[i] != NULL; i++)
        {
          guint width = g_utf8_strlen (words[i], -1);
          g_string_append (text, column == 0 ? "" : column + 1 + width > 50 ? "\n" : " ");
          column = column == 0 || column + 1 + width > 50 ? width : column + 1 + width;
          g_string_append (text, words[i]);
        }
      g_string_append (text, "\n\n");
      column = 0;
    }
  g_autoptr (RapDraft) draft = read_text (text->str);
  check_blocks (draft);
  g_assert_cmpuint (draft->blocks->len, ==, 2);
}

static void
test_odd (void)
{
  static const char *const texts[] = {
    "",      " ",          "\n\n\n",   "a",        ".",       "“",  "{a}",
    "{abc}", "{abc}{def}", "\xC2\xA0", "\r\n\r\n", "{abc}\n", "By", "By Anna Bell",
    "5",     "-\n-\n-\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RapDraft) draft = read_text (texts[i]);
      check_blocks (draft);
    }
}

static gint64
time_of (const char *piece, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  gint64 start = (gint64) clock ();
  g_autoptr (RapDraft) draft = read_text (text->str);
  gint64 time = (gint64) clock () - start;
  check_blocks (draft);
  return time;
}

static void
test_linear (void)
{
  static const char *const pieces[] = { "a ",
                                        "a\n",
                                        "{abc}",
                                        "{abc}a\n",
                                        ". A",
                                        "Share ",
                                        "Anna ",
                                        "1 ",
                                        "“",
                                        "by Anna\n",
                                        "Photo by Anna Bell ",
                                        FIRST "\n",
                                        FIRST "\nCrossings\n",
                                        "1 January ",
                                        "é" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gint64 one = time_of (pieces[i], 1000), four = time_of (pieces[i], 4000);
      g_assert_cmpint (four, <=, 12 * one + 200000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/plain/roles", test_roles);
  g_test_add_func ("/text/plain/head", test_head);
  g_test_add_func ("/text/plain/dates", test_dates);
  g_test_add_func ("/text/plain/bylines", test_bylines);
  g_test_add_func ("/text/plain/one-line", test_one_line);
  g_test_add_func ("/text/plain/tails", test_tails);
  g_test_add_func ("/text/plain/given-fields-stay", test_given_fields_stay);
  g_test_add_func ("/text/plain/duplicate", test_duplicate);
  g_test_add_func ("/text/plain/wrapped", test_wrapped);
  g_test_add_func ("/text/plain/odd", test_odd);
  g_test_add_func ("/text/plain/linear", test_linear);
  return g_test_run ();
}
