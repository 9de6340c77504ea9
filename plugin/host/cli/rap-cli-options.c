// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "host/cli/rap-cli-options.h"

#include <glib/gi18n.h>
#include <string.h>

#define REPORT "report"

/* An action as the user's key file wants it. */
static RapAction *
create (RapRegistry *registry, const char *name, GError **error)
{
  g_autoptr (RapAction) action = rap_registry_create (registry, name, error);

  return action != NULL && rap_action_load_defaults (action, NULL, error)
           ? g_steal_pointer (&action)
           : NULL;
}

static GPtrArray *
all_extractions (RapRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = rap_registry_list (registry);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapAction) action = create (registry, names[i], error);
      if (action == NULL)
        return NULL;
      if (rap_action_get_category (action) == RAP_CATEGORY_EXTRACTION)
        g_ptr_array_add (actions, g_steal_pointer (&action));
    }
  return g_steal_pointer (&actions);
}

GPtrArray *
rap_cli_actions_of (const char *list, GError **error)
{
  RapRegistry *registry = rap_registry_get_default ();
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], REPORT))
      {
        GPtrArray *all = all_extractions (registry, error);
        if (all == NULL)
          return NULL;
        g_ptr_array_extend_and_steal (actions, all);
      }
    else
      {
        RapAction *action = create (registry, names[i], error);
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

  name += negated ? strlen ("no-") : 0;
  if (value == NULL)
    value = negated ? "false" : "true";
  for (guint i = 0; i < actions->len; i++)
    {
      RapAction *action = g_ptr_array_index (actions, i);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (action), name) != NULL &&
          !rap_action_set_param (action, name, value, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_entry (GArray *entries, GPtrArray *names, GParamSpec *pspec)
{
  gboolean     flag = pspec->value_type == G_TYPE_BOOLEAN;
  GOptionEntry entry = { pspec->name,
                         0,
                         flag ? G_OPTION_FLAG_NO_ARG : 0,
                         G_OPTION_ARG_CALLBACK,
                         set_param,
                         g_param_spec_get_blurb (pspec),
                         flag ? NULL : g_ascii_strup (pspec->name, -1) };

  if (entry.arg_description != NULL)
    g_ptr_array_add (names, (char *) entry.arg_description);
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

/* One entry a writable parameter; names keeps the strings the entries point to. */
static GArray *
entries_of (GPtrArray *actions, GPtrArray *names)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      guint                   n_specs;
      g_autofree GParamSpec **specs =
        g_object_class_list_properties (G_OBJECT_GET_CLASS (
                                          g_ptr_array_index (actions, i)),
                                        &n_specs);
      for (guint k = 0; k < n_specs; k++)
        {
          if ((specs[k]->flags & G_PARAM_WRITABLE) != 0 &&
              (specs[k]->flags & G_PARAM_CONSTRUCT_ONLY) == 0)
            add_entry (entries, names, specs[k]);
        }
    }
  return entries;
}

/* The options of every command; the field stands for the address that GOption wants. */
static const struct
{
  const char *name;
  char        letter;
  GOptionArg  arg;
  gsize       field;
  const char *blurb;
  const char *value;
} common[] = {
#define FIELD(name) G_STRUCT_OFFSET (RapCliOptions, name)
  { "format",
    0,
    G_OPTION_ARG_STRING,
    FIELD (format),
    N_ ("Tell the result in FORMAT"),
    N_ ("FORMAT") },
  { "output",
    'o',
    G_OPTION_ARG_FILENAME,
    FIELD (output),
    N_ ("Write the result to FILE"),
    N_ ("FILE") },
  { "jobs", 0, G_OPTION_ARG_INT, FIELD (jobs), N_ ("Work on N documents at once"), "N" },
  { "published",
    0,
    G_OPTION_ARG_STRING,
    FIELD (published),
    N_ ("Take DATE for reports that state none"),
    N_ ("DATE") },
  { "language",
    0,
    G_OPTION_ARG_STRING,
    FIELD (language),
    N_ ("Take LANGUAGE for reports that state none"),
    N_ ("LANGUAGE") },
  { "input",
    0,
    G_OPTION_ARG_STRING,
    FIELD (input),
    N_ ("Read inputs as auto, html, text, jsonl or warc"),
    N_ ("KIND") },
  { "together",
    0,
    G_OPTION_ARG_NONE,
    FIELD (together),
    N_ ("Look at all inputs as one dossier"),
    NULL },
  { "with-text",
    0,
    G_OPTION_ARG_NONE,
    FIELD (with_text),
    N_ ("Put the text of reports into the result"),
    NULL },
  { "deadline",
    0,
    G_OPTION_ARG_DOUBLE,
    FIELD (deadline),
    N_ ("Give a document up after SECONDS"),
    N_ ("SECONDS") },
  { "limit",
    0,
    G_OPTION_ARG_INT64,
    FIELD (limit),
    N_ ("Refuse documents longer than BYTES"),
    N_ ("BYTES") },
  { "errors",
    0,
    G_OPTION_ARG_FILENAME,
    FIELD (errors),
    N_ ("Write failures to FILE as JSON Lines"),
    N_ ("FILE") },
  { "quiet", 0, G_OPTION_ARG_NONE, FIELD (quiet), N_ ("Show no progress"), NULL },
  { G_OPTION_REMAINING,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    FIELD (files),
    NULL,
    N_ ("[FILE|FOLDER|-]…") },
#undef FIELD
};

#define N_COMMON (G_N_ELEMENTS (common) + 1)

static void
fill_common (GOptionEntry *entries, RapCliOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    entries[i] = (GOptionEntry){ common[i].name,
                                 common[i].letter,
                                 0,
                                 common[i].arg,
                                 G_STRUCT_MEMBER_P (options, common[i].field),
                                 common[i].blurb,
                                 common[i].value };
  entries[G_N_ELEMENTS (common)] = (GOptionEntry){ 0 };
}

gboolean
rap_cli_parse (GPtrArray     *actions,
               RapCliOptions *options,
               const char    *summary,
               int           *argc,
               char        ***argv,
               GError       **error)
{
  GOptionEntry shared[N_COMMON];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) entries = entries_of (actions, names);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("main", "", "", actions, NULL);

  fill_common (shared, options);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (entries->len > 0)
    g_option_group_add_entries (group, (const GOptionEntry *) (gpointer) entries->data);
  g_option_group_add_entries (group, shared);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, summary);
  return g_option_context_parse (context, argc, argv, error);
}

void
rap_cli_clear (RapCliOptions *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->errors);
  g_free (options->published);
  g_free (options->language);
  g_free (options->input);
  g_strfreev (options->files);
}

static void
print_entries (const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    {
      if (*entries->long_name != '\0' && (entries->flags & G_OPTION_FLAG_HIDDEN) == 0)
        g_print ("--%s%s\n",
                 entries->long_name,
                 entries->arg == G_OPTION_ARG_NONE ||
                     (entries->flags & G_OPTION_FLAG_NO_ARG) != 0
                   ? ""
                   : "=");
    }
}

void
rap_cli_complete (int argc, char **argv)
{
  GOptionEntry  shared[N_COMMON];
  RapCliOptions options = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) actions = argc > 0 ? rap_cli_actions_of (argv[0], NULL) : NULL;
  g_auto (GStrv) known = rap_registry_list (rap_registry_get_default ());

  if (argc == 0)
    {
      g_print ("%s\nlist\ndescribe\nverify\n", REPORT);
      for (guint i = 0; known[i] != NULL; i++)
        g_print ("%s\n", known[i]);
      return;
    }
  g_autoptr (GArray) entries = entries_of (actions, names);
  fill_common (shared, &options);
  if (entries->len > 0)
    print_entries ((const GOptionEntry *) (gpointer) entries->data);
  print_entries (shared);
}
