// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Runs a fuzz target over the files of a folder, as an ordinary test: each as it is, and
 * each cut off at eight places. */

#include "config.h"

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
replay (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (data, &bytes, &length, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 8; i++)
    LLVMFuzzerTestOneInput ((const guint8 *) bytes, length * i / 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);
      g_test_add_data_func_full (path,
                                 g_build_filename (argv[1], name, NULL),
                                 replay,
                                 g_free);
    }
  return g_test_run ();
}
