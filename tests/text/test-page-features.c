// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "text/rap-page-features.h"
#include "text/rap-page-forest.h"
#include "text/rap-page-headline.h"
#include "text/rap-page-people.h"
#include "text/rap-page-scores.h"

/* One column of all blocks, numbers joined by blanks. */
static char *
column_of (const char *html, guint column, const RapPageModel *model)
{
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, model);
  g_autoptr (GString) out = g_string_new (NULL);
  rap_page_find_headline (layout);
  g_autofree gint16 *rows = rap_page_features_new (layout);
  for (guint i = 0; i < layout->n_blocks; i++)
    g_string_append_printf (out,
                            "%s%d",
                            i > 0 ? " " : "",
                            rows[(gsize) i * RAP_N_PAGE_FEATURES + column]);
  return g_strdup (out->str);
}

static void
check_column (const char *html, guint column, const char *expected)
{
  g_autofree char *got = column_of (html, column, NULL);
  g_assert_cmpstr (got, ==, expected);
}

/* Comments of readers, not those of a program. */
static void
test_comments (void)
{
  g_autofree char *got =
    column_of ("<div class=comment>a</div><pre><span class=comment># b</span> c</pre>"
               "<ol class=comments><li><span>d</span></ol>",
               RAP_F_IN_COMMENT,
               rap_page_model_get ());
  g_assert_cmpstr (got, ==, "1 0 1");
}

#define LINES \
  "<ul><li><a href=a>Sports</a><li><a href=b>Weather</a><li><a href=c>Traffic</a></ul>"
#define LONG                                                                          \
  "<p>The council of the town decided on Monday to close the old bridge for a year, " \
  "said its mayor, because it is no longer safe for cars and for buses.</p>"
#define SHORT "<p>It was built long ago.</p>"

static int *
scores_of (const char *html, guint *n)
{
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, rap_page_model_get ());
  rap_page_find_headline (layout);
  g_autofree gint16 *rows = rap_page_features_new (layout);
  *n = layout->n_blocks;
  g_autofree int *together = g_new0 (int, *n);
  rap_page_model_score_blocks (layout->model,
                               rows,
                               RAP_N_PAGE_FEATURES,
                               *n,
                               3072,
                               together);
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const gint16 *row = rows + (gsize) i * RAP_N_PAGE_FEATURES;
      int           all = rap_page_model_score (layout->model, RAP_FOREST_BLOCKS, row);
      int           within =
        rap_page_model_score_within (layout->model, RAP_FOREST_BLOCKS, row, 3072);
      g_assert_cmpint (within, ==, together[i]);
      /* What the first trees are sure of stays on its side. */
      if (within != CLAMP (all, -3072, 3072))
        g_assert_cmpint (within > 0 ? all : -all, >, 1024);
    }
  return rap_page_scores_new (layout, rows);
}

static void
test_scores (void)
{
  guint           n, m;
  g_autofree int *among = scores_of (LINES LONG LONG SHORT LONG LONG LINES, &n);
  g_autofree int *alone = scores_of (LINES SHORT LINES LINES LONG LONG, &m);
  g_assert_cmpuint (n, ==, 11);
  g_assert_cmpint (among[5], >, among[0]);
  g_assert_cmpint (among[4], >, 0);
  g_assert_cmpint (among[5], >, alone[3]);
  g_assert_cmpint (among[10], <, 0);
}

/* Nothing is said of a page without weights, and of one without blocks. */
static void
test_scores_of_nothing (void)
{
  g_autoptr (RapPage) page = rap_page_parse ("<p>a", 4);
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, NULL);
  g_autofree gint16 *rows = rap_page_features_new (layout);
  guint              n = 1;
  g_assert_null (rap_page_scores_new (layout, rows));
  g_free (scores_of ("", &n));
  g_assert_cmpuint (n, ==, 0);
}

/* What is said twice, and which of the two says more. */
static void
test_echoes (void)
{
  static const char *html =
    "<p>one two three four five six seven eight nine ten<p>four five six seven eight"
    "<p>share this<p>eleven twelve thirteen fourteen<p>share this";
  check_column (html, RAP_F_ECHO, "0 1000 0 0 1000");
  check_column (html, RAP_F_ECHO + 1, "285 0 1000 0 0");
  check_column (html, RAP_F_ECHO + 2, "0 1000 0 0 1000");
  check_column (html, RAP_F_ECHO + 3, "0 -1 0 0 -2");
}

/* How much of each block the page also tells to machines, and how much of that it shows. */
static void
test_told (void)
{
  static const char *html =
    "<script type='application/ld+json'>{\"articleBody\":\"one two three four five "
    "\\u0026 "
    "six\"}</script><p>one two three four five<p>four five six<p>share<p>six";
  check_column (html, RAP_F_TOLD, "1000 1000 0 1000");
  check_column (html, RAP_F_TOLD + 1, "666 666 666 666");
  check_column ("<p>one two three", RAP_F_TOLD, "-1");
}

static void
test_links (void)
{
  static const char *html =
    "<p><a>one</a> two<p>one <a>two</a><p><b>one</b> two<p>one (two)";
  check_column (html, RAP_F_LINK_ENDS, "1 0 0 0");
  check_column (html, RAP_F_LINK_ENDS + 1, "0 1 0 0");
  check_column (html, RAP_F_LINK_ENDS + 2, "0 0 1 0");
  check_column (html, RAP_F_ENDS_BRACKET, "0 0 0 1");
}

static void
test_people (void)
{
  static const struct
  {
    const char *byline;
    guint       n, n_shaped, n_given;
  } cases[] = {
    { "Martin Weber", 1, 1, 1 },
    { "MARTIN WEBER", 1, 1, 1 },
    { "Martin Weber and Anna Okafor", 2, 2, 2 },
    { "Martin Weber, Anna Okafor & Peter Lind", 3, 3, 3 },
    { "Ana Maria van den Berg", 1, 1, 2 },
    { "Martin Weber, senior editor", 2, 1, 1 },
    { "Key features", 1, 0, 0 },
    { "", 0, 0, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapPagePeople people;
      rap_page_people_read (&people, cases[i].byline, NULL);
      g_assert_cmpuint (people.n, ==, cases[i].n);
      g_assert_cmpuint (people.n_shaped, ==, cases[i].n_shaped);
      g_assert_cmpuint (people.n_given, ==, cases[i].n_given);
    }
  RapPagePeople one, two, other;
  rap_page_people_read (&one, "Martin Weber", NULL);
  rap_page_people_read (&two, "Martin Weber, Anna Okafor", NULL);
  rap_page_people_read (&other, "Anna Okafor", NULL);
  g_assert_true (rap_page_people_go_on (&one, &two));
  g_assert_false (rap_page_people_go_on (&other, &two));
  g_assert_false (rap_page_people_go_on (&two, &two));
  g_assert_true (rap_page_people_hold (&two, &other));
  g_assert_false (rap_page_people_hold (&two, &two));
}

static void
test_small_words (void)
{
  static const char *text = "About the bridge: We know about it. Weber does not.";
  RapPageSmallWords  small = { { 0 } };
  RapPageWords       words;
  RapPagePeople      people;
  rap_page_words_scan (&words, text, strlen (text), NULL, &small);
  rap_page_people_read (&people, "About Weber", &small);
  g_assert_cmpuint (people.n_small, ==, 1);
  g_assert_cmpuint (people.n_words, ==, 2);
}

/* From the end: places and leaves of two bytes, then nodes. */
static void
damage_last_node (guint8 *data, gsize size, guint n_trees, guint n_leaves)
{
  RapForestNode *node =
    (RapForestNode *) (gpointer) (data + size - 2 * (n_trees + n_leaves)) - 1;
  node->feature = RAP_BLOCK_FEATURES;
}

/* A node that asks for a number behind its row is refused. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data ("/org/gnome/Rapporteur/model/page.bin",
                             G_RESOURCE_LOOKUP_FLAGS_NONE,
                             NULL);
  gsize size;

  g_assert_nonnull (bytes);
  const guint8      *whole = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *data = g_memdup2 (whole, size);
  const guint32     *header = (const guint32 *) (gpointer) data;
  g_assert_null (rap_page_model_new (data, size - 1));
  damage_last_node (data, size, header[5], header[4]);
  g_assert_null (rap_page_model_new (data, size));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-features/comments", test_comments);
  g_test_add_func ("/page-features/scores", test_scores);
  g_test_add_func ("/page-features/scores-of-nothing", test_scores_of_nothing);
  g_test_add_func ("/page-features/echoes", test_echoes);
  g_test_add_func ("/page-features/told", test_told);
  g_test_add_func ("/page-features/links", test_links);
  g_test_add_func ("/page-features/people", test_people);
  g_test_add_func ("/page-features/small-words", test_small_words);
  g_test_add_func ("/page-features/damaged", test_damaged);
  return g_test_run ();
}
