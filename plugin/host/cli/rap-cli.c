// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <rapporteur.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char    *format;
  char    *output;
  char    *errors;
  char    *published;
  char    *language;
  char    *input;
  int      jobs;
  double   deadline;
  gboolean with_text;
  gboolean quiet;
  char   **files;
} Common;

static Common common;

static const GOptionEntry common_entries[] = {
  { "format",
    0,
    0,
    G_OPTION_ARG_STRING,
    &common.format,
    N_ ("Tell the result in FORMAT"),
    N_ ("FORMAT") },
  { "output",
    'o',
    0,
    G_OPTION_ARG_FILENAME,
    &common.output,
    N_ ("Write to FILE"),
    N_ ("FILE") },
  { "jobs",
    0,
    0,
    G_OPTION_ARG_INT,
    &common.jobs,
    N_ ("Work on N documents at once"),
    N_ ("N") },
  { "published",
    0,
    0,
    G_OPTION_ARG_STRING,
    &common.published,
    N_ ("Take DATE for reports that state none"),
    N_ ("DATE") },
  { "language",
    0,
    0,
    G_OPTION_ARG_STRING,
    &common.language,
    N_ ("Take LANGUAGE for reports that state none"),
    N_ ("LANGUAGE") },
  { "input",
    0,
    0,
    G_OPTION_ARG_STRING,
    &common.input,
    N_ ("Read inputs as auto, html, text, jsonl or warc"),
    N_ ("KIND") },
  { "with-text",
    0,
    0,
    G_OPTION_ARG_NONE,
    &common.with_text,
    N_ ("Put the text into the result"),
    NULL },
  { "deadline",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &common.deadline,
    N_ ("Give up on a document after SECONDS"),
    N_ ("SECONDS") },
  { "errors",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &common.errors,
    N_ ("Write the failures to FILE"),
    N_ ("FILE") },
  { "quiet", 0, 0, G_OPTION_ARG_NONE, &common.quiet, N_ ("Show no progress"), NULL },
  { G_OPTION_REMAINING,
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &common.files,
    NULL,
    N_ ("[FILE|FOLDER|-]…") },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static int
fail (const GError *error)
{
  g_printerr ("rapporteur: %s\n", error->message);
  return 2;
}

static gboolean
run_actions (GPtrArray  *actions,
             RapDossier *dossier,
             RapWriter  *writer,
             GString    *out,
             GError    **error)
{
  g_autoptr (RapReport) whole = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (RapReport) report =
        rap_action_run (g_ptr_array_index (actions, i), dossier, NULL, error);
      if (report == NULL)
        return FALSE;
      if (whole == NULL)
        whole = g_steal_pointer (&report);
      else
        rap_report_merge (whole, report);
    }
  g_autofree char *text = rap_writer_write (writer, whole);
  g_string_append (out, text);
  return TRUE;
}

static int
run (GPtrArray *actions, GError **error)
{
  int status = 0;
  g_autoptr (RapReader) reader = rap_reader_new ();
  g_autoptr (RapWriter) writer =
    rap_writer_new (common.format != NULL ? common.format : "text", error);

  if (writer == NULL)
    return 2;
  rap_writer_set_with_text (writer, common.with_text);
  g_object_set (reader, "published", common.published, "language", common.language, NULL);
  for (guint i = 0; common.files != NULL && common.files[i] != NULL; i++)
    rap_reader_add (reader, common.files[i]);
  if (common.files == NULL)
    rap_reader_add (reader, "-");

  g_autofree char *head = rap_writer_begin (writer);
  fputs (head, stdout);
  for (;;)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (RapDossier) dossier = rap_reader_next (reader, NULL, &local);
      if (dossier == NULL && local == NULL)
        break;
      if (local != NULL || !run_actions (actions, dossier, writer, out, &local))
        {
          g_printerr ("rapporteur: %s: %s\n",
                      rap_reader_get_place (reader),
                      local->message);
          g_autofree char *record =
            rap_writer_write_failure (writer, rap_reader_get_place (reader), local);
          fputs (record, stdout);
          status = 1;
        }
      fwrite (out->str, 1, out->len, stdout);
    }
  g_autofree char *tail = rap_writer_end (writer);
  fputs (tail, stdout);
  return status;
}

static GPtrArray *
actions_of (const char *list, GError **error)
{
  RapRegistry *registry = rap_registry_get_default ();
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) all =
        g_str_equal (names[i], "report") ? rap_registry_list (registry) : NULL;
      for (guint k = 0; all != NULL && all[k] != NULL; k++)
        {
          g_autoptr (RapAction) action = rap_registry_create (registry, all[k], error);
          if (rap_action_get_category (action) == RAP_CATEGORY_EXTRACTION)
            g_ptr_array_add (actions, g_steal_pointer (&action));
        }
      if (all != NULL)
        continue;
      RapAction *action = rap_registry_create (registry, names[i], error);
      if (action == NULL)
        return NULL;
      g_ptr_array_add (actions, action);
    }
  return g_steal_pointer (&actions);
}

static gboolean
set_param (const char *option, const char *value, gpointer data, GError **error)
{
  GPtrArray  *actions = data;
  const char *name = option + strspn (option, "-");
  gboolean    negated = value == NULL && g_str_has_prefix (name, "no-");
  gboolean    known = FALSE;

  name += negated ? strlen ("no-") : 0;
  for (guint i = 0; i < actions->len; i++)
    {
      GObject    *action = g_ptr_array_index (actions, i);
      GParamSpec *pspec =
        g_object_class_find_property (G_OBJECT_GET_CLASS (action), name);
      if (pspec == NULL)
        continue;
      if (!rap_action_set_param (RAP_ACTION (action),
                                 name,
                                 value != NULL ? value
                                 : negated     ? "false"
                                               : "true",
                                 error))
        return FALSE;
      known = TRUE;
    }
  return known;
}

static void
add_param (GArray *entries, GPtrArray *names, GParamSpec *pspec)
{
  gboolean     flag = pspec->value_type == G_TYPE_BOOLEAN;
  GOptionEntry entry = {
    pspec->name,           0,         flag ? G_OPTION_FLAG_NO_ARG : 0,
    G_OPTION_ARG_CALLBACK, set_param, g_param_spec_get_blurb (pspec),
    flag ? NULL : "VALUE"
  };

  for (guint i = 0; i < entries->len; i++)
    {
      if (g_str_equal (g_array_index (entries, GOptionEntry, i).long_name, pspec->name))
        return;
    }
  g_array_append_val (entries, entry);
  if (!flag)
    return;
  char *negated = g_strconcat ("no-", pspec->name, NULL);
  g_ptr_array_add (names, negated);
  entry.long_name = negated;
  entry.flags |= G_OPTION_FLAG_HIDDEN;
  g_array_append_val (entries, entry);
}

static GOptionContext *
make_context (GPtrArray *actions, GArray *entries, GPtrArray *names)
{
  GOptionContext *context = g_option_context_new (NULL);
  GOptionGroup   *group = g_option_group_new ("main", "", "", actions, NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      guint                   n_specs;
      g_autofree GParamSpec **specs =
        g_object_class_list_properties (G_OBJECT_GET_CLASS (
                                          g_ptr_array_index (actions, i)),
                                        &n_specs);
      for (guint k = 0; k < n_specs; k++)
        add_param (entries, names, specs[k]);
    }
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, (GOptionEntry *) (gpointer) entries->data);
  g_option_group_add_entries (group, common_entries);
  g_option_context_set_main_group (context, group);
  return context;
}

static int
list_actions (void)
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

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      g_printerr (_ (
        "Usage: rapporteur ACTION[,ACTION…] [--PARAMETER=VALUE …] [FILE|FOLDER|-]…\n"));
      return 2;
    }
  if (g_str_equal (argv[1], "list"))
    return list_actions ();
  g_autoptr (GPtrArray) actions = actions_of (argv[1], &error);
  if (actions == NULL)
    return fail (error);

  g_autofree char *program = g_strconcat ("rapporteur ", argv[1], NULL);
  g_set_prgname (program);
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOptionContext) context = make_context (actions, entries, names);
  argv[1] = argv[0];
  argc--;
  argv++;
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail (error);
  int status = run (actions, &error);
  return error != NULL ? fail (error) : status;
}
