// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "text/rap-page-candidates.h"
#include "text/rap-page-date.h"
#include "text/rap-page-facts.h"
#include "text/rap-page-headline.h"
#include "text/rap-page-names.h"
#include "text/rap-page.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    gboolean    day_first;
    const char *date;
  } cases[] = {
    { "2020-03-31", FALSE, "2020-03-31" },
    { "2020-03-31T10:30:00+02:00", FALSE, "2020-03-31T10:30:00+02:00" },
    { "2020-03-31T08:30:00.000Z and more", FALSE, "2020-03-31T08:30:00.000Z" },
    { "31 March 2020", FALSE, "2020-03-31" },
    { "Posted on March 31st, 2020 by Ann", FALSE, "2020-03-31" },
    { "Dienstag, 31. März 2020, 8 Uhr", TRUE, "2020-03-31" },
    { "le 1er août 2019", TRUE, "2019-08-01" },
    { "19 de noviembre de 2019", TRUE, "2019-11-19" },
    { "31.3.2020", FALSE, "2020-03-31" },
    { "3/4/2020", FALSE, "2020-03-04" },
    { "3/4/2020", TRUE, "2020-04-03" },
    { "20200331", FALSE, "2020-03-31" },
    { "2020 Mar 31;15(1)", FALSE, "2020-03-31" },
    { "2020/march/31", FALSE, "2020-03-31" },
    { "31 | 03 | 2020", TRUE, "2020-03-31" },
    { "03.31.2020", FALSE, "2020-03-31" },
    { "2020年3月31日", FALSE, "2020-03-31" },
    { "March 2020", FALSE, NULL },
    { "version 1.2.3", FALSE, NULL },
    { "2020-13-41", FALSE, NULL },
    { "", FALSE, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapPageDate      date;
      g_autofree char *got = NULL;
      if (rap_page_date_find (&date,
                              cases[i].text,
                              strlen (cases[i].text),
                              cases[i].day_first,
                              rap_page_model_get ()))
        got = g_strdup_printf ("%04u-%02u-%02u%s",
                               date.year,
                               date.month,
                               date.day,
                               date.clock);
      g_assert_cmpstr (got, ==, cases[i].date);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *first; /* the longest and the shortest form */
    const char *last;
  } cases[] = {
    { "By Ann Lee", "Ann Lee", "Ann Lee" },
    { "ByAnn Lee", "Ann Lee", "Ann Lee" },
    { "Written by Ann Lee | 4 May 2020", "Ann Lee", "Ann Lee" },
    { "Ann Lee, Senior Editor", "Ann Lee, Senior Editor", "Ann Lee" },
    { "Ann Lee, Peter Chan", "Ann Lee, Peter Chan", "Ann Lee, Peter Chan" },
    { "Von Greta Holm", "Greta Holm", "Greta Holm" },
    { "Ann Lee Updated 4 May 2020", "Ann Lee", "Ann Lee" },
    { "Ann Lee, photos by Bo Ek", "Ann Lee", "Ann Lee" },
    { "Text von Anna Weber, Fotos von Bo Ek", "Anna Weber", "Anna Weber" },
    { "Eine Reportage von Anna Weber", "Anna Weber", "Anna Weber" },
    { "Redaktion Arnauer Bote", "Redaktion Arnauer Bote", "Redaktion Arnauer Bote" },
    { "Redaktion: Anna Weber", "Anna Weber", "Anna Weber" },
    { "admin", NULL, NULL },
    { "Ann Lee Photos by Bo Ek", "Ann Lee Photos by Bo Ek", "Ann Lee" },
    { "News Desk", "News Desk", "News Desk" },
    { "R. R.", "R. R", "R. R" },
    { "Ann Lee, Arnau", "Ann Lee, Arnau", "Ann Lee" },
    { "Martin Weber Senior Autos", "Martin Weber Senior Autos", "Martin Weber" },
    { "ANNA WEBER Gardener", "ANNA WEBER Gardener", "ANNA WEBER" },
    { "Anna de la Cruz", "Anna de la Cruz", "Anna de la Cruz" },
    { "Monday", NULL, NULL },
    { "About us", NULL, NULL },
    { "4 May 2020", NULL, NULL },
    { "", NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapSpan          forms[RAP_PAGE_NAME_FORMS];
      guint            n = rap_page_names_clean (cases[i].text,
                                      strlen (cases[i].text),
                                      rap_page_model_get (),
                                      forms);
      g_autofree char *first =
        n > 0 ? g_strndup (cases[i].text + forms[0].start, forms[0].end - forms[0].start)
              : NULL;
      g_autofree char *last = n > 0 ? g_strndup (cases[i].text + forms[n - 1].start,
                                                 forms[n - 1].end - forms[n - 1].start)
                                    : NULL;
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    gboolean    opened_only;
    const char *parts;
  } cases[] = {
    { "3 March 2020 - Ann Lee", FALSE, "Ann Lee" },
    { "Ann Lee | Senior Writer | 3 March 2020", FALSE, "Ann Lee" },
    { "3. März 2020 · Greta von der Holm", FALSE, "Greta von der Holm" },
    { "Ann Lee", FALSE, "" },
    { "© 2012 Hanna Vesely. All rights reserved", FALSE, "Hanna Vesely" },
    { "The bridge closes, written by Ann Lee of Arnau", TRUE, "Ann Lee" },
    { "The bridge closes - Ann Lee", TRUE, "" },
    { "", FALSE, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapSpan parts[RAP_PAGE_NAME_PARTS];
      guint   n = rap_page_names_parts (cases[i].text,
                                      strlen (cases[i].text),
                                      rap_page_model_get (),
                                      cases[i].opened_only,
                                      parts);
      g_autoptr (GString) all = g_string_new (NULL);
      for (guint k = 0; k < n; k++)
        g_string_append_len (all,
                             cases[i].text + parts[k].start,
                             parts[k].end - parts[k].start);
      g_assert_cmpstr (all->str, ==, cases[i].parts);
    }
}

static void
test_labels (void)
{
  const RapPageModel *model = rap_page_model_get ();
  g_assert_true (rap_page_names_is_label ("Written by", 10, model));
  g_assert_true (rap_page_names_is_label ("Author(s)", 9, model));
  g_assert_true (rap_page_names_is_label ("Autor:", 6, model));
  g_assert_false (rap_page_names_is_label ("By Ann Lee", 10, model));
  g_assert_false (rap_page_names_is_label ("", 0, model));
  g_assert_cmpuint (rap_page_names_leading ("Ann Lee is a writer", 19, model), ==, 7);
  g_assert_cmpuint (rap_page_names_leading ("Nobody is a writer", 18, model), ==, 0);
}

static void
test_lists (void)
{
  static const char *text = "by Dr Ann Lee, PhD, Bo Chan, MD and more";
  g_autofree char   *list =
    rap_page_names_list (text, strlen (text), rap_page_model_get ());
  g_autofree char *one = rap_page_names_list ("Ann Lee", 7, rap_page_model_get ());
  g_assert_true (g_str_has_prefix (list, "Dr Ann Lee, Bo Chan"));
  g_assert_cmpstr (one, ==, "");
  text = "by Dr. Ann Lee, PhD and Bo Chan, MPH | The Courier";
  g_autofree char *joined =
    rap_page_names_list (text, strlen (text), rap_page_model_get ());
  g_assert_cmpstr (joined, ==, "Dr. Ann Lee, Bo Chan");
}

static void
test_facts (void)
{
  static const char *html = "{\"@type\":\"NewsArticle\",\"headline\":\"A \\u0026 "
                            "<b>B<\\/b> &amp; C\",\"author\":[{\"name\":\"X\"},\"Y\"],"
                            "\"image\":{\"name\":\"Z\"},}";
  g_autoptr (RapPageFacts) facts = rap_page_facts_new ();
  rap_page_facts_read (facts, html, (RapSpan){ 0, (guint) strlen (html) });
  g_assert_cmpuint (facts->objects->len, ==, 3);
  g_assert_cmpint (g_array_index (facts->objects, RapFactObject, 0).types,
                   ==,
                   RAP_FACT_IS_ARTICLE);
  g_assert_cmpint (g_array_index (facts->objects, RapFactObject, 1).key,
                   ==,
                   RAP_FACT_AUTHOR);
  g_assert_cmpint (g_array_index (facts->objects, RapFactObject, 2).key,
                   ==,
                   RAP_FACT_NONE);
  g_autofree char *headline = NULL;
  for (guint i = 0; i < facts->facts->len; i++)
    if (g_array_index (facts->facts, RapFact, i).key == RAP_FACT_HEADLINE)
      headline = rap_page_facts_string (html,
                                        g_array_index (facts->facts, RapFact, i).value,
                                        RAP_FACT_NAME_BYTES);
  g_assert_cmpstr (headline, ==, "A & B & C");
}

/* Microdata: whose name a name is says an element around it. */
static void
test_scopes (void)
{
  static const char *html =
    "<h1>Ministers meet</h1><div itemprop='author' itemscope><div>Senior editor"
    "<span itemprop='name'>Ann Lee</span><span>42 reports</span></div></div>"
    "<div><span itemprop='name'>Bo Chan</span></div>";
  g_autoptr (RapPage) page = rap_page_parse (html, strlen (html));
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, rap_page_model_get ());
  rap_page_find_headline (layout);
  g_autoptr (RapCandidates) all = rap_candidates_new (layout, NULL);
  guint n[2] = { 0, 0 };
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    {
      const RapCandidate *name =
        &g_array_index (all->fields[RAP_FIELD_BYLINE], RapCandidate, i);
      gboolean property = (name->sources >> RAP_BYLINE_PROPERTY & 1) != 0;
      n[0] += property && g_str_equal (name->value, "Ann Lee");
      n[1] += property && g_str_equal (name->value, "Bo Chan");
    }
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 0);
}

static void
test_hostile_facts (void)
{
  static const char *const scripts[] = { "",
                                         "\"",
                                         "{\"",
                                         "{\"a\\",
                                         "[[[[{{{{",
                                         "}}}]]]",
                                         "{\"@id\":\"\\ud800\",\"name\":\"\\u00\"}",
                                         "{,:,:\"author\":}" };
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (RapPageFacts) facts = rap_page_facts_new ();
      rap_page_facts_read (facts,
                           scripts[i],
                           (RapSpan){ 0, (guint) strlen (scripts[i]) });
      for (guint k = 0; k < facts->facts->len; k++)
        g_free (rap_page_facts_string (scripts[i],
                                       g_array_index (facts->facts, RapFact, k).value,
                                       RAP_FACT_NAME_BYTES));
    }
}

typedef struct
{
  const char *html;
  const char *title;
  const char *byline;
  const char *published;
  const char *site; /* NULL: whatever it is */
} Case;

#define BODY                                                                            \
  "<p>The council met on Tuesday evening and talked for three hours about the bridge, " \
  "the ferry and the price of paint.</p>"                                               \
  "<p>Nothing was decided, as the mayor had to leave early, and the rest went home "    \
  "when the lights were turned off.</p>"

static void
test_pages (void)
{
  static const Case cases[] = {
    { "<title>Bridge closed - The Courier</title><meta property=og:site_name "
      "content='The Courier'><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      NULL,
      NULL },
    { "<title>Bridge closed</title><meta property=article:published_time "
      "content='2020-05-04T10:00:00Z'>"
      "<meta property=article:modified_time content='2020-06-01T10:00:00Z'><h1>Bridge "
      "closed</h1>" BODY,
      "Bridge closed",
      NULL,
      "2020-05-04T10:00:00Z" },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><div class=byline>By <a "
      "rel=author href=/author/ann-lee>Ann Lee</a></div>" BODY,
      "Bridge closed",
      "Ann Lee",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><div><span>Dec 17, "
      "2021</span><span>Anna M. Weber</span></div>" BODY,
      "Bridge closed",
      "Anna M. Weber",
      "2021-12-17" },
    { "<title>Bridge over the Arn closed for repairs | The Courier</title><meta "
      "property=og:title content='Bridge over the Arn closed for "
      "repairs'><h1><span>Arnau "
      "and around</span> Bridge over the Arn closed for repairs</h1>" BODY,
      "Bridge over the Arn closed for repairs",
      NULL,
      NULL },
    { "<title>Bridge closed</title><meta name=author content='Martin Weber'><meta "
      "name=author content='Anna Okafor'><h1>Bridge closed</h1><div class=byline>By <a "
      "rel=author href=/author/weber>Martin Weber</a></div>" BODY,
      "Bridge closed",
      "Martin Weber, Anna Okafor",
      NULL },
    { "<title>Bridge closed</title><div class='post hentry category-comments'><h1>Bridge "
      "closed</h1><div>By <a rel=author href=/w/lee>Martin Weber</a></div>" BODY "</div>",
      "Bridge closed",
      "Martin Weber",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1>" BODY
      "<div><h4>Written by</h4><div>Martin Weber</div></div>",
      "Bridge closed",
      "Martin Weber",
      NULL },
    { "<title>Bridge closed</title><meta name=citation_author content='Weber, Martin'>"
      "<meta name=citation_author content='Okafor, Anna'><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      "Martin Weber, Anna Okafor",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><p>Published: 3/4/2021</p>"
      "<p>Updated 25/6/2021</p>" BODY,
      "Bridge closed",
      NULL,
      "2021-04-03" },
    /* A day that may be read both ways is read as elsewhere on the page. */
    { "<html lang=en><title>Bridge closed</title><meta property=article:published_time "
      "content='2021-03-12T10:00:00Z'><h1>Bridge closed</h1><p>Published: "
      "12/03/2021</p>" BODY,
      "Bridge closed",
      NULL,
      "2021-03-12T10:00:00Z" },
    { "<title>Bridge closed</title><meta property=og:site_name content='The "
      "Courier'><h1>Bridge closed</h1><div class=byline>By <span class=author>Martin "
      "Weber The Courier</span></div>" BODY,
      "Bridge closed",
      "Martin Weber",
      NULL },
    { "<title>Bridge closed</title><meta property=og:site_name content='Martin "
      "Weber'><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      "Martin Weber",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><p>By Anna Weber, Bo Ek and "
      "Cara "
      "Holm</p>" BODY,
      "Bridge closed",
      "Anna Weber, Bo Ek and Cara Holm",
      NULL },
    { "<title>Bridge closed</title><meta name=authors content='Anna Weber'><meta "
      "name=author_url content='Anna_Weber'><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      "Anna Weber",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><div itemprop=author "
      "itemscope><meta itemprop=name content='Anna Weber'></div>" BODY,
      "Bridge closed",
      "Anna Weber",
      NULL },
    { "<html lang=de><title>Brücke gesperrt</title><h1>Brücke gesperrt</h1><p>Von "
      "unserer "
      "Redakteurin Anna Weber</p>" BODY,
      "Brücke gesperrt",
      "Anna Weber",
      NULL },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><time "
      "datetime='2020-05-04T10:00:00Z'></time>" BODY,
      "Bridge closed",
      NULL,
      "2020-05-04T10:00:00Z" },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><abbr class=published "
      "title='2020-05-04T10:00:00Z'>last week</abbr>" BODY,
      "Bridge closed",
      NULL,
      "2020-05-04T10:00:00Z" },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><p>Last updated June 1, 2020. "
      "Published May 4, 2020.</p>" BODY,
      "Bridge closed",
      NULL,
      "2020-05-04" },
    { "<html lang=de><title>Brücke gesperrt</title><h1>Brücke "
      "gesperrt</h1><p>Aktualisiert "
      "am 1. Juni 2020, veröffentlicht am 4. Mai 2020</p>" BODY,
      "Brücke gesperrt",
      NULL,
      "2020-05-04" },
    { "<title>Brücke gesperrt</title><h1>Brücke gesperrt</h1><p>Von Anna Weber, "
      "Arnau</p>" BODY,
      "Brücke gesperrt",
      "Anna Weber",
      NULL },
    { "<title>The Courier: Bridge closed</title><meta property=og:site_name content='The "
      "Courier'><h1>The Courier</h1><h2>Bridge closed</h2>" BODY,
      "Bridge closed",
      NULL,
      NULL },
    /* What people are is not what they are called. */
    { "<title>Bridge closed | The Courier</title><h1>Bridge closed</h1><div class=byline>"
      "By <a>Martin Weber</a>, Transport correspondent</div>" BODY,
      "Bridge closed",
      "Martin Weber",
      NULL,
      "The Courier" },
    { "<title>Bridge closed – Arnau - The Courier</title><meta name=author "
      "content='Martin "
      "Weber/XPA'><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      "Martin Weber",
      NULL,
      "The Courier" },
    /* A publisher wrote nothing. */
    { "<title>Bridge closed</title><meta property=og:site_name content='The Courier'>"
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":"
      "{\"@type\":\"Organization\",\"name\":\"The Courier\"}}</script><h1>Bridge "
      "closed</h1>" BODY,
      "Bridge closed",
      NULL,
      NULL,
      "The Courier" },
    /* Where a page shows both, the day of publication counts. */
    { "<html lang=fr><title>Pont fermé</title><h1>Pont fermé</h1><p class=meta>Publié le "
      "13 "
      "avril 2021 à 18h04, mis à jour le 15 avril 2021 à 9h00</p>" BODY,
      "Pont fermé",
      NULL,
      "2021-04-13" },
    { "<title>Bridge closed</title><h1>Bridge closed</h1><p>Updated 15 April 2021 – "
      "First "
      "published 13 April 2021</p>" BODY,
      "Bridge closed",
      NULL,
      "2021-04-13" },
    /* The name of the site may stand in the heading itself, a word of the address may not. */
    { "<title>Bridge over the Arn closed: all there is to know - Courier</title>"
      "<meta property=og:site_name content='Courier'><h1>Bridge over the Arn closed: all "
      "there is to know - Courier</h1>" BODY,
      "Bridge over the Arn closed: all there is to know",
      NULL,
      NULL },
    { "<link rel=canonical href='https://courier.example/bridge-closed-repairs'>"
      "<title>Bridge closed - Repairs</title><meta property=og:title content='Bridge "
      "closed "
      "- Repairs'><h1>Bridge closed - Repairs</h1>" BODY,
      "Bridge closed - Repairs",
      NULL,
      NULL },
    { "<title>Brücke gesperrt</title><meta name=author content='Redaktion Arnauer "
      "Bote'><meta name=twitter:data1 content='Redaktion Arnauer Bote'><script "
      "type='application/"
      "ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\","
      "\"name\":\"Redaktion Arnauer Bote\"}}</script><h1>Brücke gesperrt</h1>" BODY,
      "Brücke gesperrt",
      "Redaktion Arnauer Bote",
      NULL },
    { "<title>Bridge closed</title><meta name=author content='98 Lanes'><meta "
      "name=twitter:data1 content='98 Lanes'><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"98 "
      "Lanes\"}}"
      "</script><h1>Bridge closed</h1>" BODY,
      "Bridge closed",
      "98 Lanes",
      NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      rap_page_read (draft, cases[i].html, strlen (cases[i].html));
      g_assert_cmpstr (draft->title, ==, cases[i].title);
      g_assert_cmpstr (draft->byline, ==, cases[i].byline);
      g_assert_cmpstr (draft->published, ==, cases[i].published);
      if (cases[i].site != NULL)
        g_assert_cmpstr (draft->site, ==, cases[i].site);
    }
}

static void
test_sites (void)
{
  static const struct
  {
    const char *html;
    const char *site;
  } cases[] = {
    { "<title>Bridge closed</title><meta property=og:site_name content='The Courier'>",
      "The Courier" },
    { "<title>Bridge closed</title><script type=application/ld+json>{\"@type\":"
      "\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Wire\"},"
      "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Arnau Post\"}}</script>",
      "Arnau Post" },
    { "<link rel=canonical href=https://www.arnau-post.example/bridge><title>Bridge "
      "closed "
      "- Arnau</title>",
      "Arnau" },
    { "<link rel=canonical href=https://www.arnau-post.example/bridge><title>Bridge "
      "closed "
      "- again</title>",
      NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapDraft) draft = rap_draft_new ();
      rap_page_read (draft, cases[i].html, strlen (cases[i].html));
      g_assert_cmpstr (draft->site, ==, cases[i].site);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata/scopes", test_scopes);
  g_test_add_func ("/metadata/sites", test_sites);
  g_test_add_func ("/metadata/parts", test_parts);
  g_test_add_func ("/metadata/labels", test_labels);
  g_test_add_func ("/metadata/dates", test_dates);
  g_test_add_func ("/metadata/names", test_names);
  g_test_add_func ("/metadata/lists", test_lists);
  g_test_add_func ("/metadata/facts", test_facts);
  g_test_add_func ("/metadata/hostile-facts", test_hostile_facts);
  g_test_add_func ("/metadata/pages", test_pages);
  return g_test_run ();
}
