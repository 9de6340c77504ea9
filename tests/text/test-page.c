// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>
#include <time.h>

#include "text/rap-page-parse.h"
#include "text/rap-page.h"

/* The blocks of a page with what they are in, one a line. */
static char *
blocks_of (const char *html)
{
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const RapPageBlock *block = rap_page_block (page, i);
      g_assert_cmpuint (block->text.start, <, block->text.end);
      g_assert_cmpuint (block->source.start, <, block->source.end);
      g_assert_cmpuint (block->source.end, <=, strlen (html));
      g_string_append_printf (out,
                              "%s%s:%.*s",
                              i > 0 ? "|" : "",
                              rap_page_tag_get_name (
                                rap_page_element (page, block->element)->name),
                              (int) (block->text.end - block->text.start),
                              page->text->str + block->text.start);
    }
  return g_strdup (out->str);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *html;
    const char *blocks;
  } cases[] = {
    { "<p>one<p>two", "p:one|p:two" },
    { "<p> one\n <b>t</b>wo&nbsp; three </p>", "p:one two three" },
    { "<div>a<br>b<hr>c</div>d", "div:a|div:b|div:c|:d" },
    { "<p>a<b>b<p>c", "p:ab|p:c" },
    { "<ul><li>a<li>b<ul><li>c</ul>d</ul>", "li:a|li:b|li:c|li:d" },
    { "<table><tr><td>a<td>b<tr><th>c</table>d", "td:a|td:b|th:c|:d" },
    { "<dl><dt>a<dd>b<dt>c</dl>", "dt:a|dd:b|dt:c" },
    { "<p>a<svg><title>x</title><path/></svg>b", "p:ab" },
    { "<p>a<svg><g>x<p>b", "p:a|p:b" }, /* HTML ends a drawing */
    { "<p>a<template><p>x</p></template>b", "p:ab" },
    { "<noscript><p>x</p></noscript><p>a", "p:a" },
    { "<iframe><p>x</iframe><textarea>y</textarea><p>a", "p:a" },
    { "<style>p{}</style><script>x</script><p>a", "p:a" },
    { "<a>one</a><a>two</a>", ":one two" },
    { "<a>one<a>two</a>", ":onetwo" },
    { "a&shy;b&#8203;c", ":abc" },
    { "<p>a</div></span></p>b", "p:a|:b" },
    { "<p><ruby>a<rp>(</rp><rt>x</rt><rp>)</rp></ruby>b", "p:ab" },
    { "<p><ruby>a<rt>x<rt>y</ruby>b", "p:ab" },
    { "<x-y>a<p>b</p></x-y>c", ":a|p:b|:c" },
    { "<select><option>x<option>y</select><p>a", "p:a" },
    { "<select><optgroup><option>x<optgroup><option>y</select><p>a", "p:a" },
    { "a&amp;b &amp c", ":a&b & c" },
    { "", "" },
    { "<", ":<" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *blocks = blocks_of (cases[i].html);
      g_assert_cmpstr (blocks, ==, cases[i].blocks);
    }
}

/* However much is left open in what is not read, its end tag ends it. */
static void
test_skipped (void)
{
  g_autoptr (GString) html = g_string_new ("<video>");
  for (guint i = 0; i < 200; i++)
    g_string_append (html, "<i><b>x");
  g_string_append (html, "</video><p>a");
  g_autofree char *blocks = blocks_of (html->str);
  g_assert_cmpstr (blocks, ==, "p:a");
}

static void
test_source (void)
{
  static const char *html = "<p> A &amp; <b>B</b>. </p>";
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_assert_cmpuint (page->blocks->len, ==, 1);
  RapSpan source = rap_page_block (page, 0)->source;
  g_assert_cmpmem (html + source.start,
                   source.end - source.start,
                   "A &amp; <b>B</b>.",
                   17);
}

/* A passage of the text and the markup that shows it. */
static void
test_origins (void)
{
  static const char *html =
    "<p>The\n  &ldquo;old <b>br</b>idge&rdquo; &amp; <i>B&eacute;la</i>"
    "<!-- no --> sp&shy;oke&nbsp;&nbsp;up.<p>R&D <br>e&#769;nd";
  static const struct
  {
    const char *text;
    const char *source;
  } cases[] = {
    { "The", "The" },
    { "old bridge", "old <b>br</b>idge" },
    { "“old", "&ldquo;old" },
    { "ridge”", "r</b>idge&rdquo;" },
    { "”", "&rdquo;" },
    { "& B", "&amp; <i>B" },
    { "Béla", "B&eacute;la" },
    { "é", "&eacute;" },
    { "a spoke", "a</i><!-- no --> sp&shy;oke" },
    { "oke up.", "oke&nbsp;&nbsp;up." },
    { "R&D", "R&D" },
    { "up.\n\nR", "up.<p>R" },
    { "nd", "nd" },
  };
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *at = strstr (page->text->str, cases[i].text);
      g_assert_nonnull (at);
      guint   start = (guint) (at - page->text->str);
      RapSpan span = { start, start + (guint) strlen (cases[i].text) };
      RapSpan source = rap_origins_find (page->origins, &span);
      g_assert_cmpmem (html + source.start,
                       source.end - source.start,
                       cases[i].source,
                       strlen (cases[i].source));
    }
}

static void
test_head (void)
{
  static const char *html =
    "<html lang=de><title>A &amp; B</title><meta name=author content=C><meta "
    "property='og:x' content=''>"
    "<link rel=canonical href='/d'><script type='application/ld+json'>{\"a\":1}</script>";
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_assert_cmpmem (html + page->title.start,
                   page->title.end - page->title.start,
                   "A &amp; B",
                   9);
  g_assert_cmpmem (html + page->language.start,
                   page->language.end - page->language.start,
                   "de",
                   2);
  g_assert_cmpuint (page->metas->len, ==, 2);
  g_assert_cmpuint (page->scripts->len, ==, 1);
}

static void
test_tags (void)
{
  for (guint tag = 1; tag < RAP_N_PAGE_TAGS; tag++)
    {
      const char *name = rap_page_tag_get_name ((RapPageTag) tag);
      g_assert_cmpint (rap_page_tag_find (name, strlen (name)), ==, (int) tag);
    }
  g_assert_cmpint (rap_page_tag_find ("BlockQuote", 10), ==, RAP_PAGE_TAG_BLOCKQUOTE);
  g_assert_cmpint (rap_page_tag_find ("pp", 2), ==, RAP_PAGE_TAG_OTHER);
  g_assert_cmpint (rap_page_tag_find ("_", 1), ==, RAP_PAGE_TAG_OTHER);
}

/* --- whole pages, against tests/golden --- */

static char *
article_of (const char *html, gsize length)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  rap_page_read (draft, html, length);
  g_string_append_printf (out,
                          "title: %s\nbyline: %s\npublished: %s\nsite: %s\nlanguage: "
                          "%s\n",
                          draft->title != NULL ? draft->title : "",
                          draft->byline != NULL ? draft->byline : "",
                          draft->published != NULL ? draft->published : "",
                          draft->site != NULL ? draft->site : "",
                          draft->language != NULL ? draft->language : "");
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      g_string_append_printf (out,
                              "%s: %.*s\n",
                              rap_block_role_get_nick (block->role),
                              (int) (block->span.end - block->span.start),
                              draft->text->str + block->span.start);
    }
  return g_strdup (out->str);
}

static void
test_golden (gconstpointer data)
{
  g_autofree char *source =
    g_test_build_filename (G_TEST_DIST, "golden", data, "page.html", NULL);
  g_autofree char *result =
    g_test_build_filename (G_TEST_DIST, "golden", data, "article.txt", NULL);
  g_autofree char *html = NULL, *expected = NULL;
  gsize            length;
  g_assert_true (g_file_get_contents (source, &html, &length, NULL));
  g_autofree char *article = article_of (html, length);
  if (g_getenv ("RAP_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (result, article, -1, NULL));
  g_assert_true (g_file_get_contents (result, &expected, NULL, NULL));
  g_assert_cmpstr (article, ==, expected);
}

/* --- hostile pages --- */

static void
test_spans (void)
{
  static const char *const pages[] = { "<p>a",
                                       "",
                                       "<",
                                       "\xc3\xa4<p>\xe2\x80\x9c",
                                       "<p>\xc2\xa0</p><p>x",
                                       "<td>x<td>y<li>z</table></ul>" };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      guint at = 0;
      rap_page_read (draft, pages[i], strlen (pages[i]));
      g_assert_true (g_utf8_validate (draft->text->str, (gssize) draft->text->len, NULL));
      for (guint k = 0; k < draft->blocks->len; k++)
        {
          const RapBlock *block = &g_array_index (draft->blocks, RapBlock, k);
          g_assert_cmpuint (block->span.start, >=, at);
          g_assert_cmpuint (block->span.end, <=, draft->text->len);
          at = block->span.end;
        }
    }
}

static gint64
time_of (const char *unit, guint n, guint turns)
{
  g_autoptr (GString) html = g_string_new (NULL);
  gint64 best = G_MAXINT64;
  for (guint i = 0; i < n; i++)
    g_string_append (html, unit);
  for (guint turn = 0; turn < turns; turn++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      clock_t start = clock ();
      rap_page_read (draft, html->str, html->len);
      best = MIN (best, (gint64) (clock () - start));
    }
  return best;
}

/* Both sizes are far beyond what the caches hold, so that only the work is compared. On a busy
 * machine a look may be wrong: each next one takes more turns. */
static gboolean
is_linear (const char *unit)
{
  for (guint look = 0; look < 3; look++)
    {
      guint  turns = 1 + 2 * look;
      gint64 once = time_of (unit, 40000, turns), four = time_of (unit, 160000, turns);
      g_test_message ("%s: %d then %d µs", unit, (int) once, (int) four);
      if (four < 6 * once + 20000)
        return TRUE;
    }
  return FALSE;
}

static void
test_linear (void)
{
  static const char *const units[] = {
    "<div>",
    "</div>",
    "<p>word ",
    "<b>",
    "<a href=x>y",
    "<svg>",
    "<template>",
    "<li>x",
    "<td>x",
    "<x>",
    "<table><td>x",
    "x<br>",
    "<div class='comment author date'>x</div>",
    "<script type='application/ld+json'>[{\"author\":[{",
    "<time>1 May 2020</time>",
    "<meta property='article:author' content='A B'>",
    "<h1>Title",
    "x ",
  };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_true (is_linear (units[i]));
}

static void
test_bounded (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append (html, "<div><b>");
  g_string_append (html, "deep");
  g_autoptr (RapDraft) draft = rap_draft_new ();
  rap_page_read (draft, html->str, html->len);
  g_assert_cmpstr (draft->text->str, ==, "deep");
  g_assert_cmpuint (draft->notes->len, ==, 1);
}

/* What a page does not show is said. */
static void
test_notes (void)
{
  static const struct
  {
    const char *head;
    const char *note;
  } cases[] = {
    { "", NULL },
    { "<link rel=next href='/report?page=2&amp;x'>", "goes on at /report?page=2&x" },
    { "<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script>",
      "not free" },
    { "<script type='application/ld+json'>{\"isAccessibleForFree\":\"False\"}</script>",
      "not free" },
    { "<script "
      "type='application/ld+json'>{\"isAccessibleForFree\":true,\"x\":false}</script>",
      NULL },
    { "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\","
      "\"liveBlogUpdate\":[{\"headline\":\"a\"},{\"headline\":\"b\"}]}</script>",
      "live report of 2" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      g_autoptr (GString) html = g_string_new (cases[i].head);
      g_string_append (html, "<h1>Ministers meet</h1><article>");
      for (guint k = 0; k < 5; k++)
        g_string_append (html,
                         "<p>Ministers of the two states met in the lakeside town on "
                         "Tuesday to talk about the border, officials of both sides "
                         "said, "
                         "and they agreed to meet again before the harvest.</p>");
      rap_page_read (draft, html->str, html->len);
      g_assert_cmpuint (draft->notes->len, ==, cases[i].note != NULL);
      if (cases[i].note != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (draft->notes, 0), cases[i].note));
    }
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    gboolean    page;
  } cases[] = {
    { "<!DOCTYPE html>", 15, TRUE },
    { " \n<HTML lang=en>", 16, TRUE },
    { "\xEF\xBB\xBF<html>", 9, TRUE },
    { "\xFF\xFE<\0h\0t\0m\0l\0>\0", 14, TRUE },
    { "\xFE\xFF\0<\0h\0t\0m\0l\0>", 14, TRUE },
    { "<h", 2, FALSE },
    { "A <html> page", 13, FALSE },
    { "", 0, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rap_page_sniff (cases[i].bytes, cases[i].length), ==, cases[i].page);
}

/* Cells of a row make one paragraph; those of a page that is laid out by a table do not. */
static void
test_rows (void)
{
  static const char html[] =
    "<h1>Votes</h1><table><tr><td>Weber<td>12,411<tr><td>Holm<td>10,873</table>"
    "<p>Anna Weber was chosen mayor of the town again on Sunday, after a count that "
    "lasted "
    "until four in the morning.</p><table><tr><td>The first column of the page holds a "
    "text that is longer than any cell of a table of figures is.<td>Second</table>";
  static const gboolean continues[] = { FALSE, FALSE, TRUE, FALSE, TRUE, FALSE, FALSE };
  g_autoptr (RapDraft) draft = rap_draft_new ();
  rap_page_read (draft, html, strlen (html));
  g_assert_cmpuint (draft->blocks->len, ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (continues); i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      if (block->role == RAP_BLOCK_BODY)
        g_assert_cmpint (block->continues, ==, continues[i]);
    }
}

/* A live report is parted into its entries, newest or oldest first. */
static void
test_entries (void)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_autoptr (GString) html = g_string_new ("<h1>Storm over Arnau</h1><main>");
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (
      html,
      "<section><time datetime=2019-06-04T1%u:00Z>1%u:00</time><h3>Entry %u</h3>"
      "<p>The river rose by a hand in the last hour, said the mayor of the lakeside "
      "town, "
      "and everybody on the far bank has been asked to leave.</p></section>",
      i,
      i,
      i);
  rap_page_read (draft, html->str, html->len);
  g_assert_cmpuint (draft->entries->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *time = g_strdup_printf ("2019-06-04T1%u:00Z", i);
      g_autofree char *heading = g_strdup_printf ("Entry %u", i);
      const RapEntry  *entry = &g_array_index (draft->entries, RapEntry, i);
      g_assert_cmpstr (entry->time, ==, time);
      g_assert_cmpstr (entry->heading, ==, heading);
    }
  /* The times are told by the entries. */
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      if (block->span.end - block->span.start == strlen ("10:00"))
        g_assert_cmpint (block->role, ==, RAP_BLOCK_DATELINE);
    }
  g_assert_cmpuint (g_array_index (draft->blocks, RapBlock, 0).entry, ==, 0);
  g_assert_cmpuint (g_array_index (draft->blocks, RapBlock, draft->blocks->len - 1).entry,
                    ==,
                    4);
  g_autoptr (RapDraft) copy = rap_draft_copy (draft);
  g_assert_cmpuint (copy->entries->len, ==, 4);
}

/* Those who write an entry have not written the report. */
static void
test_entry_authors (void)
{
  static const char html[] =
    "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\","
    "\"headline\":\"Storm over Arnau\",\"author\":{\"@type\":\"Person\",\"name\":\"Hanna "
    "Vesely\"},\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Bridge "
    "shut\",\"author\":[{\"@type\":\"Person\",\"name\":\"Karel Novotny\"}]}]}</script>"
    "<h1>Storm over Arnau</h1><p>By Hanna Vesely</p><p>The river rose by a hand in the "
    "last hour, said the mayor of the lakeside town.</p>";
  g_autoptr (RapDraft) draft = rap_draft_new ();
  rap_page_read (draft, html, strlen (html));
  g_assert_cmpstr (draft->title, ==, "Storm over Arnau");
  g_assert_cmpstr (draft->byline, ==, "Hanna Vesely");
}

int
main (int argc, char **argv)
{
  static const char *const goldens[] = {
    "page-news", "page-german", "page-bare", "page-tricks"
  };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/blocks", test_blocks);
  g_test_add_func ("/page/sniff", test_sniff);
  g_test_add_func ("/page/rows", test_rows);
  g_test_add_func ("/page/entries", test_entries);
  g_test_add_func ("/page/entries/authors", test_entry_authors);
  g_test_add_func ("/page/skipped", test_skipped);
  g_test_add_func ("/page/source", test_source);
  g_test_add_func ("/page/origins", test_origins);
  g_test_add_func ("/page/head", test_head);
  g_test_add_func ("/page/tags", test_tags);
  g_test_add_func ("/page/spans", test_spans);
  g_test_add_func ("/page/linear", test_linear);
  g_test_add_func ("/page/bounded", test_bounded);
  g_test_add_func ("/page/notes", test_notes);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strconcat ("/page/golden/", goldens[i], NULL);
      g_test_add_data_func (path, goldens[i], test_golden);
    }
  return g_test_run ();
}
