// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-lexicon.h"

#include <gio/gio.h>
#include <string.h>

#define LEXICONS "/org/gnome/Rapporteur/lexicon/en/"

/* Reads the lexicon line by line, the slow way, and compares. */
static void
compare_lexicon (const char *name, const char *text)
{
  const RapLexicon *lexicon = rap_lexicon_get (name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint row = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || (*lines[i] == '#' && (lines[i][1] == ' ' || !lines[i][1])))
        continue;
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_auto (GStrv) columns = g_strsplit (lines[0], "\t", -1);
      gboolean over = FALSE;
      for (guint k = 0; columns[k] != NULL; k++)
        {
          over = over || fields[k] == NULL;
          g_assert_true (
            rap_field_is (rap_lexicon_field (lexicon, row, k), over ? "" : fields[k]));
        }
      guint found = rap_lexicon_find (lexicon, fields[0], strlen (fields[0]));
      while (found != row)
        {
          g_assert_cmpuint (found, <, row);
          g_assert_true (rap_field_is (rap_lexicon_field (lexicon, found, 0), fields[0]));
          found = rap_lexicon_next (lexicon, found);
        }
      row++;
    }
  g_assert_cmpuint (rap_lexicon_n_rows (lexicon), ==, row);
}

static void
test_rows (void)
{
  g_auto (GStrv) files =
    g_resources_enumerate_children (LEXICONS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (LEXICONS, files[i], NULL);
      g_autoptr (GBytes) bytes =
        g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      *strrchr (files[i], '.') = '\0';
      compare_lexicon (files[i], g_bytes_get_data (bytes, NULL));
    }
}

static void
test_missing (void)
{
  const RapLexicon *lexicon = rap_lexicon_get ("cues");

  g_assert_true (lexicon == rap_lexicon_get ("cues"));
  g_assert_cmpuint (rap_lexicon_find (lexicon, "no such word", 12), ==, RAP_LEXICON_NONE);
  g_assert_cmpuint (rap_lexicon_find (lexicon, "", 0), ==, RAP_LEXICON_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/lexicon/rows", test_rows);
  g_test_add_func ("/text/lexicon/missing", test_missing);
  return g_test_run ();
}
