// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "text/rap-digest.h"

/* Every length around the blocks, and some long ones, against GLib's own. */
static void
test_lengths (void)
{
  g_autofree guint8 *bytes = g_malloc (70000);
  for (guint i = 0; i < 70000; i++)
    bytes[i] = (guint8) (i * 7 + i / 253);
  for (guint length = 0; length < 70000; length += length < 300 ? 1 : 6971)
    {
      g_autofree char *own = rap_digest ((const char *) bytes + length % 3, length);
      g_autofree char *theirs =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes + length % 3, length);
      g_assert_cmpstr (own, ==, theirs);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/lengths", test_lengths);
  return g_test_run ();
}
