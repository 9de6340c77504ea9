// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-model.h"

#include <gio/gio.h>
#include <string.h>

#include "language/rap-gazetteer-table.h"

#define RESOURCE "/org/gnome/Rapporteur/model/names.bin"

static gboolean
knows (const char *place)
{
  guint64 hash = rap_gazetteer_hash (RAP_GAZETTEER_BASIS, place, strlen (place));

  return rap_name_model_knows (rap_name_model_get (), hash);
}

static void
test_places (void)
{
  g_assert_true (knows ("Mymensingh"));
  g_assert_true (knows ("Porto Alegre"));
  g_assert_false (knows ("ministry"));
  g_assert_false (knows ("Wednesday"));
}

/* A file that is cut short anywhere, or whose lengths are wrong, is refused. */
static void
test_broken (void)
{
  g_autoptr (GBytes) whole =
    g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size = g_bytes_get_size (whole);

  for (gsize cut = 0; cut < size; cut += 997)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, cut);
      g_assert_null (rap_name_model_new (part, RAP_N_NAME_VALUES));
    }
  for (guint i = 0; i < 32; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      copy[i] ^= 0x80;
      g_autoptr (GBytes) broken = g_bytes_new_static (copy, size);
      g_assert_null (rap_name_model_new (broken, RAP_N_NAME_VALUES));
    }
  g_assert_null (rap_name_model_new (whole, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/name-model/places", test_places);
  g_test_add_func ("/language/name-model/broken", test_broken);
  return g_test_run ();
}
