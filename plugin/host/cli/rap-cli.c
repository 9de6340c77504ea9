// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>

#include "host/cli/rap-cli-ledger.h"
#include "host/cli/rap-cli-run.h"

typedef int (*Command) (int argc, char **argv, GError **error);

static int
list_actions (G_GNUC_UNUSED int      argc,
              G_GNUC_UNUSED char   **argv,
              G_GNUC_UNUSED GError **error)
{
  RapRegistry *registry = rap_registry_get_default ();
  g_auto (GStrv) names = rap_registry_list (registry);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapAction) action = rap_registry_create (registry, names[i], NULL);
      g_print ("%-14s %s\n", names[i], rap_action_get_description (action));
    }
  return 0;
}

static int
describe_action (int argc, char **argv, GError **error)
{
  if (argc < 2)
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_PARAM,
                           _ ("Which action? Try “rapporteur list”"));
      return 2;
    }
  g_autoptr (JsonNode) node =
    rap_registry_describe (rap_registry_get_default (), argv[1], error);
  g_autofree char *text = node != NULL ? json_to_string (node, TRUE) : NULL;
  if (text != NULL)
    g_print ("%s\n", text);
  return text != NULL ? 0 : 2;
}

static int
complete (int argc, char **argv, G_GNUC_UNUSED GError **error)
{
  rap_cli_complete (argc - 1, argv + 1);
  return 0;
}

static int
print_version (G_GNUC_UNUSED int      argc,
               G_GNUC_UNUSED char   **argv,
               G_GNUC_UNUSED GError **error)
{
  g_print ("rapporteur %s\n", PACKAGE_VERSION);
  return 0;
}

static int
print_help (G_GNUC_UNUSED int argc, G_GNUC_UNUSED char **argv, GError **error)
{
  g_print (_ ("Usage:\n"
              "  rapporteur ACTION[,ACTION…] [--PARAMETER=VALUE …] [FILE|FOLDER|-]…\n"
              "  rapporteur report …           all extractions at once\n"
              "  rapporteur ACTION --help      the parameters of an action\n"
              "  rapporteur list               the actions there are\n"
              "  rapporteur describe ACTION    an action and its parameters as JSON\n"
              "  rapporteur verify RESULT [FILE…]\n"
              "  rapporteur ledger add|show|list|export LEDGER …\n"
              "\n"
              "Actions:\n"));
  return list_actions (0, NULL, error);
}

static int
verify (int argc, char **argv, GError **error)
{
  guint n_spans, n_wrong;

  if (argc < 2)
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_PARAM,
                           _ ("Which result is to be verified?"));
      return 2;
    }
  g_autofree char *lies =
    rap_verify_file (argv[1], (const char *const *) argv + 2, &n_spans, &n_wrong, error);
  if (lies == NULL)
    return 2;
  fputs (lies, stderr);
  g_print (_ ("%u spans, %u mismatches\n"), n_spans, n_wrong);
  return n_wrong > 0 ? 3 : 0;
}

static const struct
{
  const char *name;
  Command     command;
} commands[] = {
  { "list", list_actions },   { "describe", describe_action },
  { "verify", verify },       { "ledger", rap_cli_ledger },
  { "--complete", complete }, { "--version", print_version },
  { "--help", print_help },   { "-h", print_help },
  { "help", print_help },
};

static int
run_action_list (int argc, char **argv, GError **error)
{
  g_auto (RapCliOptions) options = { 0 };
  g_autoptr (GPtrArray) actions = rap_cli_actions_of (argv[0], error);

  if (actions == NULL)
    return 2;
  g_autofree char *program = g_strconcat ("rapporteur ", argv[0], NULL);
  const char      *summary = actions->len == 1
                               ? rap_action_get_description (g_ptr_array_index (actions, 0))
                               : NULL;
  g_set_prgname (program);
  if (!rap_cli_parse (actions, &options, summary, &argc, &argv, error))
    return 2;
  return rap_cli_run (actions, &options, error);
}

static int
dispatch (int argc, char **argv, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (argv[0], commands[i].name))
        return commands[i].command (argc, argv, error);
    }
  return run_action_list (argc, argv, error);
}

/* What is large is given back when it is freed, not kept for what may never come. */
#define LARGE (1 << 20)

static void
set_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE);
  mallopt (M_TRIM_THRESHOLD, 2 * LARGE); /* small documents keep theirs */
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  set_memory ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc < 2)
    {
      g_printerr ("rapporteur: %s\n", _ ("Which action? Try “rapporteur --help”"));
      return 2;
    }
  int status = dispatch (argc - 1, argv + 1, &error);
  if (error != NULL)
    g_printerr ("rapporteur: %s\n", error->message);
  return error != NULL ? 2 : status;
}
