// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>
#include <time.h>

#include "text/rap-json-text.h"
#include "text/rap-page-strings.h"
#include "text/rap-page.h"

#define LINE                                                                         \
  "The mayor of the town said on Tuesday that the bridge across the river would be " \
  "closed for eleven months, after cracks were found in four of its piers."
#define OTHER                                                                         \
  "Shopkeepers on the left bank fear for their trade, as half of those who buy from " \
  "them have come over that bridge for the last thirty years or longer."
#define THIRD                                                                           \
  "The opposition says that the council had known of the cracks since the spring, and " \
  "that a report of the engineers had been kept in a drawer for five months."
#define DATA(type) "<script type='" type "'>"

/* The blocks that are read as the report, one a line. */
static char *
read_of (RapDraft *draft, const char *html)
{
  g_autoptr (GString) out = g_string_new (NULL);
  rap_page_read (draft, html, strlen (html));
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      g_assert_cmpuint (block->span.end, <=, draft->text->len);
      if (rap_block_role_is_read (block->role) && block->role != RAP_BLOCK_TITLE)
        g_string_append_printf (out,
                                "%.*s\n",
                                (int) (block->span.end - block->span.start),
                                draft->text->str + block->span.start);
    }
  return g_strdup (out->str);
}

static void
test_unescape (void)
{
  static const struct
  {
    const char *json;
    const char *text;
  } cases[] = {
    { "plain", "plain" },
    { "a\\nb\\tc", "a-b-c" },
    { "a\nb\n", "a-b-" },
    { "\\u201cso\\u201d", "“so”" },
    { "\\ud83d\\ude00", "😀" },
    { "\\ud83dx", "\uFFFDx" },
    { "<\\/p> \\\"x\\\" \\\\", "</p> \"x\" \\" },
    { "cut\\", "cut\\" },
    { "cut\\u20", "cutu20" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      RapSpan whole = { 0, (guint) strlen (cases[i].json) };
      rap_json_text_append (out, NULL, cases[i].json, whole, "-");
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

/* A page that shows nothing of its report, and one that does. */
static void
test_body (void)
{
#define BODY \
  "{\"@type\":\"NewsArticle\",\"articleBody\":\"" LINE "\\n\\n" OTHER "\\r\\n" THIRD "\"}"
  static const struct
  {
    const char *html;
    const char *read;
  } cases[] = {
    { DATA ("application/ld+json") BODY "</script><div>Please wait</div>",
      LINE "\n" OTHER "\n" THIRD "\n" },
    { DATA ("application/ld+json") BODY "</script><article><h1>Bridge</h1><p>" LINE
                                        "</p></article>",
      LINE "\n" },
    /* So little may be the report itself. */
    { DATA ("application/ld+json") "{\"articleBody\":\"" LINE
                                   "\"}</script><p>The bridge is "
                                   "shut.</p>",
      "The bridge is shut.\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      g_autofree char *read = read_of (draft, cases[i].html);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
}

/* The data of the script that draws the page: a list of paragraphs, pieces of them, markup. */
static void
test_state (void)
{
  static const struct
  {
    const char *html;
    const char *read;
  } cases[] = {
    { DATA ("application/json") "{\"a\":{\"body\":[{\"text\":\"" LINE
                                "\"},{\"text\":\"" OTHER "\"},{\"text\":\"" THIRD
                                "\"}],\"links\":[{\"text\":\"More\"}],"
                                "\"seo\":\"" LINE "\"}}</script>",
      LINE "\n" OTHER "\n" THIRD "\n" },
    { "<script>window.data = {\"body\":[\"" LINE "\",\"" OTHER " \",\"It is so, \",\"he "
      "said\",\". " THIRD "\",\"" LINE "\"]}</script>",
      LINE "\n" OTHER " It is so, he said. " THIRD "\n" },
    { DATA ("application/json") "{\"html\":\"<p>" LINE "<\\/p>\\n<p>" OTHER
                                "<\\/p><ul><li>" THIRD "<\\/li><\\/ul>\"}</script>",
      LINE "\n" OTHER "\n" THIRD "\n" },
    /* Code and addresses are no report. */
    { "<script>f ({\"a\":\"" LINE OTHER THIRD "\"})</script>", "" },
    { DATA ("application/json") "{\"a\":\"" LINE "\"}</script>", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      g_autofree char *read = read_of (draft, cases[i].html);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
}

/* Each byte of the text knows the bytes of the page, through both kinds of escapes. */
static void
test_source (void)
{
  static const char html[] =
    DATA ("application/ld+json") "{\"@type\":\"NewsArticle\",\"articleBody\":\"<p>" LINE
                                 "<\\/p><p>\\u201cMine &amp; <b>yours</b>\\u201d, "
                                 "she said.<\\/p>" OTHER THIRD "\"}</script>";
  static const char *const                               pairs[][2] = {
                                  { "The mayor", "The mayor" },
                                  { "“Mine", "\\u201cMine" },
                                  { "Mine & yours", "Mine &amp; <b>yours" },
                                  { "”, she", "\\u201d, she" },
                                  { "Shopkeepers", "Shopkeepers" },
  };
  g_autoptr (RapDraft) draft = rap_draft_new ();
  rap_page_read (draft, html, strlen (html));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *at = strstr (draft->text->str, pairs[i][0]);
      g_assert_nonnull (at);
      guint            start = (guint) (at - draft->text->str);
      RapSpan          span = { start, start + (guint) strlen (pairs[i][0]) };
      RapSpan          source = rap_origins_find (draft->origins, &span);
      g_autofree char *found = g_strndup (html + source.start, source.end - source.start);
      g_assert_cmpstr (found, ==, pairs[i][1]);
    }
}

static gint64
time_of (const char *unit, guint n)
{
  g_autoptr (GString) html = g_string_new (DATA ("application/ld+json"));
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_string_append (html, "{\"articleBody\":\"");
  for (guint i = 0; i < n; i++)
    g_string_append (html, unit);
  g_string_append (html, "\"}</script>");
  clock_t start = clock ();
  rap_page_read (draft, html->str, html->len);
  return (gint64) (clock () - start) * 1000000 / CLOCKS_PER_SEC;
}

static void
test_linear (void)
{
  static const char *const units[] = {
    "\\u201c word",
    "\n",
    "&amp; ",
    "\\n",
    "<p>a ",
    "<b>\\u0041",
    "\"},{\"articleBody\":\"some words are here ",
    "\":[{\"a\":\"",
  };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint64 once = time_of (units[i], 10000), four = time_of (units[i], 40000);
      g_test_message ("%s: %d then %d µs", units[i], (int) once, (int) four);
      g_assert_cmpint (four, <, 6 * once + 40000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-told/unescape", test_unescape);
  g_test_add_func ("/page-told/body", test_body);
  g_test_add_func ("/page-told/state", test_state);
  g_test_add_func ("/page-told/source", test_source);
  g_test_add_func ("/page-told/linear", test_linear);
  return g_test_run ();
}
