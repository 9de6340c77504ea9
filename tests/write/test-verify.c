// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "action/rap-report-private.h"
#include "text/rap-reader.h"
#include "write/rap-verify.h"
#include "write/rap-writer.h"

#define TEXT "Anna Holt, “minister”, met\n=Otto in Karvik, and they agreed on nothing.\n"

typedef struct
{
  char *folder;
  char *text;
  char *result;
} Place;

static void
open_place (Place *place)
{
  place->folder = g_dir_make_tmp ("rapporteur-verify-XXXXXX", NULL);
  place->text = g_build_filename (place->folder, "a.txt", NULL);
  place->result = g_build_filename (place->folder, "result", NULL);
  g_assert_true (g_file_set_contents (place->text, TEXT, -1, NULL));
}

static void
close_place (Place *place)
{
  g_unlink (place->text);
  g_unlink (place->result);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->text);
  g_free (place->result);
}

static char *
write_result (const Place *place, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapReader) reader = rap_reader_new ();
  g_autoptr (RapWriter) writer = rap_writer_new (format, &error);
  rap_reader_add (reader, place->text);
  g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (RapReport) report = rap_report_new (dossier);
  const char   *otto = strstr (TEXT, "=Otto");
  const RapSpan spans[] = { { 0, 9 },
                            { (guint) (otto - TEXT), (guint) (otto - TEXT) + 5 },
                            { 0, 40 } };
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    rap_item_add_evidence (rap_report_add (report, "event", "x"),
                           rap_dossier_get_document (dossier, 0),
                           &spans[i]);
  g_autofree char *head = rap_writer_begin (writer);
  g_autofree char *body = rap_writer_write (writer, report);
  g_autofree char *tail = rap_writer_end (writer);
  return g_strconcat (head, body, tail, NULL);
}

static guint
verify (const Place *place, const char *result, guint *n_wrong)
{
  g_autoptr (GError) error = NULL;
  const char *const files[] = { place->text, NULL };
  guint             n_spans;

  g_assert_true (g_file_set_contents (place->result, result, -1, NULL));
  g_autofree char *lies =
    rap_verify_file (place->result, files, &n_spans, n_wrong, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lies);
  return n_spans;
}

/* Every format with places is believed as it is written and not when a word was changed. */
static void
test_formats (gconstpointer format)
{
  Place place;
  guint n_wrong;

  open_place (&place);
  g_autofree char *result = write_result (&place, format);
  g_assert_cmpuint (verify (&place, result, &n_wrong), ==, 3);
  g_assert_cmpuint (n_wrong, ==, 0);
  for (char *p = strstr (result, "Anna Holt"); p != NULL; p = strstr (p + 1, "Anna Holt"))
    p[0] = 'E';
  verify (&place, result, &n_wrong);
  g_assert_cmpuint (n_wrong, >, 0);
  close_place (&place);
}

/* All lines are looked at, not only the first. */
static void
test_lines (void)
{
  Place place;
  guint n_wrong;

  open_place (&place);
  g_autofree char *line = write_result (&place, "jsonl");
  g_autofree char *lines = g_strconcat (line, line, NULL);
  g_assert_cmpuint (verify (&place, lines, &n_wrong), ==, 6);
  g_assert_cmpuint (n_wrong, ==, 0);
  close_place (&place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/write/verify/json", "json", test_formats);
  g_test_add_data_func ("/write/verify/jsonl", "jsonl", test_formats);
  g_test_add_data_func ("/write/verify/csv", "csv", test_formats);
  g_test_add_data_func ("/write/verify/annotation", "annotation", test_formats);
  g_test_add_data_func ("/write/verify/brat", "brat", test_formats);
  g_test_add_func ("/write/verify/lines", test_lines);
  return g_test_run ();
}
