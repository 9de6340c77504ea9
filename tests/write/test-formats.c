// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "action/rap-registry.h"
#include "action/rap-report-private.h"
#include "write/rap-csv-format.h"
#include "write/rap-markdown-format.h"
#include "write/rap-writer.h"

#define TEXT "=SUM(A1) said “yes, \"no\"”\nand <b>left</b>."

static RapReport *
make_report (const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (TEXT, &error);
  g_autoptr (RapDossier) dossier = rap_dossier_new_for_document (document);
  RapReport    *report = rap_report_new (dossier);
  const RapSpan span = { 0, rap_document_get_length (document) };

  g_assert_no_error (error);
  RapItem *item = rap_report_add (report, "quote", label);
  rap_item_add_evidence (item, document, &span);
  rap_fields_string (rap_item_get_fields (item), "form", "direct");
  return report;
}

static char *
write_all (const char *format, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapWriter) writer = rap_writer_new (format, &error);
  g_autoptr (RapReport) report = make_report (label);
  g_assert_no_error (error);
  g_autofree char *head = rap_writer_begin (writer);
  g_autofree char *one = rap_writer_write (writer, report);
  g_autofree char *two = rap_writer_write (writer, report);
  g_autofree char *tail = rap_writer_end (writer);
  return g_strconcat (head, one, two, tail, NULL);
}

static void
test_csv_cells (void)
{
  static const char *const cells[][2] = {
    { "plain", "plain" },    { "a,b", "\"a,b\"" }, { "say \"no\"", "\"say \"\"no\"\"\"" },
    { "=1+1", "\"'=1+1\"" }, { "@x", "\"'@x\"" },  { "-2", "\"'-2\"" },
    { "a\nb", "\"a\nb\"" },  { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      rap_csv_append_cell (out, cells[i][0]);
      g_assert_cmpstr (out->str, ==, cells[i][1]);
    }
}

static void
test_csv (void)
{
  g_autofree char *csv = write_all ("csv", "=HYPERLINK(1)");
  g_assert_true (g_str_has_prefix (csv, "document,title,"));
  g_assert_nonnull (strstr (csv, "\"'=HYPERLINK(1)\""));
  g_assert_nonnull (
    strstr (csv, "\"'=SUM(A1) said “yes, \"\"no\"\"”\nand <b>left</b>.\""));
  g_assert_true (g_str_has_suffix (csv, "\r\n"));
}

/* Where a block stands in its page is nobody's name. */
static void
test_csv_source (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapWriter) writer = rap_writer_new ("csv", &error);
  g_autoptr (RapReport) report = make_report ("a block");
  RapItem   *item = g_list_model_get_item (G_LIST_MODEL (report), 0);
  RapFields *fields = rap_item_get_fields (item);
  rap_fields_begin_array (fields, "source");
  rap_fields_raw (fields, NULL, "4217");
  rap_fields_raw (fields, NULL, "4299");
  rap_fields_end_array (fields);
  g_autofree char *csv = rap_writer_write (writer, report);
  g_assert_no_error (error);
  g_assert_null (strstr (csv, "4217"));
  g_object_unref (item);
}

static void
test_markdown (void)
{
  g_autofree char *markdown = write_all ("markdown", "*a* <script> [x](y)\n# b");
  g_assert_nonnull (strstr (markdown, "\\*a\\* \\<script\\> \\[x\\](y) \\# b"));
}

static void
test_annotation (void)
{
  g_autofree char *json = write_all ("annotation", "x");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  JsonObject *page = json_node_get_object (json_parser_get_root (parser));
  JsonArray  *items = json_object_get_array_member (page, "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  JsonObject *target = json_array_get_object_element (
    json_object_get_array_member (json_array_get_object_element (items, 0), "target"), 0);
  JsonArray  *selectors = json_object_get_array_member (target, "selector");
  JsonObject *position = json_array_get_object_element (selectors, 0);
  g_assert_cmpint (json_object_get_int_member (position, "start"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (position, "end"),
                   ==,
                   g_utf8_strlen (TEXT, -1));
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (selectors, 1), "exact"),
    ==,
    TEXT);
}

static void
test_brat (void)
{
  g_autofree char *brat = write_all ("brat", "a\tb\nc");
  g_assert_nonnull (strstr (brat, "T1\tQuote 0 25;26 42\t"));
  g_assert_nonnull (strstr (brat, "#1\tAnnotatorNotes T1\ta b c\n"));
}

static RapReport *
run_article (RapDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), "article", &error);
  g_assert_no_error (error);
  RapReport *report = rap_action_run (action, dossier, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Blocks are told before they are items, after, and by themselves. */
static void
test_late (void)
{
  static const char page[] =
    "<html><body><h1>A \"title\" here</h1><p>One\x01 \\ two  three &amp; \xc3\xa9."
    "<ul><li>a foun ded li\xc2\xadst<li>b</ul>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (RapDossier) dossier = rap_dossier_new ();
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (RapDocument) document =
            rap_document_new_for_bytes (bytes, "text/html", NULL, &error);
          g_assert_no_error (error);
          rap_dossier_add (dossier, document);
        }
      g_autoptr (RapReport) report = run_article (dossier);
      g_autoptr (RapReport) other = run_article (dossier);
      rap_report_merge (report, other);
      g_autofree char *before = rap_report_to_string (report, FALSE);
      g_assert_cmpuint (rap_report_get_n_items (report), >=, 8 * n);
      g_autofree char *own = rap_item_dup_json (rap_report_get_item (report, 1));
      g_autofree char *after = rap_report_to_string (report, FALSE);
      g_assert_cmpstr (before, ==, after);
      g_assert_nonnull (strstr (before, own));
      g_assert_nonnull (strstr (own, "\"article-2\""));
    }
}

/* The entries of a live report stand under what heads them, and that is told once. */
static void
test_entries (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><main><h1>Storm over Arnau</h1>");
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (
      page,
      "<section><time datetime=2019-06-04T1%u:00:00Z>1%u:00</time><h3>Entry "
      "%u</h3><p>The "
      "river rose by a hand in the last hour, said the mayor of the lakeside town, and "
      "everybody on the far bank has been asked to leave.</p></section>",
      i,
      i,
      i);
  g_autoptr (GBytes) bytes = g_bytes_new (page->str, page->len);
  g_autoptr (RapDocument) document =
    rap_document_new_for_bytes (bytes, "text/html", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (RapDossier) dossier = rap_dossier_new ();
  rap_dossier_add (dossier, document);
  g_autoptr (RapReport) report = run_article (dossier);
  const char *text = rap_report_get_replacement (report);
  g_assert_nonnull (strstr (text, "2019-06-04 11:00 Entry 1\n\nThe river"));
  g_assert_null (strstr (text, "\n11:00"));
  RapItem *last = rap_report_get_item (report, rap_report_get_n_items (report) - 1);
  g_assert_cmpstr (rap_item_get_heading (last), ==, "2019-06-04 12:00 Entry 2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/write/formats/csv-cells", test_csv_cells);
  g_test_add_func ("/write/formats/csv", test_csv);
  g_test_add_func ("/write/formats/csv/source", test_csv_source);
  g_test_add_func ("/write/formats/markdown", test_markdown);
  g_test_add_func ("/write/formats/annotation", test_annotation);
  g_test_add_func ("/write/formats/brat", test_brat);
  g_test_add_func ("/write/formats/late", test_late);
  g_test_add_func ("/write/entries", test_entries);
  return g_test_run ();
}
