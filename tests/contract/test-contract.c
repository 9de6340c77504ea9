// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include <locale.h>
#include <rapporteur.h>
#include <string.h>

#include "action/rap-param.h"

/* What every registered action must keep, whoever wrote it. */

typedef struct
{
  const char *name;
  char       *text;
} Text;

static char *
repeat (const char *part, gsize size)
{
  GString *text = g_string_sized_new (size);
  while (text->len < size)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static GArray *
make_texts (void)
{
  const Text texts[] = {
    { "empty", g_strdup ("") },
    { "one byte", g_strdup ("x") },
    { "one mark", g_strdup ("“") },
    { "punctuation", repeat ("“.,” ‘;’ — (!?) ", 3000) },
    { "capitals", repeat ("NATO WILL MEET IN OSLO ", 3000) },
    { "German",
      g_strdup (
        "Die Ministerin sagte: „Wir werden handeln.“ Danach fuhr sie nach Köln.") },
    { "Arabic", g_strdup ("قال الوزير إن المحادثات \"كانت بناءة\" يوم الخميس.") },
    { "Chinese", g_strdup ("部长说：“会谈很有建设性。”星期四，双方签署了协议。") },
    { "emoji", repeat ("😀👨‍👩‍👧 “e\u0301t\u00e9” said 😀. ", 3000) },
    { "one line", repeat ("the minister said that talks would go on and ", 1 << 17) },
    { "markup", repeat ("<p>&amp;</p>{{x}}\t\r\n", 3000) },
    { "report",
      g_strdup (
        "Dolan warns Varland over dam\n\nMinister Ana Dolan of Estavia accused Varland "
        "on Monday of closing the dam.\n"
        "“We will not wait,” she said. Varland denied the charge.\n\nThe two sides "
        "agreed in March to share 3 billion "
        "litres, and Dolan vowed to impose sanctions if the gates stay closed.\n") },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_append_vals (array, texts, G_N_ELEMENTS (texts));
  return array;
}

static RapDossier *
make_dossier (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  g_assert_no_error (error);
  return rap_dossier_new_for_document (document);
}

static void
check_spans (RapReport *report)
{
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      g_assert_cmpstr (rap_item_get_id (item), !=, NULL);
      for (guint k = 0; k < rap_item_get_n_evidence (item); k++)
        {
          const RapSpan   *span = rap_item_get_span (item, k);
          RapDocument     *document = rap_item_get_document (item, k);
          g_autofree char *exact = rap_document_dup_exact (document, span);
          g_assert_cmpuint (span->start, <, span->end);
          g_assert_cmpuint (span->end, <=, rap_document_get_length (document));
          g_assert_true (g_utf8_validate (exact, -1, NULL));
        }
    }
}

static char *
run_on (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDossier) dossier = make_dossier (text);
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, &error);
  g_autoptr (RapReport) report = rap_action_run (action, dossier, NULL, &error);

  g_assert_no_error (error);
  check_spans (report);
  g_autoptr (JsonNode) node = rap_report_to_json (report);
  g_assert_nonnull (node);
  return rap_report_to_string (report, FALSE);
}

static void
test_texts (gconstpointer name)
{
  g_autoptr (GArray) texts = make_texts ();

  for (guint i = 0; i < texts->len; i++)
    {
      const Text      *text = &g_array_index (texts, Text, i);
      g_autofree char *once = run_on (name, text->text);
      g_autofree char *again = run_on (name, text->text);
      g_test_message ("%s on %s: %zu bytes",
                      (const char *) name,
                      text->name,
                      strlen (once));
      g_assert_cmpstr (once, ==, again);
      g_free (text->text);
    }
}

typedef struct
{
  const char *name;
  const char *text;
} Work;

static gpointer
run_in_thread (gpointer data)
{
  const Work *work = data;
  return run_on (work->name, work->text);
}

static void
test_threads (gconstpointer name)
{
  Work     work = { name,
                    "Varland’s envoy, Per Holm, said on Tuesday: “The dam is ours.” Estavia "
                        "rejected this." };
  GThread *threads[4];
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);

  if (!rap_action_is_thread_safe (action))
    {
      g_test_skip ("runs on the thread that made it only");
      return;
    }
  g_autofree char *here = run_on (work.name, work.text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("contract", run_in_thread, &work);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *there = g_thread_join (threads[i]);
      g_assert_cmpstr (here, ==, there);
    }
}

static void
test_parameters (gconstpointer name)
{
  static const char *const taken[] = { "name", "parent", "qos" };
  guint                    n_specs;
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (action), &n_specs);

  g_assert_cmpuint (n_specs, <=, 8);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_auto (GValue) parsed = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (GParamSpec) copy = g_param_spec_ref_sink (rap_param_copy (specs[i], 0));
      for (guint k = 0; k < G_N_ELEMENTS (taken); k++)
        g_assert_cmpstr (specs[i]->name, !=, taken[k]);
      g_assert_nonnull (rap_param_get_type_name (specs[i]));
      g_assert_cmpstr (g_param_spec_get_blurb (specs[i]), !=, NULL);
      g_object_get_property (G_OBJECT (action), specs[i]->name, &value);
      g_assert_true (g_param_value_defaults (specs[i], &value));
      g_assert_true (g_param_value_defaults (copy, &value));
      g_autofree char *printed = rap_param_print (specs[i], &value);
      if (printed == NULL)
        continue;
      g_assert_true (rap_param_parse (specs[i], printed, &parsed, &error));
      g_assert_cmpint (g_param_values_cmp (specs[i], &value, &parsed), ==, 0);
    }
}

static void
test_cancel (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RapDossier) dossier = make_dossier ("One. Two. Three.");
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);

  g_cancellable_cancel (cancellable);
  g_autoptr (RapReport) report = rap_action_run (action, dossier, cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_dossier (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDossier) dossier =
    make_dossier ("Dolan accused Varland of theft on Monday. “We wait,” she said.");
  g_autoptr (RapDocument) second =
    rap_document_new ("Varland denied the theft. 14 people were hurt in Oslo.", &error);
  g_autoptr (RapAction) action =
    rap_registry_create (rap_registry_get_default (), name, NULL);

  rap_dossier_add (dossier, second);
  g_autoptr (RapReport) report = rap_action_run (action, dossier, NULL, &error);
  g_assert_no_error (error);
  check_spans (report);
  g_autoptr (JsonNode) node = rap_report_to_json (report);
  g_assert_nonnull (node);
}

static const struct
{
  const char   *name;
  GTestDataFunc function;
} tests[] = {
  { "texts", test_texts },           { "threads", test_threads },
  { "parameters", test_parameters }, { "cancel", test_cancel },
  { "dossier", test_dossier },
};

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_auto (GStrv) names = rap_registry_list (rap_registry_get_default ());
  for (guint i = 0; names[i] != NULL; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
        {
          g_autofree char *path =
            g_strdup_printf ("/contract/%s/%s", names[i], tests[k].name);
          g_test_add_data_func (path, g_intern_string (names[i]), tests[k].function);
        }
    }
  return g_test_run ();
}
