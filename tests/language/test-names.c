// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include <string.h>

#include "language/rap-names.h"

/* Names as "kind:text", one after the other. */
static char *
list_names (const char *text)
{
  static const char kinds[RAP_N_NAME_TYPES] = { 'P', 'O', 'S', 'L', 'N', 'X' };
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDocument) document = rap_document_new (text, &error);
  GString *list = g_string_new (NULL);

  g_assert_no_error (error);
  const RapNames *names = rap_names_of (document);
  const RapWords *words = rap_words_of (document);
  for (guint i = 0; i < names->n_names; i++)
    {
      RapSpan span = rap_words_span (words, names->names[i].first, names->names[i].end);
      g_string_append_printf (list,
                              "%s%c:",
                              i > 0 ? " | " : "",
                              kinds[names->names[i].type]);
      g_string_append_len (list, text + span.start, span.end - span.start);
    }
  return g_string_free (list, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *names;
} Case;

static const Case cases[] = {
  { "short-for-a-name",
    "The National Office of Local Trade (NOLT) met in Lagos. Later, NOLT rejected it.",
    "O:National Office of Local Trade | O:NOLT | L:Lagos | O:NOLT" },
  { "short-for-words",
    "The consumer price index (CPI) rose by 2 percent. The CPI had fallen in May.",
    "" },
  { "unknown-states",
    "Kestria rejected it. Kestrian officials and the president of Borduria met on "
    "Monday. "
    "The Bordurian minister stayed.",
    "L:Kestria | N:Kestrian | L:Borduria | N:Bordurian" },
  { "unknown-places",
    "The government of Zembala said on Monday that it had won. Zembala rejected the "
    "plan.",
    "L:Zembala | L:Zembala" },
  { "dateline", "KARVO HOLM, July 24: The ministry met on Monday.", "L:KARVO HOLM" },
  { "apposition",
    "The ombudsman of Malta, Rita Vella, accused the airline Skywave of hiding reports.",
    "S:Malta | P:Rita Vella | O:Skywave" },
  { "sides", "They came from central Lagos on Monday.", "L:Lagos" },
};

static void
test_case (gconstpointer data)
{
  const Case      *one = data;
  g_autofree char *found = list_names (one->text);

  g_assert_cmpstr (found, ==, one->names);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/names/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
