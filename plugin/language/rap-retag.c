// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-retag.h"

#include <gio/gio.h>
#include <string.h>

#include "text/rap-hash.h"
#include "text/rap-utf8.h"

#define RESOURCE "/org/gnome/Rapporteur/model/tags.bin"
/* How far the best guess is before the second where the network is not sure, and where it is sure
 * enough to count. */
#define OPEN_MARGIN (12000 * 256)
#define SURE_MARGIN (30000 * 256)
/* What one weight of tags.bin counts in sums of the network. */
#define WEIGHT_UNIT (5000 * 256 / 16)
#define NO_TAG      RAP_N_TAGS
#define MAX_SHAPE   12

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

static guint
number_of_lower (const RapWord *word)
{
  RapWord lower = { .form = word->lower };
  return rap_word_form (&lower);
}

/* The majority of those that are counted one by one. */
static void
vote (guint8 *tag, guint8 *lead, guint8 said)
{
  if (*lead == 0)
    *tag = said;
  if (*tag != said)
    --*lead;
  else if (*lead < G_MAXUINT8)
    ++*lead;
}

void
rap_form_tags_add (RapFormTags *forms, const RapWord *word, guint8 tag, gint32 margin)
{
  RapFormTags *form = &forms[rap_word_form (word)];

  form->seen = TRUE;
  if (margin < SURE_MARGIN)
    return;
  RapFormTags *lower = word->lower == word->form ? form : &forms[number_of_lower (word)];
  vote (&form->tag, &form->lead, tag);
  vote (&lower->lower_tag, &lower->lower_lead, tag);
}

/* ---- Features */

/* "Xx-9": kinds of characters, each run once. */
static guint32
hash_shape (const char *form)
{
  gunichar last = 0;
  guint32  h = 2166136261u;
  guint    n = 0;

  for (const char *p = form; *p != '\0' && n < MAX_SHAPE; p += rap_utf8_width (p))
    {
      gunichar c = rap_utf8_get (p);
      c = g_unichar_isupper (c) ? 'X' : g_unichar_isalpha (c) ? 'x' : c;
      c = g_unichar_isdigit (c) ? '9' : c;
      if (c == last)
        continue;
      h = (h ^ c) * 16777619u;
      last = c;
      n++;
    }
  return h;
}

static gboolean
is_beside (const RapTagged *tagged, guint at, int step)
{
  gint64 i = (gint64) at + step;
  return i >= 0 && i < tagged->n_words &&
         tagged->words[i].sentence == tagged->words[at].sentence;
}

static guint32
word_at (const RapTagged *tagged, guint at, int step)
{
  if (!is_beside (tagged, at, step))
    return 1;
  const char *lower = tagged->words[(gint64) at + step].lower;
  return rap_hash_bytes (RAP_HASH_START, lower, strlen (lower));
}

static guint32
tag_at (const RapTagged *tagged, guint at, int step)
{
  return is_beside (tagged, at, step) ? tagged->tags[(gint64) at + step] : NO_TAG;
}

void
rap_retag_features (const RapTagged *tagged,
                    guint            at,
                    guint32          features[RAP_N_RETAG_FEATURES])
{
  const RapWord     *word = &tagged->words[at];
  const RapFormTags *form = &tagged->forms[rap_word_form (word)],
                    *small = &tagged->forms[number_of_lower (word)];
  gsize   length = strlen (word->lower);
  guint32 lower = word_at (tagged, at, 0), before = word_at (tagged, at, -1),
          behind = word_at (tagged, at, 1), shape = hash_shape (word->form);
  guint32 tag_before = tag_at (tagged, at, -1), tag_behind = tag_at (tagged, at, 1);
  guint32 first = !is_beside (tagged, at, -1);
  guint   n = 0;

  features[n++] =
    rap_hash_mix (0, rap_hash_bytes (RAP_HASH_START, word->form, strlen (word->form)), 0);
  features[n++] = rap_hash_mix (1, lower, 0);
  for (guint32 end = 2; end <= 4; end++)
    features[n++] =
      rap_hash_mix (2 + end,
                    rap_hash_bytes (RAP_HASH_START,
                                    word->lower + length - MIN (end, length),
                                    MIN (end, length)),
                    0);
  features[n++] =
    rap_hash_mix (7, rap_hash_bytes (RAP_HASH_START, word->lower, MIN (3, length)), 0);
  features[n++] = rap_hash_mix (8, shape, first);
  features[n++] = rap_hash_mix (9, before, 0);
  features[n++] = rap_hash_mix (10, behind, 0);
  features[n++] = rap_hash_mix (11, before, lower);
  features[n++] = rap_hash_mix (12, lower, behind);
  features[n++] = rap_hash_mix (13, tag_before, 0);
  features[n++] = rap_hash_mix (14, tag_behind, 0);
  features[n++] = rap_hash_mix (15, tag_at (tagged, at, -2), tag_before);
  features[n++] = rap_hash_mix (16, tag_behind, tag_at (tagged, at, 2));
  features[n++] = rap_hash_mix (17, tag_before, tag_behind);
  features[n++] = rap_hash_mix (18, lower, tag_before);
  features[n++] = rap_hash_mix (19, lower, tag_behind);
  features[n++] = rap_hash_mix (20, shape, tag_before * 4 + first * 2 + small->seen);
  features[n++] = rap_hash_mix (21, shape, form->lead > 0 ? form->tag : NO_TAG);
  features[n++] =
    rap_hash_mix (22, first, small->lower_lead > 0 ? small->lower_tag : NO_TAG);
  g_assert (n == RAP_N_RETAG_FEATURES);
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
      GBytes *bytes =
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
