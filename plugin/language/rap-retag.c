// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-retag.h"

#include <gio/gio.h>

#include "text/rap-hash.h"

#define RESOURCE "/org/gnome/Rapporteur/model/tags.bin"
/* How far the best guess is before the second where the network is not sure, and where it is sure
 * enough to count. */
#define OPEN_MARGIN (20000 * 256)
#define SURE_MARGIN (30000 * 256)
/* What one weight of tags.bin counts in sums of the network. */
#define WEIGHT_UNIT (5000 * 256 / 16)

void
rap_guess_read (const gint32 *sums, RapGuess *guess)
{
  for (guint k = 0; k < RAP_N_GUESSES; k++)
    guess->sums[k] = G_MININT32;
  for (guint8 tag = 0; tag < RAP_N_TAGS; tag++)
    {
      guint k = RAP_N_GUESSES;
      while (k > 0 && sums[tag] > guess->sums[k - 1])
        k--;
      for (guint i = RAP_N_GUESSES - 1; i > k; i--)
        {
          guess->sums[i] = guess->sums[i - 1];
          guess->tags[i] = guess->tags[i - 1];
        }
      if (k == RAP_N_GUESSES)
        continue;
      guess->sums[k] = sums[tag];
      guess->tags[k] = tag;
    }
}

gint32
rap_guess_margin (const gint32 *sums, guint8 tag)
{
  gint32 second = G_MININT32;

  for (guint i = 0; i < RAP_N_TAGS; i++)
    second = MAX (second, i == tag ? G_MININT32 : sums[i]);
  return sums[tag] - second;
}

gboolean
rap_guess_is_open (gint32 margin)
{
  return margin < OPEN_MARGIN;
}

gboolean
rap_guess_is_sure (gint32 margin)
{
  return margin >= SURE_MARGIN;
}

/* ---- Weights */

guint32
rap_retag_cell (guint32 feature, guint8 tag)
{
  return rap_hash_mix (tag, feature, 0) & ((1u << RAP_RETAG_WEIGHT_BITS) - 1);
}

static const gint8 *
get_weights (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      /* What is in the library lives as long as the process. */
      g_autoptr (GBytes) bytes =
        g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes == NULL || g_bytes_get_size (bytes) != 1u << RAP_RETAG_WEIGHT_BITS)
        g_error ("no model %s in the library", RESOURCE);
      g_once_init_leave (&once, (gsize) g_bytes_get_data (bytes, NULL));
    }
  return (const gint8 *) once;
}

/* A participle that is taken for a quality loses what was done. */
static gboolean
loses_deed (const RapGuess *guess, guint k)
{
  return guess->tags[0] == RAP_TAG_VERB && guess->tags[k] == RAP_TAG_ADJ;
}

guint
rap_retag_choose (const RapTagged *tagged, guint at, const RapGuess *guess)
{
  const gint8 *weights = get_weights ();
  guint32      features[RAP_N_RETAG_FEATURES];
  guint        best = 0;
  gint64       most = G_MININT64;

  rap_retag_features (tagged, at, features);
  for (guint k = 0; k < RAP_N_GUESSES; k++)
    {
      gint sum = 0;
      if (loses_deed (guess, k))
        continue;
      for (guint i = 0; i < RAP_N_RETAG_FEATURES; i++)
        sum += weights[rap_retag_cell (features[i], guess->tags[k])];
      gint64 all = (gint64) guess->sums[k] + (gint64) sum * WEIGHT_UNIT;
      if (all > most)
        {
          most = all;
          best = k;
        }
    }
  return best;
}
