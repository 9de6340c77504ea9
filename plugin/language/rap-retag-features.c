// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-retag-features.h"

#include <string.h>

#include "language/rap-rels.h"
#include "text/rap-hash.h"
#include "text/rap-utf8.h"

#define NO_TAG    RAP_N_TAGS
#define MAX_SHAPE 12

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
rap_form_tags_add (RapFormTags *forms, const RapWord *word, guint8 tag, gboolean sure)
{
  RapFormTags *form = &forms[rap_word_form (word)];

  form->seen = TRUE;
  if (!sure)
    return;
  RapFormTags *lower = word->lower == word->form ? form : &forms[number_of_lower (word)];
  vote (&form->tag, &form->lead, tag);
  vote (&lower->lower_tag, &lower->lower_lead, tag);
}

/* ---- Hashes */

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

static guint32
end_of (const RapWord *word, gsize most)
{
  gsize length = strlen (word->lower), n = MIN (most, length);

  return rap_hash_bytes (RAP_HASH_START, word->lower + length - n, n);
}

/* ---- Words and tags beside it, and elsewhere in the document */

static guint
put_shape (const RapTagged *tagged, guint at, guint32 *features)
{
  const RapWord     *word = &tagged->words[at];
  const RapFormTags *form = &tagged->forms[rap_word_form (word)],
                    *small = &tagged->forms[number_of_lower (word)];
  gsize   length = strlen (word->lower);
  guint32 shape = hash_shape (word->form), tag_before = tag_at (tagged, at, -1);
  guint32 first = !is_beside (tagged, at, -1);
  guint   n = 0;

  features[n++] =
    rap_hash_mix (0, rap_hash_bytes (RAP_HASH_START, word->form, strlen (word->form)), 0);
  for (guint32 end = 2; end <= 4; end++)
    features[n++] = rap_hash_mix (2 + end, end_of (word, end), 0);
  features[n++] =
    rap_hash_mix (7, rap_hash_bytes (RAP_HASH_START, word->lower, MIN (3, length)), 0);
  features[n++] = rap_hash_mix (8, shape, first);
  features[n++] = rap_hash_mix (20, shape, tag_before * 4 + first * 2 + small->seen);
  features[n++] = rap_hash_mix (21, shape, form->lead > 0 ? form->tag : NO_TAG);
  features[n++] =
    rap_hash_mix (22, first, small->lower_lead > 0 ? small->lower_tag : NO_TAG);
  return n;
}

static guint
put_neighbours (const RapTagged *tagged, guint at, guint32 *features)
{
  guint32 lower = word_at (tagged, at, 0), before = word_at (tagged, at, -1),
          behind = word_at (tagged, at, 1);
  guint32 tag_before = tag_at (tagged, at, -1), tag_behind = tag_at (tagged, at, 1);
  guint   n = 0;

  features[n++] = rap_hash_mix (1, lower, 0);
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
  return n;
}

/* ---- The tree */

#define MOST_SIDE 3

typedef struct
{
  guint32 rels; /* a hash of which relations its children have */
  guint32 before;
  guint32 behind;
} Children;

/* Trees are projective: what stands between a word and its head hangs on one of the two, and what
 * hangs on a word outside ends its part of the sentence. */
static guint64
find_side (const RapTagged *tagged, guint at, int step, guint32 *n)
{
  guint64 rels = 0;

  for (gint64 i = (gint64) at + step; is_beside (tagged, at, (int) (i - at)); i += step)
    {
      int over = tagged->arcs->steps[i], home = (int) (at - i);
      if (over == 0 || over * step < home * step)
        break;
      if (over == home)
        {
          rels |= G_GUINT64_CONSTANT (1) << tagged->arcs->rels[i];
          ++*n;
        }
      else if (over * step > 0)
        i += over - step;
    }
  return rels;
}

static Children
find_children (const RapTagged *tagged, guint at)
{
  Children children = { 0 };
  guint64  rels = find_side (tagged, at, -1, &children.before) |
                 find_side (tagged, at, 1, &children.behind);

  children.rels = (guint32) (rels ^ (rels >> 32) * 0x9E3779B1u);
  return children;
}

/* Whether the head is before or behind, and how near. */
static guint32
way_of (int step)
{
  static const guint8 near[] = { 0, 1, 2, 2, 3 };
  guint               most = G_N_ELEMENTS (near) - 1, far = (guint) ABS (step);

  return (step < 0 ? 4 : 0) + near[MIN (far, most)];
}

static guint
put_tree (const RapTagged *tagged, guint at, guint32 *features)
{
  const RapArcs *arcs = tagged->arcs;
  int            step = arcs->steps[at];
  gint64         head = (gint64) at + step;
  guint32  rel = arcs->rels[at], lower = word_at (tagged, at, 0), way = way_of (step);
  guint32  head_tag = step != 0 ? tagged->tags[head] : NO_TAG;
  guint32  head_word = step != 0 ? word_at (tagged, at, step) : 1;
  guint32  head_rel = step != 0 ? arcs->rels[head] : RAP_N_RELS;
  Children children = find_children (tagged, at);
  guint    n = 0;

  features[n++] = rap_hash_mix (30, rel, head_tag * 8 + way);
  features[n++] = rap_hash_mix (31, rel, lower);
  features[n++] = rap_hash_mix (32, rel, head_word);
  features[n++] = rap_hash_mix (33, lower, rap_hash_mix (0, rel, head_tag));
  features[n++] = rap_hash_mix (34, head_word, lower);
  features[n++] = rap_hash_mix (35, children.rels, rel);
  features[n++] = rap_hash_mix (36, lower, children.rels);
  features[n++] = rap_hash_mix (37,
                                hash_shape (tagged->words[at].form),
                                rap_hash_mix (0, children.rels, rel));
  features[n++] = rap_hash_mix (38, rel, head_rel * 64 + head_tag);
  features[n++] = rap_hash_mix (39, end_of (&tagged->words[at], 3), rel * 8 + way);
  features[n++] = rap_hash_mix (40,
                                rel,
                                MIN (children.before, MOST_SIDE) * 4 +
                                  MIN (children.behind, MOST_SIDE));
  features[n++] =
    rap_hash_mix (41,
                  rel,
                  rap_hash_mix (0, tag_at (tagged, at, -1), tag_at (tagged, at, 1)));
  return n;
}

void
rap_retag_features (const RapTagged *tagged,
                    guint            at,
                    guint32          features[RAP_N_RETAG_FEATURES])
{
  guint n = put_shape (tagged, at, features);

  n += put_neighbours (tagged, at, features + n);
  n += put_tree (tagged, at, features + n);
  g_assert (n == RAP_N_RETAG_FEATURES);
}
