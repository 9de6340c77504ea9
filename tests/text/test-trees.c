// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-trees.h"

#include <string.h>

#define N_FEATURES 9

static void
put (GByteArray *out, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++, value >>= 8)
    {
      guint8 byte = value & 255;
      g_byte_array_append (out, &byte, 1);
    }
}

static RapTrees *
make_trees (GRand *random, guint n_trees, guint levels, gint32 limit)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "RAPTREE1", 8);
  put (out, N_FEATURES, 4);
  put (out, n_trees, 4);
  put (out, levels, 4);
  for (guint t = 0; t < n_trees; t++)
    {
      for (guint i = 0; i < (1u << levels) - 1; i++)
        {
          put (out, g_rand_int_range (random, 0, N_FEATURES), 2);
          put (out, (guint32) g_rand_int_range (random, -limit - 1, limit + 1), 2);
        }
      for (guint i = 0; i < 1u << levels; i++)
        put (out, g_rand_int (random), 4);
    }
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (out);
  return rap_trees_new (bytes, N_FEATURES);
}

/* Many at a time are what they are one by one, whatever the depth and the values. */
static void
compare (guint levels, gint32 limit)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (levels);
  g_autoptr (RapTrees) trees = make_trees (random, 30, levels, limit);
  int    values[40][N_FEATURES + 2];
  gint64 sums[40];

  g_assert_nonnull (trees);
  for (guint i = 0; i < 40; i++)
    for (guint f = 0; f < N_FEATURES + 2; f++)
      values[i][f] = g_rand_int_range (random, -limit * 2, limit * 2);
  for (guint n = 0; n <= 40; n++)
    {
      rap_trees_score_all (trees, values[0], N_FEATURES + 2, n, sums);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (sums[i], ==, rap_trees_score (trees, values[i]));
    }
}

static void
test_many (void)
{
  for (guint levels = 1; levels <= 6; levels++)
    {
      compare (levels, 3);
      compare (levels, G_MAXINT16);
      compare (levels, 20000);
    }
}

static void
test_damaged (void)
{
  static const char *const bad[] = { "", "RAPTREE1", "RAPTREE2............" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_assert_null (rap_trees_new (bytes, N_FEATURES));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/trees/many", test_many);
  g_test_add_func ("/text/trees/damaged", test_damaged);
  return g_test_run ();
}
