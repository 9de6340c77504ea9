// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/cli/rap-cli-ledger.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "host/cli/rap-cli-options.h"

/* Others that a new document is read together with. */
#define MOST_RELATED 6

static struct
{
  char *kind;
  char *actor;
  char *status;
  char *since;
  char *match;
  char *published;
} given;

static const GOptionEntry entries[] = {
  { "kind",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.kind,
    N_ ("List only items of this kind"),
    N_ ("KIND") },
  { "actor",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.actor,
    N_ ("List only items with this actor"),
    N_ ("NAME") },
  { "status",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.status,
    N_ ("List only items with this status"),
    N_ ("STATUS") },
  { "since",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.since,
    N_ ("List only reports from this day on"),
    N_ ("DATE") },
  { "match",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.match,
    N_ ("List only reports with these words"),
    N_ ("WORDS") },
  { "published",
    0,
    0,
    G_OPTION_ARG_STRING,
    &given.published,
    N_ ("Take DATE for reports that state none"),
    N_ ("DATE") },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static RapReport *
run_report (GPtrArray *actions, RapDossier *dossier, GError **error)
{
  g_autoptr (RapReport) whole = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (RapReport) report =
        rap_action_run (g_ptr_array_index (actions, i), dossier, NULL, error);
      if (report == NULL)
        return NULL;
      if (whole == NULL)
        whole = g_steal_pointer (&report);
      else
        rap_report_merge (whole, report);
    }
  return g_steal_pointer (&whole);
}

static gboolean
add_document (RapLedger   *ledger,
              GPtrArray   *actions,
              RapDocument *document,
              GError     **error)
{
  if (rap_ledger_has (ledger, document))
    return TRUE;
  g_autoptr (RapDossier) dossier =
    rap_ledger_gather (ledger, document, MOST_RELATED, error);
  g_autoptr (RapReport) report =
    dossier != NULL ? run_report (actions, dossier, error) : NULL;
  g_autofree char *result = report != NULL ? rap_report_to_string (report, FALSE) : NULL;

  if (result == NULL || !rap_ledger_add (ledger, dossier, result, error))
    return FALSE;
  g_print ("%s\n", rap_document_get_id (document));
  fflush (stdout);
  return TRUE;
}

/* Says what failed and goes on: the rest is done. */
static void
note_failure (RapReader *reader, GError **failure, int *status)
{
  g_printerr ("rapporteur: %s: %s\n", rap_reader_get_place (reader), (*failure)->message);
  g_clear_error (failure);
  *status = 1;
}

static int
add (RapLedger *ledger, char **files, GError **error)
{
  int status = 0;
  g_autoptr (RapReader) reader = rap_reader_new ();
  g_autoptr (GPtrArray) actions = rap_cli_actions_of ("report", error);

  if (actions == NULL)
    return 2;
  g_object_set (reader, "published", given.published, NULL);
  for (guint i = 0; files[i] != NULL; i++)
    rap_reader_add (reader, files[i]);
  for (;;)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &failure);
      if (dossier == NULL && failure == NULL)
        return status;
      for (guint i = 0; dossier != NULL && i < rap_dossier_get_n_documents (dossier); i++)
        if (!add_document (ledger,
                           actions,
                           rap_dossier_get_document (dossier, i),
                           &failure))
          note_failure (reader, &failure, &status);
      if (failure != NULL)
        note_failure (reader, &failure, &status);
    }
}

static int
print (char *text)
{
  if (text != NULL)
    fputs (text, stdout);
  g_free (text);
  return text != NULL ? 0 : 2;
}

static int
show (RapLedger *ledger, G_GNUC_UNUSED char **files, GError **error)
{
  return print (rap_ledger_show (ledger, error));
}

static int
list (RapLedger *ledger, G_GNUC_UNUSED char **files, GError **error)
{
  return print (rap_ledger_list (ledger,
                                 given.kind,
                                 given.actor,
                                 given.status,
                                 given.since,
                                 given.match,
                                 error));
}

static int export(RapLedger *ledger, G_GNUC_UNUSED char **files, GError **error)
{
  return print (rap_ledger_export (ledger, error));
}

static const struct
{
  const char *name;
  int (*run) (RapLedger *ledger, char **files, GError **error);
} commands[] = {
  { "add", add },
  { "show", show },
  { "list", list },
  { "export", export },
};

int
rap_cli_ledger (int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context =
    g_option_context_new ("add|show|list|export LEDGER [FILE|FOLDER]…");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return 2;
  for (guint i = 0; argc >= 3 && i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (argv[1], commands[i].name))
        continue;
      g_autoptr (RapLedger) ledger = rap_ledger_open (argv[2], error);
      return ledger != NULL ? commands[i].run (ledger, argv + 3, error) : 2;
    }
  g_set_error_literal (error,
                       RAP_ERROR,
                       RAP_ERROR_INVALID_PARAM,
                       _ ("Try “rapporteur ledger --help”"));
  return 2;
}
