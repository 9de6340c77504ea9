// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "action/rap-report-private.h"
#include "write/rap-html-format.h"
#include "write/rap-site.h"

#define TEXT "Anna <b>Holt</b> & \"Otto\" met in Karvik on 5 March 2024.\n\nThey agreed."

static RapReport *
make_report (const RapSpan *first, const RapSpan *second)
{
  g_autoptr (RapDocument) document = rap_document_new (TEXT, NULL);
  g_autoptr (RapDossier) dossier = rap_dossier_new_for_document (document);
  RapReport *report = rap_report_new (dossier);

  rap_item_add_evidence (rap_report_add (report, "event", "<script>met</script>"),
                         document,
                         first);
  rap_item_add_evidence (rap_report_add (report, "quote", "Holt"), document, second);
  return report;
}

static char *
tell (const RapSpan *first, const RapSpan *second)
{
  g_autoptr (RapReport) report = make_report (first, second);
  GString *out = g_string_new (NULL);
  rap_html_append_report (out, report);
  return g_string_free (out, FALSE);
}

static void
test_escapes (void)
{
  g_autofree char *html = tell (&(RapSpan){ 0, 4 }, &(RapSpan){ 8, 12 });
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;met"));
  g_assert_nonnull (strstr (html, "&amp; &quot;Otto&quot;"));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;
  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Passages that overlap, or hold each other, leave every mark closed and every anchor there. */
static void
test_overlaps (void)
{
  static const RapSpan pairs[][2] = {
    { { 0, 12 }, { 5, 20 } },
    { { 0, 20 }, { 5, 9 } },
    { { 3, 9 }, { 3, 9 } },
    { { 0, 60 }, { 50, 70 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *html = tell (&pairs[i][0], &pairs[i][1]);
      g_autofree char *anchor = g_strdup_printf ("id=\"p0-%u\"", pairs[i][1].start);
      g_assert_cmpuint (count (html, "<mark>"), ==, count (html, "</mark>"));
      g_assert_cmpuint (count (html, "<mark>"), >, 0);
      g_assert_cmpuint (count (html, anchor), ==, 1);
    }
}

static void
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rapporteur-site-XXXXXX", NULL);
  g_autoptr (RapSite) site = rap_site_new (folder, &error);
  g_autoptr (RapReport) report = make_report (&(RapSpan){ 0, 4 }, &(RapSpan){ 8, 12 });
  g_autofree char *index_path = g_build_filename (folder, "index.html", NULL);
  g_autofree char *page_path = g_build_filename (folder, "report-00001.html", NULL);
  g_autofree char *index = NULL;

  g_assert_no_error (error);
  g_assert_true (rap_site_add (site, report, &error));
  g_assert_true (rap_site_finish (site, &error));
  g_assert_true (g_file_get_contents (index_path, &index, NULL, &error));
  g_assert_true (g_file_test (page_path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (index, "href=\"report-00001.html"));
  g_assert_null (strstr (index, "<script"));
  g_unlink (index_path);
  g_unlink (page_path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/write/site/escapes", test_escapes);
  g_test_add_func ("/write/site/overlaps", test_overlaps);
  g_test_add_func ("/write/site/folder", test_folder);
  return g_test_run ();
}
