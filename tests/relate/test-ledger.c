// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-ledger.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 12
#define TEXTS 40

static char *
open_place (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rapporteur-ledger-XXXXXX", NULL);
  return g_build_filename (folder, "ledger.db", NULL);
}

static void
remove_place (const char *path)
{
  static const char *const tails[] = { "", "-wal", "-shm" };
  g_autofree char         *folder = g_path_get_dirname (path);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (path, tails[i], NULL);
      g_unlink (file);
    }
  g_rmdir (folder);
}

static RapDocument *
make_document (guint number)
{
  g_autofree char *text =
    g_strdup_printf ("Norland closed crossing number %u at Karvik.", number);
  return rap_document_new (text, NULL);
}

static gboolean
add (RapLedger *ledger, guint number, const char *status, GError **error)
{
  g_autoptr (RapDocument) document = make_document (number);
  g_autoptr (RapDossier) dossier = rap_ledger_gather (ledger, document, 0, error);
  if (dossier == NULL)
    return FALSE;
  RapDocument *last =
    rap_dossier_get_document (dossier, rap_dossier_get_n_documents (dossier) - 1);
  g_autofree char *result =
    g_strdup_printf ("{\"document\":{\"id\":\"%s\"},\"actors\":[{\"id\":\"a1\",\"name\":"
                     "\"Norland\"}],\"items\":["
                     "{\"kind\":\"allegation\",\"id\":\"x-1\",\"label\":\"l\","
                     "\"alleger\":\"a1\",\"status\":\"%s\","
                     "\"evidence\":[{\"start\":0,\"end\":7,\"exact\":\"Norland\"}]}]}",
                     rap_document_get_id (last),
                     status);
  return rap_ledger_add (ledger, dossier, result, error);
}

static guint
count_lines (const char *text)
{
  guint n = 0;
  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static guint
count_items (RapLedger *ledger, const char *actor, const char *status, const char *match)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lines =
    rap_ledger_list (ledger, "allegation", actor, status, NULL, match, &error);
  g_assert_no_error (error);
  return count_lines (lines);
}

static void
test_add_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = open_place ();
  g_autoptr (RapLedger) ledger = rap_ledger_open (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_true (add (ledger, 1, "denied", &error));
  g_assert_true (add (ledger, 2, "unanswered", &error));
  g_assert_cmpuint (count_items (ledger, NULL, NULL, NULL), ==, 2);
  g_assert_cmpuint (count_items (ledger, "norl", NULL, NULL), ==, 2);
  g_assert_cmpuint (count_items (ledger, "estia", NULL, NULL), ==, 0);
  g_assert_cmpuint (count_items (ledger, NULL, "denied", NULL), ==, 1);
  g_assert_cmpuint (count_items (ledger, NULL, NULL, "karvik"), ==, 2);
  g_assert_cmpuint (count_items (ledger, NULL, NULL, "lisbon"), ==, 0);

  g_autofree char *all = rap_ledger_export (ledger, &error);
  g_assert_cmpuint (count_lines (all), ==, 2);
  g_assert_nonnull (strstr (all, "\"text\":\"Norland closed crossing number 1"));
  remove_place (path);
}

static void
test_gather (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = open_place ();
  g_autoptr (RapLedger) ledger = rap_ledger_open (path, &error);
  g_autoptr (RapDocument) document = make_document (9);

  add (ledger, 1, "denied", &error);
  g_autoptr (RapDossier) dossier = rap_ledger_gather (ledger, document, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rap_dossier_get_n_documents (dossier), ==, 2);
  g_assert_cmpstr (rap_document_get_text (rap_dossier_get_document (dossier, 1)),
                   ==,
                   rap_document_get_text (document));
  remove_place (path);
}

static void
test_later_schema (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = open_place ();
  sqlite3         *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA user_version = 999", NULL, NULL, NULL);
  sqlite3_close (database);
  g_autoptr (RapLedger) ledger = rap_ledger_open (path, &error);
  g_assert_null (ledger);
  g_assert_nonnull (strstr (error->message, "999"));
  remove_place (path);
}

/* Adds until it is killed, and says in a pipe what it has added. */
static void
add_until_killed (const char *path, int pipe)
{
  g_autoptr (RapLedger) ledger = rap_ledger_open (path, NULL);
  for (guint i = 0; ledger != NULL && i < TEXTS; i++)
    if (add (ledger, i, "denied", NULL) && write (pipe, "+", 1) != 1)
      break;
  _exit (0);
}

static void
check_integrity (const char *path)
{
  sqlite3      *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database, "PRAGMA integrity_check", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

static void
test_killed (void)
{
  g_autofree char *path = open_place ();

  for (guint kill_number = 0; kill_number < KILLS; kill_number++)
    {
      g_autoptr (GError) error = NULL;
      int  ends[2];
      char said[TEXTS + 1];
      g_assert_cmpint (pipe (ends), ==, 0);
      pid_t child = fork ();
      if (child == 0)
        add_until_killed (path, ends[1]);
      close (ends[1]);
      g_usleep (4000 * (kill_number + 1));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      gssize n_said = read (ends[0], said, sizeof said);
      close (ends[0]);

      check_integrity (path);
      g_autoptr (RapLedger) ledger = rap_ledger_open (path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_items (ledger, NULL, NULL, NULL),
                        >=,
                        (guint) MAX (0, n_said));
      g_autofree char *all = rap_ledger_export (ledger, &error);
      g_assert_cmpuint (count_lines (all), ==, count_items (ledger, NULL, NULL, NULL));
    }
  remove_place (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relate/ledger/add-once", test_add_once);
  g_test_add_func ("/relate/ledger/gather", test_gather);
  g_test_add_func ("/relate/ledger/later-schema", test_later_schema);
  g_test_add_func ("/relate/ledger/killed", test_killed);
  return g_test_run ();
}
